//! Memory after a grade and the chance of recall on a day: FSRS-6, from the crate `fsrs` (the one that Anki runs).
//!
//! FSRS-6 counts whole days; it is not trusted below one: a review on the same day is a same-day review (0 days elapsed).
//! The crate computes in `f32` and clamps stability at 36 500 days.

use super::review::Grade;
use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState};

/// The state of one item's memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days until recall falls to 90 %.
    pub stability_days: f32,
    /// 1 (easy) to 10 (hard).
    pub difficulty: f32,
}

/// FSRS-6 with one set of parameters.
#[derive(Clone, Debug)]
pub struct Model {
    fsrs: FSRS,
    decay: f32,
}

impl Model {
    /// A model of 21 parameters, or of the published defaults if there are none.
    ///
    /// `None` if there are some, but not 21 finite ones; out-of-range values are clipped by the crate.
    pub fn new(parameters: &[f32]) -> Option<Self> {
        if !matches!(parameters.len(), 0 | 21) {
            return None;
        }
        let decay = parameters.last().copied().unwrap_or(fsrs::FSRS6_DEFAULT_DECAY).clamp(0.1, 0.8);
        Some(Self { fsrs: FSRS::new(parameters).ok()?, decay })
    }

    /// The model of the published default parameters.
    pub fn with_defaults() -> Self {
        Self { fsrs: FSRS::default(), decay: fsrs::FSRS6_DEFAULT_DECAY }
    }

    /// The memory after a grade, `elapsed_days` after the review before (ignored on the first).
    pub fn after(&self, before: Option<Memory>, grade: Grade, elapsed_days: u32) -> Memory {
        let review = FSRSReview { rating: grade as u32, delta_t: elapsed_days };
        let before = before
            .map(|memory| MemoryState { stability: memory.stability_days, difficulty: memory.difficulty });
        match self.fsrs.memory_state(FSRSItem { reviews: vec![review] }, before) {
            Ok(after) => Memory { stability_days: after.stability, difficulty: after.difficulty },
            // Only a state that is not finite is refused, and every state here came out of this function.
            Err(error) => {
                unreachable!("FSRS refused a finite memory state: {error}; this is a bug in stardrill")
            }
        }
    }

    /// The chance of recall `elapsed_days` after the last review, 0 to 1.
    pub fn recall(&self, memory: Memory, elapsed_days: u32) -> f64 {
        let state = MemoryState { stability: memory.stability_days, difficulty: memory.difficulty };
        f64::from(fsrs::current_retrievability(state, elapsed_days as f32, self.decay))
    }

    /// The first whole day, one at least, on which recall has fallen to `recall_target` (0 to 1): the day it is due.
    pub fn interval_days(&self, memory: Memory, recall_target: f64) -> u32 {
        let days =
            self.fsrs.next_interval(Some(memory.stability_days), recall_target as f32, Grade::Good as u32);
        let near = days.floor().clamp(1.0, 36_500.0) as u32;
        // The curve gives a fraction of a day, in `f32`: a day or two around it decide.
        (near..=near + 2).find(|days| self.recall(memory, *days) <= recall_target).unwrap_or(near + 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_none_or_twenty_one() {
        assert!(Model::new(&[]).is_some());
        assert!(Model::new(&fsrs::DEFAULT_PARAMETERS).is_some());
        assert!(Model::new(&[0.4; 17]).is_none());
        assert!(Model::new(&[f32::NAN; 21]).is_none());
    }

    #[test]
    fn a_better_grade_never_shortens_the_interval() {
        let model = Model::with_defaults();
        let mut before = None;
        for elapsed_days in [0, 1, 3, 10, 40, 200] {
            let intervals: Vec<u32> = Grade::ALL
                .into_iter()
                .map(|grade| model.interval_days(model.after(before, grade, elapsed_days), 0.9))
                .collect();
            assert!(intervals.is_sorted(), "{elapsed_days} days: {intervals:?}");
            before = Some(model.after(before, Grade::Good, elapsed_days));
        }
    }
}
