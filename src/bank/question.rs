//! Questions and the decks that hold them.

use super::id::{DeckId, QuestionId};
use super::place::{Place, Written};
use serde::{Deserialize, Serialize};

/// What a question asks for, and so what it needs before it can be drilled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// "Tell me about a time …": needs a ready story.
    Story,
    /// "What is your view of …": needs own points; a ready story proves them.
    View,
    /// Knowledge with one right answer: needs nothing.
    Fact,
}

/// How likely an interviewer is to ask it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Likelihood {
    /// Rarely asked.
    Low,
    /// Asked now and then.
    Medium,
    /// Nearly every interview of this kind holds it.
    High,
}

/// Where a deck comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Built into the program.
    Bundled,
    /// A file of the person's own home.
    Own,
}

/// A set of questions with a title.
#[derive(Clone, Debug)]
pub struct Deck {
    /// The id, the first half of its questions' ids.
    pub id: DeckId,
    /// The title that people see.
    pub title: String,
    /// Bundled, or the person's own.
    pub origin: Origin,
    /// Where its id is written.
    pub place: Place,
}

/// One question of a deck.
#[derive(Clone, Debug)]
pub struct Question {
    /// The whole id.
    pub id: QuestionId,
    /// Story, view or fact.
    pub kind: Kind,
    /// The question as it is asked.
    pub ask: String,
    /// Other wordings; a drill draws one.
    pub also: Vec<String>,
    /// Competency tags as written, the main one first.
    pub competencies: Vec<Written<String>>,
    /// How likely it is to be asked.
    pub likelihood: Likelihood,
    /// What the interviewer tries to find out.
    pub probes: Option<String>,
    /// What a strong answer shows.
    pub strong: Vec<String>,
    /// What a weak answer gives away.
    pub weak: Vec<String>,
    /// What is asked next.
    pub follow_ups: Vec<String>,
    /// The answer; facts always have one.
    pub answer: Option<String>,
    /// What must have been said, for facts.
    pub key_points: Vec<String>,
    /// Earlier whole ids: practice history follows them.
    pub aliases: Vec<QuestionId>,
    /// Where the entry is written.
    pub place: Place,
}

impl Question {
    /// All wordings, the main one first.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.ask.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

impl Kind {
    /// The word used in files and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Story => "story",
            Kind::View => "view",
            Kind::Fact => "fact",
        }
    }

    /// Reads the word used in files; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        [Kind::Story, Kind::View, Kind::Fact].into_iter().find(|kind| kind.word() == word)
    }
}

impl Likelihood {
    /// Its weight in plans and coverage: 3, 1.5 or 0.4, before an interview's emphasis.
    pub const fn weight(self) -> f64 {
        match self {
            Likelihood::High => 3.0,
            Likelihood::Medium => 1.5,
            Likelihood::Low => 0.4,
        }
    }

    /// The word used in files.
    pub const fn word(self) -> &'static str {
        match self {
            Likelihood::High => "high",
            Likelihood::Medium => "medium",
            Likelihood::Low => "low",
        }
    }

    /// Reads the word used in files; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        [Likelihood::High, Likelihood::Medium, Likelihood::Low]
            .into_iter()
            .find(|likelihood| likelihood.word() == word)
    }
}
