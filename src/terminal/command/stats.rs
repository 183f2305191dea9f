//! `stats`: how it went.

use super::{Format, Status};
use crate::error::Result;
use crate::practice::forecast::Goal;
use crate::practice::load::load_ahead;
use crate::practice::statistics::statistics;
use crate::terminal::session::Session;
use crate::view::report::stats::{Report, View, text};
use clap::Args;

/// Arguments of `stats`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  stats\n  stats --days 90     by the week\n  stats --format json")]
pub struct Arguments {
    /// Days to show, back and (30 at most) ahead
    #[arg(long, default_value_t = 7, value_name = "N", value_parser = clap::value_parser!(i32).range(1..=3650))]
    days: i32,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Days of the load ahead at most.
const MOST_AHEAD: usize = 30;

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let reading = session.reading();
    let (bank, today) = (&reading.bank, session.today());
    let goal = session.next_interview(bank).map(|interview| Goal {
        interview,
        today,
        minutes: f64::from(bank.settings().minutes),
    });
    let days_ahead = usize::try_from(arguments.days).unwrap_or(MOST_AHEAD).min(MOST_AHEAD);
    let view = View {
        bank,
        statistics: &statistics(bank, &session.history, today, arguments.days),
        ahead: &load_ahead(bank, &session.history, goal, today, days_ahead),
        is_planned: goal.is_some(),
        today,
    };
    match arguments.format {
        Format::Json => session.show_json(&Report::new(&view))?,
        Format::Text => session.screen.show(&text(&view, session.screen.width()))?,
    }
    Ok(Status::Done)
}
