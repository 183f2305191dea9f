//! The load ahead: how much practice the next days will bring.

use super::agenda;
use super::cost::{Costs, ItemKind};
use super::day::StudyDay;
use super::forecast::{Day, Goal, Practised, plan};
use super::history::History;
use crate::bank::Bank;

/// The days from today on, `days` of them: with a goal what the plan takes, else what falls due.
///
/// Without a goal an item falls due when its predicted recall reaches the target; what is due already counts for today, and
/// new items are not foreseen.
pub fn load_ahead(
    bank: &Bank,
    history: &History,
    goal: Option<Goal<'_>>,
    today: StudyDay,
    days: usize,
) -> Vec<Day> {
    match goal {
        Some(goal) => {
            let spent_minutes = f64::from(history.seconds_on(today)) / 60.0;
            plan(bank, history, goal, spent_minutes).days.into_iter().take(days).collect()
        }
        None => due(bank, history, today, days),
    }
}

fn due(bank: &Bank, history: &History, today: StudyDay, days: usize) -> Vec<Day> {
    let costs = Costs::learned(history, bank);
    let target = bank.settings().recall_target;
    let mut ahead: Vec<Day> = (0..days)
        .map(|offset| today.plus(i32::try_from(offset).unwrap_or(i32::MAX)))
        .map(|day| Day { day, write: false, practised: Practised::default() })
        .collect();
    for item in agenda::items(bank) {
        let Some(known) = history.progress(&item) else { continue };
        let interval = i32::try_from(history.model().interval_days(known.memory, target)).unwrap_or(i32::MAX);
        let on = known.last_day.plus(interval).minus(today).max(0);
        if let Some(day) = usize::try_from(on).ok().and_then(|offset| ahead.get_mut(offset)) {
            let kind = ItemKind::of(&item, bank);
            day.practised.minutes += costs.expected_minutes(kind, target);
            day.practised.items += 1;
            day.practised.tellings += usize::from(kind == ItemKind::Story);
        }
    }
    ahead
}
