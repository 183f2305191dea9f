//! Keeps grades and changes, and says what was done and what takes it back.

use crate::console::Console;
use crate::desk::{Applying, Desk, Done};
use crate::error::Result;
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
    Ok(applying)
}

/// Makes changes, and says of each what was done and what takes it back.
///
/// # Errors
/// If one of them cannot be made; then none is.
pub fn make(desk: &mut Desk, console: &mut Console, changes: &[Change]) -> Result<()> {
    for done in make_quietly(desk, console, changes)?.done {
        console.screen.note(&said(&done));
    }
    Ok(())
}

/// What became of a change: `… (take it back: …)`, or that it was so already.
pub fn said(done: &Done) -> String {
    match &done.inverse {
        Some(inverse) => format!("{}  (take it back: {})", done.change.said(), inverse.command()),
        None => done.change.already(),
    }
}

fn note_missing_lock(console: &mut Console, is_locked: bool) {
    if !is_locked {
        console.note_once("warning: this file system knows no locks; use one stardrill at a time here");
    }
}
