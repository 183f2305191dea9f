//! The cards of a drill: the question, its answer, the tick-list, the grades, and the summary at the end.

use crate::bank::{Bank, Kind, Part, Question, Story, Window, coverage};
use crate::practice::drill::Graded;
use crate::practice::review::{Grade, Item};
use crate::practice::schedule::Card;
use crate::view::page::{Label, Line, Page};
use crate::view::words::{Count, clock};

/// Where a card stands in its sitting.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Cards answered or left out so far.
    pub done: usize,
    /// Cards in all, as far as is known now.
    pub total: usize,
}

/// The question as it is asked.
pub fn ask(bank: &Bank, card: &Card, progress: Progress, width: usize) -> Page {
    let mut page = Page::new(width);
    let mut about = vec![format!("{} of {}", progress.done + 1, progress.total)];
    match &card.item {
        Item::Question(id) => {
            let Some(question) = bank.question(id.as_str()) else { return page };
            about.push(id.deck().to_owned());
            about.push(shape(question));
            if bank.weight(question, None) >= coverage::LIKELY_WEIGHT {
                about.push("likely".to_owned());
            }
            note_comeback(&mut about, card);
            page.paragraph(Label::Quiet, &about.join(" · "), 0);
            page.gap();
            let asked = question.wording(card.wording);
            if !says_what_to_do(question, asked) {
                page.paragraph(Label::Strong, &question.ask, 0);
            }
            page.paragraph(Label::Title, asked, 0);
        }
        Item::Story(id) => {
            let Some(story) = bank.story(id.as_str()) else { return page };
            about.push("a story, told aloud".to_owned());
            note_comeback(&mut about, card);
            page.paragraph(Label::Quiet, &about.join(" · "), 0);
            page.gap();
            page.paragraph(Label::Title, &story.title.value, 0);
            if let Some(question) = bank.questions_of(story).first() {
                page.gap();
                page.paragraph(Label::Plain, &format!("Tell it for: {}", question.ask), 0);
            }
        }
    }
    page.gap();
    page
}

/// Whether a wording says what is asked: the case of an exercise may leave that to its title.
fn says_what_to_do(question: &Question, asked: &str) -> bool {
    let opening = |text: &str| text.split_whitespace().take(2).collect::<Vec<_>>().join(" ").to_lowercase();
    question.kind != Kind::Exercise
        || asked.trim_end().ends_with('?')
        || opening(asked) == opening(&question.ask)
}

fn note_comeback(about: &mut Vec<String>, card: &Card) {
    if card.comeback > 0 {
        about.push("once more".to_owned());
    }
}

/// What is asked for, in words.
fn shape(question: &Question) -> String {
    let Window { from_seconds, to_seconds } = question.window;
    match question.kind {
        Kind::Story | Kind::View => format!("{} question", question.kind.word()),
        Kind::Statement => format!("a statement, said aloud in {from_seconds} to {to_seconds} s"),
        Kind::Fact | Kind::Exercise => question.kind.word().to_owned(),
    }
}

/// The answer: for a fact or an exercise its text; else the person's own points, the linked stories, and what a strong
/// answer shows. What the tick-list below it says already (`has_ticks`: headline, numbers, points) is not said twice.
pub fn answer(bank: &Bank, card: &Card, has_ticks: bool, width: usize) -> Page {
    let mut page = Page::new(width);
    match &card.item {
        Item::Story(id) => {
            if let Some(story) = bank.story(id.as_str()) {
                story_parts(&mut page, story);
                if !has_ticks {
                    numbers(&mut page, story);
                }
                never_say(&mut page, story);
            }
        }
        Item::Question(id) => {
            let Some(question) = bank.question(id.as_str()) else { return page };
            let ticked = has_ticks && bank.ready_stories_for(question).next().is_none();
            match question.kind {
                Kind::Fact | Kind::Exercise => worked(&mut page, question, question.answer_to(card.wording)),
                Kind::Statement | Kind::View => {
                    if !ticked {
                        own_points(&mut page, bank, question, "Your points");
                    }
                    linked_stories(&mut page, bank, question, has_ticks);
                    strong_answer(&mut page, question);
                }
                Kind::Story => {
                    linked_stories(&mut page, bank, question, has_ticks);
                    if !ticked {
                        own_points(&mut page, bank, question, "Your bridge");
                    }
                    strong_answer(&mut page, question);
                }
            }
        }
    }
    page.gap();
    page
}

/// The linked stories from beginning to end.
pub fn whole_stories(bank: &Bank, item: &Item, width: usize) -> Page {
    let mut page = Page::new(width);
    match item {
        Item::Story(id) => {
            if let Some(story) = bank.story(id.as_str()) {
                whole_story(&mut page, story);
            }
        }
        Item::Question(id) => {
            let question = bank.question(id.as_str());
            if let Some(more) = question.and_then(|question| question.more.as_deref()) {
                page.paragraph(Label::Plain, more.trim(), 2);
            }
            for story in question.into_iter().flat_map(|question| bank.stories_for(question)) {
                page.gap();
                page.paragraph(Label::Strong, &story.title.value, 0);
                whole_story(&mut page, story);
            }
        }
    }
    page.gap();
    page
}

