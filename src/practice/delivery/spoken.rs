//! What was said, word by word, in a form that can be compared.

use super::number::values;
use super::word::SpokenWord;
use crate::bank::content_stems;
use std::collections::BTreeSet;

/// What was said, word by word.
#[derive(Debug)]
pub(super) struct Spoken<'w> {
    words: &'w [SpokenWord],
    /// The content words of each, as stems, and its numbers.
    stems: Vec<Vec<String>>,
}

impl<'w> Spoken<'w> {
    pub(super) fn of(words: &'w [SpokenWord]) -> Self {
        let mut stems: Vec<Vec<String>> = words.iter().map(|word| content_stems(&word.text)).collect();
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        for value in values(&texts) {
            stems[value.at].extend(number_stem(value.value));
        }
        Self { words, stems }
    }

    /// The content words of one, as stems, and the number that begins there.
    pub(super) fn stems(&self, at: usize) -> &[String] {
        &self.stems[at]
    }

    /// When it was said, if that is known.
    pub(super) fn seconds(&self, at: usize) -> Option<(f64, f64)> {
        self.words.get(at)?.seconds
    }

    /// Whether a sentence ends with it.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        self.words[at].text.trim_end().ends_with(['.', '?', '!'])
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn texts(&self) -> Vec<&'w str> {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }

    /// When a word begins, in seconds; without times 0.
    pub(super) fn time(&self, at: usize) -> f64 {
        let times = self.words.get(at..).unwrap_or_default().iter();
        times.filter_map(|word| word.seconds).next().map_or(0.0, |(from, _)| from)
    }

    pub(super) fn has_times(&self) -> bool {
        self.words.iter().any(|word| word.seconds.is_some())
    }

    /// How many different ones of some stems are said around a word.
    pub(super) fn count_around(&self, stems: &[String], at: usize, around: usize) -> usize {
        let (from, to) = (at.saturating_sub(around), (at + around + 1).min(self.stems.len()));
        let near: BTreeSet<&String> = self.stems[from..to].iter().flatten().collect();
        let wanted: BTreeSet<&String> = stems.iter().collect();
        wanted.intersection(&near).count()
    }
}

/// A number as a word of its own, so that "18" and "eighteen" are the same; none for "one", which speaks for no part.
pub(super) fn number_stem(value: f64) -> Option<String> {
    (value != 1.0).then(|| format!("#{value}"))
}
