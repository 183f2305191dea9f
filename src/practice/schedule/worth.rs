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
#![doc = include_str!("simulation.md")]

use super::items::{Candidate, State};
use crate::bank::Bank;
use crate::practice::cost::{Costs, ItemKind};
use crate::practice::day::StudyDay;
use crate::practice::history::History;
use crate::practice::memory::{Memory, Model};
use crate::practice::review::{Grade, Item};
use rustc_hash::FxHashSet;

/// A gain below this (in chance of recall on the day) is not worth a minute.
pub const LEAST_GAIN: f64 = 0.005;
/// The chance of recalling what was never practised.
pub const NEVER_DRILLED: f64 = 0.2;
/// The chance of telling well a story that was never told.
pub const NEVER_TOLD: f64 = 0.3;

/// Days before the interview on which nothing is drilled: the eve.
pub const RESTING_DAYS: i32 = 1;

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

/// How a memory grows by practice, whatever the day is for.
#[derive(Clone, Debug)]
pub struct Growth<'a> {
    /// The model of memory.
    pub model: &'a Model,
    /// First grades by sort of item.
    pub first_grades: [FirstGrades; 5],
}

/// The rule, for one interview day.
#[derive(Clone, Debug)]
pub struct Planner<'a> {
    /// How memories grow.
    pub growth: Growth<'a>,
    /// Expected minutes.
    pub costs: &'a Costs,
    /// The study day of the interview (T).
    pub day: StudyDay,
    /// Days of the last pass (L): what one pass over everything takes, and the eve; two at least.
    pub pass_days: u32,
}

/// Days of the last pass at `minutes` a day (L): what one pass over some items takes, where knowledge has a third of the
/// minutes and what is spoken half of them, and the eve.
pub fn pass_days(kinds: impl Iterator<Item = ItemKind>, costs: &Costs, minutes: f64) -> u32 {
    let (mut all, mut knowledge, mut spoken) = (0.0, 0.0, 0.0);
    for kind in kinds {
        let pass = costs.pass_minutes(kind);
        all += pass;
        knowledge += if kind.is_knowledge() { pass } else { 0.0 };
        spoken += if kind.is_spoken() { pass } else { 0.0 };
    }
    let minutes = minutes.max(0.1);
    let days = [all / minutes, knowledge / (minutes / 3.0), spoken / (minutes / 2.0)];
    let longest = days.into_iter().map(f64::ceil).fold(1.0, f64::max);
    longest.min(100_000.0) as u32 + RESTING_DAYS.unsigned_abs()
}

/// The chance of recall of what was never practised: a story can be told somehow, a cue mostly not be found.
pub fn unpractised(kind: ItemKind) -> f64 {
    if kind == ItemKind::Story { NEVER_TOLD } else { NEVER_DRILLED }
}

/// First grades by the person's own counts per sort of item, smoothed by ten pseudo-reviews at .40/.20/.32/.08.
pub fn first_grades(history: &History, bank: &Bank) -> [FirstGrades; 5] {
    const PSEUDO_REVIEWS: f64 = 10.0;
    let mut counts = [[0.40, 0.20, 0.32, 0.08].map(|share| share * PSEUDO_REVIEWS); 5];
    let mut seen: FxHashSet<&Item> = FxHashSet::default();
    for reviewed in history.counting_reviews() {
        if seen.insert(&reviewed.review.item) {
            let kind = ItemKind::of(&reviewed.review.item, bank);
            counts[kind as usize][reviewed.review.grade as usize - 1] += 1.0;
        }
    }
    counts.map(|counts| counts.map(|count| count / counts.iter().sum::<f64>()))
}

impl Growth<'_> {
    /// As the person's own grades have it so far.
    pub fn learned<'a>(history: &'a History, bank: &Bank) -> Growth<'a> {
        Growth { model: history.model(), first_grades: first_grades(history, bank) }
    }

    /// The chance of passing on day `t`.
    pub fn pass_chance(&self, kind: ItemKind, state: Option<State>, t: StudyDay) -> f64 {
        match state {
            Some(state) => self.model.recall(state.memory, t.days_since(state.last_day)),
            None => 1.0 - self.first_grades[kind as usize][0],
        }
    }

    /// The memories that practice on day `t` may leave behind, each with its chance.
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

    /// The memory to be expected after practice on day `t`: the logarithmic mean of the stabilities that may follow, the mean
    /// of the difficulties.
    pub fn expected_after(&self, kind: ItemKind, state: Option<State>, t: StudyDay) -> Memory {
        let branches = self.after(kind, state, t);
        let mean =
            |of: fn(&Memory) -> f64| branches.iter().map(|(chance, memory)| chance * of(memory)).sum::<f64>();
        Memory {
            stability_days: mean(|memory| f64::from(memory.stability_days).ln()).exp() as f32,
            difficulty: mean(|memory| f64::from(memory.difficulty)) as f32,
        }
    }
}

impl Planner<'_> {
    /// What practising `candidate` on day `t` is worth.
    pub fn worth(&self, candidate: &Candidate, t: StudyDay) -> Worth {
        let (kind, state) = (candidate.kind, candidate.state);
        let last_pass = self.day.minus(t) <= i32::try_from(self.pass_days).unwrap_or(i32::MAX);
        let gain = if last_pass {
            self.once(kind, state, t) - self.untouched(kind, state)
        } else {
            let f = self.middle_of_last_pass();
            self.twice(kind, state, t, f) - self.once(kind, state, f)
        };
        let minutes = self.costs.expected_minutes(kind, self.growth.pass_chance(kind, state, t));
        Worth { gain, minutes, score: candidate.weight * gain / minutes }
    }

    /// f: the day on which the last pass is expected to reach an item.
    fn middle_of_last_pass(&self) -> StudyDay {
        let half = i32::try_from((self.pass_days - 1) / 2).unwrap_or(i32::MAX / 2);
        self.day.plus(-1 - half)
    }

    /// V0: the chance of recall on the day if it is left alone.
    pub fn untouched(&self, kind: ItemKind, state: Option<State>) -> f64 {
        state.map_or_else(
            || unpractised(kind),
            |state| self.growth.model.recall(state.memory, self.day.days_since(state.last_day)),
        )
    }

    /// V1: the chance of recall on the day if it is practised once, on day `t`.
    fn once(&self, kind: ItemKind, state: Option<State>, t: StudyDay) -> f64 {
        let elapsed_days = self.day.days_since(t);
        let of = |(chance, memory): (f64, Memory)| chance * self.growth.model.recall(memory, elapsed_days);
        self.growth.after(kind, state, t).into_iter().map(of).sum()
    }

    /// V2: the same if it is practised on day `t` and again on day `f`.
    fn twice(&self, kind: ItemKind, state: Option<State>, t: StudyDay, f: StudyDay) -> f64 {
        let of = |(chance, memory): (f64, Memory)| {
            chance * self.once(kind, Some(State { memory, last_day: t }), f)
        };
        self.growth.after(kind, state, t).into_iter().map(of).sum()
    }
}

#[cfg(test)]
mod tests;
