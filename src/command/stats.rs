//! `stats`: how it went.

use super::answer::{Format, Status};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::practice::statistics::statistics;
use crate::view::report::stats::{Report, View, text};
use clap::Args;

/// Arguments of `stats`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  stats\n  stats --days 90     by the week\n  stats --format json")]
pub(super) struct Arguments {
    /// Days to show, back and (30 at most) ahead
    #[arg(long, default_value_t = 7, value_name = "N", value_parser = clap::value_parser!(i32).range(1..=3650))]
    days: i32,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Days of the load ahead at most.
const MOST_AHEAD: usize = 30;

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<Status> {
    let course = desk.course();
    let days_ahead = usize::try_from(arguments.days).unwrap_or(MOST_AHEAD).min(MOST_AHEAD);
    let view = View {
        bank: desk.bank(),
        statistics: &statistics(desk.bank(), desk.history(), course.today, arguments.days),
        ahead: &course.days_ahead(days_ahead),
        is_planned: course.interview.is_some(),
        today: course.today,
    };
    match arguments.format {
        Format::Json => console.show_json(&Report::new(&view))?,
        Format::Text => console.show_report(&text(&view, console.screen.width()))?,
    }
    Ok(Status::Done)
}
