//! How it went: retention true against predicted, reviews and minutes by day, what is left out and what keeps failing.

use super::cost::median;
use super::day::StudyDay;
use super::delivery::Delivery;
use super::history::{History, Reviewed};
use super::replay::Memories;
use super::review::Item;
use super::schedule::items::items;
use super::scores::Scores;
use super::wording::Wording;
use crate::bank::{Bank, Part, StoryId};
use rustc_hash::{FxHashMap, FxHashSet};

/// How it went so far.
#[derive(Clone, Debug)]
pub struct Statistics {
    /// Over everything.
    pub retention: Retention,
    /// Over the last 30 days.
    pub retention_lately: Retention,
    /// Of questions that were known, in a wording that was met for the first time.
    pub retention_new_wording: Retention,
    /// By what was predicted: a half and less, then tenth by tenth; those with reviews, in percent up to which.
    pub retention_by_prediction: Vec<(u32, Retention)>,
    /// The last days, oldest first, each with its reviews and seconds.
    pub days: Vec<DayCount>,
    /// What tellings of stories left out.
    pub left_out_telling: LeftOut,
    /// What answers to questions left out.
    pub left_out_answering: LeftOut,
    /// Items that keep failing, the worst first.
    pub failing: Vec<Failing>,
    /// Every ready story with how its tellings went; never told or told longest ago first.
    pub stories: Vec<(StoryId, Option<Tellings>)>,
    /// Mock interviews, oldest first.
    pub mocks: Vec<(StudyDay, Scores)>,
}

/// Days that count as lately.
pub const LATELY_DAYS: i32 = 30;

/// True retention against what the model predicted for the same reviews.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Retention {
    /// Reviews that count: the first of a day, on a later day than the review before.
    pub reviews: usize,
    /// Those that passed.
    pub passed: usize,
    /// The sum of predicted recalls.
    pub predicted: f64,
}

/// One day's practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// The day.
    pub day: StudyDay,
    /// Grades.
    pub reviews: usize,
    /// Of these, tellings of stories.
    pub tellings: usize,
    /// Seconds, each grade with 600 at most.
    pub seconds: u32,
}

/// What was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Grades in all.
    pub of: usize,
    /// A part, `numbers`, `headline`, `story`, `time` or a point's text, and how often; most often first.
    pub what: Vec<(String, usize)>,
}

/// An item that keeps failing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failing {
    /// The item.
    pub item: Item,
    /// How many of its last tries on a later day failed.
    pub failed: usize,
    /// How many of these tries there were.
    pub tries: usize,
}

/// A telling that was measured from a recording.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The day of it.
    pub on: StudyDay,
    /// What was measured.
    pub delivery: Delivery,
    /// Seconds by part, as marked or heard.
    pub parts: Vec<(Part, u32)>,
}

/// How the tellings of one story went.
#[derive(Clone, Debug, PartialEq)]
pub struct Tellings {
    /// How often it was told.
    pub count: usize,
    /// The study day of the last telling.
    pub last_day: StudyDay,
    /// The median time; 0 if none was taken.
    pub median_seconds: u32,
    /// The tellings whose time was taken, oldest first: the study day, and the seconds.
    pub timed: Vec<(StudyDay, u32)>,
    /// What was left out most often, and how often.
    pub weakest: Option<(String, usize)>,
    /// What recordings showed, oldest first.
    pub measured: Vec<Measured>,
}

/// The statistics of a history, with the last `days` days.
pub fn statistics(bank: &Bank, history: &History, today: StudyDay, days: i32) -> Statistics {
    let count = |day: StudyDay| DayCount {
        day,
        reviews: history.reviews_on(day).len(),
        tellings: history.reviews_on(day).iter().filter(|reviewed| is_telling(reviewed)).count(),
        seconds: history.seconds_on(day),
    };
    let tries = tries(history);
    let (told, answered): (Vec<&Reviewed>, Vec<&Reviewed>) =
        history.reviews().iter().partition(|reviewed| is_telling(reviewed));
    Statistics {
        retention: Retention::of(tries.iter()),
        retention_lately: Retention::of(tries.iter().filter(|one| today.minus(one.day) < LATELY_DAYS)),
        retention_new_wording: Retention::of(tries.iter().filter(|one| one.is_new_wording)),
        retention_by_prediction: by_prediction(&tries),
        days: (0..days).rev().map(|ago| count(today.plus(-ago))).collect(),
        left_out_telling: LeftOut::of(&told),
        left_out_answering: LeftOut::of(&answered),
        failing: failing(bank, &tries),
        stories: stories(bank, history),
        mocks: history
            .mocks()
            .iter()
            .map(|held| (history.study_day(held.at), held.mocked.scores.clone()))
            .collect(),
    }
}

fn is_telling(reviewed: &Reviewed) -> bool {
    matches!(reviewed.review.item, Item::Story(_))
}

/// The first review of an item on a later day than the review before: what says how well it was remembered.
struct Try<'a> {
    item: &'a Item,
    day: StudyDay,
    passed: bool,
    predicted: f64,
    /// Whether it was asked in a wording that had not been met.
    is_new_wording: bool,
}

