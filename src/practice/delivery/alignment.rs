//! Aligns the words that were said to the written parts of a story: each stretch of speech belongs to the part with which it shares
//! the most content words, in the order in which they were told (see `order`). A part that too little speaks for was not heard, and
//! the rest is aligned without it. In trials with synthetic voices and paraphrased stories boundaries came right to within
//! fractions of a second; real voices are untried.

mod order;

use super::number::values;
use super::spoken::{Spoken, number_stem};
use crate::bank::{Part, Story, content_stems};
use order::Parts;
use std::collections::{BTreeMap, BTreeSet};

/// The share of a part's distinct words that must be heard.
const LEAST_SHARE: f64 = 0.2;
/// And how many of them, unless it has fewer.
const LEAST_WORDS: usize = 2;

/// The content words of a written text, each once.
fn written(text: &str) -> BTreeSet<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut stems: BTreeSet<String> = content_stems(text).into_iter().collect();
    stems.extend(values(&words).into_iter().filter_map(|value| number_stem(value.value)));
    stems
}

/// Whether most of the headline's words fall within the first fifth of what was said; `None` without a headline.
pub(super) fn headline_first(story: &Story, spoken: &Spoken<'_>) -> Option<bool> {
    let wanted = written(story.headline());
    if wanted.is_empty() {
        return None;
    }
    let first: BTreeSet<String> =
        (0..spoken.len().div_ceil(5)).flat_map(|word| spoken.stems(word)).cloned().collect();
    Some(2 * wanted.intersection(&first).count() >= wanted.len())
}

/// When each part begins, in seconds of the recording; `None` for one that was not heard. Without times a part that was heard
/// begins at 0. `silences` are from and to, in seconds: a part begins behind one rather than within a sentence.
pub(super) fn align(story: &Story, spoken: &Spoken<'_>, silences: &[(f64, f64)]) -> [Option<f64>; 5] {
    let mut parts: Vec<Part> =
        Part::ALL.into_iter().filter(|part| !story.part(*part).trim().is_empty()).collect();
    let texts: BTreeMap<Part, BTreeSet<String>> =
        parts.iter().map(|part| (*part, written(story.part(*part)))).collect();
    while !parts.is_empty() {
        let told = order::best(&parts, &texts, spoken);
        match told.weakest(LEAST_SHARE, LEAST_WORDS) {
            Some(part) => parts.retain(|kept| *kept != part), // the words that it took go to its neighbours
            None => return begins(&told, silences),
        }
    }
    [None; 5]
}

/// When each part begins.
fn begins(told: &Parts<'_, '_>, silences: &[(f64, f64)]) -> [Option<f64>; 5] {
    let mut begins = [None; 5];
    let spoken = told.spoken;
    for (position, part) in told.parts.iter().enumerate() {
        let begin = match position {
            0 => 0,
            _ => border(spoken, told.neutral(position), silences),
        };
        begins[*part as usize] = Some(if spoken.has_times() { spoken.time(begin) } else { 0.0 });
    }
    begins
}

/// Between the last word that speaks for one part and the first for the next: where a sentence ends, else behind the longest silence,
/// else at the first word.
fn border(spoken: &Spoken<'_>, between: std::ops::RangeInclusive<usize>, silences: &[(f64, f64)]) -> usize {
    let first = *between.end();
    let ends_sentence = |word: usize| word.checked_sub(1).is_some_and(|before| spoken.ends_sentence(before));
    let gap = |word: usize| {
        let before = word.checked_sub(1).and_then(|before| spoken.seconds(before)).map_or(0.0, |at| at.1);
        let from = spoken.seconds(word).map_or(before, |at| at.0);
        let is_at = |silence: &&(f64, f64)| silence.0 < from + 0.3 && silence.1 > before - 0.3;
        let silent = silences.iter().filter(is_at).map(|(from, to)| to - from).fold(0.0, f64::max);
        silent.max(from - before)
    };
    let score = |word: usize| gap(word) + if ends_sentence(word) { 0.5 } else { 0.0 };
    let best = between.max_by(|one, other| score(*one).total_cmp(&score(*other)));
    best.filter(|word| score(*word) > 0.15).unwrap_or(first)
}
