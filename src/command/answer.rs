//! What every command shares: how it may end, how it answers, where the answer goes.

use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use clap::ValueEnum;
use std::path::Path;

/// How a command ended, short of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// It did what it does.
    Done,
    /// It did, and a requirement is not met (`coverage --require`, `check` with errors).
    NotMet,
    /// Leave the REPL.
    Quit,
}

impl Status {
    /// The process's exit status.
    pub(super) const fn exit_status(self) -> u8 {
        match self {
            Status::Done | Status::Quit => 0,
            Status::NotMet => 1,
        }
    }
}

/// Text or JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs; version 1.
    Json,
}

/// Text, JSON or a page with pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum PictureFormat {
    /// For people.
    #[default]
    Text,
    /// For programs; version 1.
    Json,
    /// One self-contained page, with pictures.
    Html,
}

/// Columns of a text that goes to a file.
pub(super) const FILE_WIDTH: usize = 80;

/// Prints a finished report, or writes it to the file that was named.
///
/// # Errors
/// If it cannot be written.
pub(super) fn deliver(desk: &Desk, console: &Console, report: &str, file: Option<&Path>) -> Result<()> {
    let Some(file) = file else { return console.screen.show_finished(report) };
    let path = desk.write_report(file, report)?;
    console.screen.note(&format!("Written: {}", desk.tilde(&path)));
    Ok(())
}

/// Reads a count of one or more.
pub(super) fn at_least_one(typed: &str) -> std::result::Result<usize, String> {
    typed.parse().ok().filter(|number| *number > 0).ok_or_else(|| "a whole number, 1 or more".to_owned())
}
