//! What the person prepared, listed and shown: decks, questions, stories, interviews.

use crate::bank::length::seconds_to_tell;
use crate::bank::{Bank, Deck, Kind, Likelihood, Origin, Question, Status, Story, coverage};
use crate::practice::day::StudyDay;
use crate::practice::history::History;
use crate::practice::review::Item;
use crate::practice::schedule::Card;
use crate::practice::statistics::tellings;
use crate::view::page::{Label, Line, Page};
use crate::view::report::edition::Edition;
use crate::view::report::{card, delivery};
use crate::view::table::{Align, Table};
use crate::view::words::{Count, distance, left_out};
use serde::Serialize;

/// The decks with their counts.
pub fn decks(bank: &Bank, bundled: &Bank, width: usize) -> Page {
    let mut page = Page::new(width);
    for deck in bank.decks() {
        let edition = Edition::of(bank, bundled, &deck.id);
        let yours = match (deck.origin, edition.is_same()) {
            (Origin::Bundled, _) => String::new(),
            (Origin::Own, true) => "  (yours)".to_owned(),
            (Origin::Own, false) => format!("  (yours; the bundled edition differs: deck diff {})", deck.id),
        };
        let title = Line::of(Label::Strong, deck.id.to_string());
        page.push(title.then(Label::Plain, format!("  {}{yours}", deck.title)));
        let count = |kind: Kind| of_deck(bank, deck).filter(|question| question.kind == kind).count();
        let kinds: Vec<String> = Kind::ALL
            .into_iter()
            .filter(|kind| count(*kind) > 0)
            .map(|kind| format!("{} {}", count(kind), kind.word()))
            .collect();
        let all = Count(of_deck(bank, deck).count(), "question");
        page.paragraph(Label::Quiet, &format!("{all}: {}", kinds.join(", ")), 4);
    }
    page
}

fn of_deck<'a>(bank: &'a Bank, deck: &'a Deck) -> impl Iterator<Item = &'a Question> {
    bank.questions().iter().filter(|question| question.id.deck() == &deck.id)
}

/// The competencies with their titles and how many stories carry them.
pub fn competencies(bank: &Bank, width: usize) -> Page {
    let mut page = Page::new(width);
    let mut table = Table::new(&[(Align::Left, "tag"), (Align::Left, "title"), (Align::Right, "stories")]);
    for competency in bank.vocabulary().all() {
        let carries = |story: &&Story| {
            bank.tags_of_story(story).iter().any(|tag| bank.tag_name(*tag) == &competency.id)
        };
        let count = bank.stories().iter().filter(carries).count();
        let label = if count == 0 { Label::Quiet } else { Label::Good };
        table.row(vec![
            (Label::Strong, competency.id.to_string()),
            (Label::Plain, competency.title.clone()),
            (label, count.to_string()),
        ]);
    }
    table.put(&mut page, 0);
    page
}

/// A deck's questions, by kind and likelihood, each with how well it is prepared.
pub fn deck(bank: &Bank, deck: &Deck, width: usize) -> Page {
    let mut page = Page::new(width);
    page.push(Line::of(Label::Title, &deck.title).then(Label::Quiet, format!("  {}", deck.id)));
    for kind in Kind::ALL {
        let mut questions: Vec<&Question> =
            of_deck(bank, deck).filter(|question| question.kind == kind).collect();
        questions.sort_by_key(|question| std::cmp::Reverse(question.likelihood)); // stable: the deck's order within
        if questions.is_empty() {
            continue;
        }
        page.heading(format!("{} ({})", card::capitalised(kind.word()), questions.len()));
        for question in questions {
            question_line(bank, question, &mut page);
        }
    }
    page
}

fn question_line(bank: &Bank, question: &Question, page: &mut Page) {
    let likelihood = match question.likelihood {
        Likelihood::High => (Label::Strong, "likely"),
        Likelihood::Medium => (Label::Quiet, ""),
        Likelihood::Low => (Label::Quiet, "rare"),
    };
    let level = coverage::level(bank, question);
    let mut line = Line::of(Label::Quiet, format!("  {}", question.id.stem()));
    if !likelihood.1.is_empty() {
        line = line.then(Label::Quiet, " · ").then(likelihood.0, likelihood.1);
    }
    if !question.kind.needs_nothing() {
        let label = if level.answers(question.kind) { Label::Good } else { Label::Quiet };
        line = line.then(Label::Quiet, " · ").then(label, level.word());
    }
    page.push(line);
    page.paragraph(Label::Plain, &question.ask, 4);
}

