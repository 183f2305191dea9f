//! `next`: the three next steps, with reasons.

use super::answer::{Format, Status};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::view::report::next as report;
use clap::Args;

/// Steps that are shown.
const SHOWN: usize = 3;

/// Arguments of `next`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  next\n  next --format json")]
pub(super) struct Arguments {
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<Status> {
    desk.need_home()?;
    let mut steps = desk.steps(&desk.course().todays_sitting());
    steps.truncate(SHOWN);
    match arguments.format {
        Format::Json => console.show_json(&report::Report::new(&steps))?,
        Format::Text => console.show_report(&report::text(&steps, console.screen.width()))?,
    }
    Ok(Status::Done)
}
