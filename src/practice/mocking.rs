//! A mock interview as a state machine: events in, effects out. It reads no clock and touches nothing.
//!
//! Each question is put, perhaps interrupted, pressed by its follow-up, and then scored; a prepared one is recorded before the
//! next is put. What was recorded stays, whenever the interview is broken off.

use super::day::Moment;
use super::mock::{ANSWER_SECONDS, grade};
use super::review::{Entry, Item, Mode, Review, What};
use super::scores::Tick;
use super::stopwatch::Stopwatch;
use super::wording::Wording;
use uuid::Uuid;

/// One question, as far as the machine needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is graded.
    pub item: Item,
    /// The wording that is asked.
    pub wording: Wording,
    /// Whether anything is prepared for it; else it is noted, not graded.
    pub prepared: bool,
    /// Whether the panel interrupts.
    pub interrupted: bool,
    /// Whether it has a follow-up.
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
    /// The person is done speaking.
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
    /// Ask what the answer to question number `position` lacked.
    Score {
        /// Which question, from 0.
        position: usize,
        /// How long the first answer took.
        seconds: u32,
    },
    /// Write and sync this entry before anything else is shown.
    Record(Entry),
    /// The interview is over.
    Finish,
}

/// One scored answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Which question, from 0.
    pub position: usize,
    /// How long the first answer took.
    pub seconds: u32,
    /// What it lacked, the time included.
    pub missed: Vec<Tick>,
}

/// One mock interview.
#[derive(Clone, Debug)]
pub struct Mocking {
    plans: Vec<Plan>,
    limit_seconds: u32,
    position: usize,
    /// `None` while the answer is scored.
    stage: Option<Stage>,
    stopwatch: Stopwatch,
    seconds: u32,
    answers: Vec<Answer>,
    entries: Vec<Uuid>,
}

impl Mocking {
    /// Begins; no question is put once `limit_seconds` of answers are used up.
    pub fn begin(plans: Vec<Plan>, limit_seconds: u32, at: Moment) -> (Self, Vec<Effect>) {
        let mut mocking = Self {
            plans,
            limit_seconds,
            position: 0,
            stage: None,
            stopwatch: Stopwatch::started(at),
            seconds: 0,
            answers: vec![],
            entries: vec![],
        };
        let effects = mocking.put_next(at);
        (mocking, effects)
    }

    /// Takes one event at its moment.
    pub fn handle(&mut self, event: Event, at: Moment) -> Vec<Effect> {
        self.stopwatch.tick(at);
        if self.position >= self.plans.len() {
            return vec![]; // it is over
        }
        match (event, self.stage) {
            (Event::Quit, _) => self.finish(),
            (Event::Answered, Some(stage)) => self.answered(stage, at),
            (Event::Scored { missed, entry }, None) => self.scored(missed, entry, at),
            (Event::Answered, None) | (Event::Scored { .. }, Some(_)) => vec![], // makes no sense now
        }
    }

    /// The scored answers, in order.
    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    /// The ids of the records.
    pub fn entries(&self) -> &[Uuid] {
        &self.entries
    }

    fn answered(&mut self, stage: Stage, at: Moment) -> Vec<Effect> {
        let plan = &self.plans[self.position];
        if stage == Stage::Question {
            self.seconds = self.stopwatch.seconds();
        }
        let next = match stage {
            Stage::Question if plan.interrupted => Some(Stage::Interruption),
            Stage::Question | Stage::Interruption if plan.pressed => Some(Stage::FollowUp),
            Stage::Question | Stage::Interruption | Stage::FollowUp => None,
        };
        match next {
            Some(stage) => self.put(stage, at),
            None => {
                self.stage = None;
                vec![Effect::Score { position: self.position, seconds: self.seconds }]
            }
        }
    }

    fn scored(&mut self, lacked: Vec<Tick>, entry: Uuid, at: Moment) -> Vec<Effect> {
        let plan = self.plans[self.position].clone();
        let has = |tick: Tick| match tick {
            Tick::InTime => self.seconds > ANSWER_SECONDS,
            Tick::Story => !plan.prepared || lacked.contains(&tick),
            other => lacked.contains(&other),
        };
        let missed: Vec<Tick> = Tick::ALL.into_iter().filter(|tick| has(*tick)).collect();
        let mut effects = vec![];
        if plan.prepared {
            let review = Review {
                item: plan.item,
                grade: grade(&missed),
                seconds: self.seconds,
                mode: Mode::Mock,
                missed: missed.iter().map(|tick| tick.missed()).collect(),
                wording: Some(plan.wording),
                parts: vec![],
                to_person: false,
            };
            effects.push(Effect::Record(Entry { id: entry, at, what: What::Reviewed(review) }));
            self.entries.push(entry);
        }
        self.answers.push(Answer { position: self.position, seconds: self.seconds, missed });
        self.position += 1;
        effects.extend(self.put_next(at));
        effects
    }

