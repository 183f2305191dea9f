//! What goes to the person's own assistant or coach: stories, coverage and what is left out when telling, in Markdown. No sources, no
//! companies, none of the phrases that the person will not say; what was missed in words of a point stays at home.

use super::markdown::story_without_sources;
use crate::bank::claim::{names_in, struck};
use crate::bank::coverage::Coverage;
use crate::bank::{Bank, Origin, Part, Question, Story, StoryId};
use crate::practice::statistics::Statistics;
use std::collections::{BTreeSet, HashSet};

/// How a proposal comes back, and what else gives JSON.
pub const GUIDE: &str = "\
# For an assistant that helps somebody prepare for director interviews with stardrill

stardrill is a terminal program. It keeps the person's STAR stories as TOML files, drills them, and shows which questions have none.
You see only what the person gives you. Ask them to run these, and read what comes:

- `stardrill export coach`: their stories, what is covered, what they leave out when telling. Names are struck: write […] as it stands.
- `stardrill coverage --format json`: every question with its level, likelihood and stories.
- `stardrill suggest QUESTION --format json`: stories that could answer a question.
- `stardrill next --format json`: what to do next, with reasons.

A story that you rewrote comes back as Markdown, one story a file, with the same headings (`# Title`, `**Headline:**`, `## Situation`,
`## Task`, `## Action`, `## Result`, `## Learning`), by `stardrill story propose FILE`. The person sees every change and decides. A number
or a name that the story did not have is refused: ask for it, do not invent it.

What serves: the outcome first, in one breath; half of the words on what the person did, in the first person; a result in money, time,
people or risk, with its number; two minutes aloud, about 250 words; what they would do differently.
";

/// The text for a coach; `stories` are those that go out.
pub fn coach(
    bank: &Bank,
    coverage: &Coverage<'_>,
    statistics: &Statistics,
    stories: &[&Story],
    phrases: &[String],
) -> String {
    let totals = coverage.totals();
    let mut text = format!(
        "# Stories for director interviews\n\n{} of {} likely questions have an answer; {} stories are ready.\n",
        totals.likely_answered,
        totals.likely,
        bank.ready_count()
    );
    for story in stories {
        text.push_str(&format!("\n---\n\n{}", story_without_sources(&struck_story(story, phrases))));
        let asked: Vec<&str> =
            bank.questions_of(story).into_iter().map(|question| question.ask.as_str()).collect();
        if !asked.is_empty() {
            text.push_str(&format!(
                "\n**Best for:**\n\n{}",
                asked.iter().map(|ask| format!("- {}\n", struck(ask, phrases))).collect::<String>()
            ));
        }
        if let Some(told) = told(statistics, &story.id) {
            text.push_str(&format!("\nTold aloud: {told}\n"));
        }
    }
    text.push_str("\n---\n\n## Likely questions without an answer yet\n\n");
    for gap in coverage.gaps() {
        text.push_str(&format!("- {}\n", struck(&gap.question.ask, phrases)));
    }
    text
}

/// A story in whose texts nothing stands that is to be struck: before they are set as Markdown, which puts marks between letters.
fn struck_story(story: &Story, phrases: &[String]) -> Story {
    let mut story = story.clone();
    let strike = |text: &mut String| *text = struck(text, phrases);
    strike(&mut story.title.value);
    story
        .headline
        .iter_mut()
        .chain(story.parts.iter_mut().flatten())
        .for_each(|text| strike(&mut text.value));
    story.competencies.iter_mut().for_each(|tag| strike(&mut tag.value));
    story.numbers.iter_mut().for_each(|number| strike(&mut number.say));
    story
}

/// How often, how long, and what is left out most: a part of the story, never words.
fn told(statistics: &Statistics, story: &StoryId) -> Option<String> {
    let (_, tellings) = statistics.stories.iter().find(|(id, _)| id == story)?;
    let told = tellings.as_ref()?;
    let parts: Vec<&str> =
        Part::ALL.into_iter().map(Part::word).chain(["numbers", "headline", "time"]).collect();
    let weakest = told.weakest.as_ref().filter(|(word, _)| parts.contains(&word.as_str()));
    let weakest = weakest.map(|(word, _)| format!(", most often left out: {word}")).unwrap_or_default();
    Some(format!("{} times, {} seconds{weakest}", told.count, told.median_seconds))
}

