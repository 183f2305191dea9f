//! `points`: the person's own points for a question.

use super::answer::Status;
use crate::console::Console;
use crate::desk::{Desk, lookup};
use crate::error::Result;
use crate::flow::points;
use clap::Args;

const HELP: &str = "Examples:\n  points style                                     show them; in a terminal, add some\n  \
    points style --add \"because: people closest to the work decide best\"\n  points style --remove 2";

/// Arguments of `points`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The question
    #[arg(value_name = "QUESTION")]
    question: String,
    /// Add a point at the end
    #[arg(long, value_name = "TEXT")]
    add: Vec<String>,
    /// Take the point of this number out
    #[arg(long, value_name = "N", conflicts_with = "add", value_parser = clap::value_parser!(u32).range(1..))]
    remove: Option<u32>,
}

impl Arguments {
    /// Whether it brings a point's text.
    pub(super) fn has_text(&self) -> bool {
        !self.add.is_empty()
    }
}

pub(super) fn run(arguments: &Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let question = lookup::question(desk.bank(), &arguments.question)?.clone();
    if let Some(number) = arguments.remove {
        points::remove(desk, console, &question, number as usize)?;
    } else if !arguments.add.is_empty() {
        points::add(desk, console, &question, &arguments.add)?;
    } else {
        points::show(desk, console, &question)?;
    }
    Ok(Status::Done)
}
