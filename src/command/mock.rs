//! `mock`: a whole interview, with a clock and no hints.

use super::answer::{Status, deliver};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::flow::mock_hearing::Recording;
use crate::flow::{mock, what_next};
use crate::view::report::sheet;
use clap::Args;
use std::path::PathBuf;

const HELP: &str = "The panel of the interview asks in turn, presses each answer, and interrupts once. Nothing is shown that would help, and\n\
    nothing is asked about an answer until the last one is given; then you tick what each had, and what was found is offered.\n\
    On one machine the same --seed, --questions and --interview ask the same again.\n\n\
    Examples:\n  mock\n  mock --interview acme --questions 8\n  mock --seed 7 --sheet -o sheet.html\n  mock --seed 7 --from-sheet\n  mock --speak --record\n\nhelp sound says which programs speak, record and transcribe.";

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
    /// Print it as an HTML page for somebody else to hold
    #[arg(long, conflicts_with_all = ["from_sheet", "minutes"])]
    sheet: bool,
    /// Write the sheet to this file
    #[arg(short = 'o', long, value_name = "FILE", requires = "sheet")]
    output: Option<PathBuf>,
    /// Enter what was ticked on the sheet of this --seed
    #[arg(long, conflicts_with = "minutes", requires = "seed")]
    from_sheet: bool,
    /// The questions are spoken by the program in $STARDRILL_SPEAK, and shown when they are answered
    #[arg(long, conflicts_with_all = ["sheet", "from_sheet"])]
    speak: bool,
    /// The answers are recorded by the program in $STARDRILL_RECORD, measured when they are scored, and removed
    #[arg(long, conflicts_with_all = ["sheet", "from_sheet"])]
    record: bool,
    /// Keep the recordings, outside the home
    #[arg(long, requires = "record")]
    keep: bool,
}

pub(super) fn run(arguments: &Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let interview = desk.interview_or_next(arguments.interview.as_deref())?.map(|one| one.id.clone());
    let wish = mock::Wish {
        interview,
        questions: arguments.questions,
        limit_seconds: arguments.minutes.map_or(u32::MAX, |minutes| minutes * 60),
        seed: arguments.seed.unwrap_or_else(|| mock::Wish::new_seed(desk)),
        speaks: arguments.speak,
        recording: match (arguments.record, arguments.keep) {
            (false, _) => Recording::Off,
            (true, false) => Recording::Measured,
            (true, true) => Recording::Kept,
        },
    };
    if arguments.sheet {
        let asked = mock::drawn(desk, console, &wish)?;
        let rehearsed = wish.interview.as_ref().and_then(|id| desk.bank().interview(id.as_str()));
        let title = rehearsed.map_or("director of IT".to_owned(), |interview| interview.name());
        let page = sheet::html(&title, &asked, &wish.command());
        deliver(desk, console, &page, arguments.output.as_deref())?;
        return Ok(Status::Done);
    }
    if arguments.from_sheet {
        mock::from_sheet(desk, console, &wish)?;
    } else {
        mock::run(desk, console, &wish)?;
    }
    what_next::say(desk, console)?;
    Ok(Status::Done)
}