/// What never goes out: phrases to avoid, companies, who interviews, sources.
pub fn secrets(bank: &Bank) -> Vec<String> {
    let avoided = bank.stories().iter().flat_map(|story| &story.avoid).map(|phrase| phrase.value.clone());
    let companies =
        bank.interviews().iter().filter_map(|interview| interview.company.as_deref()).flat_map(company_names);
    let people =
        bank.interviews().iter().flat_map(|interview| &interview.with).flat_map(|one| person_names(one));
    let sources =
        bank.stories().iter().flat_map(|story| &story.numbers).filter_map(|number| number.source.clone());
    avoided.chain(companies).chain(people).chain(sources).filter(|phrase| !phrase.trim().is_empty()).collect()
}

/// A company's name, with its legal form and without.
fn company_names(company: &str) -> Vec<String> {
    const FORMS: [&str; 10] = ["ltd", "limited", "inc", "plc", "llc", "gmbh", "ag", "sa", "bv", "corp"];
    let short = company.rsplit_once(' ').filter(|(_, form)| {
        FORMS.contains(&form.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().as_str())
    });
    std::iter::once(company.to_owned())
        .chain(short.map(|(name, _)| name.trim_end_matches(',').to_owned()))
        .collect()
}

/// The names in somebody of a panel: `Maria Jansen (CFO)` is Maria, Jansen and both; `CIO` is nobody's name.
fn person_names(one: &str) -> Vec<String> {
    const SEATS: &str = "the of and for ms mr mrs dr head chief officer director manager lead vice president senior it hr board member \
        recruiter peer future report information technology finance financial operations operating executive people data security";
    let name = one.split(['(', ',']).next().unwrap_or_default().trim();
    let is_seat = |word: &str| SEATS.split_whitespace().any(|seat| seat == word.to_lowercase());
    let is_name =
        |word: &&str| word.chars().count() > 2 && word.starts_with(char::is_uppercase) && !is_seat(word);
    let is_initials = |word: &str| word.chars().count() <= 4 && word.chars().all(char::is_uppercase);
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(is_name)
        .filter(|word| !is_initials(word))
        .collect();
    if words.is_empty() {
        return vec![];
    }
    words.iter().map(|word| (*word).to_owned()).chain([name.to_owned()]).collect()
}

/// Capitalised words that are left in a text, for the person to strike.
pub fn names_left(bank: &Bank, text: &str) -> BTreeSet<String> {
    let plain = plain_words(bank);
    let heads = [
        "STAR",
        "Stories",
        "Headline",
        "Tags",
        "When",
        "Numbers",
        "Best",
        "Situation",
        "Task",
        "Action",
        "Result",
        "Learning",
        "Told",
    ];
    let own = text
        .lines()
        .filter(|line| !line.starts_with("- ") || !is_asked(bank, &line[2..]))
        .collect::<Vec<_>>()
        .join(".\n");
    names_in(&own.replace(['*', '#', '\\'], " "), |word| plain.contains(word))
        .into_iter()
        .filter(|name| !heads.contains(&name.as_str()))
        .collect()
}

/// Whether a line is a question of a deck that is built in: there are no names in those.
fn is_asked(bank: &Bank, line: &str) -> bool {
    let is_bundled = |question: &&Question| {
        bank.deck(question.id.deck()).is_some_and(|deck| deck.origin == Origin::Bundled)
    };
    bank.questions().iter().filter(is_bundled).any(|question| question.ask == line)
}

/// Words that the decks write in lower case: no names, wherever they stand.
pub fn plain_words(bank: &Bank) -> HashSet<String> {
    let questions = bank.questions().iter();
    let texts = questions.flat_map(|question| {
        question
            .wordings()
            .chain(question.strong.iter().map(String::as_str))
            .chain(question.follow_ups.iter().map(String::as_str))
            .collect::<Vec<_>>()
    });
    let stories = bank.stories().iter().flat_map(|story| Part::ALL.into_iter().map(|part| story.part(part)));
    let words = texts.chain(stories).flat_map(|text| text.split(|c: char| !c.is_alphanumeric() && c != '\''));
    let lower = words.filter(|word| word.starts_with(char::is_lowercase)).map(str::to_owned);
    lower.chain(OPENINGS.split_whitespace().map(str::to_owned)).collect()
}

/// Words that begin sentences and may stand nowhere else in the decks.
const OPENINGS: &str = "the a an we i it he she they this that these those there here in on at by for from to of with within without after \
    before since until when while where who what which why how if as but and or so then now also both each every all no not one two \
    three my our your his her their its nobody somebody everybody nothing once later today yesterday during because although though";
