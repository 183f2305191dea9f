//! `stats`: how it went.

use super::{Format, Status};
use crate::error::Result;
use crate::practice::statistics::statistics;
use crate::terminal::session::Session;
use crate::view::report::stats::{Report, text};
use clap::Args;

/// Arguments of `stats`.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  stats --days 30")]
pub struct Arguments {
    /// Days to show
    #[arg(long, default_value_t = 14, value_name = "N", value_parser = clap::value_parser!(i32).range(1..=3650))]
    days: i32,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let reading = session.reading();
    let statistics = statistics(&reading.bank, &session.history, session.today(), arguments.days);
    match arguments.format {
        Format::Json => session.show_json(&Report::new(&statistics))?,
        Format::Text => {
            session.screen.show(&text(&reading.bank, &statistics, session.date(), session.screen.width()))?;
        }
    }
    Ok(Status::Done)
}
