//! Names of questions that stand in what was typed word by word: "why us", "did it pay off", "pulled the plug".

use crate::bank::matcher::words::synonyms::{Synonyms, all_stems};
use rustc_hash::{FxHashMap, FxHashSet};

/// The words that a phrase has: a longer name is known by its words.
const SHORTEST: usize = 2;
const LONGEST: usize = 3;
/// Words that come and go within a phrase, in the order of the alphabet: "why am I leaving", "why leaving".
const FILLERS: [&str; 12] = ["am", "an", "are", "did", "do", "does", "i", "im", "is", "the", "wd", "would"];

/// Questions by the phrases that are their names: every stem in its order, words that say nothing included.
#[derive(Default)]
pub(super) struct Phrases(FxHashMap<Vec<String>, Vec<u32>>);

impl Phrases {
    /// Keeps a name of two words or three.
    pub(super) fn keep(&mut self, name: &str, text: u32) {
        let stems = phrase(name);
        if (SHORTEST..=LONGEST).contains(&stems.len()) {
            self.0.entry(stems).or_default().push(text);
        }
    }

    /// The texts one of whose phrases stands in what was typed, or stands for one that does.
    pub(super) fn said_in(&self, typed: &str, synonyms: &Synonyms) -> FxHashSet<u32> {
        let stems = phrase(typed);
        let alike: Vec<Vec<String>> = synonyms.phrases_for(typed).map(phrase).collect();
        let spans = (0..stems.len()).flat_map(|from| {
            let longest = stems.len().min(from + LONGEST);
            (from + SHORTEST..=longest).map(move |to| from..to)
        });
        let own = spans.map(|span| &stems[span]);
        let phrases = own.chain(alike.iter().map(Vec::as_slice));
        phrases.filter_map(|phrase| self.0.get(phrase)).flatten().copied().collect()
    }
}

fn phrase(text: &str) -> Vec<String> {
    all_stems(text).into_iter().filter(|stem| FILLERS.binary_search(&stem.as_str()).is_err()).collect()
}
