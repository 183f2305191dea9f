//! Today's items, in order, within the minutes. Knows nothing of files or screens.
//!
//! Without an interview date an item is due when its predicted recall has fallen to the target: most urgent first, then new
//! ones, the heaviest first and decks in turn. The backlog is cut at the minutes and never shown as a debt.
//!
//! Invariant: an agenda names no item twice and passes its minutes by one item at most.

use super::cost::{Costs, ItemKind};
use super::day::StudyDay;
use super::history::History;
use super::review::Item;
use crate::bank::{Bank, DeckId, Interview, Kind, Question, coverage};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rustc_hash::FxHashMap;

/// Which items a sitting may hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    /// Only questions of this deck.
    pub deck: Option<DeckId>,
    /// Only items with this competency (its canonical id).
    pub competency: Option<String>,
    /// Only questions of this kind.
    pub kind: Option<Kind>,
    /// Only questions, or only stories.
    pub items: Option<Items>,
}

/// Questions or stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Items {
    /// Question items only.
    Questions,
    /// Story items only.
    Stories,
}

/// What shapes a sitting.
#[derive(Clone, Debug)]
pub struct Options {
    /// The items it may hold.
    pub scope: Scope,
    /// Expected minutes to fill.
    pub minutes: f64,
    /// Cards at most.
    pub limit: Option<usize>,
    /// Also what is not due yet.
    pub ahead: bool,
    /// For drawing wordings.
    pub seed: u64,
}

/// One card of a sitting.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What is practised.
    pub item: Item,
    /// Which of the question's wordings is asked; 0 is the main one.
    pub wording: usize,
    /// How often it has come back in this sitting after a failure.
    pub comeback: u8,
}

/// Today's items.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// The cards, in order.
    pub cards: Vec<Card>,
    /// Their expected minutes.
    pub minutes: f64,
}

struct Candidate {
    item: Item,
    kind: ItemKind,
    recall: Option<f64>,
    weight: f64,
    deck: String,
}

/// The minutes that facts may take of a sitting: stories come first, so until there are enough, a third.
pub(super) fn fact_minutes(bank: &Bank, stories_ready: usize, minutes: f64) -> f64 {
    const SHARE: f64 = 1.0 / 3.0;
    if stories_ready < bank.settings().story_floor { minutes * SHARE } else { f64::INFINITY }
}

/// The chance that a new item passes, without a plan to say it better.
pub(super) const PASS_CHANCE_OF_NEW: f64 = 0.6;
/// Days between two tellings of stories in a daily drill without an interview date.
pub(super) const TELLING_EVERY_DAYS: u32 = 7;

/// The sitting of `today`.
pub fn agenda(bank: &Bank, history: &History, today: StudyDay, options: &Options) -> Agenda {
    let target = bank.settings().recall_target;
    let (seen, new): (Vec<_>, Vec<_>) = candidates(bank, history, today, &options.scope)
        .into_iter()
        .filter(|candidate| history.progress(&candidate.item).is_none_or(|known| known.last_day != today))
        .partition(|candidate| candidate.recall.is_some());
    let (mut due, mut later): (Vec<_>, Vec<_>) =
        seen.into_iter().partition(|candidate| candidate.recall.is_some_and(|recall| recall <= target));
    let most_urgent = |a: &Candidate, b: &Candidate| {
        a.recall.unwrap_or(0.0).total_cmp(&b.recall.unwrap_or(0.0)).then_with(|| a.item.cmp(&b.item))
    };
    due.sort_by(most_urgent);
    later.sort_by(most_urgent);
    let ordered =
        due.into_iter().chain(decks_in_turn(new)).chain(later.into_iter().filter(|_| options.ahead));
    fill(bank, history, today, options, ordered)
}

fn fill(
    bank: &Bank,
    history: &History,
    today: StudyDay,
    options: &Options,
    ordered: impl Iterator<Item = Candidate>,
) -> Agenda {
    let costs = Costs::learned(history, bank);
    let mut may_tell = options.is_narrow() || options.ahead || !told_lately(history, today);
    let taken = ordered.filter_map(|candidate| {
        if candidate.kind == ItemKind::Story {
            if !may_tell {
                return None;
            }
            may_tell = options.is_narrow() || options.ahead;
        }
        let minutes = costs.expected_minutes(candidate.kind, candidate.recall.unwrap_or(PASS_CHANCE_OF_NEW));
        Some(Offer { item: candidate.item, kind: candidate.kind, minutes, score: 0.0 })
    });
    let taken = take(bank, options, taken);
    deal(bank, history, today, options, taken)
}

