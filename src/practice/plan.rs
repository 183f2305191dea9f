//! What to practise on which day so that most is remembered on the day of the interview: gain per minute.
//!
//! Each day takes the items that add most, per minute and weight, to the chance of recall on day T. Until the last pass begins,
//! an item's gain is what drilling it today and again in the last pass adds to drilling it in the last pass only; in the
//! last pass it is what drilling it today adds to leaving it. Memory is FSRS-6; below a day it is not trusted: a failure is
//! followed by a same-day Good, as the sitting repeats it until it passes.
//!
//! L counts the eve, on which nothing is drilled: with the plain number of days of one pass, a person with ample time would
//! leave the last look for an evening that rests. The day in the middle of the last pass, f, stays T − 1 − ⌊(L − 1)/2⌋.
//!
//! Invariants: nothing whose gain is below [`LEAST_GAIN`] is planned; nothing twice on a day; the minutes are passed by one
//! item at most.
//!
#![doc = include_str!("plan/simulation.md")]

use super::cost::{Costs, ItemKind};
use super::day::StudyDay;
use super::history::History;
use super::memory::{Memory, Model};
use super::review::{Grade, Item};
use crate::bank::Bank;
use rustc_hash::FxHashSet;

/// A gain below this (in chance of recall on the day) is not worth a minute.
pub const LEAST_GAIN: f64 = 0.005;
/// The chance of recalling what was never drilled.
pub const NEVER_DRILLED: f64 = 0.2;

/// Days before the interview on which nothing is drilled: the eve.
pub const RESTING_DAYS: i32 = 1;

/// An item's memory and when it was last tried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// The memory after the last review.
    pub memory: Memory,
    /// The study day of the last review.
    pub last_day: StudyDay,
}

/// Something that could be drilled.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The item.
    pub item: Item,
    /// Its sort, for costs and first grades.
    pub kind: ItemKind,
    /// Likelihood times emphasis.
    pub weight: f64,
    /// `None` if it was never drilled.
    pub state: Option<State>,
}

/// What drilling an item on a day is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// What it adds to the chance of recall on the day.
    pub gain: f64,
    /// Expected minutes.
    pub minutes: f64,
    /// Weight times gain per minute.
    pub score: f64,
}

/// Chances of the first grade of an item, worst first.
pub type FirstGrades = [f64; 4];

/// The rule, for one interview day.
#[derive(Clone, Debug)]
pub struct Planner<'a> {
    /// The model of memory.
    pub model: &'a Model,
    /// Expected minutes.
    pub costs: &'a Costs,
    /// First grades by sort of item.
    pub first_grades: [FirstGrades; 3],
    /// The study day of the interview (T).
    pub day: StudyDay,
    /// Days of the last pass (L): what one pass over everything takes, and the eve; two at least.
    pub pass_days: u32,
}

/// Days of the last pass at `minutes` a day: L, what one pass over some items takes, and the eve.
pub fn pass_days(kinds: impl Iterator<Item = ItemKind>, costs: &Costs, minutes: f64) -> u32 {
    let all: f64 = kinds.map(|kind| costs.pass_minutes(kind)).sum();
    (all / minutes.max(0.1)).ceil().clamp(1.0, 100_000.0) as u32 + RESTING_DAYS.unsigned_abs()
}

/// First grades by the person's own counts per sort of item, smoothed by ten pseudo-reviews at .40/.20/.32/.08.
pub fn first_grades(history: &History, bank: &Bank) -> [FirstGrades; 3] {
    const PSEUDO_REVIEWS: f64 = 10.0;
    let mut counts = [[0.40, 0.20, 0.32, 0.08].map(|share| share * PSEUDO_REVIEWS); 3];
    let mut seen: FxHashSet<&Item> = FxHashSet::default();
    for reviewed in history.reviews() {
        if seen.insert(&reviewed.review.item) {
            let kind = ItemKind::of(&reviewed.review.item, bank);
            counts[kind as usize][reviewed.review.grade as usize - 1] += 1.0;
        }
    }
    counts.map(|counts| counts.map(|count| count / counts.iter().sum::<f64>()))
}

impl Planner<'_> {
    /// What drilling `candidate` on day `t` is worth.
    pub fn worth(&self, candidate: &Candidate, t: StudyDay) -> Worth {
        let (kind, state) = (candidate.kind, candidate.state);
        let last_pass = self.day.minus(t) <= i32::try_from(self.pass_days).unwrap_or(i32::MAX);
        let gain = if last_pass {
            self.once(kind, state, t) - self.untouched(state)
        } else {
            let f = self.middle_of_last_pass();
            self.twice(kind, state, t, f) - self.once(kind, state, f)
        };
        let minutes = self.costs.expected_minutes(kind, self.pass_chance(kind, state, t));
        Worth { gain, minutes, score: candidate.weight * gain / minutes }
    }

    /// f: the day on which the last pass is expected to reach an item.
    fn middle_of_last_pass(&self) -> StudyDay {
        let half = i32::try_from((self.pass_days - 1) / 2).unwrap_or(i32::MAX / 2);
        self.day.plus(-1 - half)
    }

    fn pass_chance(&self, kind: ItemKind, state: Option<State>, t: StudyDay) -> f64 {
        match state {
            Some(state) => self.model.recall(state.memory, t.days_since(state.last_day)),
            None => 1.0 - self.first_grades[kind as usize][0],
        }
    }

    /// V0: the chance of recall on the day if it is left alone.
    pub fn untouched(&self, state: Option<State>) -> f64 {
        state.map_or(NEVER_DRILLED, |state| {
            self.model.recall(state.memory, self.day.days_since(state.last_day))
        })
    }

    /// V1: the chance of recall on the day if it is drilled once, on day `t`.
    fn once(&self, kind: ItemKind, state: Option<State>, t: StudyDay) -> f64 {
        let elapsed_days = self.day.days_since(t);
        let of = |(chance, memory): (f64, Memory)| chance * self.model.recall(memory, elapsed_days);
        self.after(kind, state, t).into_iter().map(of).sum()
    }

    /// V2: the same if it is drilled on day `t` and again on day `f`.
    fn twice(&self, kind: ItemKind, state: Option<State>, t: StudyDay, f: StudyDay) -> f64 {
        let of = |(chance, memory): (f64, Memory)| {
            chance * self.once(kind, Some(State { memory, last_day: t }), f)
        };
        self.after(kind, state, t).into_iter().map(of).sum()
    }

    /// The memories that drilling on day `t` may leave behind, each with its chance.
    pub fn after(&self, kind: ItemKind, state: Option<State>, t: StudyDay) -> Vec<(f64, Memory)> {
        let repeated = |failed: Memory| self.model.after(Some(failed), Grade::Good, 0);
        match state {
            Some(State { memory, last_day }) => {
                let elapsed_days = t.days_since(last_day);
                let chance = self.model.recall(memory, elapsed_days);
                let good = self.model.after(Some(memory), Grade::Good, elapsed_days);
                let again = repeated(self.model.after(Some(memory), Grade::Again, elapsed_days));
                vec![(chance, good), (1.0 - chance, again)]
            }
            None => {
                let chances = self.first_grades[kind as usize];
                let first = |grade: Grade| {
                    let memory = self.model.after(None, grade, 0);
                    if grade.is_pass() { memory } else { repeated(memory) }
                };
                Grade::ALL.into_iter().map(|grade| (chances[grade as usize - 1], first(grade))).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests;
