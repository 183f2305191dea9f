//! Transcripts to timed words: what the usual transcribers write. Which format it is, is seen from the text. What is not understood
//! is said with its place, and the rest is read.

mod objects;
mod sphinx;
mod subtitles;
mod timed;

pub use timed::Transcript;

use crate::practice::delivery::SpokenWord;

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
    transcript.words = joined(std::mem::take(&mut transcript.words));
    transcript
}

/// Words without times.
fn plain(text: &str) -> Transcript {
    let mut transcript = Transcript { format: "plain text", ..Transcript::default() };
    text.split_whitespace().for_each(|word| transcript.push(word, None));
    transcript
}

/// Whisper's words end before a mark, so that it writes "2" and ".75", "85" and ",000", "38" and "%": these are one.
fn joined(words: Vec<SpokenWord>) -> Vec<SpokenWord> {
    let mut joined: Vec<SpokenWord> = Vec::with_capacity(words.len());
    for word in words {
        match joined.last_mut().filter(|before| goes_on(&before.text, &word.text)) {
            Some(before) => {
                before.text.push_str(&word.text);
                let to = word.seconds.map(|(_, to)| to);
                before.seconds = before.seconds.map(|(from, end)| (from, to.unwrap_or(end)));
            }
            None => joined.push(word),
        }
    }
    joined
}

/// Whether a piece goes on with the number before it.
fn goes_on(before: &str, piece: &str) -> bool {
    let is_figure = |c: char| c.is_ascii_digit();
    let behind = piece.strip_prefix(['.', ',', ':']).filter(|behind| behind.starts_with(is_figure));
    before.ends_with(is_figure) && (behind.is_some() || piece.starts_with('%'))
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
