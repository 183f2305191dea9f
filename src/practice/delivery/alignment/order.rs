//! In which order the parts were told: as they are written, or with one of them moved, as people begin with the result or explain the
//! situation behind the task. Dynamic programming over words × parts for each order.

use crate::bank::Part;
use crate::practice::delivery::spoken::Spoken;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};

/// By how many words of its own another order must explain more than the written one.
const MOVED_WORDS: f64 = 3.0;
/// The share of a moved part's words that must be heard: a headline that comes first is not yet the result.
const MOVED_SHARE: f64 = 0.3;

/// Parts as they were told, each with its stretch of the words.
pub(super) struct Parts<'s, 'w> {
    /// In the order in which they were told.
    pub(super) parts: Vec<Part>,
    pub(super) spoken: &'s Spoken<'w>,
    texts: Vec<&'s BTreeSet<String>>,
    /// What each word speaks for, by part.
    scores: Vec<Vec<f64>>,
    ends: Vec<usize>,
    score: f64,
}

/// The order that explains the most words; the written one unless another explains clearly more.
pub(super) fn best<'s, 'w>(
    written: &[Part],
    texts: &'s BTreeMap<Part, BTreeSet<String>>,
    spoken: &'s Spoken<'w>,
) -> Parts<'s, 'w> {
    let mut best = Parts::of(written.to_vec(), texts, spoken);
    let mut least = best.score + MOVED_WORDS;
    for (moved, parts) in with_one_moved(written) {
        let other = Parts::of(parts, texts, spoken);
        let at = other.parts.iter().position(|part| *part == moved);
        let is_heard = at.is_some_and(|at| other.heard(at).0 >= MOVED_SHARE);
        if is_heard && other.score >= least {
            least = other.score;
            best = other;
        }
    }
    best
}

/// Every order in which one part stands elsewhere, and which one that is.
fn with_one_moved(written: &[Part]) -> Vec<(Part, Vec<Part>)> {
    let places = 0..written.len();
    let pairs = places.clone().flat_map(|from| places.clone().map(move |to| (from, to)));
    let moved = |(from, to): (usize, usize)| {
        let mut parts = written.to_vec();
        let part = parts.remove(from);
        parts.insert(to, part);
        (part, parts)
    };
    pairs.filter(|(from, to)| from != to).map(moved).collect()
}

impl<'s, 'w> Parts<'s, 'w> {
    fn of(parts: Vec<Part>, texts: &'s BTreeMap<Part, BTreeSet<String>>, spoken: &'s Spoken<'w>) -> Self {
        let texts: Vec<&BTreeSet<String>> = parts.iter().filter_map(|part| texts.get(part)).collect();
        let scores = scores(&texts, spoken);
        let (ends, score) = segments(&scores, parts.len());
        Self { parts, spoken, texts, scores, ends, score }
    }

    fn range(&self, part: usize) -> Range<usize> {
        part.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[part]
    }

    /// The part that the least speaks for, if that is too little: a share of its distinct words, and a number of them.
    pub(super) fn weakest(&self, share: f64, words: usize) -> Option<Part> {
        let of_parts = (0..self.parts.len()).map(|part| (part, self.heard(part)));
        let is_weak = |(part, heard): &(usize, (f64, usize))| {
            heard.0 < share || heard.1 < words.min(self.texts[*part].len())
        };
        let weakest = of_parts.filter(is_weak).min_by(|one, other| one.1.0.total_cmp(&other.1.0));
        weakest.map(|(part, _)| self.parts[part])
    }

    /// The share of a part's words that are said in its stretch, and how many. Words around it that speak as much for it as for its
    /// neighbour may be its own: where exactly the border is, is not known yet.
    fn heard(&self, part: usize) -> (f64, usize) {
        if self.range(part).is_empty() {
            return (0.0, 0);
        }
        let from = if part == 0 { 0 } else { *self.neutral(part).start() };
        let to = if part + 1 == self.parts.len() { self.spoken.len() } else { *self.neutral(part + 1).end() };
        let said: BTreeSet<&String> = (from..to).flat_map(|word| self.spoken.stems(word)).collect();
        let heard = self.texts[part].iter().filter(|stem| said.contains(stem)).count();
        (heard as f64 / self.texts[part].len().max(1) as f64, heard)
    }

    /// Where a part may begin: behind the last word that speaks rather for the part before it, up to the first that speaks rather for
    /// this one.
    pub(super) fn neutral(&self, part: usize) -> RangeInclusive<usize> {
        let before = part.saturating_sub(1);
        let more = |word: usize, one: usize, other: usize| self.scores[word][one] > self.scores[word][other];
        let last = self.range(before).rev().find(|word| more(*word, before, part));
        let first = self.range(part).find(|word| more(*word, part, before));
        let from = last.map_or(self.range(before).start, |last| last + 1);
        from..=first.unwrap_or(self.ends[before]).max(from)
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

/// Where each part ends, behind its last word: the split of the words into parts, in this order, with the highest score; and that.
fn segments(scores: &[Vec<f64>], parts: usize) -> (Vec<usize>, f64) {
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
    (ends, best.into_iter().fold(0.0, f64::max))
}
