//! The days ahead: what each takes, rolled out by expected values; no dice.
//!
//! After a day's practice an item's memory is put at its expected value. How far this is off, and why it is shown as a range,
//! stands with the simulation in [`super::worth`].

use super::evening::Evening;
use super::items::{Candidate, State};
use super::order::Order;
use crate::practice::cost::ItemKind;
use crate::practice::day::StudyDay;

/// One day of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The day.
    pub day: StudyDay,
    /// Whether a story is to be written.
    pub write: bool,
    /// What is practised.
    pub practised: Practised,
}

/// What is practised on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Practised {
    /// Expected minutes.
    pub minutes: f64,
    /// Items, tellings included.
    pub items: usize,
    /// Tellings of stories.
    pub tellings: usize,
}

/// Tellings on the eve and on the day.
pub const EVE_TELLINGS: usize = 3;

/// One day of the roll-out: takes what the evening holds, and puts the memory of what was taken at its expected value.
pub fn practise(order: &Order<'_>, all: &mut [Candidate], t: StudyDay, evening: &Evening) -> Practised {
    let offers = order.offers(all, t);
    let taken: Vec<usize> = evening.take(offers.into_iter()).iter().map(|offer| offer.candidate).collect();
    take_in(order, all, t, &taken)
}

/// The eve: some of the heaviest stories are told, and nothing else.
pub fn tell(order: &Order<'_>, all: &mut [Candidate], t: StudyDay, tellings: usize) -> Practised {
    let stories: Vec<usize> = stories_to_tell(all, t).into_iter().take(tellings).collect();
    take_in(order, all, t, &stories)
}

/// Stories that were not told on day `t`, the heaviest first.
pub fn stories_to_tell(all: &[Candidate], t: StudyDay) -> Vec<usize> {
    let fresh = |position: &usize| {
        let candidate = &all[*position];
        candidate.kind == ItemKind::Story && candidate.state.is_none_or(|state| state.last_day < t)
    };
    let mut stories: Vec<usize> = (0..all.len()).filter(fresh).collect();
    stories.sort_by(|a, b| all[*b].weight.total_cmp(&all[*a].weight)); // stable: as in the bank
    stories
}

fn take_in(order: &Order<'_>, all: &mut [Candidate], t: StudyDay, taken: &[usize]) -> Practised {
    let mut practised = Practised::default();
    for position in taken {
        let candidate = &mut all[*position];
        practised.minutes += expected_minutes(order, candidate, t);
        practised.items += 1;
        practised.tellings += usize::from(candidate.kind == ItemKind::Story);
        let memory = order.growth().expected_after(candidate.kind, candidate.state, t);
        candidate.state = Some(State { memory, last_day: t });
    }
    practised
}

/// Expected minutes of an item on a day.
pub fn expected_minutes(order: &Order<'_>, candidate: &Candidate, t: StudyDay) -> f64 {
    let costs = match order {
        Order::Toward(planner) => planner.costs,
        Order::Due(due) => due.costs,
    };
    costs.expected_minutes(candidate.kind, order.growth().pass_chance(candidate.kind, candidate.state, t))
}
