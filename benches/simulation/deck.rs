//! What is learned: 120 cards alike, or of the sorts and weights that a real bank has.

use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use stardrill::bank::QuestionId;
use stardrill::practice::cost::{Costs, ItemKind};
use stardrill::practice::review::Item;
use stardrill::practice::schedule::items::{Candidate, State};

/// How many cards.
pub(crate) const CARDS: usize = 120;

/// Something to learn.
#[derive(Clone)]
pub(crate) struct Card {
    pub(crate) item: Item,
    pub(crate) kind: ItemKind,
    pub(crate) weight: f64,
}

impl Card {
    fn new(number: usize, kind: ItemKind, weight: f64) -> Self {
        let id = QuestionId::of("d", &format!("q{number:03}")).expect("a whole id");
        Self { item: Item::Question(id), kind, weight }
    }

    pub(crate) fn candidate(&self, state: Option<State>) -> Candidate {
        Candidate { item: self.item.clone(), kind: self.kind, weight: self.weight, story: None, state }
    }
}

/// Questions of one weight.
pub(crate) fn alike() -> Vec<Card> {
    (0..CARDS).map(|number| Card::new(number, ItemKind::Question, 1.0)).collect()
}

/// 72 questions, 36 facts and 12 tellings; 30 % likely, 50 % medium, 20 % unlikely; in no order.
pub(crate) fn mixed() -> Vec<Card> {
    let mut dice = StdRng::seed_from_u64(1);
    let mut kinds =
        [vec![ItemKind::Question; 72], vec![ItemKind::Fact; 36], vec![ItemKind::Story; 12]].concat();
    kinds.shuffle(&mut dice);
    let weight = |roll: f64| [3.0, 1.5, 0.4][[0.3, 0.8].partition_point(|edge| *edge <= roll)];
    let card = |(number, kind)| Card::new(number, kind, weight(dice.random_range(0.0..1.0)));
    kinds.into_iter().enumerate().map(card).collect()
}

/// Minutes that one pass over all cards takes.
pub(crate) fn pass_minutes(cards: &[Card], costs: &Costs) -> f64 {
    cards.iter().map(|card| costs.pass_minutes(card.kind)).sum()
}
