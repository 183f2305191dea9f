//! A learner whose true memory is FSRS-6 with noise, off from what is assumed of it.

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use stardrill::practice::day::StudyDay;
use stardrill::practice::memory::{Memory, Model};
use stardrill::practice::review::Grade;
use stardrill::practice::schedule::items::State;
use stardrill::practice::schedule::worth::NEVER_DRILLED;

/// By how much a learner's parameters are off, as the deviation of their logarithms.
const PARAMETERS_OFF: f64 = 0.2;
/// By how much an item's stability differs from the learner's usual one, likewise.
const ITEMS_OFF: f64 = 0.5;

/// The truth about a learner: a memory for each of some items, which are counted from 0.
pub(crate) struct Learner {
    /// The true model.
    pub(crate) truth: Model,
    dice: StdRng,
    ease: Vec<f32>,
    memories: Vec<Option<State>>,
}

impl Learner {
    pub(crate) fn new(seed: u64, items: usize) -> Self {
        let mut dice = StdRng::seed_from_u64(seed);
        let mut parameters = fsrs::DEFAULT_PARAMETERS;
        for parameter in &mut parameters[..20] {
            *parameter *= normal(&mut dice, PARAMETERS_OFF).exp() as f32;
        }
        let ease = (0..items).map(|_| normal(&mut dice, ITEMS_OFF).exp() as f32).collect();
        let truth = Model::new(&parameters).expect("21 finite parameters");
        Self { truth, dice, ease, memories: vec![None; items] }
    }

    /// The true chance of recall of an item on a day.
    pub(crate) fn recall(&self, item: usize, on: StudyDay) -> f64 {
        let recall = |state: State| self.truth.recall(state.memory, on.days_since(state.last_day));
        self.eased(item).map_or(NEVER_DRILLED, recall)
    }

    /// The true memory of an item, as the true model takes it.
    pub(crate) fn eased(&self, item: usize) -> Option<State> {
        let state = self.memories[item]?;
        let stability_days = state.memory.stability_days * self.ease[item];
        Some(State { memory: Memory { stability_days, ..state.memory }, ..state })
    }

    /// Drills an item on a day until it passes: its grades, the failure first.
    pub(crate) fn drill(&mut self, item: usize, on: StudyDay) -> Vec<Grade> {
        let grade = match self.memories[item] {
            Some(_) if self.dice.random_bool(self.recall(item, on).clamp(0.0, 1.0)) => Grade::Good,
            Some(_) => Grade::Again,
            None => {
                let roll: f64 = self.dice.random_range(0.0..1.0);
                Grade::ALL[[0.40, 0.60, 0.92].partition_point(|edge| *edge <= roll)]
            }
        };
        let grades = if grade.is_pass() { vec![grade] } else { vec![grade, Grade::Good] };
        for grade in &grades {
            self.memories[item] = Some(after(&self.truth, self.memories[item], *grade, on));
        }
        grades
    }
}

/// The state after a grade on a day.
pub(crate) fn after(model: &Model, state: Option<State>, grade: Grade, on: StudyDay) -> State {
    let elapsed_days = state.map_or(0, |state| on.days_since(state.last_day));
    State { memory: model.after(state.map(|state| state.memory), grade, elapsed_days), last_day: on }
}

/// A normal number by the sum of twelve uniform ones.
fn normal(dice: &mut StdRng, deviation: f64) -> f64 {
    ((0..12).map(|_| dice.random_range(0.0..1.0)).sum::<f64>() - 6.0) * deviation
}
