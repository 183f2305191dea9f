//! What is built into the program: the decks, the vocabulary and the example home.

use crate::text::reading::{Loaded, Reading, read};

/// The bundled decks and the vocabulary: path in this repository and text.
pub const BUNDLED: &[(&str, &str)] = &[
    ("decks/competencies.toml", include_str!("../../decks/competencies.toml")),
    ("decks/leadership-philosophy.toml", include_str!("../../decks/leadership-philosophy.toml")),
    ("decks/strategy.toml", include_str!("../../decks/strategy.toml")),
    ("decks/business-acumen.toml", include_str!("../../decks/business-acumen.toml")),
    ("decks/difficult-situations.toml", include_str!("../../decks/difficult-situations.toml")),
];

include!("example_home.rs");

/// Reads the bundled files alone.
pub fn read_bundled() -> Reading {
    read(loaded())
}

/// The bundled files, to be read before the person's own.
pub(super) fn loaded() -> Vec<Loaded> {
    BUNDLED.iter().map(|(path, text)| Loaded::bundled(path, text)).collect()
}
