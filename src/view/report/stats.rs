//! How it went, as text that reads well without colour, and as JSON.

use crate::bank::Bank;
use crate::practice::mock::Tick;
use crate::practice::review::Item;
use crate::practice::statistics::Statistics;
use crate::view::page::{Label, Line, Page, cut};
use crate::view::report::history::name;
use crate::view::words::{Count, day};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// The JSON of `stats`.
#[derive(Debug, Serialize)]
pub struct Report {
    version: u32,
    retention: RetentionJson,
    days: Vec<DayJson>,
    missed: Vec<MissedJson>,
    keep_failing: Vec<String>,
    tellings: usize,
    mocks: Vec<MockJson>,
}

#[derive(Debug, Serialize)]
struct MockJson {
    date: String,
    scores: BTreeMap<String, u32>,
}

#[derive(Debug, Serialize)]
struct RetentionJson {
    reviews: usize,
    actual: Option<f64>,
    predicted: Option<f64>,
}

#[derive(Debug, Serialize)]
struct DayJson {
    date: String,
    reviews: usize,
    minutes: f64,
}

#[derive(Debug, Serialize)]
struct MissedJson {
    what: String,
    count: usize,
}

impl Report {
    /// The report of some statistics.
    pub fn new(statistics: &Statistics) -> Self {
        let retention = statistics.retention;
        let share = |part: f64| (retention.reviews > 0).then(|| part / retention.reviews as f64);
        Self {
            version: 1,
            retention: RetentionJson {
                reviews: retention.reviews,
                actual: share(retention.passed as f64),
                predicted: share(retention.predicted),
            },
            days: statistics
                .days
                .iter()
                .map(|count| DayJson {
                    date: count.day.date().to_string(),
                    reviews: count.reviews,
                    minutes: f64::from(count.seconds) / 60.0,
                })
                .collect(),
            missed: statistics
                .missed
                .iter()
                .map(|(what, count)| MissedJson { what: what.clone(), count: *count })
                .collect(),
            keep_failing: statistics.leeches.iter().map(|(item, _)| item.to_string()).collect(),
            tellings: statistics.tellings,
            mocks: statistics
                .mocks
                .iter()
                .map(|(day, scores)| MockJson { date: day.date().to_string(), scores: scores.clone() })
                .collect(),
        }
    }
}

/// The statistics as text.
pub fn text(bank: &Bank, statistics: &Statistics, today: Date, width: usize) -> Page {
    let mut page = Page::new(width);
    let retention = statistics.retention;
    if retention.reviews > 0 {
        let percent = |part: f64| 100.0 * part / retention.reviews as f64;
        let said = format!(
            "Retention {:.0} %, predicted {:.0} %, over {}.",
            percent(retention.passed as f64),
            percent(retention.predicted),
            Count(retention.reviews, "review")
        );
        page.paragraph(Label::Strong, &said, 0);
    } else {
        page.paragraph(
            Label::Plain,
            "No card has come back on a later day yet: retention shows from tomorrow on.",
            0,
        );
    }
    page.paragraph(Label::Plain, &format!("{} of stories.", Count(statistics.tellings, "telling")), 0);
    days(statistics, today, &mut page);
    mocks(statistics, today, &mut page);
    if !statistics.missed.is_empty() {
        page.heading("Left out most");
        for (what, count) in statistics.missed.iter().take(6) {
            page.push(
                Line::of(Label::Caution, format!("  {count:>4}  "))
                    .then(Label::Plain, cut(what, page.width() - 8)),
            );
        }
    }
    if !statistics.leeches.is_empty() {
        page.heading("Keeps failing");
        for (item, lapses) in statistics.leeches.iter().take(6) {
            let said = cut(&name(bank, item), page.width().saturating_sub(20));
            let advice = if matches!(item, Item::Story(_)) { "  rewrite it" } else { "" };
            page.push(
                Line::of(Label::Bad, format!("  {lapses:>4}  "))
                    .then(Label::Plain, said)
                    .then(Label::Quiet, advice),
            );
        }
    }
    page
}

/// The trend over the last mocks: how many answers had what.
fn mocks(statistics: &Statistics, today: Date, page: &mut Page) {
    if statistics.mocks.is_empty() {
        return;
    }
    page.heading("Mock interviews: answers with a story, own action, a number, business terms, in time");
    for (on, scores) in statistics.mocks.iter().rev().take(6).rev() {
        let score = |word: &str| scores.get(word).copied().unwrap_or(0);
        let counts = Tick::ALL.map(|tick| format!("{:>3}", score(tick.word()))).concat();
        let rated = |word: &str, name: &str| {
            scores.get(word).map(|rate| format!("  {name} {rate}")).unwrap_or_default()
        };
        let rest = format!(
            "  of {}{}{}",
            score("asked"),
            rated("answer_first", "answer first"),
            rated("altitude", "altitude")
        );
        page.push(
            Line::of(Label::Plain, format!("  {:<11}", day(on.date(), today)))
                .then(Label::Good, counts)
                .then(Label::Quiet, rest),
        );
    }
}

fn days(statistics: &Statistics, today: Date, page: &mut Page) {
    let busiest = statistics.days.iter().map(|count| count.reviews).max().unwrap_or(0);
    if busiest == 0 {
        return;
    }
    page.heading("By day");
    let room = page.width().saturating_sub(36).min(40);
    for count in &statistics.days {
        let bar = "#".repeat((count.reviews * room).div_ceil(busiest));
        page.push(
            Line::of(Label::Plain, format!("  {:<11}", day(count.day.date(), today)))
                .then(Label::Quiet, format!("{:>4}  {:>3} min  ", count.reviews, count.seconds.div_ceil(60)))
                .then(Label::Good, bar),
        );
    }
}
