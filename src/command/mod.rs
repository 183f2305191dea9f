//! The way in, and the grammar: one command a file, its arguments, its help and what it does.
//!
//! [`run`] reads the command line and runs one command, or the REPL. Commands are thin: they call a flow, or ask the desk and
//! show a view. No command calls another.

mod answer;
mod brief;
mod check;
mod completions;
mod coverage;
mod deck;
mod drill;
mod export;
mod find;
mod gaps;
mod globals;
mod grammar;
mod help;
mod history;
mod import;
mod init;
mod interview;
mod jot;
mod kinds;
mod link;
mod man;
mod mock;
mod names;
mod next;
mod plan;
mod points;
mod question;
mod recordings;
mod repl;
mod schema;
mod skip;
mod stats;
mod status;
mod story;
mod suggest;
mod tell;
mod tune;
mod undo;

use crate::console::Console;
use crate::console::completion;
use crate::console::faults;
use crate::console::screen::{Colour, Screen, say_while_waiting};
use crate::desk::Desk;
use crate::disk::take_as_error;
use crate::error::{Kind, Result};
use crate::flow::home;
use crate::world::World;
use answer::Status;
use clap::{CommandFactory, FromArgMatches};
use grammar::{Cli, Line, command_meant, of_shell};
use std::ffi::OsString;
use std::rc::Rc;

/// The whole grammar of the shell, for tests that must not forget a command.
pub fn shell_grammar() -> clap::Command {
    of_shell()
}

fn command_names() -> Rc<[String]> {
    Line::command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

/// Runs a command line and returns the process's exit status.
pub fn run(world: World, mut arguments: Vec<OsString>) -> u8 {
    let mut screen = Screen::new(&world, Colour::Auto, false);
    screen.spelled_out = command_names();
    take_as_error();
    faults::end_the_process();
    let world = Rc::new(world);
    if world.variable("COMPLETE").is_some() {
        return complete_for_shell(&world, arguments);
    }
    if let Some(first) = arguments.get(1).and_then(|word| word.to_str()).filter(|word| !word.starts_with('-'))
    {
        let meant = command_meant(first).into_iter().map(OsString::from).collect::<Vec<_>>();
        arguments.splice(1..2, meant);
    }
    let parsed =
        of_shell().try_get_matches_from(arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return print_usage(&error, &screen),
    };
    match run_cli(&world, cli) {
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

fn run_cli(world: &Rc<World>, cli: Cli) -> Result<Status> {
    let mut screen = Screen::new(world, cli.globals.color, cli.globals.plain);
    screen.spelled_out = command_names();
    if let Some(zone) = world.unknown_time_zone() {
        screen.note(&format!("warning: the time zone TZ={zone} is not known; days begin by UTC"));
    }
    let mut console = Console::new(Rc::clone(world), screen, Line::command)?;
    console.commands = command_names();
    if let Some(done) = cli.command.as_ref().and_then(|command| command.run_without_desk(&mut console)) {
        return done;
    }
    let mut desk = Desk::open(Rc::clone(world), cli.globals.home.as_deref(), say_while_waiting);
    desk.takes().sweep(); // what a killed process left
    home::caution(&desk, &console);
    let status = match cli.command {
        Some(command) => {
            if !command.makes_home() {
                desk.insist_on_named_home()?;
            }
            if command.notes_problems() {
                home::note_problems(&desk, &console);
            }
            if cli.globals.pager && !command.is_interactive() {
                console.paged(|console| command.run(&mut desk, console))
            } else {
                command.run(&mut desk, &mut console)
            }
        }
        None => repl::run(&mut desk, &mut console, &cli.globals),
    };
    // The process ends here: giving back a large bank piece by piece would only cost time.
    std::mem::forget(desk);
    status
}

/// clap's own message: help and version are answers, the rest is a usage error.
fn print_usage(error: &clap::Error, screen: &Screen) -> u8 {
    if error.use_stderr() {
        screen.note_text(&error.render().to_string());
    } else {
        let _ = error.print(); // a reader that went away is no failure of ours
    }
    u8::from(error.use_stderr()) * 2
}

/// Answers the shell's request for completions (`COMPLETE=bash stardrill`), with the ids of the home.
fn complete_for_shell(world: &Rc<World>, arguments: Vec<OsString>) -> u8 {
    let desk = Desk::open(Rc::clone(world), None, say_while_waiting);
    let names = std::sync::Arc::new(names::of(desk.bank()));
    let grammar = move || completion::with_names(Cli::command(), &names);
    let done = clap_complete::CompleteEnv::with_factory(grammar)
        .try_complete(arguments, Some(&world.current_folder));
    u8::from(done.is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_grammars_are_sound() {
        Line::command().debug_assert();
        Cli::command().debug_assert();
    }

    #[test]
    fn commands_with_own_words_are_told_apart() {
        let holds = |line: &str| {
            let words = shlex::split(line).unwrap();
            let matches = Line::command().try_get_matches_from(words).unwrap();
            Line::from_arg_matches(&matches).unwrap().command.holds_own_words()
        };
        for kept in [
            "drill",
            "coverage --all",
            "story show dc-exit",
            "link dc-exit strategy/x",
            "points style",
            "story new",
        ] {
            assert!(!holds(kept), "{kept}");
        }
        for private in [
            "jot 'the freeze'",
            "--plain jot x",
            "story new The exit",
            "points style --add x",
            "ask why",
            "export coach --strike x",
        ] {
            assert!(holds(private), "{private}");
        }
    }
}