/// An item with what it costs, in the order in which it is to be taken.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    pub(super) item: Item,
    pub(super) kind: ItemKind,
    pub(super) minutes: f64,
    pub(super) score: f64,
}

/// Takes what is offered while minutes are left.
pub(super) fn take(bank: &Bank, options: &Options, offers: impl Iterator<Item = Offer>) -> Vec<Offer> {
    let (mut taken, mut minutes, mut spent_on_facts): (Vec<Offer>, f64, f64) = (vec![], 0.0, 0.0);
    let fact_budget = if options.is_narrow() {
        f64::INFINITY
    } else {
        fact_minutes(bank, bank.ready_count(), options.minutes)
    };
    for offer in offers {
        if minutes >= options.minutes || options.limit.is_some_and(|limit| taken.len() >= limit) {
            break;
        }
        if offer.kind == ItemKind::Fact {
            if spent_on_facts + offer.minutes > fact_budget {
                continue;
            }
            spent_on_facts += offer.minutes;
        }
        minutes += offer.minutes;
        taken.push(offer);
    }
    taken
}

/// Makes cards of what was taken. What failed today and has not passed yet comes back at the end.
pub(super) fn deal(
    bank: &Bank,
    history: &History,
    today: StudyDay,
    options: &Options,
    taken: Vec<Offer>,
) -> Agenda {
    let mut dice = StdRng::seed_from_u64(options.seed);
    let minutes = taken.iter().map(|offer| offer.minutes).sum();
    let room = options.limit.map_or(usize::MAX, |limit| limit.saturating_sub(taken.len()));
    let failed = failed_today(bank, history, today, &options.scope).into_iter().take(room);
    let items = taken.into_iter().map(|offer| (offer.item, 0)).chain(failed.map(|item| (item, 1)));
    let card = |(item, comeback)| Card { wording: wording(bank, &item, &mut dice), item, comeback };
    Agenda { cards: items.map(card).collect(), minutes }
}

/// Items whose last grade today was a failure: the sitting ended before they passed.
fn failed_today(bank: &Bank, history: &History, today: StudyDay, scope: &Scope) -> Vec<Item> {
    let failed = |item: &Item| {
        history.progress(item).is_some_and(|known| known.last_day == today && !known.last_grade.is_pass())
    };
    if history.reviews_on(today).is_empty() {
        vec![]
    } else {
        items(bank).filter(|item| failed(item) && scope.holds(bank, item)).collect()
    }
}

/// Stories that are told on the eve, and on the day.
pub(super) const EVE_TELLINGS: usize = 3;

/// On the eve and the day: three stories told once, the heaviest first, and nothing else.
pub(super) fn eve(
    bank: &Bank,
    history: &History,
    today: StudyDay,
    offers: Vec<Offer>,
    options: &Options,
) -> Agenda {
    let told = history
        .reviews_on(today)
        .iter()
        .filter(|reviewed| matches!(reviewed.review.item, Item::Story(_)))
        .count();
    let stories = offers.into_iter().filter(|offer| {
        offer.kind == ItemKind::Story
            && history.progress(&offer.item).is_none_or(|known| known.last_day < today)
    });
    let three = stories.take(EVE_TELLINGS.saturating_sub(told));
    // Three tellings are what they are, whatever is left of today's minutes.
    let unhurried = Options { minutes: f64::INFINITY, ..options.clone() };
    let taken = take(bank, &unhurried, three);
    deal(bank, history, today, options, taken)
}

/// Among offers of close score, neighbours are of different decks where that can be.
pub(super) fn neighbours_differ(offers: Vec<Offer>) -> Vec<Offer> {
    const CLOSE: f64 = 0.9;
    let deck = |offer: &Offer| match &offer.item {
        Item::Question(id) => id.deck().to_owned(),
        Item::Story(_) => String::new(),
    };
    let mut offers = offers;
    for position in 1..offers.len() {
        let before = deck(&offers[position - 1]);
        if deck(&offers[position]) != before {
            continue;
        }
        let least = offers[position].score * CLOSE;
        let close = offers[position..].iter().take(20).take_while(|offer| offer.score >= least);
        let other = close.enumerate().find(|(_, offer)| deck(offer) != before).map(|(ahead, _)| ahead);
        if let Some(ahead) = other {
            offers[position..=position + ahead].rotate_right(1);
        }
    }
    offers
}

impl Options {
    /// Whether the person asked for something in particular.
    fn is_narrow(&self) -> bool {
        self.scope != Scope::default()
    }
}

