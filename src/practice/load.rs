//! The load ahead: how much practice the next days will bring.

use super::agenda::{self, TELLING_EVERY_DAYS};
use super::cost::{Costs, ItemKind};
use super::day::StudyDay;
use super::forecast::{Day, Goal, Practised, plan};
use super::history::History;
use super::review::Item;
use crate::bank::Bank;
use std::collections::VecDeque;

/// The days from `today` on, `days` of them at most: with an interview what the plan takes, else what falls due.
///
/// Without one an item falls due when its predicted recall reaches the target. As in a sitting, a day takes what its minutes
/// hold and leaves the rest for the next, and a story is told once a week. New items, and items that come back within these
/// days, are not foreseen.
pub fn load_ahead(
    bank: &Bank,
    history: &History,
    goal: Option<Goal<'_>>,
    today: StudyDay,
    days: usize,
) -> Vec<Day> {
    match goal {
        Some(goal) => plan(bank, history, goal).days.into_iter().take(days).collect(),
        None => falling_due(bank, history, today, days),
    }
}

/// An item that has been learned.
struct Due {
    on: StudyDay,
    kind: ItemKind,
    minutes: f64,
}

fn falling_due(bank: &Bank, history: &History, today: StudyDay, days: usize) -> Vec<Day> {
    let mut due: VecDeque<Due> = due(bank, history).into();
    let daily_minutes = f64::from(bank.settings().minutes);
    let mut last_told = last_telling(history);
    let mut ahead = vec![];
    for day in (0..i32::try_from(days).unwrap_or(i32::MAX)).map(|offset| today.plus(offset)) {
        let spent_minutes = f64::from(history.seconds_on(day)) / 60.0;
        let minutes = (daily_minutes - spent_minutes).max(0.0);
        let mut practised = Practised::default();
        let mut waiting = VecDeque::new();
        while let Some(item) = due.pop_front() {
            let telling = item.kind == ItemKind::Story;
            let told_lately =
                telling && last_told.is_some_and(|last| day.days_since(last) < TELLING_EVERY_DAYS);
            if item.on > day || practised.minutes >= minutes || told_lately {
                waiting.push_back(item);
                continue;
            }
            practised.minutes += item.minutes;
            practised.items += 1;
            practised.tellings += usize::from(telling);
            if telling {
                last_told = Some(day);
            }
        }
        due = waiting;
        ahead.push(Day { day, write: false, practised });
    }
    ahead
}

/// Everything learned with the day it falls due, the longest due first.
fn due(bank: &Bank, history: &History) -> Vec<Due> {
    let costs = Costs::learned(history, bank);
    let target = bank.settings().recall_target;
    let mut due: Vec<Due> = agenda::items(bank)
        .filter_map(|item| {
            let known = history.progress(&item)?;
            let days = history.model().interval_days(known.memory, target);
            let kind = ItemKind::of(&item, bank);
            let on = known.last_day.plus(i32::try_from(days).unwrap_or(i32::MAX));
            Some(Due { on, kind, minutes: costs.expected_minutes(kind, target) })
        })
        .collect();
    due.sort_by_key(|due| due.on);
    due
}

fn last_telling(history: &History) -> Option<StudyDay> {
    let told = |item: &Item| matches!(item, Item::Story(_));
    history.reviews().iter().rev().find(|reviewed| told(&reviewed.review.item)).map(|reviewed| reviewed.day)
}

#[cfg(test)]
mod tests;
