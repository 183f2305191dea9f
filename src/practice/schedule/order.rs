//! In which order a day's items are offered: toward an interview by what they add, without one by what is due.

use super::evening::Offer;
use super::items::{Candidate, State};
use super::worth::{Growth, LEAST_GAIN, Planner};
use crate::practice::cost::{Costs, ItemKind};
use crate::practice::day::StudyDay;
use crate::practice::review::Item;
use rustc_hash::FxHashMap;

/// The order of a day's offers.
#[derive(Clone, Debug)]
pub enum Order<'a> {
    /// Most gain by the minute first.
    Toward(Planner<'a>),
    /// What has fallen to the target, most urgent first; then what is new, the heaviest first.
    Due(Due<'a>),
}

/// Practice without a date.
#[derive(Clone, Debug)]
pub struct Due<'a> {
    /// How memories grow.
    pub growth: Growth<'a>,
    /// Expected minutes.
    pub costs: &'a Costs,
    /// An item is due when its predicted recall has fallen to this.
    pub recall_target: f64,
    /// Also what is not due yet, at the end.
    pub ahead: bool,
}

/// Candidates from which a second thread pays.
const WORTH_A_THREAD: usize = 2000;

impl<'a> Order<'a> {
    /// How memories grow.
    pub fn growth(&self) -> &Growth<'a> {
        match self {
            Order::Toward(planner) => &planner.growth,
            Order::Due(due) => &due.growth,
        }
    }

    /// What may be practised on day `t`, in order; what was practised on it is out.
    pub fn offers(&self, all: &[Candidate], t: StudyDay) -> Vec<Offer> {
        match self {
            Order::Toward(planner) => by_gain(planner, all, t),
            Order::Due(due) => due.offers(all, t),
        }
    }
}

fn offer(position: usize, candidate: &Candidate, minutes: f64, score: f64) -> Offer {
    Offer { candidate: position, kind: candidate.kind, story: candidate.story.clone(), minutes, score }
}

fn is_fresh(candidate: &Candidate, t: StudyDay) -> bool {
    candidate.state.is_none_or(|state| state.last_day != t)
}

/// Best score first; among equals the decks take turns, then ids.
fn by_gain(planner: &Planner<'_>, all: &[Candidate], t: StudyDay) -> Vec<Offer> {
    let worth = |first: usize, some: &[Candidate]| -> Vec<Offer> {
        some.iter()
            .enumerate()
            .filter(|(_, candidate)| is_fresh(candidate, t))
            .map(|(position, candidate)| (first + position, candidate, planner.worth(candidate, t)))
            .filter(|(.., worth)| worth.gain >= LEAST_GAIN)
            .map(|(position, candidate, worth)| offer(position, candidate, worth.minutes, worth.score))
            .collect()
    };
    let mut offers = if all.len() < WORTH_A_THREAD {
        worth(0, all)
    } else {
        let (one, other) = all.split_at(all.len() / 2);
        std::thread::scope(|scope| {
            let other = scope.spawn(|| worth(one.len(), other));
            let mut offers = worth(0, one);
            // A panic there is ours, and goes on here.
            offers.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            offers
        })
    };
    offers.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| all[a.candidate].item.cmp(&all[b.candidate].item))
    });
    untold_soon(decks_in_turn(offers, all), all)
}

/// So few stories never told are new ones beside others that are rehearsed.
const FEW_UNTOLD: usize = 2;

/// A story that was just written is told first. Where many were never told, the best telling comes where its gain puts it, and
/// those after it go to what was never told, while there is any.
fn untold_soon(offers: Vec<Offer>, all: &[Candidate]) -> Vec<Offer> {
    let is_telling = |offer: &Offer| offer.kind == ItemKind::Story;
    let is_untold = |offer: &Offer| all[offer.candidate].state.is_none();
    let untold = offers.iter().filter(|offer| is_telling(offer) && is_untold(offer));
    if (1..=FEW_UNTOLD).contains(&untold.count()) {
        let (mut first, rest): (Vec<Offer>, Vec<Offer>) =
            offers.into_iter().partition(|offer| is_telling(offer) && is_untold(offer));
        first.extend(rest);
        return first;
    }
    let mut by_gain = offers.iter().filter(|offer| is_telling(offer)).cloned();
    let best = by_gain.next();
    let (untold, told): (Vec<Offer>, Vec<Offer>) = by_gain.partition(is_untold);
    let mut tellings = best.into_iter().chain(untold).chain(told);
    offers
        .into_iter()
        .filter_map(|offer| if is_telling(&offer) { tellings.next() } else { Some(offer) })
        .collect()
}

