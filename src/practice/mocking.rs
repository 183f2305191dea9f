//! A mock interview as a state machine: events in, effects out. It reads no clock and touches nothing.
//!
//! First all questions are put, each perhaps interrupted and pressed; nothing is asked about an answer meanwhile, as it would be
//! a hint for the next one. Then the answers are scored in their order; a prepared one is recorded before the next is scored.
//! Breaking off while questions are put goes on to the scoring of what was answered; breaking off there keeps what was recorded.

use super::day::Moment;
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
            (Event::Scored { missed, entry }, Phase::Scoring(number)) => {
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
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use jiff::Timestamp;
    use jiff::tz::Offset;
    use proptest::prelude::*;

    fn moment() -> Moment {
        Moment { timestamp: Timestamp::from_second(1_800_000_000).unwrap(), offset: Offset::UTC }
    }

    /// `a` is prepared, `b` is not; `!` is interrupted, `?` is pressed.
    fn plans(text: &str) -> Vec<Plan> {
        let plan = |(number, word): (usize, &str)| Plan {
            item: Item::parse(&format!("question/d/q{number}")).unwrap(),
            wording: Wording::of("Q?"),
            window: Window::STORY,
            prepared: word.starts_with('a'),
            interrupted: word.contains('!'),
            pressed: word.contains('?'),
        };
        text.split(' ').enumerate().map(plan).collect()
    }

    fn told(seconds: u32) -> Told {
        Told::timed(seconds, Mode::Mock)
    }

    fn event(word: &str, number: u128) -> Event {
        match word {
            "answer" => Event::Answered,
            "quit" => Event::Quit,
            score if score.starts_with("score") => Event::Scored {
                missed: if score == "score-number" { vec![Tick::Number] } else { vec![] },
                entry: Uuid::from_u128(number),
            },
            seconds => Event::Told(told(seconds.parse().unwrap())),
        }
    }

    fn check(questions: &str, limit: u32, script: &str, expected: Expect) {
        let (mut mocking, effects) = Mocking::begin(plans(questions), limit);
        let mut trace = shown(&effects);
        for (number, word) in script.split(' ').enumerate() {
            let effects = mocking.handle(event(word, number as u128), moment());
            trace.push_str(&format!("> {word}\n{}", shown(&effects)));
        }
        expected.assert_eq(&trace);
    }

    fn shown(effects: &[Effect]) -> String {
        let line = |effect: &Effect| match effect {
            Effect::Put { position, stage } => format!("put {position} {stage:?}\n"),
            Effect::Score { answer } => format!("score {answer}\n"),
            Effect::Record(Entry { what: What::Reviewed(review), .. }) => {
                let missed: Vec<&str> = review.missed.iter().map(|missed| missed.word()).collect();
                format!("record {} {} {missed:?} {} s\n", review.item, review.grade.word(), review.seconds)
            }
            Effect::Record(_) => "record something else\n".to_owned(),
            Effect::Finish => "finish\n".to_owned(),
        };
        effects.iter().map(line).collect()
    }

    #[test]
    fn all_questions_are_put_before_the_first_answer_is_scored() {
        check(
            "a!? b",
            600,
            "130 answer answer 100 score-number score",
            expect![[r#"
                put 0 Question
                > 130
                put 0 Interruption
                > answer
                put 0 FollowUp
                > answer
                put 1 Question
                > 100
                score 0
                > score-number
                record question/d/q0 hard ["numbers", "time"] 130 s
                score 1
                > score
                finish
            "#]],
        );
    }

    #[test]
    fn time_that_is_up_and_leaving_go_on_to_the_scoring() {
        check(
            "a a",
            60,
            "70 score",
            expect![[r#"
            put 0 Question
            > 70
            score 0
            > score
            record question/d/q0 good [] 70 s
            finish
        "#]],
        );
        check(
            "a a a",
            600,
            "100 100 quit score quit score",
            expect![[r#"
            put 0 Question
            > 100
            put 1 Question
            > 100
            put 2 Question
            > quit
            score 0
            > score
            record question/d/q0 good [] 100 s
            score 1
            > quit
            finish
            > score
        "#]],
        );
        check(
            "a",
            600,
            "quit answer",
            expect![[r#"
            put 0 Question
            > quit
            finish
            > answer
        "#]],
        );
    }

    #[test]
    fn what_was_answered_elsewhere_is_only_scored() {
        let (mut mocking, effects) = Mocking::score(plans("a a b"), vec![(0, told(95)), (2, told(95))]);
        assert_eq!(shown(&effects), "score 0\n");
        let effects = mocking.handle(event("score", 1), moment());
        assert_eq!(shown(&effects), "record question/d/q0 good [] 95 s\nscore 1\n");
        assert_eq!(shown(&mocking.handle(event("score", 2), moment())), "finish\n");
    }

    proptest! {
        /// Whatever the keys: no panic, every record is one of the entries in order, and no answer is lost.
        #[test]
        fn random_events_lose_nothing(events in prop::collection::vec(0..6_usize, 0..60)) {
            let (mut mocking, _) = Mocking::begin(plans("a! b? a!? a"), 900);
            let (mut recorded, mut answered) = (vec![], 0);
            for (number, word) in events.into_iter().enumerate() {
                let word = ["answer", "100", "score", "score-number", "240", "quit"][word];
                for effect in mocking.handle(event(word, number as u128), moment()) {
                    if let Effect::Record(entry) = effect {
                        recorded.push(entry.id);
                    }
                }
                prop_assert!(mocking.answers().len() >= answered);
                answered = mocking.answers().len();
            }
            prop_assert_eq!(recorded, mocking.entries().to_vec());
        }
    }
}
