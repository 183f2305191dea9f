//! What an answer left out, as the history keeps it.

use crate::bank::Part;
use std::fmt;

/// Something that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Missed {
    /// A part of a story.
    Part(Part),
    /// A number.
    Numbers,
    /// The headline.
    Headline,
    /// A fitting story.
    Story,
    /// It was not told in time.
    Time,
    /// An own point or a key point, by its text.
    Point(String),
}

impl From<&str> for Missed {
    /// Reads the word of the history; any other text is a point.
    fn from(word: &str) -> Self {
        let part = Part::ALL.into_iter().find(|part| part.word() == word).map(Missed::Part);
        let mut plain = [Missed::Numbers, Missed::Headline, Missed::Story, Missed::Time].into_iter();
        part.or_else(|| plain.find(|known| known.word() == word))
            .unwrap_or_else(|| Missed::Point(word.to_owned()))
    }
}

impl Missed {
    /// The word in the history.
    pub fn word(&self) -> &str {
        match self {
            Missed::Part(part) => part.word(),
            Missed::Numbers => "numbers",
            Missed::Headline => "headline",
            Missed::Story => "story",
            Missed::Time => "time",
            Missed::Point(text) => text,
        }
    }
}

impl fmt::Display for Missed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
