//! How near a noted line is to the nearest ways of asking a question: the cosine of TF-IDF vectors (Salton & Buckley 1988), every
//! word counted, as "why us" and "have you ever" are made of words that say nothing alone. A bag of all its texts finds what a
//! question is about; this finds the one way of asking it that somebody used.

use crate::bank::matcher::words::synonyms::all_stems;
use crate::bank::matcher::words::{is_small_talk, written_words};
use crate::bank::{Bank, Question};
use rustc_hash::FxHashMap;

/// How many of a question's ways count.
const NEAREST: usize = 3;
/// How much the nearest alone counts beside the mean of the nearest.
const BEST_ALONE: f64 = 0.3;
/// What a word that nobody uses weighs, beside the rarest of those that are used: what it means is not known.
const UNHEARD_OF: f64 = 0.6;
/// What a word about the day itself adds to a line's length, beside the rarest.
const SMALL_TALK: f64 = 1.0;

/// Every way of asking the questions of a bank.
pub(super) struct Wordings {
    /// By stem.
    words: FxHashMap<String, Word>,
    /// The text that each way is one of.
    texts: Vec<u32>,
    /// Whether it is a wording of the question itself, and no note of it.
    are_wordings: Vec<bool>,
    rarest: f64,
}

#[derive(Default)]
struct Word {
    rarity: f64,
    /// The ways it stands in, with its share of their vectors, whose length is 1.
    ways: Vec<(u32, f64)>,
}

impl Wordings {
    /// Those of some questions, each with the number of its text.
    pub(super) fn of<'a>(bank: &Bank, questions: impl Iterator<Item = (u32, &'a Question)>) -> Self {
        let mut read = Self { words: FxHashMap::default(), texts: vec![], are_wordings: vec![], rarest: 0.0 };
        for (text, question) in questions {
            let names = question.words.iter().map(String::as_str).filter(|name| name.contains(' '));
            question.wordings().for_each(|wording| read.keep(wording, text, true));
            bank.phrasings.of(question).chain(names).for_each(|way| read.keep(way, text, false));
        }
        read.weigh();
        read
    }

    fn keep(&mut self, way: &str, text: u32, is_wording: bool) {
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        for (stem, weight) in counted(way) {
            self.words.entry(stem).or_default().ways.push((number, weight));
        }
        self.texts.push(text);
        self.are_wordings.push(is_wording);
    }

    /// Multiplies each weight by its word's rarity, and makes each way as long as every other.
    fn weigh(&mut self) {
        let all = self.texts.len() as f64;
        let mut squares = vec![0.0; self.texts.len()];
        for word in self.words.values_mut() {
            word.rarity = ((1.0 + all) / (1.0 + word.ways.len() as f64)).ln() + 1.0;
            self.rarest = self.rarest.max(word.rarity);
            for (way, weight) in &mut word.ways {
                *weight *= word.rarity;
                squares[*way as usize] += weight.powi(2);
            }
        }
        let ways = self.words.values_mut().flat_map(|word| &mut word.ways);
        ways.for_each(|(way, weight)| *weight /= squares[*way as usize].sqrt());
    }

    /// The texts that share a word with a line, each with how near it is: 0 to 1.
    pub(super) fn near(&self, line: &str) -> FxHashMap<u32, f64> {
        let mut of_text: FxHashMap<u32, Vec<f64>> = FxHashMap::default();
        for (way, cosine) in self.cosines(line) {
            of_text.entry(self.texts[way as usize]).or_default().push(cosine);
        }
        of_text.into_iter().map(|(text, ways)| (text, of_nearest(ways))).collect()
    }

    /// The text whose one way is nearest, and how near it is; of its wordings alone, or of every way of noting it.
    pub(super) fn nearest(&self, line: &str, wordings_only: bool) -> Option<(u32, f64)> {
        let cosines = self.cosines(line).into_iter();
        let cosines = cosines.filter(|(way, _)| !wordings_only || self.are_wordings[*way as usize]);
        let nearest = cosines.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        nearest.map(|(way, cosine)| (self.texts[way as usize], cosine))
    }

    fn cosines(&self, line: &str) -> FxHashMap<u32, f64> {
        let mut cosines: FxHashMap<u32, f64> = FxHashMap::default();
        let small_talk = written_words(line).filter(|word| is_small_talk(word)).count();
        let mut squares = small_talk as f64 * (SMALL_TALK * self.rarest).powi(2);
        for (stem, count) in counted(line) {
            let Some(word) = self.words.get(&stem) else {
                squares += (UNHEARD_OF * self.rarest).powi(2);
                continue;
            };
            let weight = count * word.rarity;
            squares += weight.powi(2);
            word.ways.iter().for_each(|(way, share)| *cosines.entry(*way).or_default() += weight * share);
        }
        cosines.values_mut().for_each(|cosine| *cosine /= f64::sqrt(squares));
        cosines
    }
}

/// The nearest alone, and the mean of the nearest few; a question that has fewer ways has the rest at nothing.
fn of_nearest(mut ways: Vec<f64>) -> f64 {
    ways.sort_by(|a, b| b.total_cmp(a));
    let mean = ways.iter().take(NEAREST).sum::<f64>() / NEAREST as f64;
    BEST_ALONE * ways.first().copied().unwrap_or_default() + (1.0 - BEST_ALONE) * mean
}

/// The stems of a text, each with how much its number counts: 1 and the logarithm.
fn counted(text: &str) -> FxHashMap<String, f64> {
    let mut counts: FxHashMap<String, f64> = FxHashMap::default();
    all_stems(text).into_iter().for_each(|stem| *counts.entry(stem).or_default() += 1.0);
    counts.values_mut().for_each(|count| *count = 1.0 + count.ln());
    counts
}
