//! Words, as texts are compared: folded, without stop words, cut to a light stem.

use crate::bank::latin;
use rustc_hash::FxHashMap;

/// Words that say nothing about what a text is about, in the order of the alphabet.
const STOP_WORDS: &[&str] = &[
    "a", "about", "after", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can",
    "could", "describe", "did", "do", "does", "for", "from", "give", "had", "has", "have", "how", "i", "if",
    "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "one", "or", "our", "out", "so",
    "tell", "than", "that", "the", "their", "them", "then", "there", "they", "this", "time", "to", "up",
    "us", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would",
    "you", "your",
];

/// Calls `each` with the stem of each of a text's words, in order, stop words left out.
///
/// A word is a run of letters and digits. Letters of scripts without spaces stay together; a tag of two letters counts
/// as a word like any other.
pub(in crate::bank) fn for_each_stem(text: &str, mut each: impl FnMut(&str)) {
    let mut word = String::new();
    for written in written_words(text) {
        word.clear();
        latin::fold_into(written, &mut word);
        if !is_stop(&word) {
            each(stem(&word));
        }
    }
}

/// The stems of a text's words, in order, stop words left out.
pub(in crate::bank) fn stems(text: &str) -> Vec<String> {
    let mut stems = vec![];
    for_each_stem(text, |stem| stems.push(stem.to_owned()));
    stems
}

/// Stems as numbers, so that texts are compared by number.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    numbers: FxHashMap<String, u32>,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    /// As it is written.
    pub(super) written: &'t str,
    /// The number of its stem.
    pub(super) stem: u32,
    /// Whether it says nothing about what the text is about.
    pub(super) is_stop: bool,
}

impl Lexicon {
    /// How many stems there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The number of a stem, if any text held it.
    pub(super) fn known_number(&self, stem: &str) -> Option<u32> {
        self.numbers.get(stem).copied()
    }

    /// Every stem with its number.
    pub(super) fn stems(&self) -> impl Iterator<Item = (&str, u32)> {
        self.numbers.iter().map(|(stem, number)| (stem.as_str(), *number))
    }

    /// Every word of a text, stop words included: they count within phrases.
    pub(super) fn read<'t>(&mut self, text: &'t str) -> Vec<Word<'t>> {
        let mut folded = String::new();
        let mut word = |written| {
            folded.clear();
            latin::fold_into(written, &mut folded);
            Word { written, stem: self.number(stem(&folded)), is_stop: is_stop(&folded) }
        };
        written_words(text).map(&mut word).collect()
    }

    /// The numbers of a text's stems, stop words left out.
    pub(super) fn numbers(&mut self, text: &str) -> Vec<u32> {
        let mut numbers = vec![];
        for_each_stem(text, |stem| numbers.push(self.number(stem)));
        numbers
    }

    /// The numbers of those of a text's stems that are known already.
    pub(super) fn known_numbers(&self, text: &str, numbers: &mut Vec<u32>) {
        for_each_stem(text, |stem| numbers.extend(self.numbers.get(stem)));
    }

    fn number(&mut self, stem: &str) -> u32 {
        if let Some(known) = self.numbers.get(stem) {
            return *known;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(stem.to_owned(), number);
        number
    }
}

fn is_stop(folded: &str) -> bool {
    STOP_WORDS.binary_search(&folded).is_ok()
}

fn written_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Cuts the common English endings, so that `negotiated`, `negotiating` and `negotiates` meet.
///
/// Lighter than Porter's: a wrong meeting costs more here than a missed one.
fn stem(word: &str) -> &str {
    if !word.is_ascii() {
        return word;
    }
    // Longest ending first; what stays must be a word's worth of letters.
    for (ending, least) in [
        ("ations", 4),
        ("ation", 4),
        ("ments", 4),
        ("ment", 4),
        ("ings", 4),
        ("ing", 3),
        ("ions", 4),
        ("ion", 4),
        ("ers", 4),
        ("ies", 3),
        ("ied", 3),
        ("ed", 3),
        ("er", 4),
        ("es", 4),
        ("s", 3),
        ("ly", 4),
        ("y", 4),
        ("e", 4),
    ] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= least
        {
            let doubled =
                rest.len() > 4 && rest.as_bytes()[rest.len() - 1] == rest.as_bytes()[rest.len() - 2];
            let undouble =
                doubled && matches!(ending, "ing" | "ed" | "er" | "ers") && !rest.ends_with(['l', 's']);
            let rest = if undouble { &rest[..rest.len() - 1] } else { rest };
            return rest.strip_suffix('e').filter(|shorter| shorter.len() >= 4).unwrap_or(rest);
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_are_found_as_they_are_in_order() {
        assert!(STOP_WORDS.is_sorted());
        assert_eq!(stems("What WOULD your budget be?"), ["budget"]);
    }

    #[test]
    fn forms_of_a_word_meet() {
        for group in [
            ["negotiated", "negotiating", "negotiates"],
            ["promoted", "promoting", "promotes"],
            ["budget", "budgets", "budgeted"],
            ["vendors", "vendor", "vendor"],
            ["planned", "planning", "planned"],
        ] {
            let stemmed: Vec<String> = group.iter().flat_map(|word| stems(word)).collect();
            assert!(stemmed.iter().all(|stem| *stem == stemmed[0]), "{stemmed:?}");
        }
    }

    #[test]
    fn short_tags_and_other_scripts_stay_words() {
        assert_eq!(stems("AI, HR & 予算削減: Überblick"), ["ai", "hr", "予算削減", "uberblick"]);
        assert_eq!(stems("Straßen, STRASSEN"), ["strassen", "strassen"]);
    }
}
