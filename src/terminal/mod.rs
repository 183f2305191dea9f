//! People: the only room that prints or reads keys.
//!
//! [`run`] reads the command line and runs one command, or the REPL. Commands are in [`command`], one a file; what several
//! of them do at the keyboard stands beside: a sitting, the editor, a pick by typed letters, what follows a saved story.

mod after_saving;
mod ask;
pub mod command;
mod complete;
mod editor;
mod first_session;
mod gap_card;
mod input;
mod next_step;
mod pick;
mod repl;
mod screen;
mod session;
mod sitting;
mod standing;
mod world;

pub use world::World;

use crate::error::{Kind, Result};
use clap::{CommandFactory, FromArgMatches};
use command::{Cli, Status};
use screen::{Colour, Screen};
use session::Session;
use std::ffi::OsString;

/// Runs a command line and returns the process's exit status.
pub fn run(world: World, arguments: Vec<OsString>) -> u8 {
    let screen = Screen::new(&world, Colour::Auto, false);
    if world.variable("COMPLETE").is_some() {
        return complete_for_shell(&world, arguments);
    }
    let cli = match Cli::command()
        .try_get_matches_from(arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches))
    {
        Ok(cli) => cli,
        Err(error) => return print_usage(&error),
    };
    match run_cli(world, cli) {
        Ok(status) => status.exit_status(),
        Err(error) => {
            match error.kind() {
                Kind::BrokenPipe => {}
                Kind::Cancelled => screen.note(error.message()),
                _ => screen.note_error(&error),
            }
            error.exit_status()
        }
    }
}

fn run_cli(world: World, cli: Cli) -> Result<Status> {
    if let Some(zone) = world.unknown_time_zone() {
        let screen = Screen::new(&world, cli.globals.color, cli.globals.plain);
        screen.note(&format!("warning: the time zone TZ={zone} is not known; days begin by UTC"));
    }
    let mut session = Session::open(world, cli.globals)?;
    let status = match cli.command {
        Some(command) => {
            session.insist_on_named_home(&command)?;
            session.note_problems(&command);
            if session.globals.pager && !command.is_interactive() {
                session.paged(|session| command.run(session))
            } else {
                command.run(&mut session)
            }
        }
        None => repl::run(&mut session),
    };
    // The process ends here: giving back a large bank piece by piece would only cost time.
    std::mem::forget(session);
    status
}

/// clap's own message: help and version are answers, the rest is a usage error.
fn print_usage(error: &clap::Error) -> u8 {
    let _ = error.print(); // a reader that went away is no failure of ours
    u8::from(error.use_stderr()) * 2
}

/// Answers the shell's request for completions (`COMPLETE=bash stardrill`), with the ids of the home.
fn complete_for_shell(world: &World, arguments: Vec<OsString>) -> u8 {
    let names = std::sync::Arc::new(session::names_for_shell(world));
    let grammar = move || complete::with_names(Cli::command(), &names);
    let done = clap_complete::CompleteEnv::with_factory(grammar)
        .try_complete(arguments, Some(&world.current_folder));
    u8::from(done.is_err())
}
