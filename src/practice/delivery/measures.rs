//! What is kept of a telling.

use serde::{Deserialize, Serialize};

/// What is kept of a telling in the history: numbers only, never the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Delivery {
    /// From the first sound to the last.
    pub seconds: u32,
    /// Silence before the first sound, in seconds.
    pub first_word_seconds: u32,
    /// Words that were transcribed.
    pub words: u32,
    /// Pauses of a second and more, by loudness.
    pub pauses: u32,
    /// The longest of them, in seconds.
    pub longest_pause_seconds: u32,
    /// Numbers of the story that were heard.
    pub numbers_heard: u32,
    /// Those that were not.
    #[serde(rename = "numbers_left_out")]
    pub numbers_not_heard: u32,
    /// Whether the headline came within the first fifth; `None` if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline_first: Option<bool>,
    /// um, uh, er, hmm: at least so many, as transcripts leave some out.
    pub fillers: u32,
    /// "like" and "you know".
    pub asides: u32,
    /// "sort of", "maybe", "I guess".
    pub hedges: u32,
    /// I, me, my.
    pub i: u32,
    /// We, us, our.
    pub we: u32,
    /// Phrases that the person never wants to say, and did.
    pub avoided: u32,
}

impl Delivery {
    /// Words a minute; `None` where nothing was transcribed or it lasted no time.
    pub fn words_per_minute(&self) -> Option<u32> {
        (self.words > 0 && self.seconds > 0).then(|| (self.words * 60 + self.seconds / 2) / self.seconds)
    }
}
