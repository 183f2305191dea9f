//! `skip` and `unskip`: questions and decks left out of drills, coverage and plan; their history stays.

use super::answer::Status;
use crate::console::Console;
use crate::desk::{Desk, lookup};
use crate::error::Result;
use crate::flow::{home, keeping};
use crate::text::Change;
use clap::Args;

/// Arguments of `skip`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  skip business-acumen/irr\n  skip irr")]
pub(super) struct Arguments {
    /// Questions, or whole decks
    #[arg(required = true, value_name = "QUESTION")]
    questions: Vec<String>,
}

/// Arguments of `unskip`.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  unskip business-acumen/irr")]
pub(super) struct UnskipArguments {
    /// Questions, or whole decks
    #[arg(required = true, value_name = "QUESTION")]
    questions: Vec<String>,
}

pub(super) fn run(arguments: &Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    make(desk, console, &arguments.questions, |id| Change::Skip { id, at: None })
}

pub(super) fn run_unskip(
    arguments: &UnskipArguments,
    desk: &mut Desk,
    console: &mut Console,
) -> Result<Status> {
    make(desk, console, &arguments.questions, |id| Change::Unskip { id })
}

fn make(
    desk: &mut Desk,
    console: &mut Console,
    typed: &[String],
    change: impl Fn(String) -> Change,
) -> Result<Status> {
    let id = |typed: &String| -> Result<String> {
        match desk.bank().deck(typed) {
            Some(deck) => Ok(deck.id.to_string()),
            None => lookup::question(desk.bank(), typed).map(|question| question.id.to_string()),
        }
    };
    let ids: Vec<String> = typed.iter().map(id).collect::<Result<_>>()?;
    let changes: Vec<Change> = ids.into_iter().map(change).collect();
    home::need(desk, console)?;
    keeping::make(desk, console, &changes)?;
    Ok(Status::Done)
}
