//! The only facts recorded: which item was graded how, when, and which record was taken back.

use super::day::Moment;
use super::delivery::Delivery;
use super::missed::Missed;
use super::scores::Scores;
use super::wording::Wording;
use crate::bank::{Bank, Part, QuestionId, StoryId};
use std::fmt;
use uuid::Uuid;

/// What is practised and remembered.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// The cue of a question: which story, its headline and numbers, the points. Seconds.
    Question(QuestionId),
    /// The telling of a story. Minutes.
    Story(StoryId),
}

/// How well it came back, as everyone in this field has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// It did not.
    Again = 1,
    /// With effort. A pass.
    Hard = 2,
    /// It did.
    Good = 3,
    /// At once.
    Easy = 4,
}

/// In what exercise it was graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// A daily drill.
    Drill,
    /// Finding the story fast: a drill, but for the times that it teaches.
    Quick,
    /// A timed telling.
    Tell,
    /// A mock interview.
    Mock,
}

/// One graded answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// What was practised.
    pub item: Item,
    /// How it went.
    pub grade: Grade,
    /// How long it took, pauses left out.
    pub seconds: u32,
    /// In what exercise.
    pub mode: Mode,
    /// What was left out.
    pub missed: Vec<Missed>,
    /// Which wording was asked, for a question.
    pub wording: Option<Wording>,
    /// Seconds by part, for a telling with marks.
    pub parts: Vec<(Part, u32)>,
    /// Whether somebody listened.
    pub to_person: bool,
    /// What was measured from a recording.
    pub delivery: Option<Box<Delivery>>,
}

/// A mock interview that was finished or broken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mocked {
    /// The id of the interview that it rehearsed, as text: the interview may be gone.
    pub interview: Option<String>,
    /// The seed of the draw.
    pub seed: u64,
    /// How many answers had each tick, how many were asked, and the self-ratings.
    pub scores: Scores,
    /// The reviews that it led to.
    pub entries: Vec<Uuid>,
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// An answer was graded.
    Reviewed(Review),
    /// A mock interview.
    Mocked(Mocked),
    /// An earlier entry is taken back.
    Retracted {
        /// The entry taken back.
        entry: Uuid,
    },
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its own id, a UUID version 7.
    pub id: Uuid,
    /// When, with the offset of the place where it happened.
    pub at: Moment,
    /// What it says.
    pub what: What,
}

impl Item {
    /// Parses `question/<id>` or `story/<id>`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('/')? {
            ("question", id) => QuestionId::parse(id).map(Item::Question),
            ("story", id) => StoryId::parse(id).map(Item::Story),
            _ => None,
        }
    }

    /// The question that it is; `None` for a story.
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Item::Question(id) => Some(id),
            Item::Story(_) => None,
        }
    }

    /// The item under today's id: earlier ids lead to the live ones, unknown ones stay as they are.
    pub fn current(self, bank: &Bank) -> Self {
        match &self {
            Item::Question(id) => match bank.question(id.as_str()) {
                Some(live) if live.id != *id => Item::Question(live.id.clone()),
                _ => self,
            },
            Item::Story(id) => match bank.story(id.as_str()) {
                Some(live) if live.id != *id => Item::Story(live.id.clone()),
                _ => self,
            },
        }
    }
}

impl fmt::Display for Item {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Item::Question(id) => write!(f, "question/{id}"),
            Item::Story(id) => write!(f, "story/{id}"),
        }
    }
}

impl Grade {
    /// The four, worst first.
    pub const ALL: [Grade; 4] = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];

    /// The word in the history.
    pub const fn word(self) -> &'static str {
        match self {
            Grade::Again => "again",
            Grade::Hard => "hard",
            Grade::Good => "good",
            Grade::Easy => "easy",
        }
    }

    /// Reads the word of the history.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.word() == word)
    }

    /// The grade of a digit key, 1 to 4.
    pub fn from_digit(digit: char) -> Option<Self> {
        let position = digit.to_digit(10)?.checked_sub(1)?;
        Self::ALL.get(position as usize).copied()
    }

    /// Whether the item passed: everything but [`Grade::Again`].
    pub fn is_pass(self) -> bool {
        self != Grade::Again
    }
}

impl Mode {
    /// The word in the history.
    pub const fn word(self) -> &'static str {
        match self {
            Mode::Drill | Mode::Quick => "drill",
            Mode::Tell => "tell",
            Mode::Mock => "mock",
        }
    }

    /// Reads the word of the history; one of a later version counts as a drill.
    pub fn parse(word: &str) -> Self {
        match word {
            "tell" => Mode::Tell,
            "mock" => Mode::Mock,
            _ => Mode::Drill,
        }
    }
}
