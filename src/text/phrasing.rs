//! `decks/phrasings.toml`: how people roughly note the questions of the bundled decks.

use std::collections::HashMap;

/// Reads them, by the whole ids of their questions; `Err` says what is wrong, which only a fault of ours can be.
///
/// # Errors
/// If the text is no table of lists.
pub fn read_phrasings(text: &str) -> Result<HashMap<String, Vec<String>>, toml::de::Error> {
    toml::from_str(text)
}
