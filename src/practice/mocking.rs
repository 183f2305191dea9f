//! A mock interview as a state machine: events in, effects out. It reads no clock and touches nothing.
//!
//! First all questions are put, each perhaps interrupted and pressed; nothing is asked about an answer meanwhile, as it would be
//! a hint for the next one. Then the answers are scored in their order; a prepared one is recorded before the next is scored.
//! Breaking off while questions are put goes on to the scoring of what was answered; breaking off there keeps what was recorded.

use super::day::Moment;
use super::delivery::Heard;
use super::mock::grade;
use super::review::{Entry, Item, Mode, Review, What};
use super::scores::Tick;
use super::tell::Told;
use super::wording::Wording;
use crate::bank::Window;
use uuid::Uuid;

/// One question, as far as the machine needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is graded.
    pub item: Item,
    /// The wording that is asked.
    pub wording: Wording,
    /// Within which it should be answered.
    pub window: Window,
    /// Whether anything is prepared for it; else it is noted, not graded.
    pub prepared: bool,
    /// Whether the panel interrupts.
    pub interrupted: bool,
    /// Whether somebody presses.
    pub pressed: bool,
}

/// What the panel says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The question.
    Question,
    /// "Give me that in thirty seconds."
    Interruption,
    /// The follow-up.
    FollowUp,
}

/// What happened at the keyboard.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The question was answered by the clock.
    Told(Told),
    /// The interruption or the follow-up was answered.
    Answered,
    /// What the answer lacked, the time left out; `entry` is the id of the record.
    Scored {
        /// What it lacked.
        missed: Vec<Tick>,
        /// What a recording shows of it.
        heard: Option<Box<Heard>>,
        /// The id under which it will be kept.
        entry: Uuid,
    },
    /// Break off.
    Quit,
}

/// What the shell must do, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Say this of question number `position`, and wait for the answer.
    Put {
        /// Which question, from 0.
        position: usize,
        /// What of it.
        stage: Stage,
    },
    /// Ask what answer number `answer` lacked.
    Score {
        /// Which answer, from 0.
        answer: usize,
    },
    /// Write and sync this entry before anything else is shown.
    Record(Entry),
    /// The interview is over.
    Finish,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which question, from 0.
    pub position: usize,
    /// How it was told.
    pub told: Told,
    /// What it lacked, the time included; `None` until it is scored.
    pub missed: Option<Vec<Tick>>,
}

/// One mock interview.
#[derive(Clone, Debug)]
pub struct Mocking {
    plans: Vec<Plan>,
    limit_seconds: u32,
    phase: Phase,
    answers: Vec<Answer>,
    entries: Vec<Uuid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// A question is put.
    Asking(usize, Stage),
    /// An answer is scored.
    Scoring(usize),
    Over,
}

impl Mocking {
    /// Begins; no question is put once `limit_seconds` of answers are used up.
    pub fn begin(plans: Vec<Plan>, limit_seconds: u32) -> (Self, Vec<Effect>) {
        let mut mocking = Self { plans, limit_seconds, phase: Phase::Over, answers: vec![], entries: vec![] };
        let effects = mocking.put_next(0);
        (mocking, effects)
    }

    /// The scoring alone of answers that were given elsewhere: on a sheet, or before the program was ended.
    pub fn score(plans: Vec<Plan>, answers: Vec<(usize, Told)>) -> (Self, Vec<Effect>) {
        let answer = |(position, told)| Answer { position, told, missed: None };
        let answers: Vec<Answer> = answers.into_iter().map(answer).collect();
        let mut mocking =
            Self { plans, limit_seconds: u32::MAX, phase: Phase::Over, answers, entries: vec![] };
        let effects = mocking.score_next(0);
        (mocking, effects)
    }

    /// Takes one event at its moment.
    pub fn handle(&mut self, event: Event, at: Moment) -> Vec<Effect> {
        match (event, self.phase) {
            (Event::Told(told), Phase::Asking(position, Stage::Question)) => {
                self.answers.push(Answer { position, told, missed: None });
                self.after(position, Stage::Question)
            }
            (Event::Answered, Phase::Asking(position, stage)) if stage != Stage::Question => {
                self.after(position, stage)
            }
            (Event::Quit, Phase::Asking(..)) => self.score_next(0),
            (Event::Scored { missed, heard, entry }, Phase::Scoring(number)) => {
                if let (Some(answer), Some(heard)) = (self.answers.get_mut(number), heard) {
                    answer.told = answer.told.clone().hearing(*heard);
                }
                self.scored(number, missed, entry, at)
            }
            (Event::Quit, Phase::Scoring(_)) => self.finish(),
            _ => vec![], // makes no sense now
        }
    }

    /// The answers, in order.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// Whether anything is prepared for question number `position`.
    pub fn is_prepared(&self, position: usize) -> bool {
        self.plans.get(position).is_some_and(|plan| plan.prepared)
    }

    /// The ids of the records.
    pub fn entries(&self) -> &[Uuid] {
        &self.entries
    }

    fn after(&mut self, position: usize, stage: Stage) -> Vec<Effect> {
        let plan = &self.plans[position];
        match stage {
            Stage::Question if plan.interrupted => self.put(position, Stage::Interruption),
            Stage::Question | Stage::Interruption if plan.pressed => self.put(position, Stage::FollowUp),
            _ => self.put_next(position + 1),
        }
    }

    fn put_next(&mut self, position: usize) -> Vec<Effect> {
        let spent: u32 = self.answers.iter().map(|answer| answer.told.seconds).sum();
        if position >= self.plans.len() || spent >= self.limit_seconds {
            return self.score_next(0);
        }
        self.put(position, Stage::Question)
    }

    fn put(&mut self, position: usize, stage: Stage) -> Vec<Effect> {
        self.phase = Phase::Asking(position, stage);
        vec![Effect::Put { position, stage }]
    }

    fn score_next(&mut self, number: usize) -> Vec<Effect> {
        if number >= self.answers.len() {
            return self.finish();
        }
        self.phase = Phase::Scoring(number);
        vec![Effect::Score { answer: number }]
    }

    fn scored(&mut self, number: usize, lacked: Vec<Tick>, entry: Uuid, at: Moment) -> Vec<Effect> {
        let Some(answer) = self.answers.get_mut(number) else { return self.finish() };
        let plan = &self.plans[answer.position];
        let lacks = |tick: &Tick| match tick {
            Tick::InTime => !plan.window.is_in_time(answer.told.seconds),
            other => lacked.contains(other),
        };
        let missed: Vec<Tick> = Tick::ALL.into_iter().filter(lacks).collect();
        answer.missed = Some(missed.clone());
        let mut effects = vec![];
        if plan.prepared {
            let review = Review {
                item: plan.item.clone(),
                grade: grade(&missed),
                seconds: answer.told.seconds,
                mode: Mode::Mock,
                missed: missed.iter().map(|tick| tick.missed()).collect(),
                wording: Some(plan.wording),
                parts: answer.told.parts.clone(),
                to_person: answer.told.to_person,
                delivery: answer.told.heard.as_ref().map(|heard| Box::new(heard.delivery)),
            };
            effects.push(Effect::Record(Entry { id: entry, at, what: What::Reviewed(review) }));
            self.entries.push(entry);
        }
        effects.extend(self.score_next(number + 1));
        effects
    }

    fn finish(&mut self) -> Vec<Effect> {
        self.phase = Phase::Over;
        vec![Effect::Finish]
    }
}

#[cfg(test)]
mod tests;