fn worked(page: &mut Page, question: &Question, answer: &str) {
    page.paragraph(Label::Plain, answer.trim_matches('\n'), 2);
    let holds = [
        question.holds_in.as_ref().map(|place| format!("holds in: {place}")),
        question.checked.as_ref().map(|day| format!("checked {day}")),
    ];
    let holds: Vec<String> = holds.into_iter().flatten().collect();
    if !holds.is_empty() {
        page.paragraph(Label::Quiet, &holds.join(" · "), 2);
    }
    if let Some(probes) = &question.probes {
        page.gap();
        page.hang(Line::of(Label::Heading, "Why they ask  "), Label::Quiet, probes, 2);
    }
}

fn own_points(page: &mut Page, bank: &Bank, question: &Question, heading: &str) {
    let points = bank.points(question);
    if !points.is_empty() {
        page.heading(heading);
        for point in points {
            page.bullet(Label::Plain, point, 2);
        }
    }
}

fn linked_stories(page: &mut Page, bank: &Bank, question: &Question, has_ticks: bool) {
    let stories: Vec<&Story> = bank.stories_for(question).collect();
    if stories.is_empty() {
        return;
    }
    if has_ticks {
        page.gap();
        for story in stories {
            let draft = if story.is_ready() { "" } else { "  (draft)" };
            let lead = Line::of(Label::Heading, "Your story  ");
            page.hang(lead, Label::Strong, &format!("{}{draft}", story.title.value), 2);
        }
        return;
    }
    page.heading(if stories.len() == 1 { "Your story" } else { "Your stories" });
    for story in stories {
        let draft = if story.is_ready() { "" } else { "  (draft)" };
        page.paragraph(Label::Strong, &format!("{}{draft}", story.title.value), 2);
        if !story.headline().is_empty() {
            page.paragraph(Label::Plain, story.headline(), 4);
        }
        for number in &story.numbers {
            page.bullet(Label::Plain, &number.say, 4);
        }
    }
}

fn strong_answer(page: &mut Page, question: &Question) {
    if !question.strong.is_empty() {
        page.heading("A strong answer");
        for point in &question.strong {
            page.bullet(Label::Plain, point, 2);
        }
    }
    if let Some(probes) = &question.probes {
        page.gap();
        page.hang(Line::of(Label::Heading, "They probe  "), Label::Quiet, probes, 2);
    }
    if let Some(follow_up) = question.follow_ups.first() {
        page.hang(Line::of(Label::Heading, "Next they ask  "), Label::Quiet, follow_up, 2);
    }
}

/// A story's headline, parts and numbers.
pub fn whole_story(page: &mut Page, story: &Story) {
    story_parts(page, story);
    numbers(page, story);
    never_say(page, story);
}

fn story_parts(page: &mut Page, story: &Story) {
    if !story.headline().is_empty() {
        page.gap();
        page.paragraph(Label::Strong, story.headline(), 2);
    }
    for part in Part::ALL {
        let text = story.part(part).trim();
        if !text.is_empty() {
            page.heading(capitalised(part.word()));
            page.paragraph(Label::Plain, text, 2);
        }
    }
}

fn numbers(page: &mut Page, story: &Story) {
    if !story.numbers.is_empty() {
        page.heading("Numbers");
        for number in &story.numbers {
            let source = number.source.as_ref().map(|source| format!("  ({source})")).unwrap_or_default();
            page.bullet(Label::Plain, &format!("{}{source}", number.say), 2);
        }
    }
}

fn never_say(page: &mut Page, story: &Story) {
    if !story.avoid.is_empty() {
        let phrases: Vec<&str> = story.avoid.iter().map(|phrase| phrase.value.as_str()).collect();
        page.gap();
        page.hang(Line::of(Label::Heading, "Never say  "), Label::Plain, &phrases.join(", "), 2);
    }
}

/// A word with a capital.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a sitting came to.
pub fn summary(graded: &[Graded], skipped: usize, width: usize) -> Page {
    let mut page = Page::new(width);
    if graded.is_empty() {
        page.push(Line::of(Label::Quiet, "Nothing graded this time."));
        left_out(&mut page, skipped);
        return page;
    }
    let seconds: u32 = graded.iter().map(|graded| graded.seconds).sum();
    let count = |grade: Grade| graded.iter().filter(|graded| graded.grade == grade).count();
    let grades: Vec<String> = Grade::ALL
        .into_iter()
        .filter(|grade| count(*grade) > 0)
        .map(|grade| format!("{} {}", count(grade), grade.word()))
        .collect();
    page.gap();
    let line = Line::of(Label::Good, format!("{} kept", Count(graded.len(), "grade")))
        .then(Label::Plain, format!(" in {}: {}.", clock(seconds), grades.join(", ")));
    page.push(line);
    left_out(&mut page, skipped);
    page
}

fn left_out(page: &mut Page, skipped: usize) {
    if skipped > 0 {
        page.push(Line::of(Label::Quiet, format!("{} left out, ungraded.", Count(skipped, "card"))));
    }
}
