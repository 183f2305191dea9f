//! How near texts are by their words: Okapi BM25 (Robertson & Zaragoza 2009, k1 = 1.2, b = 0.75) over an inverted index. A word
//! counts by the weight of the field where it stands before it saturates (BM25F: Robertson, Zaragoza & Taylor 2004).
//!
//! Each word keeps the texts to which it adds most, its champions (Manning, Raghavan & Schütze 2008, 7.1.3): what a question
//! costs does not grow with the bank. Banks below so many texts are ranked exactly.

/// Texts that a word, or stories that a competency, leads to at most.
pub(super) const CHAMPIONS: usize = 128;

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// The stems of a text by number, each with its weight: how often it occurs, times the weight of the field where it does.
#[derive(Clone, Debug, Default)]
pub(super) struct Bag(Vec<(u32, f64)>);

/// What each word adds to each text's score, by the word's number.
pub(super) struct Index {
    postings: Vec<Vec<Posting>>,
    rarity: Vec<f64>,
}

#[derive(Clone, Copy, Debug)]
struct Posting {
    text: u32,
    impact: f64,
}

/// Scores by text, kept from question to question: only what was touched is cleared.
pub(super) struct Scores {
    by_text: Vec<f64>,
    touched: Vec<u32>,
}

impl Bag {
    /// Adds stems, each of this weight.
    pub(super) fn add(&mut self, stems: &[u32], weight: f64) {
        self.0.extend(stems.iter().map(|stem| (*stem, weight)));
    }

    /// Each stem once, with its weight.
    pub(super) fn summed(&self) -> Vec<(u32, f64)> {
        let mut stems = self.0.clone();
        stems.sort_unstable_by_key(|(stem, _)| *stem);
        stems.dedup_by(|other, kept| {
            let is_same = other.0 == kept.0;
            if is_same {
                kept.1 += other.1;
            }
            is_same
        });
        stems
    }
}

impl Index {
    /// The index of texts; `words` is how many numbers there are.
    pub(super) fn of(bags: &[Bag], words: usize) -> Self {
        let length = |bag: &Bag| bag.0.iter().map(|(_, weight)| weight).sum::<f64>();
        let mean = (bags.iter().map(length).sum::<f64>() / bags.len().max(1) as f64).max(1.0);
        let mut postings: Vec<Vec<Posting>> = vec![vec![]; words];
        for (number, bag) in bags.iter().enumerate() {
            let text = u32::try_from(number).unwrap_or(u32::MAX);
            let length = length(bag) / mean;
            for (stem, weight) in bag.summed() {
                let impact = weight * (K1 + 1.0) / (weight + K1 * (1.0 - B + B * length));
                postings[stem as usize].push(Posting { text, impact });
            }
        }
        let mut rarity = vec![];
        for list in &mut postings {
            let (all, with) = (bags.len() as f64, list.len() as f64);
            let rare = ((all - with + 0.5) / (with + 0.5) + 1.0).ln();
            rarity.push(rare);
            list.iter_mut().for_each(|posting| posting.impact *= rare);
            if list.len() > CHAMPIONS {
                list.sort_by(|a, b| b.impact.total_cmp(&a.impact)); // stable: among equals the first
                list.truncate(CHAMPIONS);
            }
        }
        Self { postings, rarity }
    }

    /// Adds what a word says to the scores.
    pub(super) fn add(&self, word: u32, weight: f64, scores: &mut Scores) {
        for (text, impact) in self.impacts(word) {
            scores.add(text, weight * impact);
        }
    }

    /// The texts that a word leads to, with what it adds to each.
    pub(super) fn impacts(&self, word: u32) -> impl Iterator<Item = (u32, f64)> {
        let list = self.postings.get(word as usize).into_iter().flatten();
        list.map(|posting| (posting.text, posting.impact))
    }

    /// How rare a word is: the logarithm of how few texts hold it. None for a word that no text holds.
    pub(super) fn rarity(&self, word: u32) -> Option<f64> {
        let is_held = self.postings.get(word as usize).is_some_and(|list| !list.is_empty());
        self.rarity.get(word as usize).copied().filter(|_| is_held)
    }
}

impl Scores {
    pub(super) fn new(texts: usize) -> Self {
        Self { by_text: vec![0.0; texts], touched: vec![] }
    }

    pub(super) fn add(&mut self, text: u32, score: f64) {
        let known = &mut self.by_text[text as usize];
        if *known == 0.0 {
            self.touched.push(text);
        }
        *known += score;
    }

    pub(super) fn of(&self, text: u32) -> f64 {
        self.by_text[text as usize]
    }

    /// The texts that have a score.
    pub(super) fn touched(&self) -> &[u32] {
        &self.touched
    }

    pub(super) fn highest(&self) -> f64 {
        self.touched.iter().map(|text| self.of(*text)).fold(0.0, f64::max)
    }

    pub(super) fn clear(&mut self) {
        for text in self.touched.drain(..) {
            self.by_text[text as usize] = 0.0;
        }
    }
}
