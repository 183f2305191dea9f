//! The one replay of reviews into memories: for the history, for statistics and for tuning.

use super::day::StudyDay;
use super::memory::{Memory, Model};
use super::review::{Grade, Item};
use rustc_hash::FxHashMap;
use std::borrow::Borrow;
use std::hash::Hash;

/// What is known about one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// Its memory after the last review.
    pub memory: Memory,
    /// The study day of the last review.
    pub last_day: StudyDay,
    /// The last grade.
    pub last_grade: Grade,
    /// Standing reviews.
    pub reviews: u32,
}

/// The memory that a review met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Met {
    /// The memory after the review before.
    pub memory: Memory,
    /// Days since then; 0 for a second look on the same day.
    pub elapsed_days: u32,
}

/// Items' memories so far; `K` is an [`Item`] or a reference to one.
#[derive(Clone, Debug, PartialEq)]
pub struct Memories<K: Eq + Hash> {
    by_item: FxHashMap<K, Progress>,
}

impl<K: Borrow<Item> + Eq + Hash> Default for Memories<K> {
    fn default() -> Self {
        Self { by_item: FxHashMap::default() }
    }
}

impl<K: Borrow<Item> + Clone + Eq + Hash> Memories<K> {
    /// Takes the next review of an item, in the order of days; returns the memory that it met, `None` on the first.
    pub fn take(&mut self, model: &Model, item: &K, grade: Grade, day: StudyDay) -> Option<Met> {
        match self.by_item.get_mut(item.borrow()) {
            Some(known) => {
                let met = Met { memory: known.memory, elapsed_days: day.days_since(known.last_day) };
                known.memory = model.after(Some(met.memory), grade, met.elapsed_days);
                known.last_day = day;
                known.last_grade = grade;
                known.reviews += 1;
                Some(met)
            }
            None => {
                let memory = model.after(None, grade, 0);
                let new = Progress { memory, last_day: day, last_grade: grade, reviews: 1 };
                self.by_item.insert(item.clone(), new);
                None
            }
        }
    }

    /// What is known about an item; `None` if it was never reviewed.
    pub fn of(&self, item: &Item) -> Option<&Progress> {
        self.by_item.get(item)
    }

    /// Takes in the memories of other items.
    pub fn extend(&mut self, others: Self) {
        self.by_item.extend(others.by_item);
    }
}
