//! `brief`: the page for the eve.

use super::answer::{Status, deliver};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::flow::brief;
use crate::view::clean::clean;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Arguments of `brief`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  brief\n  brief --interview acme --format html -o brief.html")]
pub(super) struct Arguments {
    /// Which one [default: the next]
    #[arg(long, value_name = "INTERVIEW")]
    interview: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write it to this file instead
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// For notes.
    Markdown,
    /// One self-contained page, to be printed.
    Html,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<Status> {
    let interview = desk.interview_or_next(arguments.interview.as_deref())?;
    let finished = match arguments.format {
        Format::Text if arguments.output.is_none() => {
            brief::show(desk, console, interview)?;
            return Ok(Status::Done);
        }
        Format::Text => brief::with(desk, interview, |brief| clean(&brief.text(80).text()).into_owned()),
        Format::Markdown => brief::with(desk, interview, |brief| clean(&brief.markdown()).into_owned()),
        Format::Html => brief::with(desk, interview, |brief| brief.html()),
    };
    deliver(desk, console, &finished, arguments.output.as_deref())?;
    Ok(Status::Done)
}
