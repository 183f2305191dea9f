//! `jot`: a story in one line, to be written later.

use super::answer::Status;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::flow::jot;
use clap::Args;

const HELP: &str = "Example:\n  jot \"FY23 freeze, left the datacentre anyway\"";

/// Arguments of `jot`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// What happened, in one line
    #[arg(num_args = 1.., value_name = "TEXT")]
    text: Vec<String>,
}

pub(super) fn run(arguments: &Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let line = arguments.text.join(" ");
    let line = match line.is_empty() && console.input.is_person() {
        true => console.sentence("What happened, in one line?")?,
        false => Some(line),
    };
    if let Some(line) = line {
        jot::keep(desk, console, &line, None)?;
    }
    Ok(Status::Done)
}
