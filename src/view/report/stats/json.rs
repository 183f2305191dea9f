//! The JSON of `stats`.

use super::View;
use crate::practice::delivery::Delivery;
use crate::practice::schedule::Day;
use crate::practice::statistics::{DayCount, Failing, LeftOut, Measured, Retention, Tellings};
use serde::Serialize;
use std::collections::BTreeMap;

/// Version 1; shares are 0 to 1, and null where nothing counts yet.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    version: u32,
    retention: RetentionJson,
    retention_lately: RetentionJson,
    retention_new_wording: RetentionJson,
    days: Vec<DayJson>,
    ahead: Vec<AheadJson>,
    left_out: Vec<LeftOutJson<'a>>,
    keep_failing: Vec<FailingJson>,
    stories: Vec<StoryJson<'a>>,
    mocks: Vec<MockJson<'a>>,
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
struct AheadJson {
    date: String,
    items: usize,
    tellings: usize,
    minutes: f64,
}

#[derive(Debug, Serialize)]
struct LeftOutJson<'a> {
    exercise: &'static str,
    what: &'a str,
    count: usize,
    of: usize,
}

#[derive(Debug, Serialize)]
struct FailingJson {
    item: String,
    failed: usize,
    tries: usize,
}

#[derive(Debug, Serialize)]
struct StoryJson<'a> {
    id: &'a str,
    tellings: usize,
    last: Option<String>,
    median_seconds: Option<u32>,
    left_out_most: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    deliveries: Vec<DeliveryJson<'a>>,
}

/// What a recording showed of one telling.
#[derive(Debug, Serialize)]
struct DeliveryJson<'a> {
    date: String,
    words_per_minute: Option<u32>,
    #[serde(flatten)]
    delivery: &'a Delivery,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    parts: BTreeMap<&'static str, u32>,
}

impl<'a> From<&'a Measured> for DeliveryJson<'a> {
    fn from(Measured { on, delivery, parts }: &'a Measured) -> Self {
        Self {
            date: on.date().to_string(),
            words_per_minute: delivery.words_per_minute(),
            delivery,
            parts: parts.iter().map(|(part, seconds)| (part.word(), *seconds)).collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct MockJson<'a> {
    date: String,
    scores: &'a BTreeMap<String, u32>,
}

impl<'a> Report<'a> {
    /// The report of some statistics.
    pub fn new(view: &View<'a>) -> Self {
        let statistics = view.statistics;
        let told = statistics.left_out_telling.json("telling");
        let answered = statistics.left_out_answering.json("answering");
        let story = |id: &'a str, tellings: Option<&'a Tellings>| StoryJson {
            id,
            tellings: tellings.map_or(0, |tellings| tellings.count),
            last: tellings.map(|tellings| tellings.last_day.date().to_string()),
            median_seconds: tellings.map(|tellings| tellings.median_seconds),
            left_out_most: tellings.and_then(|tellings| Some(tellings.weakest.as_ref()?.0.as_str())),
            deliveries: tellings
                .map(|tellings| tellings.measured.iter().map(DeliveryJson::from).collect())
                .unwrap_or_default(),
        };
        Self {
            version: 1,
            retention: statistics.retention.into(),
            retention_lately: statistics.retention_lately.into(),
            retention_new_wording: statistics.retention_new_wording.into(),
            days: statistics.days.iter().map(DayJson::from).collect(),
            ahead: view.ahead.iter().map(AheadJson::from).collect(),
            left_out: told.chain(answered).collect(),
            keep_failing: statistics.failing.iter().map(FailingJson::from).collect(),
            stories: statistics
                .stories
                .iter()
                .map(|(id, tellings)| story(id.as_str(), tellings.as_ref()))
                .collect(),
            mocks: statistics
                .mocks
                .iter()
                .map(|(day, scores)| MockJson { date: day.date().to_string(), scores: scores.points() })
                .collect(),
        }
    }
}

impl From<Retention> for RetentionJson {
    fn from(retention: Retention) -> Self {
        let share = |part: f64| (retention.reviews > 0).then(|| part / retention.reviews as f64);
        let (actual, predicted) = (share(retention.passed as f64), share(retention.predicted));
        Self { reviews: retention.reviews, actual, predicted }
    }
}

impl From<&DayCount> for DayJson {
    fn from(count: &DayCount) -> Self {
        let minutes = f64::from(count.seconds) / 60.0;
        Self { date: count.day.date().to_string(), reviews: count.reviews, minutes }
    }
}

impl From<&Day> for AheadJson {
    fn from(ahead: &Day) -> Self {
        let practised = ahead.practised;
        Self {
            date: ahead.day.date().to_string(),
            items: practised.items,
            tellings: practised.tellings,
            minutes: practised.minutes,
        }
    }
}

impl From<&Failing> for FailingJson {
    fn from(failing: &Failing) -> Self {
        Self { item: failing.item.to_string(), failed: failing.failed, tries: failing.tries }
    }
}

impl LeftOut {
    fn json(&self, exercise: &'static str) -> impl Iterator<Item = LeftOutJson<'_>> {
        let of = self.of;
        self.what.iter().map(move |(what, count)| LeftOutJson { exercise, what, count: *count, of })
    }
}
