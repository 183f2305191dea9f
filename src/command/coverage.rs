//! `coverage`: which questions are prepared.

use super::answer::{Status, deliver};
use crate::bank::Interview;
use crate::bank::coverage::{Coverage, Level, coverage};
use crate::console::Console;
use crate::desk::{Desk, lookup};
use crate::error::Result;
use crate::view::clean::clean;
use crate::view::report::coverage::{Options, Report, csv, markdown, text};
use crate::view::report::{coverage_page, matrix};
use crate::view::words::Count;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const HELP: &str = "Levels: none, draft (a story that is not ready), points (your own, no story), single (one ready story), solid (two,\n\
    or one and points). Likely questions are those of weight 2 or more. Facts are left out.\n\n\
    Examples:\n  coverage                      counts, and the likely gaps\n  coverage --all                every question\n  \
    coverage --interview acme     which story to tell for which of its likely questions\n  coverage --matrix             questions by stories\n  \
    coverage --require single     exit status 1 if a likely question has no ready story\n  \
    coverage --format html -o coverage.html";

/// Arguments of `coverage`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// By the weights of this interview
    #[arg(long, value_name = "INTERVIEW")]
    interview: Option<String>,
    /// Every question, not only the likely ones
    #[arg(long)]
    all: bool,
    /// Questions by stories
    #[arg(long)]
    matrix: bool,
    /// With --matrix: only this deck
    #[arg(long, value_name = "DECK", requires = "matrix")]
    deck: Option<String>,
    /// Exit status 1 if a likely question (with --all: any) is below this level
    #[arg(long, value_name = "LEVEL")]
    require: Option<Required>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write it to this file instead
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs; version 1.
    Json,
    /// For spreadsheets.
    Csv,
    /// For notes.
    Markdown,
    /// One self-contained page.
    Html,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Required {
    Points,
    Single,
    Solid,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<Status> {
    let bank = desk.bank();
    let interview = match &arguments.interview {
        Some(id) => Some(lookup::interview(bank, id)?),
        None => None,
    };
    let coverage = coverage(bank, interview);
    show(desk, console, arguments, &coverage, interview)?;
    let Some(required) = arguments.require else { return Ok(Status::Done) };
    let level = match required {
        Required::Points => Level::Points,
        Required::Single => Level::Single,
        Required::Solid => Level::Solid,
    };
    let in_scope = coverage.rows.iter().filter(|row| arguments.all || row.is_likely);
    let below = in_scope.filter(|row| !row.level.meets(level, row.question.kind)).count();
    if below == 0 {
        return Ok(Status::Done);
    }
    console.screen.note(&format!("{} below `{}`", Count(below, "question"), level.word()));
    Ok(Status::NotMet)
}

fn show(
    desk: &Desk,
    console: &mut Console,
    arguments: &Arguments,
    coverage: &Coverage<'_>,
    interview: Option<&Interview>,
) -> Result<()> {
    let bank = desk.bank();
    let next = desk.course().toward(interview.or(desk.next_interview())).writing(1).into_iter().next();
    let options = |width| Options { all: arguments.all, interview, next: next.as_ref(), width };
    let finished = match arguments.format {
        Format::Text if arguments.output.is_none() => {
            let width = console.screen.width();
            let page = if arguments.matrix {
                let deck = arguments.deck.as_ref().map(|typed| lookup::deck(bank, typed)).transpose()?;
                let deck = deck.map(|deck| &deck.id);
                matrix::text(coverage, matrix::Options { all: arguments.all, deck, width })
            } else {
                text(bank, coverage, options(width))
            };
            return console.show_report(&page);
        }
        Format::Text => clean(&text(bank, coverage, options(80)).text()).into_owned(),
        Format::Json => console.json(&Report::new(bank, coverage, interview))?,
        Format::Csv => clean(&csv(bank, coverage, interview)).into_owned(),
        Format::Markdown => clean(&markdown(coverage)).into_owned(),
        Format::Html => coverage_page::html(bank, coverage, interview, next.as_ref()),
    };
    deliver(desk, console, &finished, arguments.output.as_deref())
}
