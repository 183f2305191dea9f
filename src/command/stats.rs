//! `stats`: how it went.

use super::answer::{FILE_WIDTH, PictureFormat as Format, Status, deliver};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::practice::statistics::statistics;
use crate::view::clean::clean;
use crate::view::report::stats::{Report, View, html, text};
use clap::Args;
use std::path::PathBuf;

/// Arguments of `stats`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  stats\n  stats --days 90     by the week\n  stats --format json\n  stats --days 30 --format html -o stats.html   with pictures"
)]
pub(super) struct Arguments {
    /// Days to show, back and (30 at most) ahead
    #[arg(long, default_value_t = 7, value_name = "N", value_parser = clap::value_parser!(i32).range(1..=3650))]
    days: i32,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write it to this file instead
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
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
    show(&view, arguments, desk, console)?;
    Ok(Status::Done)
}

fn show(view: &View<'_>, arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<()> {
    let finished = match arguments.format {
        Format::Text if arguments.output.is_none() => {
            return console.show_report(&text(view, console.screen.width()));
        }
        Format::Text => clean(&text(view, FILE_WIDTH).text()).into_owned(),
        Format::Json => console.json(&Report::new(view))?,
        Format::Html => html(view),
    };
    deliver(desk, console, &finished, arguments.output.as_deref())
}
