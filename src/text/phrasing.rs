//! `decks/phrasings.json`: how people roughly note the questions of the bundled decks. Machines alone read it, at each start that matches
//! something, and JSON is read in less time than TOML.

use std::collections::HashMap;

/// Reads them, by the whole ids of their questions; `Err` says what is wrong, which only a fault of ours can be.
///
/// # Errors
/// If the text is no table of lists.
pub fn read_phrasings(text: &str) -> Result<HashMap<&str, Vec<&str>>, serde_json::Error> {
    serde_json::from_str(text)
}
