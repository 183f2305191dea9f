//! What a recording shows of a telling: how long it was, how fast, where it paused, when each part of the story was told, which
//! numbers were said. Pure: words with their times and loudness come in, measures go out. It measures and judges nobody.

mod alignment;
mod manner;
mod pauses;
mod spoken_number;

pub use pauses::{FRAME_SECONDS, Sound};

use crate::bank::{Part, Story};
use alignment::{Spoken, align};
use spoken_number::numbers_heard;

/// A word that was said.
#[derive(Clone, Debug, PartialEq)]
pub struct SpokenWord {
    /// As it was transcribed, with its marks.
    pub text: String,
    /// From when to when, in seconds; `None` where the transcript has no times.
    pub seconds: Option<(f64, f64)>,
}

/// What is kept of a telling in the history: numbers only, never the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    pub numbers_not_heard: u32,
    /// Whether the headline came within the first fifth; `None` if there is none.
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

/// All that is known of one telling, for the person to look at; of it only [`Delivery`] is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    /// What is kept.
    pub delivery: Delivery,
    /// When each part of [`Part::ALL`] began, in seconds from the first sound; `None` if it was not heard.
    pub parts: [Option<u32>; 5],
    /// Whether the transcript could tell parts at all.
    pub knows_parts: bool,
    /// When each number of the story was said, in their order.
    pub numbers: Vec<Option<u32>>,
    /// Pauses of a second and more: from when, and how long, in seconds.
    pub pauses: Vec<(u32, u32)>,
    /// The phrases of `avoid` that were said.
    pub avoided: Vec<String>,
}

impl Heard {
    /// Seconds by part, from where each began to the next, as marks would give them.
    pub fn seconds_by_part(&self) -> Vec<(Part, u32)> {
        let mut begun: Vec<(Part, u32)> =
            Part::ALL.into_iter().filter_map(|part| Some((part, self.parts[part as usize]?))).collect();
        if let Some(first) = begun.first_mut() {
            first.1 = 0; // what comes before the first part belongs to it
        }
        let ends: Vec<u32> =
            begun.iter().skip(1).map(|(_, from)| *from).chain([self.delivery.seconds]).collect();
        begun.iter().zip(ends).map(|((part, from), end)| (*part, end.saturating_sub(*from))).collect()
    }
}

/// Measures a telling. `sound` is its loudness if there is a recording; without one, lengths come from the words' times.
pub fn measure(story: Option<&Story>, words: &[SpokenWord], sound: Option<&Sound>) -> Heard {
    let (from, to) = sound.and_then(Sound::span).or_else(|| span_of(words)).unwrap_or((0.0, 0.0));
    let pauses = sound.map(|sound| sound.pauses()).unwrap_or_default();
    let spoken = Spoken::of(words);
    let mut heard = Heard {
        delivery: Delivery {
            seconds: whole(to - from),
            first_word_seconds: whole(from),
            words: u32::try_from(manner::words(words)).unwrap_or(u32::MAX),
            pauses: u32::try_from(pauses.len()).unwrap_or(u32::MAX),
            longest_pause_seconds: pauses.iter().map(|(_, long)| whole(*long)).max().unwrap_or(0),
            ..manner::of(words)
        },
        pauses: pauses.iter().map(|(at, long)| (whole(at - from), whole(*long))).collect(),
        ..Heard::default()
    };
    if let Some(story) = story.filter(|_| !words.is_empty()) {
        let since = |seconds: f64| whole(seconds - from);
        let gaps: Vec<(f64, f64)> = pauses.iter().map(|(at, long)| (*at, at + long)).collect();
        heard.parts = align(story, &spoken, &gaps).map(|begins| begins.map(since));
        heard.knows_parts = true;
        heard.numbers = numbers_heard(story, &spoken, since);
        heard.avoided = manner::avoided(story, words);
        let said = heard.numbers.iter().flatten().count();
        heard.delivery.numbers_heard = u32::try_from(said).unwrap_or(u32::MAX);
        heard.delivery.numbers_not_heard = u32::try_from(heard.numbers.len() - said).unwrap_or(u32::MAX);
        heard.delivery.avoided = u32::try_from(heard.avoided.len()).unwrap_or(u32::MAX);
        heard.delivery.headline_first = alignment::headline_first(story, &spoken);
    }
    heard
}

/// From the first word with a time to the last.
fn span_of(words: &[SpokenWord]) -> Option<(f64, f64)> {
    let first = words.iter().find_map(|word| word.seconds)?.0;
    let last = words.iter().rev().find_map(|word| word.seconds)?.1;
    Some((first, last.max(first)))
}

fn whole(seconds: f64) -> u32 {
    seconds.max(0.0).round() as u32
}

#[cfg(test)]
mod tests;
