//! What to do on which day, and where it leads: as text and JSON.

use crate::bank::coverage::{Level, coverage};
use crate::bank::{Bank, Interview};
use crate::practice::day::StudyDay;
use crate::practice::forecast::{Day, Plan, Range};
use crate::practice::history::History;
use crate::view::page::{Label, Line, Page, cut};
use crate::view::report::history::name;
use crate::view::words::{Count, day, distance};
use serde::Serialize;

/// What a plan's text and JSON are made of.
#[derive(Debug)]
pub struct View<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// The history.
    pub history: &'a History,
    /// The interview that steers.
    pub interview: &'a Interview,
    /// Today.
    pub today: StudyDay,
    /// The plan for today's minutes.
    pub plan: &'a Plan,
    /// Minutes left today.
    pub minutes_left: f64,
    /// Items of today's sitting.
    pub today_items: Vec<String>,
    /// Readiness at half and at double the minutes.
    pub half_and_double: (Range, Range),
}

/// The JSON of `plan`, version 1 (DESIGN, "Commands"); without a date the fields of the date are null.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    version: u32,
    today: String,
    interview: Option<&'a str>,
    days_left: Option<u32>,
    minutes: f64,
    pass_days: Option<u32>,
    items: Vec<ItemJson>,
    today_items: Vec<String>,
    days: Vec<DayJson>,
    readiness: Option<RangeJson>,
}

#[derive(Debug, Serialize)]
struct ItemJson {
    item: String,
    weight: f64,
    minutes: f64,
    gain: f64,
    score: f64,
    recall_now: Option<f64>,
    recall_on_day: Option<f64>,
}

#[derive(Debug, Serialize)]
struct DayJson {
    date: String,
    write: bool,
    minutes: f64,
}

#[derive(Debug, Serialize)]
struct RangeJson {
    low: f64,
    high: f64,
}

impl<'a> Report<'a> {
    /// The report of a plan.
    pub fn new(view: &View<'a>) -> Self {
        let on_day: std::collections::HashMap<String, f64> =
            view.plan.recall_on_day.iter().map(|(item, recall)| (item.to_string(), *recall)).collect();
        let items = view.plan.items.iter().map(|planned| {
            let item = planned.candidate.item.to_string();
            ItemJson {
                weight: planned.candidate.weight,
                minutes: planned.worth.minutes,
                gain: planned.worth.gain,
                score: planned.worth.score,
                recall_now: view.history.recall(&planned.candidate.item, view.today),
                recall_on_day: on_day.get(&item).copied(),
                item,
            }
        });
        let days = view.plan.days.iter().map(|day| DayJson {
            date: day.day.date().to_string(),
            write: day.write,
            minutes: day.minutes,
        });
        Self {
            version: 1,
            today: view.today.date().to_string(),
            interview: Some(&view.interview.id),
            days_left: Some(view.plan.days_left),
            minutes: view.minutes_left,
            pass_days: Some(view.plan.pass_days),
            items: items.collect(),
            today_items: view.today_items.clone(),
            days: days.collect(),
            readiness: Some(RangeJson { low: view.plan.readiness.low, high: view.plan.readiness.high }),
        }
    }

    /// The report without an interview: what is due today.
    pub fn without_date(today: StudyDay, minutes_left: f64, today_items: Vec<String>) -> Report<'static> {
        Report {
            version: 1,
            today: today.date().to_string(),
            interview: None,
            days_left: None,
            minutes: minutes_left,
            pass_days: None,
            items: vec![],
            today_items,
            days: vec![],
            readiness: None,
        }
    }
}

/// The plan as text: counts first, then the days, then what holds it down.
pub fn text(view: &View<'_>, days_shown: usize, width: usize) -> Page {
    let mut page = Page::new(width);
    let date = view.interview.date;
    let when = format!(
        "{}, {}",
        day(date, view.today.date()),
        distance(StudyDay::from_date(date).minus(view.today))
    );
    page.push(Line::of(Label::Title, view.interview.name()).then(Label::Quiet, format!("  {when}")));
    page.gap();
    counts(view, &mut page);
    page.gap();
    days(view, days_shown, &mut page);
    page.gap();
    holds_down(view, &mut page);
    page.gap();
    let rule = format!(
        "Each day I pick what adds most, per minute, to what you will remember on the day; most things get a last look in the \
         final {}.",
        Count(view.plan.pass_days as usize, "day")
    );
    page.paragraph(Label::Quiet, &rule, 0);
    page
}

