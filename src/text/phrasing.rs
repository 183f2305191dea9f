//! `decks/phrasings.toml`: how people roughly note the questions of the bundled decks.

use crate::bank::matcher::search::Phrasings;

/// Reads them; `Err` says what is wrong, which only a fault of ours can be.
///
/// # Errors
/// If the text is no table of lists.
pub fn read_phrasings(text: &str) -> Result<Phrasings, toml::de::Error> {
    toml::from_str(text).map(Phrasings::new)
}
