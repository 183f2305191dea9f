//! `init`: makes a home.

use super::answer::Status;
use crate::console::Console;
use crate::desk::{Desk, example_files};
use crate::error::Result;
use crate::flow::{first_session, home};
use clap::Args;
use std::path::PathBuf;

const EXAMPLE_HELP: &str = "Examples:\n  init                      make ~/stardrill\n  init --example ./trial    a home with ten invented stories, to look around in";

/// Arguments of `init`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLE_HELP)]
pub(super) struct Arguments {
    /// The folder [default: ~/stardrill]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Fill it with the example bank: an invented infrastructure manager's stories
    #[arg(long)]
    example: bool,
}

pub(super) fn run(arguments: Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let root = arguments.folder.map_or_else(|| desk.would_be_home(), |folder| desk.typed_path(&folder));
    let files = if arguments.example { example_files(desk.date())? } else { home::new_files() };
    let had_home = desk.home().is_some();
    let made = desk.make_home(&root, &files)?;
    let place = desk.tilde(made.root());
    if had_home {
        // The home in use stays the one in use: a REPL does not move house on its own.
        console.screen.note(&format!("Made {place}.  (use it: stardrill --home {place})"));
        return Ok(Status::Done);
    }
    desk.write_schemas()?;
    home::caution(desk, console);
    console.screen.note(&format!("Made {place}: plain TOML, private, no network."));
    if !arguments.example && console.input.is_person() {
        first_session::ask_for_date_and_minutes(desk, console)?;
    }
    let next = if desk.home_is_found_without_flag() { String::new() } else { format!(" --home {place}") };
    console.screen.note(&format!("Next: stardrill{next}"));
    Ok(Status::Done)
}
