//! The load ahead: how much practice the next days will bring.

use super::agenda::{
    Agenda, Card, Options, PASS_CHANCE_OF_NEW, Scope, TELLING_EVERY_DAYS, agenda, fact_minutes, items, weight,
};
use super::cost::{Costs, ItemKind};
use super::day::StudyDay;
use super::forecast::{Budget, Day, Goal, Practised, plan};
use super::history::History;
use super::review::Item;
use crate::bank::Bank;
use rustc_hash::FxHashSet;
use std::cmp::Ordering;

/// The days from `today` on, `days` of them at most: with an interview what the plan takes, else what the sittings will take.
///
/// Without one, today is today's sitting. On a later day items are due when their predicted recall has reached the target, and
/// new ones follow, as far as the minutes go; what is left over waits for the next day, and a story is told once a week. Items
/// that come back within these days are not foreseen.
pub fn load_ahead(
    bank: &Bank,
    history: &History,
    goal: Option<Goal<'_>>,
    today: StudyDay,
    days: usize,
) -> Vec<Day> {
    match goal {
        Some(goal) => plan(bank, history, goal).days.into_iter().take(days).collect(),
        None => sittings(bank, history, today, days),
    }
}

/// An item that waits for a sitting.
struct Waiting {
    item: Item,
    kind: ItemKind,
    minutes: f64,
    /// When it is due; `None` if it is new.
    due: Option<StudyDay>,
}

fn sittings(bank: &Bank, history: &History, today: StudyDay, days: usize) -> Vec<Day> {
    let daily_minutes = f64::from(bank.settings().minutes);
    let left = (daily_minutes - f64::from(history.seconds_on(today)) / 60.0).max(0.0);
    let options = Options { scope: Scope::default(), minutes: left, limit: None, ahead: false, seed: 0 };
    let now = agenda(bank, history, today, &options);
    let told_now = |card: &&Card| matches!(card.item, Item::Story(_));
    let tellings = now.cards.iter().filter(told_now).count();
    let mut last_told = if tellings > 0 { Some(today) } else { last_telling(history) };
    let mut waiting = waiting(bank, history, &now);
    let practised = Practised { minutes: now.minutes, items: now.cards.len(), tellings };
    let mut ahead = vec![Day { day: today, write: false, practised }];
    for day in (1..i32::try_from(days).unwrap_or(i32::MAX)).map(|offset| today.plus(offset)) {
        let facts = fact_minutes(bank, bank.ready_count(), daily_minutes);
        let practised = sitting(&mut waiting, day, Budget { minutes: daily_minutes, facts }, &mut last_told);
        ahead.push(Day { day, write: false, practised });
    }
    ahead.truncate(days);
    ahead
}

/// Takes what a day's minutes hold out of what waits.
fn sitting(
    waiting: &mut Vec<Waiting>,
    day: StudyDay,
    budget: Budget,
    last_told: &mut Option<StudyDay>,
) -> Practised {
    let (mut practised, mut spent_on_facts) = (Practised::default(), 0.0);
    waiting.retain(|one| {
        let telling = one.kind == ItemKind::Story;
        let told_lately = telling && last_told.is_some_and(|last| day.days_since(last) < TELLING_EVERY_DAYS);
        let fact_minutes = if one.kind == ItemKind::Fact { one.minutes } else { 0.0 };
        if practised.minutes >= budget.minutes
            || one.due.is_some_and(|due| due > day)
            || told_lately
            || spent_on_facts + fact_minutes > budget.facts
        {
            return true;
        }
        spent_on_facts += fact_minutes;
        practised.minutes += one.minutes;
        practised.items += 1;
        if telling {
            practised.tellings += 1;
            *last_told = Some(day);
        }
        false
    });
    practised
}

/// Everything but what today's sitting takes: what was learned, the longest due first, then what is new, the heaviest first.
fn waiting(bank: &Bank, history: &History, now: &Agenda) -> Vec<Waiting> {
    let costs = Costs::learned(history, bank);
    let target = bank.settings().recall_target;
    let taken: FxHashSet<&Item> = now.cards.iter().map(|card| &card.item).collect();
    let mut waiting: Vec<Waiting> = items(bank)
        .filter(|item| !taken.contains(item))
        .map(|item| {
            let kind = ItemKind::of(&item, bank);
            let due = history.progress(&item).map(|known| {
                let days = history.model().interval_days(known.memory, target);
                known.last_day.plus(i32::try_from(days).unwrap_or(i32::MAX))
            });
            let minutes = costs.expected_minutes(kind, due.map_or(PASS_CHANCE_OF_NEW, |_| target));
            Waiting { item, kind, minutes, due }
        })
        .collect();
    let by_weight =
        |a: &Waiting, b: &Waiting| weight(bank, &b.item, None).total_cmp(&weight(bank, &a.item, None));
    waiting.sort_by(|a, b| match (a.due, b.due) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => by_weight(a, b),
    });
    waiting
}

fn last_telling(history: &History) -> Option<StudyDay> {
    let told = |item: &Item| matches!(item, Item::Story(_));
    history.reviews().iter().rev().find(|reviewed| told(&reviewed.review.item)).map(|reviewed| reviewed.day)
}

#[cfg(test)]
mod tests;