fn tries(history: &History) -> Vec<Try<'_>> {
    let mut memories: Memories<&Item> = Memories::default();
    let model = history.model();
    let mut wordings: FxHashSet<(&Item, Wording)> = FxHashSet::default();
    let mut tries = vec![];
    for Reviewed { review, day, .. } in history.counting_reviews() {
        let is_new_wording = review.wording.is_some_and(|wording| wordings.insert((&review.item, wording)));
        let met = memories.take(model, &&review.item, review.grade, *day);
        if let Some(met) = met.filter(|met| met.elapsed_days > 0) {
            let predicted = model.recall(met.memory, met.elapsed_days);
            let passed = review.grade.is_pass();
            tries.push(Try { item: &review.item, day: *day, passed, predicted, is_new_wording });
        }
    }
    tries
}

impl Retention {
    fn of<'a>(tries: impl Iterator<Item = &'a Try<'a>>) -> Self {
        tries.fold(Self::default(), |sum, one| Self {
            reviews: sum.reviews + 1,
            passed: sum.passed + usize::from(one.passed),
            predicted: sum.predicted + one.predicted,
        })
    }
}

fn by_prediction(tries: &[Try<'_>]) -> Vec<(u32, Retention)> {
    let up_to = |one: &Try<'_>| ((10.0 * one.predicted).ceil() as u32).clamp(5, 10) * 10;
    let of = |percent: u32| (percent, Retention::of(tries.iter().filter(|one| up_to(one) == percent)));
    (5..=10).map(|tenth| of(tenth * 10)).filter(|(_, retention)| retention.reviews > 0).collect()
}

impl LeftOut {
    fn of(reviews: &[&Reviewed]) -> Self {
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for missed in reviews.iter().flat_map(|reviewed| &reviewed.review.missed) {
            *counts.entry(missed.word()).or_insert(0) += 1;
        }
        let mut what: Vec<(String, usize)> =
            counts.into_iter().map(|(word, count)| (word.to_owned(), count)).collect();
        what.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Self { of: reviews.len(), what }
    }
}

/// Items of which three or more of the last six tries failed: more of the same will not help them.
fn failing(bank: &Bank, tries: &[Try<'_>]) -> Vec<Failing> {
    const LAST_TRIES: usize = 6;
    const LEAST_FAILURES: usize = 3;
    let mut by_item: FxHashMap<&Item, Vec<bool>> = FxHashMap::default();
    for one in tries {
        by_item.entry(one.item).or_default().push(one.passed);
    }
    let mut failing: Vec<Failing> = items(bank)
        .filter_map(|item| {
            let passed = by_item.get(&item)?;
            let last = &passed[passed.len().saturating_sub(LAST_TRIES)..];
            let failed = last.iter().filter(|passed| !**passed).count();
            (failed >= LEAST_FAILURES).then_some(Failing { item, failed, tries: last.len() })
        })
        .collect();
    failing.sort_by(|a, b| b.failed.cmp(&a.failed).then_with(|| a.item.cmp(&b.item)));
    failing
}

/// How the tellings of every story that was told went.
pub fn tellings(history: &History) -> FxHashMap<&StoryId, Tellings> {
    let mut told: FxHashMap<&StoryId, Vec<&Reviewed>> = FxHashMap::default();
    for reviewed in history.reviews() {
        if let Item::Story(id) = &reviewed.review.item {
            told.entry(id).or_default().push(reviewed);
        }
    }
    told.into_iter().filter_map(|(id, told)| Some((id, Tellings::of(&told)?))).collect()
}

impl Tellings {
    fn of(told: &[&Reviewed]) -> Option<Self> {
        let timed: Vec<(StudyDay, u32)> = told
            .iter()
            .map(|reviewed| (reviewed.day, reviewed.review.seconds))
            .filter(|(_, seconds)| *seconds > 0)
            .collect();
        let mut seconds: Vec<u32> = timed.iter().map(|(_, seconds)| *seconds).collect();
        Some(Self {
            count: told.len(),
            last_day: told.last()?.day,
            median_seconds: median(&mut seconds).map_or(0, |median| median.round() as u32),
            timed,
            weakest: LeftOut::of(told).what.into_iter().next(),
            measured: told
                .iter()
                .filter_map(|reviewed| {
                    let delivery = **reviewed.review.delivery.as_ref()?;
                    Some(Measured { on: reviewed.day, delivery, parts: reviewed.review.parts.clone() })
                })
                .collect(),
        })
    }
}

fn stories(bank: &Bank, history: &History) -> Vec<(StoryId, Option<Tellings>)> {
    let mut told = tellings(history);
    let ready = bank.stories().iter().filter(|story| story.is_ready());
    let mut stories: Vec<(StoryId, Option<Tellings>)> =
        ready.map(|story| (story.id.clone(), told.remove(&story.id))).collect();
    stories.sort_by_key(|(_, tellings)| tellings.as_ref().map(|tellings| tellings.last_day));
    stories
}

#[cfg(test)]
mod tests;
