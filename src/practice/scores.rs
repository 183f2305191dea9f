//! What the answers of a mock interview come to: the points that are recorded, and what they show.

use super::delivery::Heard;
use super::missed::Missed;
use crate::bank::{Bank, Kind, Part, Question, StoryId};
use std::collections::BTreeMap;

/// What an answer had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// A story.
    Story,
    /// An action of one's own.
    OwnAction,
    /// A number.
    Number,
    /// The result in the business's terms.
    BusinessResult,
    /// In time: two minutes at most.
    InTime,
}

/// What of an answer was heard in its recording: a story by any of its parts, the action and the result by theirs, any number.
pub fn heard_ticks(heard: &Heard) -> Vec<Tick> {
    let has = |part: Part| heard.parts[part as usize].is_some();
    let is_heard = |tick: &Tick| match tick {
        Tick::Story => heard.knows_parts && Part::ALL.into_iter().any(has),
        Tick::OwnAction => has(Part::Action),
        Tick::Number => heard.numbers.iter().any(Option::is_some),
        Tick::BusinessResult => has(Part::Result),
        Tick::InTime => false, // the clock says
    };
    Tick::ALL.into_iter().filter(is_heard).collect()
}

impl Tick {
    /// The five, in the order of the scorecard.
    pub const ALL: [Tick; 5] =
        [Tick::Story, Tick::OwnAction, Tick::Number, Tick::BusinessResult, Tick::InTime];

    /// The key in the history's scores.
    pub const fn word(self) -> &'static str {
        match self {
            Tick::Story => "story",
            Tick::OwnAction => "own_action",
            Tick::Number => "number",
            Tick::BusinessResult => "business_result",
            Tick::InTime => "in_time",
        }
    }

    /// What the history keeps of an answer that lacked it.
    pub fn missed(self) -> Missed {
        match self {
            Tick::Story => Missed::Story,
            Tick::OwnAction => Missed::Part(Part::Action),
            Tick::Number => Missed::Numbers,
            Tick::BusinessResult => Missed::Part(Part::Result),
            Tick::InTime => Missed::Time,
        }
    }
}

/// One scored answer of a mock.
#[derive(Clone, Debug)]
pub struct Answered<'a> {
    /// The question.
    pub question: &'a Question,
    /// The wording in which it was asked.
    pub asked: &'a str,
    /// The story that was told, linked or not.
    pub story: Option<StoryId>,
    /// How long the answer took.
    pub seconds: u32,
    /// What it lacked.
    pub missed: Vec<Tick>,
    /// Whether anything was prepared for it.
    pub prepared: bool,
}

/// The points of a mock, as the history keeps them: answers by tick, answers in all, and two self-ratings of 1 to 5.
///
/// Names that this version does not know are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    points: BTreeMap<String, u32>,
}

/// How the person rates their own answers, 1 to 5 by anchored descriptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rating {
    /// Whether the answer came first.
    AnswerFirst,
    /// Whether they spoke of systems, or of money, risk and people.
    Altitude,
}

const ASKED: &str = "asked";

impl Rating {
    /// Both, in the order of asking.
    pub const ALL: [Rating; 2] = [Rating::AnswerFirst, Rating::Altitude];

    /// The key in the history.
    pub const fn word(self) -> &'static str {
        match self {
            Rating::AnswerFirst => "answer_first",
            Rating::Altitude => "altitude",
        }
    }
}

impl From<BTreeMap<String, u32>> for Scores {
    /// The points of the history.
    fn from(points: BTreeMap<String, u32>) -> Self {
        Self { points }
    }
}

/// The answers that are scored by ticks: a statement has neither story nor action, and is said or not.
pub fn ticked<'b, 'a>(answered: &'b [Answered<'a>]) -> Vec<&'b Answered<'a>> {
    answered.iter().filter(|answer| answer.question.kind != Kind::Statement).collect()
}

impl Scores {
    /// How many answers had each tick, and how many there were; statements left out.
    pub fn of(answered: &[Answered<'_>]) -> Self {
        let answered = ticked(answered);
        let count = |tick: Tick| answered.iter().filter(|answer| !answer.missed.contains(&tick)).count();
        let of_tick = |tick: Tick| (tick.word().to_owned(), u32::try_from(count(tick)).unwrap_or(u32::MAX));
        let asked = u32::try_from(answered.len()).unwrap_or(u32::MAX);
        Self { points: Tick::ALL.into_iter().map(of_tick).chain([(ASKED.to_owned(), asked)]).collect() }
    }

    /// The points by name, for the history.
    pub fn points(&self) -> &BTreeMap<String, u32> {
        &self.points
    }

    /// How many answers had a tick.
    pub fn had(&self, tick: Tick) -> u32 {
        self.points.get(tick.word()).copied().unwrap_or(0)
    }

    /// How many answers there were.
    pub fn asked(&self) -> u32 {
        self.points.get(ASKED).copied().unwrap_or(0)
    }

    /// A self-rating; `None` if it was skipped.
    pub fn rating(&self, rating: Rating) -> Option<u32> {
        self.points.get(rating.word()).copied()
    }

    /// Adds a self-rating of 1 to 5.
    pub fn rate(&mut self, rating: Rating, points: u32) {
        self.points.insert(rating.word().to_owned(), points);
    }
}

/// The stories that were told more than once, by id.
pub fn told_twice(answered: &[Answered<'_>]) -> Vec<String> {
    let told: Vec<&str> =
        answered.iter().filter_map(|answer| answer.story.as_ref().map(|story| story.as_str())).collect();
    let mut twice: Vec<String> = told
        .iter()
        .filter(|id| told.iter().filter(|other| other == id).count() > 1)
        .map(|id| (*id).to_owned())
        .collect();
    twice.sort();
    twice.dedup();
    twice
}

/// The main competency whose answers lacked most.
pub fn weakest_competency(bank: &Bank, answered: &[Answered<'_>]) -> Option<String> {
    let mut lacking: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for answer in answered {
        if let Some(tag) = bank.tags_of(answer.question).first() {
            let entry = lacking.entry(bank.tag_name(*tag)).or_insert((0, 0));
            entry.0 += answer.missed.len();
            entry.1 += 1;
        }
    }
    let share = |counts: &(usize, usize)| counts.0 as f64 / counts.1 as f64;
    let worst = lacking
        .into_iter()
        .filter(|(_, counts)| counts.0 > 0)
        .max_by(|a, b| share(&a.1).total_cmp(&share(&b.1)));
    worst.map(|(competency, _)| competency.to_owned())
}
