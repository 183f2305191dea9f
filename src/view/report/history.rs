//! What was practised: as text with the newest at the end, where the eye is; as JSON newest first.

use crate::bank::{Bank, Question};
use crate::practice::delivery::Delivery;
use crate::practice::history::{Held, History, Reviewed};
use crate::practice::missed::Missed;
use crate::practice::review::{Grade, Item, Review};
use crate::practice::scores::Tick;
use crate::practice::wording::Wording;
use crate::view::page::{Label, Line, Page, cut};
use crate::view::words::{Count, clock, day, left_out};
use jiff::civil::Date;
use serde::Serialize;

/// The JSON of `history`, newest first.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    version: u32,
    entries: Vec<EntryJson<'a>>,
}

#[derive(Debug, Serialize)]
struct EntryJson<'a> {
    id: String,
    at: String,
    item: String,
    grade: &'static str,
    seconds: u32,
    mode: &'static str,
    missed: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Option<&'a Delivery>,
}

impl<'a> Report<'a> {
    /// The last `limit` standing reviews.
    pub fn new(history: &'a History, limit: usize) -> Self {
        let entry = |reviewed: &'a Reviewed| EntryJson {
            id: reviewed.id.to_string(),
            at: reviewed.at.to_string(),
            item: reviewed.review.item.to_string(),
            grade: reviewed.review.grade.word(),
            seconds: reviewed.review.seconds,
            mode: reviewed.review.mode.word(),
            missed: reviewed.review.missed.iter().map(Missed::word).collect(),
            delivery: reviewed.review.delivery.as_deref(),
        };
        Self { version: 1, entries: history.reviews().iter().rev().take(limit).map(entry).collect() }
    }
}

/// The last `limit` standing reviews, by day.
pub fn text(bank: &Bank, history: &History, limit: usize, today: Date, width: usize) -> Page {
    let mut page = Page::new(width);
    let mut last_day = None;
    let shown = &history.reviews()[history.reviews().len().saturating_sub(limit)..];
    for reviewed in shown {
        if last_day != Some(reviewed.day) {
            last_day = Some(reviewed.day);
            let count = history.reviews_on(reviewed.day).len();
            let minutes = history.seconds_on(reviewed.day);
            page.heading(day(reviewed.day.date(), today));
            let said = format!("  {} in {}", Count(count, "grade"), clock(minutes));
            page.push(Line::of(Label::Quiet, said));
        }
        put_review(bank, reviewed, &mut page);
        let last_of_mock = |held: &&Held| held.mocked.entries.last() == Some(&reviewed.id);
        if let Some(held) = history.mocks().iter().find(last_of_mock) {
            put_mock(held, &mut page);
        }
    }
    page
}

/// The mock that the reviews above it belong to.
fn put_mock(held: &Held, page: &mut Page) {
    let scores = &held.mocked.scores;
    let said = format!(
        "mock over: {}, {} with a story, {} in time",
        Count(scores.asked() as usize, "answer"),
        scores.had(Tick::Story),
        scores.had(Tick::InTime)
    );
    let lead = Line::of(Label::Quiet, format!("  {}  ", held.at.civil().strftime("%H:%M")));
    page.hang(lead, Label::Strong, &said, 9);
}

fn put_review(bank: &Bank, reviewed: &Reviewed, page: &mut Page) {
    let review = &reviewed.review;
    let label = match review.grade {
        Grade::Again => Label::Bad,
        Grade::Hard => Label::Caution,
        Grade::Good | Grade::Easy => Label::Good,
    };
    let lead = Line::of(Label::Quiet, format!("  {}  ", reviewed.at.civil().strftime("%H:%M")))
        .then(label, format!("{:<5}", review.grade.word()))
        .then(Label::Quiet, format!(" {:>6}  ", clock(review.seconds)));
    let indent = lead.width();
    let (name, room) = (asked(bank, review), page.width().saturating_sub(indent));
    page.push(lead.then(Label::Plain, cut(&name, room)));
    let words: Vec<&str> = review.missed.iter().map(|missed| left_out(missed.word())).collect();
    if !words.is_empty() {
        page.paragraph(
            Label::Quiet,
            &format!("left out: {}", words.join(", ")),
            indent.min(page.width() / 3),
        );
    }
}

/// What was asked: the wording that was met, where it is known and still there.
fn asked(bank: &Bank, review: &Review) -> String {
    let question = review.item.question().and_then(|id| bank.question(id.as_str()));
    let met = |question: &Question| {
        question.wordings().find(|text| Some(Wording::of(text)) == review.wording).map(str::to_owned)
    };
    question.and_then(met).unwrap_or_else(|| name(bank, &review.item))
}

/// An item as people know it: the question as it stands first, or the story's title; the id if it is gone.
pub fn name(bank: &Bank, item: &Item) -> String {
    match item {
        Item::Question(id) => {
            bank.question(id.as_str()).map_or_else(|| id.to_string(), |found| found.ask.clone())
        }
        Item::Story(id) => bank
            .story(id.as_str())
            .map_or_else(|| id.to_string(), |found| format!("telling: {}", found.title.value)),
    }
}