/// One question with everything its card holds.
pub fn question(bank: &Bank, question: &Question, width: usize) -> Page {
    let mut page = Page::new(width);
    page.paragraph(Label::Title, &question.ask, 0);
    for wording in &question.also {
        page.paragraph(Label::Plain, &format!("or: {wording}"), 2);
    }
    let tags: Vec<&str> = question.competencies.iter().map(|tag| tag.value.as_str()).collect();
    let about = format!(
        "{} · {} · {} likelihood · {}",
        question.id,
        question.kind.word(),
        question.likelihood.word(),
        tags.join(", ")
    );
    page.paragraph(Label::Quiet, &about, 0);
    page.gap();
    page.append(card::answer(bank, &Card::of(bank, Item::Question(question.id.clone()), 0), false, width));
    if let Some(more) = &question.more {
        page.heading("More");
        page.paragraph(Label::Plain, more.trim(), 2);
    }
    for variant in question.variants.iter().skip(1) {
        page.heading("Or");
        page.paragraph(Label::Plain, &variant.ask, 2);
        page.paragraph(Label::Quiet, variant.answer.trim(), 4);
    }
    for (heading, points) in [("A weak one", &question.weak), ("They go on", &question.follow_ups)] {
        if !points.is_empty() {
            page.heading(heading);
            for point in points {
                page.bullet(Label::Plain, point, 2);
            }
        }
    }
    page
}

/// The stories: ready ones first, then drafts, then retired ones; within, by name or by how long ago they were told.
pub fn stories(
    bank: &Bank,
    history: &History,
    today: StudyDay,
    least_told_first: bool,
    width: usize,
) -> Page {
    let mut page = Page::new(width);
    let mut table = Table::new(&[
        (Align::Left, "story"),
        (Align::Left, "status"),
        (Align::Right, "answers"),
        (Align::Right, "rehearsed"),
        (Align::Left, "last"),
        (Align::Left, "title"),
    ]);
    let rank = |story: &&Story| match story.status {
        Status::Ready => 0,
        Status::Draft => 1,
        Status::Retired => 2,
    };
    let mut stories: Vec<&Story> = bank.stories().iter().collect();
    stories.sort_by_key(rank);
    if least_told_first {
        let day =
            |story: &&Story| history.progress(&Item::Story(story.id.clone())).map(|known| known.last_day);
        stories.sort_by_key(|story| (rank(story), day(story)));
    }
    for story in stories {
        let progress = history.progress(&Item::Story(story.id.clone()));
        let last = progress.map_or(String::new(), |known| distance(known.last_day.minus(today)));
        table.row(vec![
            (Label::Strong, story.id.to_string()),
            status(story),
            (Label::Plain, bank.questions_of(story).len().to_string()),
            (Label::Plain, progress.map_or(0, |known| known.reviews).to_string()),
            (Label::Quiet, last),
            (Label::Plain, story.title.value.clone()),
        ]);
    }
    table.put(&mut page, 0);
    page.gap();
    let floor = bank.settings().story_floor;
    let ready = bank.ready_count();
    let line = if ready < floor {
        format!("{ready} of {} ready.", Count(floor, "story"))
    } else {
        format!("{} ready.", Count(ready, "story"))
    };
    page.paragraph(Label::Quiet, &line, 0);
    page
}

fn status(story: &Story) -> (Label, String) {
    match story.status {
        Status::Ready if story.is_ready() => (Label::Good, "ready".to_owned()),
        Status::Ready => (Label::Bad, "ready?".to_owned()),
        Status::Draft => (Label::Caution, "draft".to_owned()),
        Status::Retired => (Label::Quiet, "retired".to_owned()),
    }
}

/// One story, with what it is told for.
pub fn story(bank: &Bank, history: &History, today: StudyDay, story: &Story, width: usize) -> Page {
    let mut page = Page::new(width);
    page.paragraph(Label::Title, &story.title.value, 0);
    let mut about = vec![format!("stories/{}.toml", story.id), status(story).1];
    about.extend(story.when.as_ref().map(|when| when.value.clone()));
    about.extend(story.competencies.iter().map(|tag| tag.value.clone()));
    page.paragraph(Label::Quiet, &about.join(" · "), 0);
    card::whole_story(&mut page, story);
    let questions = bank.questions_of(story);
    page.heading(format!("Linked to {}", Count(questions.len(), "question")));
    for question in questions {
        page.hang(Line::of(Label::Quiet, "  - "), Label::Plain, &question.ask, 4);
        page.paragraph(Label::Quiet, question.id.as_str(), 4);
    }
    let seconds = seconds_to_tell(story, &bank.settings().check);
    page.gap();
    let length = format!(
        "{}, about {} to tell",
        Count(story.word_count(), "word"),
        crate::view::words::clock(seconds)
    );
    page.paragraph(Label::Quiet, &length, 0);
    page.paragraph(Label::Quiet, &told(history, today, story), 0);
    let told = tellings(history).remove(&story.id);
    delivery::trend(&told.map(|told| told.measured).unwrap_or_default(), today.date(), &mut page);
    page
}

