//! How alike a story and a question are in what they are about, though they share no word.
//!
//! Explicit semantic analysis (Gabrilovich & Markovitch 2007): a text is how near it is to each of many texts that everybody
//! knows, here the cards of the decks; two texts are alike if they are near to the same cards (cosine). A question is near to
//! the cards that share its words and, above all, its competencies.

use super::nearness::{Bag, CHAMPIONS, Index, Scores};
use super::words::Lexicon;
use crate::bank::{Bank, Question, Tag};

/// Cards that texts are compared by: more of them say little new, and a large bank must not be read whole for it.
const CARDS: usize = 512;
/// By fewer cards than this everything is alike.
const FEW: usize = 24;
/// Cards that a question is told by: those nearest to it.
const NEAREST: usize = 20;
/// What a card counts for a question beside its words: with any competency, with the same main one, and where one's main
/// competency is among the other's.
const ANY: f64 = 0.4;
const SAME_MAIN: f64 = 1.0;
const AMONG_OTHERS: f64 = 0.5;

/// The cards, and how near each story is to each.
pub(super) struct Concepts<'a> {
    cards: Vec<Card<'a>>,
    index: Index,
    /// The stories that are near to each card, and how near.
    nearness: Vec<Vec<(u32, f32)>>,
}

struct Card<'a> {
    question: &'a Question,
    tags: &'a [Tag],
}

/// A question by the cards nearest to it, as a vector of length 1: number of the card, and share.
pub(super) type Told = Vec<(u32, f64)>;

impl<'a> Concepts<'a> {
    /// Reads the first cards that stories answer and that say what an answer shows.
    pub(super) fn of(bank: &'a Bank, lexicon: &mut Lexicon) -> Self {
        let telling =
            bank.questions().iter().filter(|card| card.kind.takes_stories() && !card.strong.is_empty());
        let cards: Vec<Card<'a>> =
            telling.take(CARDS).map(|question| Card { question, tags: bank.tags_of(question) }).collect();
        let bags: Vec<Bag> = cards.iter().map(|card| card_bag(bank, card.question, lexicon)).collect();
        Self { index: Index::of(&bags, lexicon.len()), nearness: vec![vec![]; cards.len()], cards }
    }

    /// How near a story's words are to each card, as a vector of length 1.
    pub(super) fn add_story(&mut self, story: u32, words: &Bag, scores: &mut Scores) {
        for (stem, weight) in words.summed() {
            self.index.add(stem, 1.0 + weight.max(1.0).ln(), scores);
        }
        let length = scores.touched().iter().map(|card| scores.of(*card).powi(2)).sum::<f64>().sqrt();
        for card in scores.touched() {
            self.nearness[*card as usize].push((story, (scores.of(*card) / length) as f32));
        }
        scores.clear();
    }

    /// Keeps the nearest stories of each card, where there are many: what a question costs does not grow with the bank.
    pub(super) fn keep_champions(&mut self) {
        for stories in self.nearness.iter_mut().filter(|stories| stories.len() > CHAMPIONS) {
            stories.sort_by(|a, b| b.1.total_cmp(&a.1)); // stable: among equals the first
            stories.truncate(CHAMPIONS);
        }
    }

    /// Scores for [`Concepts::add_story`] and [`Concepts::told`].
    pub(super) fn scores(&self) -> Scores {
        Scores::new(self.cards.len())
    }

    /// A question by the cards nearest to it.
    pub(super) fn told(&self, words: &[u32], tags: &[Tag], scores: &mut Scores) -> Told {
        words.iter().for_each(|word| self.index.add(*word, 1.0, scores));
        let mut near: Told = scores
            .touched()
            .iter()
            .map(|card| (*card, scores.of(*card) * (ANY + kinship(tags, self.cards[*card as usize].tags))))
            .collect();
        scores.clear();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.truncate(NEAREST);
        let length = near.iter().map(|(_, near)| near * near).sum::<f64>().sqrt();
        near.iter_mut().for_each(|(_, near)| *near /= length);
        near
    }

    /// Whether there are cards enough to tell by.
    pub(super) fn can_tell(&self) -> bool {
        self.cards.len() >= FEW
    }

    /// How alike stories are to a question: cosines, 0 to 1.
    pub(super) fn score_likeness(&self, told: &Told, scores: &mut Scores) {
        for (card, share) in told {
            for (story, near) in &self.nearness[*card as usize] {
                scores.add(*story, share * f64::from(*near));
            }
        }
    }
}

fn kinship(tags: &[Tag], others: &[Tag]) -> f64 {
    match (tags.first(), others.first()) {
        (Some(main), Some(other)) if main == other => SAME_MAIN,
        (Some(main), Some(other)) if others.contains(main) || tags.contains(other) => AMONG_OTHERS,
        _ => 0.0,
    }
}

/// A card's words: what is asked counts most, what an answer should not be least.
fn card_bag(bank: &Bank, card: &Question, lexicon: &mut Lexicon) -> Bag {
    let mut bag = Bag::default();
    let mut add = |text: &str, weight: f64| bag.add(&lexicon.numbers(text), weight);
    add(&card.ask, 2.0);
    add(card.id.stem(), 1.0);
    for (texts, weight) in [
        (&card.also, 1.5),
        (&card.words, 1.0),
        (&card.strong, 0.7),
        (&card.follow_ups, 0.5),
        (&card.weak, 0.3),
    ] {
        texts.iter().for_each(|text| add(text, weight));
    }
    bank.phrasings.of(card).for_each(|phrasing| add(phrasing, 0.6));
    card.probes.iter().for_each(|probes| add(probes, 0.7));
    bag
}
