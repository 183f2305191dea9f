//! How it went: retention true against predicted, reviews and minutes by day, what fails most.

use super::day::StudyDay;
use super::history::{History, Reviewed};
use super::review::{Grade, Item};
use crate::bank::{Bank, StoryId};
use std::collections::{BTreeMap, HashMap};

/// Everything `stats` shows.
#[derive(Clone, Debug)]
pub struct Statistics {
    /// Reviews on a later day than the one before, and how many passed.
    pub retention: Retention,
    /// The last days, oldest first, each with its reviews and seconds.
    pub days: Vec<DayCount>,
    /// How often each thing was left out, most first.
    pub missed: Vec<(String, usize)>,
    /// Items that keep failing: three failures or more on later days.
    pub leeches: Vec<(Item, u32)>,
    /// Tellings of stories.
    pub tellings: usize,
    /// Mock interviews, oldest first.
    pub mocks: Vec<(StudyDay, BTreeMap<String, u32>)>,
}

/// How the tellings of one story went.
#[derive(Clone, Debug, PartialEq)]
pub struct Tellings {
    /// How often it was told.
    pub count: usize,
    /// The study day of the last telling.
    pub last_day: StudyDay,
    /// The median time.
    pub seconds: u32,
    /// What was left out most often, and how often.
    pub weakest: Option<(String, usize)>,
}

/// The tellings of a story; `None` if it was never told.
pub fn tellings(history: &History, story: &StoryId) -> Option<Tellings> {
    let of_it = |reviewed: &&Reviewed| matches!(&reviewed.review.item, Item::Story(id) if id == story);
    let told: Vec<&Reviewed> = history.reviews().iter().filter(of_it).collect();
    let mut seconds: Vec<u32> = told.iter().map(|reviewed| reviewed.review.seconds).collect();
    seconds.sort_unstable();
    Some(Tellings {
        count: told.len(),
        last_day: told.last()?.day,
        seconds: seconds[seconds.len() / 2],
        weakest: missed(told.iter().copied()).into_iter().next(),
    })
}

/// True retention against what the model predicted for the same reviews.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Retention {
    /// Reviews that count: on a later day than the review before.
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
    /// Seconds, each grade with 600 at most.
    pub seconds: u32,
}

/// Lapses from which an item counts as one that keeps failing.
const LEECH_LAPSES: u32 = 3;

/// The statistics of a history, with the last `days` days.
pub fn statistics(bank: &Bank, history: &History, today: StudyDay, days: i32) -> Statistics {
    let count = |day: StudyDay| DayCount {
        day,
        reviews: history.reviews_on(day).len(),
        seconds: history.seconds_on(day),
    };
    Statistics {
        retention: retention(history),
        days: (0..days).rev().map(|ago| count(today.plus(-ago))).collect(),
        missed: missed(history.reviews().iter()),
        leeches: leeches(bank, history),
        tellings: history
            .reviews()
            .iter()
            .filter(|reviewed| matches!(reviewed.review.item, Item::Story(_)))
            .count(),
        mocks: history
            .mocks()
            .iter()
            .map(|(at, mocked)| (history.study_day(*at), mocked.scores.clone()))
            .collect(),
    }
}

fn retention(history: &History) -> Retention {
    let mut states: HashMap<&Item, (super::memory::Memory, StudyDay)> = HashMap::new();
    let mut retention = Retention::default();
    let model = history.model();
    for reviewed in history.reviews() {
        let before = states.get(&reviewed.review.item).copied();
        let elapsed_days = before.map_or(0, |(_, day)| reviewed.day.days_since(day));
        if let Some((memory, _)) = before.filter(|_| elapsed_days > 0) {
            retention.reviews += 1;
            retention.passed += usize::from(reviewed.review.grade.is_pass());
            retention.predicted += model.recall(memory, elapsed_days);
        }
        let memory = model.after(before.map(|(memory, _)| memory), reviewed.review.grade, elapsed_days);
        states.insert(&reviewed.review.item, (memory, reviewed.day));
    }
    retention
}

fn missed<'a>(reviews: impl Iterator<Item = &'a Reviewed>) -> Vec<(String, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in reviews.flat_map(|reviewed| &reviewed.review.missed) {
        *counts.entry(word).or_insert(0) += 1;
    }
    let mut counts: Vec<(String, usize)> =
        counts.into_iter().map(|(word, count)| (word.to_owned(), count)).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}

fn leeches(bank: &Bank, history: &History) -> Vec<(Item, u32)> {
    let mut leeches: Vec<(Item, u32)> = super::agenda::items(bank)
        .filter_map(|item| {
            let progress = history.progress(&item)?;
            (progress.lapses >= LEECH_LAPSES && progress.last_grade <= Grade::Hard)
                .then_some((item, progress.lapses))
        })
        .collect();
    leeches.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    leeches
}
