//! Transcripts to timed words: what the usual transcribers write. Which format it is, is seen from the text. What is not understood
//! is said with its place, and the rest is read.

mod objects;
mod sphinx;
mod subtitles;

use crate::practice::delivery::SpokenWord;

/// The longest transcript that is read, in bytes: hours of speech with every detail are below it.
pub const LONGEST_BYTES: usize = 64 << 20;

/// What was understood of a transcript.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transcript {
    /// The words, in order.
    pub words: Vec<SpokenWord>,
    /// What was not understood: the line, from 1, and what it is.
    pub left: Vec<(usize, String)>,
    /// The name of its format.
    pub format: &'static str,
}

impl Transcript {
    /// Whether it says when the words were said.
    pub fn has_times(&self) -> bool {
        self.words.iter().any(|word| word.seconds.is_some())
    }

    fn push(&mut self, text: &str, seconds: Option<(f64, f64)>) {
        let text = text.trim();
        if !text.is_empty() {
            self.words.push(SpokenWord { text: text.to_owned(), seconds: seconds.and_then(sane) });
        }
    }

    /// Words that were said within a stretch of time: each gets its share of it, by its letters.
    fn spread(&mut self, text: &str, from: f64, to: f64) {
        let words: Vec<&str> = text.split_whitespace().collect();
        let letters: usize = words.iter().map(|word| word.chars().count() + 1).sum();
        let mut before = 0;
        for word in words {
            let at = |count: usize| from + (to - from) * count as f64 / letters.max(1) as f64;
            let behind = before + word.chars().count() + 1;
            self.push(word, Some((at(before), at(behind))));
            before = behind;
        }
    }
}

/// Times that a recording can have.
fn sane((from, to): (f64, f64)) -> Option<(f64, f64)> {
    const DAY: f64 = 86_400.0;
    let is_sane = |seconds: f64| seconds.is_finite() && (0.0..DAY).contains(&seconds);
    (is_sane(from) && is_sane(to)).then_some((from, to.max(from)))
}

/// Reads a transcript of any of the formats.
pub fn read(text: &str) -> Transcript {
    let text = text.trim_start_matches('\u{feff}');
    let begins = text.trim_start();
    let mut transcript = if begins.starts_with('{') || begins.starts_with('[') && objects::is_json(text) {
        objects::read(text)
    } else if begins.starts_with("WEBVTT") || subtitles::is_one(text) {
        subtitles::read(text)
    } else if sphinx::is_one(text) {
        sphinx::read(text)
    } else {
        plain(text)
    };
    in_order(&mut transcript.words);
    transcript
}

/// Words without times.
fn plain(text: &str) -> Transcript {
    let mut transcript = Transcript { format: "plain text", ..Transcript::default() };
    text.split_whitespace().for_each(|word| transcript.push(word, None));
    transcript
}

/// A word never begins before the one before it: transcribers that split the sound sometimes step back.
fn in_order(words: &mut [SpokenWord]) {
    let mut latest = 0.0_f64;
    for (from, to) in words.iter_mut().filter_map(|word| word.seconds.as_mut()) {
        *from = from.max(latest);
        *to = to.max(*from);
        latest = *from;
    }
}

#[cfg(test)]
mod tests;
