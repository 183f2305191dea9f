//! Text to data and back. Never fails: returns what it understood, plus diagnostics. Touches no disk.

pub mod change;
mod competency;
mod config;
pub mod date;
mod deck;
pub mod diagnostic;
mod edit;
pub mod entry;
pub mod examples;
pub mod exchange;
pub mod fault;
mod fields;
mod interview;
mod links;
pub mod phrasing;
mod points;
pub mod reading;
pub mod rule;
pub mod schema;
pub mod seat;
pub mod source;
mod story;
mod syntax;
pub mod template;
pub mod transcript;
mod wording;

pub use change::Change;
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use edit::CannotEdit;
pub use reading::{Reading, read};
pub use story::STORY_KEYS;

#[cfg(test)]
pub(crate) mod tests {
    use super::reading::{Content, Loaded, read};
    use crate::bank::Bank;

    /// The bank of some files, without the bundled decks; tests of other rooms make theirs with it.
    pub(crate) fn bank(files: &[(&str, &str)]) -> Bank {
        let loaded =
            files.iter().map(|(path, text)| Loaded::own(path, Content::Bytes(text.as_bytes().to_vec())));
        read(loaded.collect()).bank
    }
}
