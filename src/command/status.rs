//! `status`: one line for a shell prompt or status bar.

use super::answer::{Format, Status};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::practice::standing::Standing;
use crate::view::page::{Label, Line};
use crate::view::report::status as report;
use clap::Args;

/// Arguments of `status`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  status\n  status --format json")]
pub(super) struct Arguments {
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &Console) -> Result<Status> {
    let course = desk.course();
    let standing = Standing::of(&course, &course.todays_sitting());
    match arguments.format {
        Format::Json => console.show_json(&report::Report::new(&standing))?,
        Format::Text => console.screen.show_lines(&[Line::of(Label::Plain, report::line(&standing))])?,
    }
    Ok(Status::Done)
}
