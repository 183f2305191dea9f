//! What a recording shows of a telling: how long it was, how fast, where it paused, when each part of the story was told, which
//! numbers were said. Pure: words with their times and loudness come in, measures go out. It measures and judges nobody.

mod alignment;
mod manner;
mod measures;
mod number;
mod numbers_heard;
mod pauses;
mod spoken;
mod word;

pub use measures::Delivery;
pub use pauses::{FRAME_SECONDS, Sound};
pub use word::SpokenWord;

use crate::bank::{Part, Story};
use alignment::align;
use numbers_heard::numbers_heard;
use spoken::Spoken;
use std::collections::BTreeMap;

/// All that is known of one telling, for the person to look at; of it only [`Delivery`] is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// Seconds by part, from where each began to the next that was told, as marks would give them; in the order of the parts.
    pub fn seconds_by_part(&self) -> Vec<(Part, u32)> {
        let mut begun: Vec<(Part, u32)> =
            Part::ALL.into_iter().filter_map(|part| Some((part, self.parts[part as usize]?))).collect();
        begun.sort_by_key(|(_, from)| *from);
        if let Some(first) = begun.first_mut() {
            first.1 = 0; // what comes before the first part belongs to it
        }
        let ends: Vec<u32> =
            begun.iter().skip(1).map(|(_, from)| *from).chain([self.delivery.seconds]).collect();
        let long = begun.iter().zip(ends).map(|((part, from), end)| (*part, end.saturating_sub(*from)));
        let by_part: BTreeMap<Part, u32> = long.collect();
        by_part.into_iter().collect()
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