fn counts(view: &View<'_>, page: &mut Page) {
    let totals = coverage(view.bank, Some(view.interview)).totals();
    let week_ago = view.today.plus(-7);
    let told = view
        .history
        .reviews()
        .iter()
        .filter(|reviewed| reviewed.day > week_ago && reviewed.review.item.to_string().starts_with("story/"))
        .count();
    let said = format!(
        "{} of {} likely questions answered, {told} told aloud this week.",
        totals.likely_answered, totals.likely
    );
    page.paragraph(Label::Strong, &said, 0);
    let (half, double) = view.half_and_double;
    let said = format!(
        "Recall on the day, if the minutes are kept: {}. With half the minutes {}, with double {}.",
        range(view.plan.readiness),
        range(half),
        range(double)
    );
    page.paragraph(Label::Plain, &said, 0);
}

fn range(readiness: Range) -> String {
    format!("{:.0}-{:.0} %", 100.0 * readiness.low, 100.0 * readiness.high)
}

fn days(view: &View<'_>, shown: usize, page: &mut Page) {
    for planned in view.plan.days.iter().take(shown) {
        page.push(day_line(view, planned));
    }
    let more = view.plan.days.len().saturating_sub(shown);
    if more > 0 {
        page.paragraph(
            Label::Quiet,
            &format!("… {}: plan --days {}", Count(more, "more day"), view.plan.days.len()),
            0,
        );
    }
}

fn day_line(view: &View<'_>, planned: &Day) -> Line {
    let left = StudyDay::from_date(view.interview.date).minus(planned.day);
    let line = Line::of(Label::Plain, format!("{:<12}", day(planned.day.date(), view.today.date())));
    if left <= 1 {
        return line.then(Label::Strong, "the eve: read the brief, tell three stories once, then stop");
    }
    let bar = "=".repeat((planned.minutes / 2.0).round() as usize);
    let line = line
        .then(Label::Quiet, format!("{:>4.0} min  {:>3} ", planned.minutes, planned.items))
        .then(Label::Good, cut(&format!("{bar:<12}"), 20));
    if planned.write {
        line.then(Label::Key, format!("  write a story, {} min", view.bank.settings().write_minutes))
    } else {
        line
    }
}

/// What keeps the forecast low: no story, never told, weak on the day.
fn holds_down(view: &View<'_>, page: &mut Page) {
    let coverage = coverage(view.bank, Some(view.interview));
    let open: f64 = coverage.rows.iter().filter(|row| !row.level.is_prepared()).map(|row| row.weight).sum();
    let count = coverage.rows.iter().filter(|row| row.is_likely() && row.level < Level::Points).count();
    if open > 0.0 {
        let said = format!("{} with nothing prepared: gaps", Count(count, "likely question"));
        page.hang(Line::of(Label::Heading, "Holds it down  "), Label::Plain, &said, 2);
    }
    let mut weak: Vec<_> = view.plan.recall_on_day.iter().filter(|(_, recall)| *recall < 0.7).collect();
    weak.sort_by(|a, b| a.1.total_cmp(&b.1));
    if !weak.is_empty() {
        let said = format!("{} below 70 % on the day", Count(weak.len(), "card"));
        page.hang(Line::of(Label::Heading, "Too little time for  "), Label::Plain, &said, 2);
        for (item, recall) in weak.iter().take(3) {
            let said = cut(&name(view.bank, item), page.width().saturating_sub(12));
            page.push(
                Line::of(Label::Quiet, format!("  {:>3.0} %  ", recall * 100.0)).then(Label::Plain, said),
            );
        }
    }
}
