//! What lies outside the home: files that the person named, what is built into the program.

use super::Desk;
use crate::bank::seat::Seat;
use crate::bank::{Bank, DeckId};
use crate::disk::{
    EXAMPLE, TELLINGS, Takes, read_bundled, read_bundled_seats, read_recording, read_text_file, write_report,
};
pub use crate::disk::{Encoding, OutsideText};
use crate::error::{Error, Result};
use crate::practice::delivery::Sound;
use crate::text::change::INTERVIEWS;
use crate::text::examples::{Examples, read_examples};
use crate::text::rule::{self, Explanation};
use crate::text::schema;
use crate::text::template::example_dated;
use jiff::Span;
use jiff::civil::{Date, Weekday};
use std::path::{Path, PathBuf};

impl Desk {
    /// A path that the person typed, from where the command runs.
    pub fn typed_path(&self, path: &Path) -> PathBuf {
        self.world.current_folder.join(path)
    }

    /// Writes a report to a file that the person named. Returns its path.
    ///
    /// # Errors
    /// If it cannot be written; then an old file stands as it was. If it is a file that the home is read from.
    pub fn write_report(&self, file: &Path, report: &str) -> Result<PathBuf> {
        let path = self.typed_path(file);
        if let Some(own) = self.home().and_then(|home| home.own_file_at(&path)) {
            return Err(Error::usage(format!("{own} is a file of your home, and no report"))
                .hint("name another file: nothing was written"));
        }
        write_report(&path, report)?;
        Ok(path)
    }

    /// The recordings of this machine.
    pub fn takes(&self) -> Takes {
        self.state.takes()
    }

    /// The loudness of a recording.
    ///
    /// # Errors
    /// If it cannot be read, or is no WAV file.
    pub fn recording(&self, path: &Path) -> Result<Sound> {
        read_recording(path)
    }

    /// Writes the schemas of the home's files into it. Returns their paths.
    ///
    /// # Errors
    /// If there is no home, or a file cannot be written.
    pub fn write_schemas(&self) -> Result<Vec<PathBuf>> {
        let home = self.need_home()?;
        let write = |(path, text): (String, String)| {
            let path = home.path(&path);
            write_report(&path, &text)?;
            Ok(path)
        };
        // A file of theirs of that name is left as it is.
        let is_theirs = |path: &str, text: &str| {
            let first = text.lines().next();
            home.read_text(path)
                .is_ok_and(|own| !path.starts_with(schema::FOLDER) && own.lines().next() != first)
        };
        let files = schema::files(self.bank()).into_iter();
        files.filter(|(path, text)| !is_theirs(path, text)).map(write).collect()
    }

    /// Reads a text that the person named.
    ///
    /// # Errors
    /// If it cannot be read, holds bytes that no text has, or is longer than 32 MiB.
    pub fn read_text(&self, file: &Path) -> Result<OutsideText> {
        read_text_file(&self.typed_path(file))
    }
}

/// The example home, its interview three weeks after `today`; paths within the home and texts.
///
/// # Errors
/// Only by a fault of ours.
pub fn example_files(today: Date) -> Result<Vec<(String, String)>> {
    let date = weekday(today.saturating_add(Span::new().weeks(3)));
    let dated = |(path, text): &(&str, &str)| {
        let text = if *path == INTERVIEWS { example_dated(text, date) } else { Ok((*text).to_owned()) };
        let text = text.map_err(|why| Error::bug("the example home cannot be dated").because(why))?;
        Ok(((*path).to_owned(), text))
    };
    EXAMPLE.iter().map(dated).collect()
}

/// The example tellings of a bundled deck; `None` if it has none.
///
/// # Errors
/// Only by a fault of ours.
pub fn example_tellings(deck: &DeckId) -> Result<Option<Examples>> {
    let Some((_, text)) = TELLINGS.iter().find(|(id, _)| *id == deck.as_str()) else { return Ok(None) };
    let read = read_examples(text);
    read.map(Some).map_err(|cause| Error::bug("the example tellings cannot be read").because(cause))
}

/// The decks as they are built in, without what is the person's own.
pub fn bundled_bank() -> Bank {
    read_bundled().bank
}

/// The seats of a panel, as they are built in.
pub fn seats() -> Vec<Seat> {
    read_bundled_seats().0
}

/// The day itself, or the Monday after a weekend: panels sit on weekdays.
fn weekday(date: Date) -> Date {
    let ahead = match date.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        _ => 0,
    };
    date.saturating_add(Span::new().days(ahead))
}

/// The explanation of a rule of `check`, or of a fault found while reading.
pub fn explain_rule(name: &str) -> Option<Explanation> {
    rule::explain(name)
}

/// Every name that [`explain_rule`] knows.
pub fn rule_names() -> impl Iterator<Item = &'static str> {
    rule::names()
}
