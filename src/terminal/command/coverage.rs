//! `coverage`: which questions are prepared.

use super::{Format, Status};
use crate::bank::coverage::{Level, coverage};
use crate::error::Result;
use crate::terminal::session::{self, Session};
use crate::view::report::coverage::{Options, Report, text};
use crate::view::words::Count;
use clap::{Args, ValueEnum};

const HELP: &str = "Levels: none, draft (a story that is not ready), points (your own, no story), single (one ready story), solid (two,\n\
    or one and points). Likely questions are those of weight 2 or more. Facts are left out.\n\n\
    Examples:\n  coverage                      counts, and the likely gaps\n  coverage --all                every question\n  \
    coverage --require single     exit status 1 if a likely question has no ready story";

/// Arguments of `coverage`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Arguments {
    /// By the weights of this interview
    #[arg(long, value_name = "INTERVIEW")]
    interview: Option<String>,
    /// Every question, not only the likely gaps
    #[arg(long)]
    all: bool,
    /// Exit status 1 if a likely question (with --all: any) is below this level
    #[arg(long, value_name = "LEVEL")]
    require: Option<Required>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Required {
    Points,
    Single,
    Solid,
}

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let reading = session.reading();
    let bank = &reading.bank;
    let interview = match &arguments.interview {
        Some(id) => Some(session::interview(bank, id)?),
        None => None,
    };
    let coverage = coverage(bank, interview);
    match arguments.format {
        Format::Json => session.show_json(&Report::new(bank, &coverage, interview))?,
        Format::Text => {
            let options = Options { all: arguments.all, width: session.screen.width() };
            session.screen.show(&text(bank, &coverage, options))?;
        }
    }
    let Some(required) = arguments.require else { return Ok(Status::Done) };
    let level = match required {
        Required::Points => Level::Points,
        Required::Single => Level::Single,
        Required::Solid => Level::Solid,
    };
    let in_scope = coverage.rows.iter().filter(|row| arguments.all || row.is_likely());
    let below = in_scope.filter(|row| row.level < level).count();
    if below == 0 {
        return Ok(Status::Done);
    }
    session.screen.note(&format!("{} below `{}`", Count(below, "question"), level.word()));
    Ok(Status::NotMet)
}
