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
    /// "Why this company, and why now?": said aloud, from own points; never a story.
    Statement,
    /// Knowledge with one right answer: needs nothing.
    Fact,
    /// "Say it for the board …", "Work it out …": needs nothing; another variant each time.
    Exercise,
}

/// One case of an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// What is asked; every fact that the answer uses stands here.
    pub ask: String,
    /// The worked answer.
    pub answer: String,
    /// What must have been said.
    pub key_points: Vec<String>,
}

/// Seconds within which something is told: from and to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Shorter has left something out.
    pub from_seconds: u32,
    /// Longer has lost them.
    pub to_seconds: u32,
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
    /// What is worth knowing beyond the answer.
    pub more: Option<String>,
    /// When it was last looked up, as written, for what can go out of date.
    pub checked: Option<String>,
    /// Where it holds: `EU`, `US`; everywhere if absent.
    pub holds_in: Option<String>,
    /// What people type when they look for it.
    pub words: Vec<String>,
    /// What must have been said, for facts.
    pub key_points: Vec<String>,
    /// The cases of an exercise; empty for every other kind.
    pub variants: Vec<Variant>,
    /// How long a statement takes.
    pub window: Window,
    /// Earlier whole ids: practice history follows them.
    pub aliases: Vec<QuestionId>,
    /// Where the entry is written.
    pub place: Place,
}

impl Window {
    /// A statement's, unless its deck says otherwise.
    pub const STATEMENT: Window = Window { from_seconds: 60, to_seconds: 120 };
    /// A story's.
    pub const STORY: Window = Window { from_seconds: 90, to_seconds: 120 };
    /// That of a headline and its number alone.
    pub const SHORT: Window = Window { from_seconds: 20, to_seconds: 40 };

    /// Whether it was told in time, neither too short nor too long.
    pub fn holds(self, seconds: u32) -> bool {
        (self.from_seconds..=self.to_seconds).contains(&seconds)
    }

    /// Whether it was not too long, and no mere scrap.
    pub fn is_in_time(self, seconds: u32) -> bool {
        seconds <= self.to_seconds && !self.is_no_telling(seconds)
    }

    /// Whether it was so short that it was no telling at all: under half of the window's beginning.
    pub fn is_no_telling(self, seconds: u32) -> bool {
        seconds * 2 < self.from_seconds
    }
}

impl Question {
    /// All wordings, the main one first; of an exercise what its variants ask.
    pub fn wordings(&self) -> impl Iterator<Item = &str> {
        let own = std::iter::once(self.ask.as_str()).chain(self.also.iter().map(String::as_str));
        let variants = self.variants.iter().map(|variant| variant.ask.as_str());
        own.filter(|_| self.variants.is_empty()).chain(variants)
    }

    /// How it is asked by its number; the main wording where there is no such.
    pub fn wording(&self, number: usize) -> &str {
        self.wordings().nth(number).unwrap_or(&self.ask)
    }

    /// The answer to a wording: a fact's, or that of an exercise's variant; empty for other kinds.
    pub fn answer_to(&self, wording: usize) -> &str {
        let variant = self.variants.get(wording).map(|variant| variant.answer.as_str());
        variant.or(self.answer.as_deref()).unwrap_or_default()
    }

    /// What must have been said in answer to a wording of a fact or an exercise.
    pub fn key_points_to(&self, wording: usize) -> &[String] {
        self.variants.get(wording).map_or(&self.key_points, |variant| &variant.key_points)
    }
}

impl Kind {
    /// The word used in files and on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Story => "story",
            Kind::View => "view",
            Kind::Statement => "statement",
            Kind::Fact => "fact",
            Kind::Exercise => "exercise",
        }
    }

    /// Every kind, as decks list them.
    pub const ALL: [Kind; 5] = [Kind::Story, Kind::View, Kind::Statement, Kind::Fact, Kind::Exercise];

    /// Whether stories answer it.
    pub const fn takes_stories(self) -> bool {
        matches!(self, Kind::Story | Kind::View)
    }

    /// Whether it needs no preparation: facts and exercises.
    pub const fn needs_nothing(self) -> bool {
        matches!(self, Kind::Fact | Kind::Exercise)
    }

    /// Own points that are wanted: three of a statement, two of a view; for a story question one is a bridge.
    pub const fn wanted_points(self) -> usize {
        match self {
            Kind::Statement => 3,
            Kind::View => 2,
            Kind::Story => 1,
            Kind::Fact | Kind::Exercise => 0,
        }
    }

    /// Reads the word used in files; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
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
