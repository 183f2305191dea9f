//! What every format is read to.

use crate::practice::delivery::SpokenWord;

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

    /// Adds a word; times that a recording cannot have are left out.
    pub(super) fn push(&mut self, text: &str, seconds: Option<(f64, f64)>) {
        let text = text.trim();
        if !text.is_empty() {
            self.words.push(SpokenWord { text: text.to_owned(), seconds: seconds.and_then(sane) });
        }
    }

    /// Words that were said within a stretch of time: each gets its share of it, by its letters.
    pub(super) fn spread(&mut self, text: &str, from: f64, to: f64) {
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
