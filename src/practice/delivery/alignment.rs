//! Aligns the words that were said to the written parts of a story: the parts come in order, each stretch of speech belongs to the
//! part with which it shares the most content words. Dynamic programming over words × parts; a part that too little speaks for was not
//! heard, and the rest is aligned without it. In trials with synthetic voices and paraphrased stories boundaries came right to within
//! fractions of a second; real voices are untried.

use super::number::values;
use super::spoken::{Spoken, number_stem};
use crate::bank::{Part, Story, content_stems};
use std::collections::{BTreeMap, BTreeSet};

/// The share of a part's distinct words that must be heard.
const LEAST_SHARE: f64 = 0.2;
/// And how many of them, unless it has fewer.
const LEAST_WORDS: usize = 2;

/// The content words of a written text, each once.
fn written(text: &str) -> BTreeSet<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut stems: BTreeSet<String> = content_stems(text).into_iter().collect();
    stems.extend(values(&words).into_iter().map(|value| number_stem(value.value)));
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
    loop {
        let of_parts: Vec<&BTreeSet<String>> = parts.iter().map(|part| &texts[part]).collect();
        let ends = segments(&scores(&of_parts, spoken), parts.len());
        let least = (0..parts.len())
            .map(|part| (part, share_heard(of_parts[part], spoken, range(&ends, part))))
            .filter(|(part, (share, count))| {
                *share < LEAST_SHARE || *count < LEAST_WORDS.min(of_parts[*part].len())
            })
            .min_by(|one, other| one.1.0.total_cmp(&other.1.0));
        match least {
            Some((part, _)) => {
                parts.remove(part); // the words that it took go to its neighbours
            }
            None => return begins(&parts, &ends, &of_parts, spoken, silences),
        }
        if parts.is_empty() {
            return [None; 5];
        }
    }
}

/// What each word speaks for, by part: a word that several parts have says less.
fn scores(parts: &[&BTreeSet<String>], spoken: &Spoken<'_>) -> Vec<Vec<f64>> {
    let of = |stems: &[String]| {
        let mut scores = vec![0.0; parts.len()];
        for stem in stems {
            let holders: Vec<usize> = (0..parts.len()).filter(|part| parts[*part].contains(stem)).collect();
            let share = 1.0 / (holders.len() as f64).powi(2).max(1.0);
            holders.into_iter().for_each(|part| scores[part] += share);
        }
        scores
    };
    (0..spoken.len()).map(|word| of(spoken.stems(word))).collect()
}

/// Where each part ends, behind its last word: the split of the words into parts, in order, with the highest score.
fn segments(scores: &[Vec<f64>], parts: usize) -> Vec<usize> {
    // best[part]: the score of the words so far if the last belongs to `part`; from[word][part]: the part of the word before.
    let mut best = vec![0.0_f64; parts];
    let mut from: Vec<Vec<usize>> = Vec::with_capacity(scores.len());
    for of_word in scores {
        let (mut leading, mut before) = (0, vec![0; parts]);
        let earlier = best.clone();
        for part in 0..parts {
            if earlier[part] > earlier[leading] {
                leading = part;
            }
            before[part] = leading;
            best[part] = earlier[leading] + of_word[part];
        }
        from.push(before);
    }
    let mut part = (0..parts).rev().max_by(|one, other| best[*one].total_cmp(&best[*other])).unwrap_or(0);
    let mut ends = vec![scores.len(); parts];
    for word in (0..scores.len()).rev() {
        let before = from[word][part];
        (before..part).for_each(|left| ends[left] = word);
        part = before;
    }
    (0..part).for_each(|left| ends[left] = 0);
    ends
}

fn range(ends: &[usize], part: usize) -> std::ops::Range<usize> {
    part.checked_sub(1).map_or(0, |before| ends[before])..ends[part]
}

/// The share of a part's words that are said in a stretch, and how many.
fn share_heard(
    part: &BTreeSet<String>,
    spoken: &Spoken<'_>,
    stretch: std::ops::Range<usize>,
) -> (f64, usize) {
    let said: BTreeSet<&String> = stretch.flat_map(|word| spoken.stems(word)).collect();
    let heard = part.iter().filter(|stem| said.contains(stem)).count();
    (heard as f64 / part.len().max(1) as f64, heard)
}

/// When each part begins.
fn begins(
    parts: &[Part],
    ends: &[usize],
    texts: &[&BTreeSet<String>],
    spoken: &Spoken<'_>,
    silences: &[(f64, f64)],
) -> [Option<f64>; 5] {
    let mut begins = [None; 5];
    for (position, part) in parts.iter().enumerate() {
        let stretch = range(ends, position);
        let begin = match position {
            0 => 0,
            _ => {
                let last = last_word_of(texts[position - 1], spoken, range(ends, position - 1));
                let first = first_word_of(texts[position], spoken, stretch);
                border(spoken, last, first, silences)
            }
        };
        begins[*part as usize] = Some(if spoken.has_times() { spoken.time(begin) } else { 0.0 });
    }
    begins
}

fn first_word_of(part: &BTreeSet<String>, spoken: &Spoken<'_>, mut stretch: std::ops::Range<usize>) -> usize {
    let start = stretch.start;
    stretch.find(|word| spoken.stems(*word).iter().any(|stem| part.contains(stem))).unwrap_or(start)
}

fn last_word_of(part: &BTreeSet<String>, spoken: &Spoken<'_>, stretch: std::ops::Range<usize>) -> usize {
    let start = stretch.start;
    stretch.rev().find(|word| spoken.stems(*word).iter().any(|stem| part.contains(stem))).unwrap_or(start)
}

/// Between the last word that speaks for one part and the first for the next: where a sentence ends, else behind the longest silence,
/// else at the first word.
fn border(spoken: &Spoken<'_>, last: usize, first: usize, silences: &[(f64, f64)]) -> usize {
    let candidates: Vec<usize> = (last + 1..=first).collect();
    let ends_sentence = |word: usize| word.checked_sub(1).is_some_and(|before| spoken.ends_sentence(before));
    let gap = |word: usize| {
        let before = word.checked_sub(1).and_then(|before| spoken.seconds(before)).map_or(0.0, |at| at.1);
        let from = spoken.seconds(word).map_or(before, |at| at.0);
        let is_at = |silence: &&(f64, f64)| silence.0 < from + 0.3 && silence.1 > before - 0.3;
        let silent = silences.iter().filter(is_at).map(|(from, to)| to - from).fold(0.0, f64::max);
        silent.max(from - before)
    };
    let score = |word: usize| gap(word) + if ends_sentence(word) { 0.5 } else { 0.0 };
    let best = candidates.iter().copied().max_by(|one, other| score(*one).total_cmp(&score(*other)));
    best.filter(|word| score(*word) > 0.15).unwrap_or(first)
}
