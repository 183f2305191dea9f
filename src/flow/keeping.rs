//! Keeps grades and changes, and says what was done and what takes it back.

use crate::console::Console;
use crate::console::input::Key;
use crate::desk::{Applying, Desk, Done};
use crate::error::{Error, Kind, Result};
use crate::practice::review::Entry;
use crate::text::Change;

/// Records an entry.
///
/// # Errors
/// If it cannot be kept; a retry with the same entry is safe.
pub fn record(desk: &mut Desk, console: &mut Console, entry: &Entry) -> Result<()> {
    let recorded = desk.record(entry)?;
    note_missing_lock(console, recorded.is_locked);
    Ok(())
}

/// Makes changes without a word of its own.
///
/// # Errors
/// If one of them cannot be made; then none is.
pub fn make_quietly(desk: &mut Desk, console: &mut Console, changes: &[Change]) -> Result<Applying> {
    let applying = desk.apply(changes)?;
    note_missing_lock(console, applying.is_locked);
    if !applying.is_remembered {
        console.note_once("warning: the state folder cannot be written, so `undo` does not know of this");
    }
    Ok(applying)
}

/// Keeps something for as many tries as the person wants, so that a full disk does not cost an answer; `what` is what it is.
///
/// # Errors
/// If there is nobody to ask, or the person leaves without it.
pub fn insist<T>(
    console: &mut Console,
    what: &str,
    mut attempt: impl FnMut(&mut Console) -> Result<T>,
) -> Result<T> {
    loop {
        let error = match attempt(console) {
            Ok(kept) => return Ok(kept),
            Err(error) => error,
        };
        if !console.input.is_person() || error.kind() == Kind::Cancelled {
            return Err(error);
        }
        console.screen.note_error(&error);
        let question = format!("The {what} is not kept yet. Enter tries again, q leaves without it:");
        if !matches!(console.one_of(&question, &[Key::Enter, Key::Char('q')]), Ok(Key::Enter)) {
            return Err(Error::data(format!("the last {what} was not kept; everything before it was")));
        }
    }
}

/// Makes changes, and says of each what was done, and once what takes them back.
///
/// # Errors
/// If one of them cannot be made; then none is.
pub fn make(desk: &mut Desk, console: &mut Console, changes: &[Change]) -> Result<()> {
    let done = make_quietly(desk, console, changes)?.done;
    if let [only] = &done[..] {
        console.screen.note(&said(only));
        return Ok(());
    }
    for one in &done {
        let said = if one.inverse.is_some() { one.change.said() } else { one.change.already() };
        console.screen.note(&said);
    }
    if done.iter().any(|one| one.inverse.is_some()) {
        console.screen.note("(take it back: `undo`)");
    }
    Ok(())
}

/// What became of a change: `… (take it back: …)`, or that it was so already.
pub fn said(done: &Done) -> String {
    match &done.inverse {
        Some(inverse) => format!("{}  (take it back: `{}`)", done.change.said(), inverse.command()),
        None => done.change.already(),
    }
}

fn note_missing_lock(console: &mut Console, is_locked: bool) {
    if !is_locked {
        console.note_once("warning: this file system knows no locks; use one stardrill at a time here");
    }
}
