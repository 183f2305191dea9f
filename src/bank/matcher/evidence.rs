//! What speaks for a story as an answer to a question: competencies, words, likeness; and when that is much.

use super::nearness::CHAMPIONS;
use crate::bank::{Likelihood, Tag};

/// What a story shows of the competencies.
pub(super) struct Shown<'a> {
    pub(super) tagged: &'a [Tag],
    pub(super) cues: Vec<(usize, Vec<&'a str>)>,
    /// The main competencies of the questions that it is linked to.
    pub(super) told_for: Vec<Tag>,
}

/// A question's fit with one story, by number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) story: u32,
    /// How much of the question's competencies it shows: 1 is the main one, tagged.
    pub(super) shared: f64,
    /// How near its words are beside the nearest story's, 0 to 1.
    pub(super) near: f64,
    /// How alike it is beside the most alike story, 0 to 1.
    pub(super) alike: f64,
    /// How alike it is, a cosine, 0 to 1; `None` where there are too few cards to tell.
    pub(super) likeness: Option<f64>,
    /// Whether it is told for a question of the same main competency.
    pub(super) is_told_alike: bool,
}

/// What a competency counts that is not the question's main one.
const OTHER_COMPETENCY: f64 = 0.7;
/// What a competency counts that is told by cues, by their number; a tag counts 1.
const BY_CUES: [f64; 4] = [0.0, 0.0, 0.3, 0.5];
/// What nearness counts beside likeness, and what it counts to be told for a question of the same main competency.
const NEAR: f64 = 0.3;
const TOLD_ALIKE: f64 = 0.4;
/// What likeness counts beside competencies where questions are compared for one story, and how little their likelihood does.
const LIKENESS: f64 = 3.0;
const LIKELY: f64 = 6.0;
/// A story that shares no competency is looked at from this likeness or nearness on, beside the best, and from this likeness.
const LOOKED_AT: f64 = 0.6;
const SOME_LIKENESS: f64 = 0.12;
/// A suggestion is strong from this likeness on: of all that was tried on the labelled sets it tells best whether anything fits
/// (area under the curve .76 to .85; shared competencies, words and their sums .5 to .75). Where likeness cannot be told the main
/// competency and nearness must do.
const STRONG_LIKENESS: f64 = 0.285;
const STRONG_NEAR: f64 = 0.5;

impl Pair {
    /// For comparing stories for one question.
    pub(super) fn score(&self) -> f64 {
        self.shared + NEAR * self.near + self.alike + if self.is_told_alike { TOLD_ALIKE } else { 0.0 }
    }

    /// For comparing questions for one story: by what means the same from question to question.
    pub(super) fn score_among_questions(&self, likelihood: Likelihood) -> f64 {
        (self.shared + LIKENESS * self.likeness.unwrap_or(0.0)) * (LIKELY + likelihood.weight())
    }

    /// Whether anything speaks for it.
    pub(super) fn is_something(&self) -> bool {
        let is_alike = self.likeness.is_some_and(|likeness| likeness >= SOME_LIKENESS);
        self.shared > 0.0 || (is_alike && (self.near >= LOOKED_AT || self.alike >= LOOKED_AT))
    }

    /// Whether too little speaks for it to be more than a perhaps.
    pub(super) fn is_weak(&self) -> bool {
        match self.likeness {
            Some(likeness) => likeness < STRONG_LIKENESS,
            None => self.shared < 1.0 || self.near < STRONG_NEAR,
        }
    }
}

impl Shown<'_> {
    /// What a competency of a story counts: 1 if it is tagged so.
    pub(super) fn strength(&self, tag: Tag) -> f64 {
        if self.tagged.contains(&tag) {
            return 1.0;
        }
        let cues =
            self.cues.iter().find(|(known, _)| *known == tag.number()).map_or(0, |(_, cues)| cues.len());
        BY_CUES[cues.min(BY_CUES.len() - 1)]
    }

    /// Every competency that it shows at all, each once.
    fn tags(&self) -> Vec<usize> {
        let tagged = self.tagged.iter().map(|tag| tag.number());
        let mut tags: Vec<usize> = tagged.chain(self.cues.iter().map(|(tag, _)| *tag)).collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

/// What a question's competency counts, by its rank.
pub(super) fn rank_weight(rank: usize) -> f64 {
    if rank == 0 { 1.0 } else { OTHER_COMPETENCY }
}

/// The stories that show each competency, the champions where there are many.
pub(super) fn by_tag(shown: &[Shown<'_>], tags: usize) -> Vec<Vec<(u32, f64)>> {
    let mut by_tag: Vec<Vec<(u32, f64)>> = vec![vec![]; tags];
    for (number, story) in shown.iter().enumerate() {
        for tag in story.tags() {
            let strength = story.strength(Tag::of_number(tag));
            if strength > 0.0 {
                by_tag[tag].push((u32::try_from(number).unwrap_or(u32::MAX), strength));
            }
        }
    }
    for list in by_tag.iter_mut().filter(|list| list.len() > CHAMPIONS) {
        list.sort_by(|a, b| b.1.total_cmp(&a.1)); // stable: among equals the first
        list.truncate(CHAMPIONS);
    }
    by_tag
}
