//! Cards made of what was taken: each question in the wording that was met least.

use super::items::{Scope, items};
use crate::bank::{Bank, Kind};
use crate::practice::day::StudyDay;
use crate::practice::history::History;
use crate::practice::review::Item;
use crate::practice::wording::Wording;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// One card of a sitting.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What is practised.
    pub item: Item,
    /// Which of the question's wordings is asked; 0 is the main one.
    pub wording: usize,
    /// The same as the history keeps it; `None` for a story.
    pub asked: Option<Wording>,
    /// Whether it is a statement: it is said aloud.
    pub is_statement: bool,
    /// How often it has come back in this sitting after a failure.
    pub comeback: u8,
}

impl Card {
    /// The card of an item, asked in one of its question's wordings.
    pub fn of(bank: &Bank, item: Item, wording: usize) -> Self {
        let question = match &item {
            Item::Question(id) => bank.question(id.as_str()),
            Item::Story(_) => None,
        };
        let asked = question.map(|question| Wording::of(question.wording(wording)));
        let is_statement = question.is_some_and(|question| question.kind == Kind::Statement);
        Self { item, wording, asked, is_statement, comeback: 0 }
    }
}

/// Today's items.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// The cards, in order.
    pub cards: Vec<Card>,
    /// Their expected minutes.
    pub minutes: f64,
}

/// Makes cards of what was taken; what failed today and has not passed yet comes back at the end, `room` of it.
pub(super) fn cards(
    bank: &Bank,
    history: &History,
    taken: impl Iterator<Item = Item>,
    failed: impl Iterator<Item = Item>,
    seed: u64,
) -> Vec<Card> {
    let mut dice = StdRng::seed_from_u64(seed);
    let items = taken.map(|item| (item, 0)).chain(failed.map(|item| (item, 1)));
    let card = |(item, comeback)| {
        let wording = least_met(bank, history, &item, &mut dice);
        Card { comeback, ..Card::of(bank, item, wording) }
    };
    items.map(card).collect()
}

/// Items whose last grade today was a failure: the sitting ended before they passed.
pub(super) fn failed_today(bank: &Bank, history: &History, today: StudyDay, scope: &Scope) -> Vec<Item> {
    let failed = |item: &Item| {
        history.progress(item).is_some_and(|known| known.last_day == today && !known.last_grade.is_pass())
    };
    if history.reviews_on(today).is_empty() {
        return vec![];
    }
    items(bank).filter(|item| failed(item) && scope.holds(bank, item)).collect()
}

/// The wording that was met least; the dice choose among equals.
fn least_met(bank: &Bank, history: &History, item: &Item, dice: &mut StdRng) -> usize {
    let Item::Question(id) = item else { return 0 };
    let Some(question) = bank.question(id.as_str()) else { return 0 };
    let met: Vec<usize> =
        question.wordings().map(|text| history.times_met(item, Wording::of(text))).collect();
    let least = met.iter().min().copied().unwrap_or(0);
    let equal: Vec<usize> = (0..met.len()).filter(|wording| met[*wording] == least).collect();
    equal.get(dice.random_range(0..equal.len().max(1))).copied().unwrap_or(0)
}