impl Due<'_> {
    fn offers(&self, all: &[Candidate], t: StudyDay) -> Vec<Offer> {
        let (mut due, mut new, mut later) = (vec![], vec![], vec![]);
        for (position, candidate) in all.iter().enumerate().filter(|(_, candidate)| is_fresh(candidate, t)) {
            let recall = candidate.state.map(|state| self.recall(state, t));
            let chance = self.growth.pass_chance(candidate.kind, candidate.state, t);
            let minutes = self.costs.expected_minutes(candidate.kind, chance);
            match recall {
                None => new.push(offer(position, candidate, minutes, candidate.weight)),
                Some(recall) if recall <= self.recall_target => {
                    due.push(offer(position, candidate, minutes, 1.0 - recall));
                }
                Some(recall) => later.push(offer(position, candidate, minutes, 1.0 - recall)),
            }
        }
        let best_first = |offers: &mut Vec<Offer>| offers.sort_by(|a, b| b.score.total_cmp(&a.score)); // stable
        [&mut due, &mut new, &mut later].into_iter().for_each(best_first);
        let later = later.into_iter().filter(|_| self.ahead);
        due.into_iter().chain(decks_in_turn(new, all)).chain(later).collect()
    }

    fn recall(&self, state: State, t: StudyDay) -> f64 {
        // Graded under a clock that ran ahead: nothing is known of it today, so it is due.
        if state.last_day > t {
            0.0
        } else {
            self.growth.model.recall(state.memory, t.days_since(state.last_day))
        }
    }
}

/// Among equal scores the decks take turns; then the order as it is.
fn decks_in_turn(offers: Vec<Offer>, all: &[Candidate]) -> Vec<Offer> {
    let deck = |offer: &Offer| match &all[offer.candidate].item {
        Item::Question(id) => id.deck().to_owned(),
        Item::Story(_) => String::new(),
    };
    let mut turns: FxHashMap<(u64, String), usize> = FxHashMap::default();
    let mut turned: Vec<(usize, Offer)> = offers
        .into_iter()
        .map(|offer| {
            let turn = turns.entry((offer.score.to_bits(), deck(&offer))).or_insert(0);
            *turn += 1;
            (*turn, offer)
        })
        .collect();
    turned.sort_by(|(turn, a), (other_turn, b)| b.score.total_cmp(&a.score).then(turn.cmp(other_turn)));
    turned.into_iter().map(|(_, offer)| offer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::StoryId;
    use crate::practice::memory::Memory;

    #[test]
    fn what_was_never_told_comes_soon() {
        let day = StudyDay::from_date(jiff::civil::date(2026, 11, 21));
        let known = State { memory: Memory { stability_days: 3.0, difficulty: 5.0 }, last_day: day };
        let story = |id: &str, state: Option<State>| Candidate {
            item: Item::Story(StoryId::parse(id).unwrap()),
            kind: ItemKind::Story,
            weight: 1.0,
            story: None,
            state,
        };
        let order = |all: &[Candidate]| -> Vec<usize> {
            let offers =
                (0..all.len()).map(|position| offer(position, &all[position], 3.0, 9.0 - position as f64));
            untold_soon(offers.collect(), all).iter().map(|one| one.candidate).collect()
        };
        let many = [
            story("a", Some(known)),
            story("b", Some(known)),
            story("c", None),
            story("d", None),
            story("e", None),
        ];
        assert_eq!(order(&many), [0, 2, 3, 4, 1]);
        assert_eq!(order(&many[..3]), [2, 0, 1], "the one that was just written");
    }
}