/// How often it was told, when last, how long, and what fails.
fn told(history: &History, today: StudyDay, story: &Story) -> String {
    let Some(tellings) = tellings(history).remove(&story.id) else {
        return "never rehearsed aloud yet: tell ".to_owned() + story.id.as_str();
    };
    let often = Count(tellings.count, "time");
    let weakest = tellings
        .weakest
        .map(|(what, count)| format!("; left out most: {} ({count})", left_out(&what)))
        .unwrap_or_default();
    let last = distance(tellings.last_day.minus(today));
    format!(
        "rehearsed {often}, last {last}, about {}{weakest}",
        crate::view::words::clock(tellings.median_seconds)
    )
}

/// The JSON of `story list`.
#[derive(Debug, Serialize)]
pub struct StoriesReport<'a> {
    version: u32,
    stories: Vec<StoryJson<'a>>,
}

#[derive(Debug, Serialize)]
struct StoryJson<'a> {
    id: &'a str,
    title: &'a str,
    status: &'static str,
    ready: bool,
    answers: Vec<&'a str>,
    told: u32,
    words: usize,
}

impl<'a> StoriesReport<'a> {
    /// Every story of the bank.
    pub fn new(bank: &'a Bank, history: &History) -> Self {
        let story = |story: &'a Story| StoryJson {
            id: story.id.as_str(),
            title: &story.title.value,
            status: story.status.word(),
            ready: story.is_ready(),
            answers: bank.questions_of(story).into_iter().map(|question| question.id.as_str()).collect(),
            told: history.progress(&Item::Story(story.id.clone())).map_or(0, |known| known.reviews),
            words: story.word_count(),
        };
        Self { version: 1, stories: bank.stories().iter().map(story).collect() }
    }
}

/// The JSON of `deck list`.
#[derive(Debug, Serialize)]
pub struct DecksReport<'a> {
    version: u32,
    decks: Vec<DeckJson<'a>>,
}

#[derive(Debug, Serialize)]
struct DeckJson<'a> {
    id: &'a str,
    title: &'a str,
    own: bool,
    questions: usize,
}

impl<'a> DecksReport<'a> {
    /// Every deck of the bank.
    pub fn new(bank: &'a Bank) -> Self {
        let deck = |deck: &'a Deck| DeckJson {
            id: deck.id.as_str(),
            title: &deck.title,
            own: deck.origin == Origin::Own,
            questions: of_deck(bank, deck).count(),
        };
        Self { version: 1, decks: bank.decks().iter().map(deck).collect() }
    }
}

/// The JSON of `deck show`.
#[derive(Debug, Serialize)]
pub struct QuestionsReport<'a> {
    version: u32,
    questions: Vec<QuestionJson<'a>>,
}

#[derive(Debug, Serialize)]
struct QuestionJson<'a> {
    id: &'a str,
    kind: &'static str,
    ask: &'a str,
    also: &'a [String],
    competencies: Vec<&'a str>,
    likelihood: &'static str,
    probes: Option<&'a str>,
    strong: &'a [String],
    weak: &'a [String],
    follow_ups: &'a [String],
    answer: Option<&'a str>,
    key_points: &'a [String],
}

impl<'a> QuestionsReport<'a> {
    /// Every question of a deck.
    pub fn of_deck(bank: &'a Bank, deck: &'a Deck) -> Self {
        Self { version: 1, questions: of_deck(bank, deck).map(QuestionJson::of).collect() }
    }

    /// One question.
    pub fn of_one(question: &'a Question) -> Self {
        Self { version: 1, questions: vec![QuestionJson::of(question)] }
    }
}

impl<'a> QuestionJson<'a> {
    fn of(question: &'a Question) -> Self {
        Self {
            id: question.id.as_str(),
            kind: question.kind.word(),
            ask: &question.ask,
            also: &question.also,
            competencies: question.competencies.iter().map(|tag| tag.value.as_str()).collect(),
            likelihood: question.likelihood.word(),
            probes: question.probes.as_deref(),
            strong: &question.strong,
            weak: &question.weak,
            follow_ups: &question.follow_ups,
            answer: question.answer.as_deref(),
            key_points: &question.key_points,
        }
    }
}
