//! `mock`: a whole interview, with a clock and no hints.

use super::answer::Status;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::flow::{mock, what_next};
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
    #[arg(long, default_value_t = mock::QUESTIONS, value_name = "N", value_parser = super::answer::at_least_one)]
    questions: usize,
    /// Stop asking after so many minutes
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=240))]
    minutes: Option<u32>,
    /// Draw this interview again
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
}

pub(super) fn run(arguments: &Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let interview = desk.interview_or_next(arguments.interview.as_deref())?.map(|one| one.id.clone());
    let wish = mock::Wish {
        interview,
        questions: arguments.questions,
        limit_seconds: arguments.minutes.map_or(u32::MAX, |minutes| minutes * 60),
        seed: arguments.seed.unwrap_or_else(|| desk.seed()),
    };
    mock::run(desk, console, &wish)?;
    what_next::say(desk, console)?;
    Ok(Status::Done)
}
