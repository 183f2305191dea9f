//! `init`: makes a home.

use super::Status;
use crate::disk::{EXAMPLE, Home};
use crate::error::Result;
use crate::terminal::session::Session;
use crate::text::edit::{Target, set};
use crate::text::template;
use clap::Args;
use jiff::civil::Date;
use std::path::PathBuf;

const EXAMPLE_HELP: &str = "Examples:\n  init                      make ~/stardrill\n  init --example ./trial    a home with ten invented stories, to look around in";

/// Arguments of `init`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLE_HELP)]
pub struct Arguments {
    /// The folder [default: ~/stardrill]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Fill it with the example bank: an invented infrastructure manager's stories
    #[arg(long)]
    example: bool,
}

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let folder = arguments.folder.map(|folder| session.world.current_folder.join(folder));
    let root = folder.unwrap_or_else(|| session.would_be_home());
    let files = if arguments.example { example_files(session.date())? } else { new_home_files() };
    let home = Home::create(&root, &files)?;
    let place = session.tilde(home.root());
    if session.home().is_some() {
        // The home in use stays the one in use: a REPL does not move house on its own.
        session.screen.note(&format!("Made {place}.  (use it: stardrill --home {place})"));
        return Ok(Status::Done);
    }
    session.enter(home);
    session.screen.note(&format!("Made {place}: plain TOML, private, no network."));
    if !arguments.example && session.input.is_person() {
        crate::terminal::first_session::ask_for_date_and_minutes(session)?;
    }
    let next = if session.home_is_found_without_flag() { String::new() } else { format!(" --home {place}") };
    session.screen.note(&format!("Next: stardrill{next}"));
    Ok(Status::Done)
}

/// The files of an empty home.
pub(in crate::terminal) fn new_home_files() -> Vec<(String, String)> {
    vec![("stardrill.toml".to_owned(), template::settings(15))]
}

/// The example home, its interview three weeks ahead.
fn example_files(today: Date) -> Result<Vec<(String, String)>> {
    let three_weeks_on = today.saturating_add(jiff::Span::new().weeks(3));
    let mut files: Vec<(String, String)> =
        EXAMPLE.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    for (path, text) in &mut files {
        if path == "interviews.toml" {
            let first = Target::Entry { array: "interview", position: 0 };
            *text = set(text, first, "date", super::interview::toml_date(three_weeks_on), &[])
                .map_err(|why| crate::error::Error::bug("the example home cannot be dated").because(why))?;
        }
    }
    Ok(files)
}
