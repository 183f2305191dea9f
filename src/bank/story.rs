//! STAR stories: what the person lived through, in the form in which it can be told.

use super::id::{QuestionId, StoryId};
use super::place::{Place, Written};
use serde::{Deserialize, Serialize};

/// A part of a story, in the order of telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Where it started.
    Situation,
    /// What was asked of the teller.
    Task,
    /// What the teller did.
    Action,
    /// What came of it.
    Result,
    /// What the teller would do differently; optional.
    Learning,
}

/// How far a story is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Being written; the default.
    Draft,
    /// Said by the person to be fit for telling.
    Ready,
    /// Not told any more; kept for its history.
    Retired,
}

/// A figure worth saying aloud.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The words to say.
    pub say: String,
    /// Where it can be looked up, for when the CFO asks.
    pub source: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// What somebody will ask back, and what the person will say.
#[derive(Clone, Debug, PartialEq)]
pub struct Pushback {
    /// The question.
    pub ask: String,
    /// The answer, if there is one yet.
    pub say: Option<String>,
}

/// One story file.
#[derive(Clone, Debug)]
pub struct Story {
    /// The file's stem.
    pub id: StoryId,
    /// The title that people see.
    pub title: Written<String>,
    /// The outcome first, in one breath.
    pub headline: Option<Written<String>>,
    /// Draft, ready or retired.
    pub status: Status,
    /// When it happened, as written (`2023` or `2023-06`).
    pub when: Option<Written<String>>,
    /// Competency tags as written.
    pub competencies: Vec<Written<String>>,
    /// The questions that the person will tell it for.
    pub answers: Vec<Written<QuestionId>>,
    /// The texts of [`Part::ALL`], in that order; `None` where the key is absent.
    pub parts: [Option<Written<String>>; 5],
    /// Figures worth saying.
    pub numbers: Vec<Number>,
    /// What somebody will ask back.
    pub pushback: Vec<Pushback>,
    /// Phrases never to say.
    pub avoid: Vec<Written<String>>,
    /// Questions for which it was offered and refused: it is never offered for them again.
    pub not_for: Vec<Written<QuestionId>>,
    /// Earlier stems: history and links follow them.
    pub aliases: Vec<StoryId>,
    /// The beginning of its file.
    pub place: Place,
}

impl Part {
    /// Every part, in the order of telling.
    pub const ALL: [Part; 5] = [Part::Situation, Part::Task, Part::Action, Part::Result, Part::Learning];

    /// The four without which a story is not ready.
    pub const STAR: [Part; 4] = [Part::Situation, Part::Task, Part::Action, Part::Result];

    /// The key in a story file, and the word in `missed`.
    pub const fn word(self) -> &'static str {
        match self {
            Part::Situation => "situation",
            Part::Task => "task",
            Part::Action => "action",
            Part::Result => "result",
            Part::Learning => "learning",
        }
    }
}

impl Status {
    /// The word used in files.
    pub const fn word(self) -> &'static str {
        match self {
            Status::Draft => "draft",
            Status::Ready => "ready",
            Status::Retired => "retired",
        }
    }

    /// Reads the word used in files; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        [Status::Draft, Status::Ready, Status::Retired].into_iter().find(|status| status.word() == word)
    }
}

impl Story {
    /// The text of a part; empty if absent.
    pub fn part(&self, part: Part) -> &str {
        self.parts[part as usize].as_ref().map_or("", |text| text.value.as_str())
    }

    /// The headline; empty if absent.
    pub fn headline(&self) -> &str {
        self.headline.as_ref().map_or("", |headline| headline.value.as_str())
    }

    /// The STAR parts that are blank.
    pub fn missing_parts(&self) -> Vec<Part> {
        Part::STAR.into_iter().filter(|part| self.part(*part).trim().is_empty()).collect()
    }

    /// Whether it counts: said to be ready, and its four STAR parts are not blank.
    pub fn is_ready(&self) -> bool {
        self.status == Status::Ready && self.missing_parts().is_empty()
    }

    /// Words in the four STAR parts and the learning.
    pub fn word_count(&self) -> usize {
        Part::ALL.into_iter().map(|part| self.part(part).split_whitespace().count()).sum()
    }
}
