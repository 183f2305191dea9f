//! `mock`: a whole interview, with a clock and no hints.

use super::answer::Status;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::flow::{home, mock};
use crate::practice::mock::draw;
use clap::Args;

const HELP: &str = "The panel asks, presses once, and interrupts once. Nothing is shown that would help. Afterwards you say what each\n\
    answer had; the scorecard follows at the end. The same --seed draws the same interview.\n\n\
    Examples:\n  mock\n  mock --interview acme --questions 8\n  mock --seed 7";

/// Arguments of `mock`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Rehearse this interview [default: the next]
    #[arg(long, value_name = "INTERVIEW")]
    interview: Option<String>,
    /// Questions
    #[arg(long, default_value_t = 6, value_name = "N", value_parser = super::answer::at_least_one)]
    questions: usize,
    /// Stop asking after so many minutes
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=240))]
    minutes: Option<u32>,
    /// Draw this interview again
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
}

pub(super) fn run(arguments: &Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let seed = arguments.seed.unwrap_or_else(|| desk.seed());
    let interview = desk.interview_or_next(arguments.interview.as_deref())?;
    let course = desk.course().toward(interview);
    let id = interview.map(|interview| interview.id.clone());
    let asked = draw(&course, arguments.questions, seed);
    if asked.is_empty() {
        return Err(Error::data("there is no question to ask")
            .hint("deck list shows the decks; `skip` may leave them out"));
    }
    home::need(desk, console)?;
    let limit_seconds = arguments.minutes.map_or(u32::MAX, |minutes| minutes * 60);
    mock::run(desk, console, &asked, id, mock::Options { seed, limit_seconds })?;
    Ok(Status::Done)
}