/// Everything that can be drilled: prepared questions and ready stories, in the order of the bank.
pub fn items(bank: &Bank) -> impl Iterator<Item = Item> {
    let questions = bank
        .live_questions()
        .filter(|question| coverage::level(bank, question).is_prepared())
        .map(|question| Item::Question(question.id.clone()));
    let stories =
        bank.stories().iter().filter(|story| story.is_ready()).map(|story| Item::Story(story.id.clone()));
    questions.chain(stories)
}

/// The weight of an item: its question's, or for a story the largest among its questions, 0.4 if there is none.
pub fn weight(bank: &Bank, item: &Item, interview: Option<&Interview>) -> f64 {
    match item {
        Item::Question(id) => {
            bank.question(id.as_str()).map_or(0.4, |question| bank.weight(question, interview))
        }
        Item::Story(id) => {
            let story = bank.story(id.as_str());
            let questions = story.map(|story| bank.questions_of(story)).unwrap_or_default();
            questions.into_iter().map(|question| bank.weight(question, interview)).fold(0.4, f64::max)
        }
    }
}

fn candidates(bank: &Bank, history: &History, today: StudyDay, scope: &Scope) -> Vec<Candidate> {
    items(bank)
        .filter(|item| scope.holds(bank, item))
        .map(|item| Candidate {
            kind: ItemKind::of(&item, bank),
            // Graded under a clock that ran ahead: nothing is known of it today, so it is due.
            recall: match history.progress(&item) {
                Some(known) if known.last_day > today => Some(0.0),
                _ => history.recall(&item, today),
            },
            weight: weight(bank, &item, None),
            deck: match &item {
                Item::Question(id) => id.deck().to_owned(),
                Item::Story(_) => String::new(),
            },
            item,
        })
        .collect()
}

fn told_lately(history: &History, today: StudyDay) -> bool {
    history
        .reviews()
        .iter()
        .rev()
        .take_while(|reviewed| today.days_since(reviewed.day) < TELLING_EVERY_DAYS)
        .any(|reviewed| matches!(reviewed.review.item, Item::Story(_)))
}

/// Heaviest first; among equal weights the decks take turns, then the order of the bank.
fn decks_in_turn(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut taken: FxHashMap<(u64, String), usize> = FxHashMap::default();
    let mut turned: Vec<(usize, Candidate)> = candidates
        .into_iter()
        .map(|candidate| {
            let turn = taken.entry((candidate.weight.to_bits(), candidate.deck.clone())).or_insert(0);
            *turn += 1;
            (*turn, candidate)
        })
        .collect();
    turned.sort_by(|(turn, a), (other_turn, b)| b.weight.total_cmp(&a.weight).then(turn.cmp(other_turn)));
    turned.into_iter().map(|(_, candidate)| candidate).collect()
}

fn wording(bank: &Bank, item: &Item, dice: &mut StdRng) -> usize {
    match item {
        Item::Question(id) => {
            bank.question(id.as_str()).map_or(0, |question| dice.random_range(0..=question.also.len()))
        }
        Item::Story(_) => 0,
    }
}

impl Scope {
    /// Whether an item is in scope.
    pub(super) fn holds(&self, bank: &Bank, item: &Item) -> bool {
        match item {
            Item::Question(id) => {
                self.items != Some(Items::Stories)
                    && bank.question(id.as_str()).is_some_and(|question| self.holds_question(bank, question))
            }
            Item::Story(id) => {
                self.items != Some(Items::Questions)
                    && self.kind.is_none()
                    && bank.story(id.as_str()).is_some_and(|story| {
                        let tagged = self.competency.as_ref().is_none_or(|wanted| {
                            story
                                .competencies
                                .iter()
                                .any(|tag| bank.vocabulary().canonical(&tag.value) == wanted)
                        });
                        let in_deck = self.deck.as_ref().is_none_or(|deck| {
                            bank.questions_of(story).iter().any(|question| question.id.deck() == deck)
                        });
                        tagged && in_deck
                    })
            }
        }
    }

    fn holds_question(&self, bank: &Bank, question: &Question) -> bool {
        self.deck.as_ref().is_none_or(|deck| question.id.deck() == deck)
            && self.kind.is_none_or(|kind| question.kind == kind)
            && self.competency.as_ref().is_none_or(|wanted| {
                question.competencies.iter().any(|tag| bank.vocabulary().canonical(&tag.value) == wanted)
            })
    }
}

#[cfg(test)]
mod tests;
