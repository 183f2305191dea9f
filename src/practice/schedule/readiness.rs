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

/// Everything that may be asked: what readiness is the mean of. Where it stands among the candidates is looked up once, as the
/// roll-out asks for readiness after each of its days.
pub(super) struct Answers {
    answers: Vec<Answer>,
    /// The weight of everything.
    whole: f64,
}

/// A prepared answer.
struct Answer {
    weight: f64,
    /// The candidate that is its cue.
    cue: usize,
    /// The candidates that are its stories; `None` where none is needed.
    stories: Option<Vec<usize>>,
}

impl Answers {
    /// The answers to the bank's live questions, by the interview's emphasis.
    pub(super) fn among(all: &[Candidate], bank: &Bank, interview: &Interview) -> Self {
        let known: FxHashMap<&Item, usize> =
            all.iter().enumerate().map(|(position, candidate)| (&candidate.item, position)).collect();
        let (mut answers, mut whole) = (vec![], 0.0);
        for question in bank.live_questions() {
            let item = Item::Question(question.id.clone());
            let weight = weight(bank, &item, Some(interview));
            whole += weight;
            // What can be practised is what is prepared.
            if let Some(cue) = known.get(&item).copied() {
                let stories =
                    (question.kind == Kind::Story).then(|| stories(bank, question, &all[cue], &known));
                answers.push(Answer { weight, cue, stories });
            }
        }
        Self { answers, whole }
    }

    /// Readiness over what is prepared (`None` if nothing is), and over everything.
    pub(super) fn readiness(&self, planner: &Planner<'_>, all: &[Candidate]) -> (Option<Range>, Range) {
        let recall = |position: usize| planner.untouched(all[position].kind, all[position].state);
        let (mut recalled, mut prepared, mut told) = (0.0, 0.0, 0.0);
        for answer in &self.answers {
            // The chance that the story is told well: the best of the answer's stories.
            let telling = answer.stories.as_ref().map_or(1.0, |stories| {
                stories.iter().map(|story| recall(*story)).reduce(f64::max).unwrap_or(NEVER_TOLD)
            });
            prepared += answer.weight;
            recalled += answer.weight * recall(answer.cue) * telling;
            told += if answer.stories.is_some() { answer.weight } else { 0.0 };
        }
        if prepared <= 0.0 {
            return (None, Range { low: 0.0, high: 0.0 });
        }
        let range = Range::around((recalled - ANSWER_OPTIMISM * told) / prepared);
        (Some(range), range.times(prepared / self.whole))
    }
}

/// The candidates that are stories of an answer; the cue's own may be one that is only planned yet.
fn stories(bank: &Bank, question: &Question, cue: &Candidate, known: &FxHashMap<&Item, usize>) -> Vec<usize> {
    let stories = bank.ready_stories_for(question).map(|story| &story.id).chain(&cue.story);
    stories.filter_map(|story| known.get(&Item::Story(story.clone())).copied()).collect()
}
