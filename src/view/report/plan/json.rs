//! The JSON of `plan`.

use super::View;
use crate::bank::writing::WriteNext;
use crate::practice::day::StudyDay;
use crate::practice::review::Item;
use crate::practice::schedule::Range;
use serde::Serialize;
use std::collections::HashMap;

/// The JSON of `plan`, version 1; without a date the fields of the date are null.
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
    days: Vec<DayJson<'a>>,
    readiness: Option<RangeJson>,
    /// The same over what is prepared alone.
    prepared: Option<RangeJson>,
    /// `readiness` with so many stories written as are planned; null where none is.
    readiness_written: Option<RangeJson>,
    stories_planned: Option<usize>,
    /// `readiness` at half of the minutes, and at double.
    readiness_half: Option<RangeJson>,
    readiness_double: Option<RangeJson>,
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
struct DayJson<'a> {
    date: String,
    write: bool,
    /// The draft to write, if one would close gaps.
    draft: Option<&'a str>,
    /// Else what a new story should show.
    competencies: Vec<&'a str>,
    minutes: f64,
    items: usize,
    tellings: usize,
}

#[derive(Debug, Serialize)]
struct RangeJson {
    low: f64,
    high: f64,
}

impl From<Range> for RangeJson {
    fn from(range: Range) -> Self {
        Self { low: range.low, high: range.high }
    }
}

impl<'a> Report<'a> {
    /// The report of a plan.
    pub fn new(view: &View<'a>) -> Self {
        let on_day: HashMap<&Item, Option<f64>> =
            view.plan.outcomes.iter().map(|outcome| (&outcome.item, outcome.recall)).collect();
        let items = view.plan.items.iter().map(|planned| {
            let item = &planned.candidate.item;
            ItemJson {
                weight: planned.candidate.weight,
                minutes: planned.worth.minutes,
                gain: planned.worth.gain,
                score: planned.worth.score,
                recall_now: view.history.recall(item, view.today),
                recall_on_day: on_day.get(item).copied().flatten(),
                item: item.to_string(),
            }
        });
        let mut subjects = view.subjects(view.plan.days.len()).into_iter();
        let days = view.plan.days.iter().map(|day| {
            let (draft, competencies) = match day.write.then(|| subjects.next().flatten()).flatten() {
                Some(WriteNext::Draft { story, .. }) => (Some(story.id.as_str()), vec![]),
                Some(WriteNext::New { competencies, .. }) => (None, competencies),
                None => (None, vec![]),
            };
            DayJson {
                date: day.day.date().to_string(),
                write: day.write,
                draft,
                competencies,
                minutes: day.practised.minutes,
                items: day.practised.items,
                tellings: day.practised.tellings,
            }
        });
        Self {
            version: 1,
            today: view.today.date().to_string(),
            interview: Some(view.interview.id.as_str()),
            days_left: Some(view.plan.days_left),
            minutes: view.minutes_left,
            pass_days: Some(view.plan.pass_days),
            items: items.collect(),
            today_items: view.today_items.clone(),
            days: days.collect(),
            readiness: Some(view.plan.readiness.into()),
            prepared: view.plan.prepared.map(RangeJson::from),
            readiness_written: view.written.map(|(_, plan)| plan.readiness.into()),
            stories_planned: view.written.map(|(stories, _)| stories),
            readiness_half: Some(view.half_and_double[0].readiness.into()),
            readiness_double: Some(view.half_and_double[1].readiness.into()),
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
            prepared: None,
            readiness_written: None,
            stories_planned: None,
            readiness_half: None,
            readiness_double: None,
        }
    }
}