    fn put_next(&mut self, at: Moment) -> Vec<Effect> {
        let spent: u32 = self.answers.iter().map(|answer| answer.seconds).sum();
        if self.position >= self.plans.len() || spent >= self.limit_seconds {
            return self.finish();
        }
        self.put(Stage::Question, at)
    }

    fn put(&mut self, stage: Stage, at: Moment) -> Vec<Effect> {
        self.stage = Some(stage);
        self.stopwatch = Stopwatch::started(at);
        vec![Effect::Put { position: self.position, stage }]
    }

    fn finish(&mut self) -> Vec<Effect> {
        self.position = self.plans.len();
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

    fn moment(seconds: i64) -> Moment {
        Moment { timestamp: Timestamp::from_second(1_800_000_000 + seconds).unwrap(), offset: Offset::UTC }
    }

    /// `a` is prepared, `b` is not; `!` is interrupted, `?` is pressed.
    fn plans(text: &str) -> Vec<Plan> {
        let plan = |(number, word): (usize, &str)| Plan {
            item: Item::parse(&format!("question/d/q{number}")).unwrap(),
            wording: Wording::of("Q?"),
            prepared: word.starts_with('a'),
            interrupted: word.contains('!'),
            pressed: word.contains('?'),
        };
        text.split(' ').enumerate().map(plan).collect()
    }

    fn event(word: &str, number: u128) -> Event {
        match word {
            "answer" => Event::Answered,
            "quit" => Event::Quit,
            score => Event::Scored {
                missed: if score == "score-number" { vec![Tick::Number] } else { vec![] },
                entry: Uuid::from_u128(number),
            },
        }
    }

    fn check(questions: &str, limit: u32, script: &str, expected: Expect) {
        let mut now = 0;
        let (mut mocking, effects) = Mocking::begin(plans(questions), limit, moment(now));
        let mut trace = shown(&effects);
        for (number, word) in script.split(' ').enumerate() {
            if let Some(seconds) = word.strip_prefix('+') {
                now += seconds.parse::<i64>().unwrap();
                continue;
            }
            trace.push_str(&format!(
                "> {word}\n{}",
                shown(&mocking.handle(event(word, number as u128), moment(now)))
            ));
        }
        expected.assert_eq(&trace);
    }

    fn shown(effects: &[Effect]) -> String {
        let line = |effect: &Effect| match effect {
            Effect::Put { position, stage } => format!("put {position} {stage:?}\n"),
            Effect::Score { position, seconds } => format!("score {position} after {seconds} s\n"),
            Effect::Record(Entry { what: What::Reviewed(review), .. }) => {
                let missed: Vec<&str> = review.missed.iter().map(|missed| missed.word()).collect();
                format!("record {} {} {missed:?}\n", review.item, review.grade.word())
            }
            Effect::Record(_) => "record something else\n".to_owned(),
            Effect::Finish => "finish\n".to_owned(),
        };
        effects.iter().map(line).collect()
    }

    #[test]
    fn a_question_is_put_interrupted_pressed_scored_and_recorded() {
        check(
            "a!? b",
            600,
            "+130 answer +20 answer +30 answer score-number +10 answer score",
            expect![[r#"
                put 0 Question
                > answer
                put 0 Interruption
                > answer
                put 0 FollowUp
                > answer
                score 0 after 130 s
                > score-number
                record question/d/q0 hard ["numbers", "time"]
                put 1 Question
                > answer
                score 1 after 10 s
                > score
                finish
            "#]],
        );
    }

    #[test]
    fn time_that_is_up_and_leaving_end_it_with_what_was_kept() {
        check(
            "a a",
            60,
            "+70 answer score",
            expect![[r#"
            put 0 Question
            > answer
            score 0 after 70 s
            > score
            record question/d/q0 good []
            finish
        "#]],
        );
        check(
            "a a",
            600,
            "answer score quit answer",
            expect![[r#"
            put 0 Question
            > answer
            score 0 after 0 s
            > score
            record question/d/q0 good []
            put 1 Question
            > quit
            finish
            > answer
        "#]],
        );
    }

    proptest! {
        /// Whatever the keys: no panic, and every record is one of the entries, in order.
        #[test]
        fn random_events_lose_nothing(events in prop::collection::vec((0..4_usize, 0..300_i64), 0..60)) {
            let (mut mocking, _) = Mocking::begin(plans("a! b? a!? a"), 900, moment(0));
            let (mut now, mut recorded) = (0, vec![]);
            for (number, (word, seconds)) in events.into_iter().enumerate() {
                now += seconds;
                let word = ["answer", "answer", "score", "score-number"][word];
                for effect in mocking.handle(event(word, number as u128), moment(now)) {
                    if let Effect::Record(entry) = effect {
                        recorded.push(entry.id);
                    }
                }
            }
            prop_assert_eq!(recorded, mocking.entries().to_vec());
        }
    }
}
