//! Letters of an id, typed in its order: `dcex` for `dc-exit` (crate fuzzy-matcher). For ids alone: strewn over a long text,
//! letters match nearly everything.

use crate::bank::latin;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Letters of a pattern that count: an unclamped match takes seconds.
const PATTERN: usize = 40;
/// The least score a letter: what stands in one piece, or begins a word, scores more; what is strewn less.
const A_LETTER: i64 = 14;

/// The positions of the ids that match, best first.
pub(super) fn matching<'i>(typed: &str, ids: impl Iterator<Item = &'i str>) -> Vec<usize> {
    let mut folded = String::new();
    latin::fold_into(typed, &mut folded);
    let letters: String = folded.chars().filter(|c| c.is_alphanumeric()).take(PATTERN).collect();
    let count = i64::try_from(letters.chars().count()).unwrap_or(i64::MAX);
    if count < 3 {
        return vec![];
    }
    let matcher = SkimMatcherV2::default();
    let score = |(position, id)| matcher.fuzzy_match(id, &letters).map(|score| (score, position));
    let mut found: Vec<(i64, usize)> =
        ids.enumerate().filter_map(score).filter(|(score, _)| *score >= A_LETTER * count).collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score)); // stable
    found.into_iter().map(|(_, position)| position).collect()
}
