//! What was practised: as text with the newest at the end, where the eye is; as JSON newest first.

use crate::bank::{Bank, Question};
use crate::practice::day::StudyDay;
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
    let shown = &history.reviews()[history.reviews().len().saturating_sub(limit)..];
    let first = shown.first().map(|reviewed| reviewed.at.timestamp);
    let is_shown = |held: &&Held| first.is_none_or(|at| held.at.timestamp >= at);
    let mut mocks = history.mocks().iter().filter(is_shown).peekable();
    let mut last_day = None;
    for reviewed in shown {
        while let Some(held) = mocks.next_if(|held| held.at.timestamp < reviewed.at.timestamp) {
            begin_day(history, history.study_day(held.at), today, &mut last_day, &mut page);
            put_mock(held, &mut page);
        }
        begin_day(history, reviewed.day, today, &mut last_day, &mut page);
        put_review(bank, reviewed, &mut page);
    }
    for held in mocks {
        begin_day(history, history.study_day(held.at), today, &mut last_day, &mut page);
        put_mock(held, &mut page);
    }
    page
}

/// The heading of a day and what it came to, where another day began.
fn begin_day(history: &History, on: StudyDay, today: Date, last: &mut Option<StudyDay>, page: &mut Page) {
    if last.replace(on) == Some(on) {
        return;
    }
    page.heading(day(on.date(), today));
    let said =
        format!("  {} in {}", Count(history.reviews_on(on).len(), "grade"), clock(history.seconds_on(on)));
    page.push(Line::of(Label::Quiet, said));
}

/// A mock that was over; what was graded in it stands above.
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
