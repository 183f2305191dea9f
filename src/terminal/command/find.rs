//! `find`: questions and stories by typed letters.

use super::{Format, Status};
use crate::bank::find::{Found, find};
use crate::error::Result;
use crate::terminal::session::Session;
use crate::view::report::find as report;
use clap::Args;

/// Arguments of `find`.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  find budget cut")]
pub struct Arguments {
    /// Letters of the id or the text; several words must all match
    #[arg(required = true, value_name = "LETTERS")]
    letters: Vec<String>,
    /// How many at most
    #[arg(long, default_value_t = 15, value_name = "N", value_parser = at_least_one)]
    limit: usize,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Reads a count of one or more.
pub(super) fn at_least_one(typed: &str) -> std::result::Result<usize, String> {
    typed.parse().ok().filter(|number| *number > 0).ok_or_else(|| "a whole number, 1 or more".to_owned())
}

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let reading = session.reading();
    let letters = arguments.letters.join(" ");
    let found: Vec<Found<'_>> = find(&reading.bank, &letters).into_iter().take(arguments.limit).collect();
    match arguments.format {
        Format::Json => session.show_json(&report::Report::new(&found))?,
        Format::Text if found.is_empty() => session.screen.note(&format!("Nothing matches `{letters}`.")),
        Format::Text => session.screen.show(&report::text(&found, session.screen.width()))?,
    }
    Ok(Status::Done)
}
