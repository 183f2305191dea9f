//! A word with its times, as every transcript is read.

/// A word that was said.
#[derive(Clone, Debug, PartialEq)]
pub struct SpokenWord {
    /// As it was transcribed, with its marks.
    pub text: String,
    /// From when to when, in seconds; `None` where the transcript has no times.
    pub seconds: Option<(f64, f64)>,
}
