//! A panic is a fault of ours: it is said as one, the terminal is given back, and the process ends at once. Nothing is unwound (which
//! keeps the program small), and no image of the memory is left behind, in which somebody's stories would stand.

#![expect(clippy::disallowed_methods, reason = "a fault is said wherever it happens")]

use super::restoring;
use crate::error::Error;
use crate::view::clean::clean;
use std::io::{Write, stderr};
use std::panic::PanicHookInfo;

/// From here on a panic ends the process with the exit status of a bug.
pub fn end_the_process() {
    std::panic::set_hook(Box::new(|fault| {
        restoring::give_back_terminal();
        let error = bug(fault);
        let hints: String = error.hints().iter().map(|hint| format!("  help: {hint}\n")).collect();
        let text = format!("\nbug: {}\n{hints}", clean(error.message()));
        let _ = stderr().write_all(text.as_bytes()); // there is nobody else to tell
        std::process::exit(error.exit_status().into());
    }));
}

fn bug(fault: &PanicHookInfo<'_>) -> Error {
    let place =
        fault.location().map(|at| format!(" ({}, line {})", at.file(), at.line())).unwrap_or_default();
    let payload = fault.payload();
    let what = payload.downcast_ref::<&str>().copied();
    let what = what.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let what = what.unwrap_or("something went wrong");
    Error::bug(format!("{what}{place}")).hint("everything kept so far stays")
}
