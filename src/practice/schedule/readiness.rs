//! Where it leads: how ready the person is on the day, if the minutes are kept up.
//!
//! An answer to a story question is a cue found and a story told well: the recall of its cue times that of its best telling. A
//! view, a statement, a fact and an exercise stand for themselves; a bridge is a cue without a story; what is not prepared
//! counts 0. Facts and exercises weigh half.

use super::items::{Candidate, weight};
use super::worth::{NEVER_TOLD, Planner};
use crate::bank::{Bank, Interview, Kind, Question};
use crate::practice::review::Item;
use rustc_hash::FxHashMap;

/// A forecast of recall on the day, 0 to 1.
///
/// The middle and the spread are those of the simulation of 120 cards in [`super::worth`]: about nine in ten learners ended
/// within it, rather fewer where the day was far off. Fewer cards scatter more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Range {
    /// A roll-out runs this much optimistic: what the model does not know of a memory mostly weakens it.
    pub const OPTIMISM: f64 = 0.015;
    /// About nine in ten lie within this much of the middle.
    const SPREAD: f64 = 0.04;

    /// The range around the mean recall that a roll-out ends with.
    pub fn around(rolled_out: f64) -> Self {
        let middle = rolled_out - Self::OPTIMISM;
        Self { low: (middle - Self::SPREAD).max(0.0), high: (middle + Self::SPREAD).min(1.0) }
    }

    /// The same where only a share (0 to 1) counts, and the rest is 0.
    fn times(self, share: f64) -> Self {
        Self { low: self.low * share, high: self.high * share }
    }
}

/// The roll-out of a cue times a telling runs about this much more optimistic than that of one recall: 1 to 6 points in the
/// simulation of answers in [`super::worth`].
const ANSWER_OPTIMISM: f64 = 0.02;

/// Readiness over what is prepared (`None` if nothing is), and over everything.
pub(super) fn readiness(
    bank: &Bank,
    interview: &Interview,
    planner: &Planner<'_>,
    all: &[Candidate],
) -> (Option<Range>, Range) {
    let recall = |candidate: &Candidate| planner.untouched(candidate.kind, candidate.state);
    let known: FxHashMap<&Item, (&Candidate, f64)> =
        all.iter().map(|candidate| (&candidate.item, (candidate, recall(candidate)))).collect();
    let (mut recalled, mut prepared, mut whole, mut told) = (0.0, 0.0, 0.0, 0.0);
    for question in bank.live_questions() {
        let item = Item::Question(question.id.clone());
        let weight = weight(bank, &item, Some(interview));
        whole += weight;
        // What can be practised is what is prepared.
        if let Some((cue, recall)) = known.get(&item) {
            prepared += weight;
            recalled += weight * recall * telling(bank, question, cue, &known);
            told += if question.kind == Kind::Story { weight } else { 0.0 };
        }
    }
    if prepared <= 0.0 {
        return (None, Range { low: 0.0, high: 0.0 });
    }
    let range = Range::around((recalled - ANSWER_OPTIMISM * told) / prepared);
    (Some(range), range.times(prepared / whole))
}

/// The chance that the story of an answer is told well, the best of its stories; 1 where none is needed.
fn telling(
    bank: &Bank,
    question: &Question,
    cue: &Candidate,
    known: &FxHashMap<&Item, (&Candidate, f64)>,
) -> f64 {
    if question.kind != Kind::Story {
        return 1.0;
    }
    // The cue's own story may be one that is only planned yet.
    let stories = bank.ready_stories_for(question).map(|story| &story.id).chain(&cue.story);
    let recalls =
        stories.filter_map(|story| known.get(&Item::Story(story.clone())).map(|(_, recall)| *recall));
    recalls.reduce(f64::max).unwrap_or(NEVER_TOLD)
}
