//! The kinds of question, as arguments name them.

use crate::bank::Kind;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Reads one of some kinds by its word.
pub(super) fn kinds(allowed: &[Kind]) -> impl TypedValueParser<Value = Kind> + use<> {
    let words: Vec<&'static str> = allowed.iter().map(|kind| kind.word()).collect();
    // Only words of kinds get through, so the default is never used.
    PossibleValuesParser::new(words).map(|word| Kind::parse(&word).unwrap_or(Kind::Story))
}
