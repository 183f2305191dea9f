//! The REPL: reads a line and runs it as a command. It stands above dispatch, so no command knows it.
//!
//! Through a pipe it is the same without banner and prompt: a script of commands. Changed files are read again before each.

use super::command::{Globals, Line, Status};
use super::first_session;
use super::input::Typed;
use super::next_step::{NextStep, next_step};
use super::screen::Screen;
use super::session::Session;
use super::standing::Standing;
use crate::error::{Error, Kind, Result};
use crate::view::clean::clean;
use crate::view::page::{Label, Line as TextLine};
use clap::{CommandFactory, FromArgMatches};
use std::path::Path;

/// Runs until the person leaves. Ends with what the last failing command of a script came to.
///
/// # Errors
/// If the terminal fails, or the reader of the output went away.
pub(super) fn run(session: &mut Session) -> Result<Status> {
    let lines = session.line_history();
    if let Some(file) = &lines {
        session.input.load_lines(file);
    }
    if session.input.is_person() {
        welcome(session)?;
    }
    let mut outcome = Status::Done;
    loop {
        session.refresh();
        session.note_new_problems();
        let typed = match read(session) {
            Ok(typed) => typed,
            Err(error) if error.kind() == Kind::Usage => {
                session.screen.note_error(&error);
                continue;
            }
            Err(error) => return Err(error),
        };
        let text = match typed {
            Typed::Line(text) => text,
            Typed::Cancelled => continue, // Ctrl-C takes the line away
            Typed::End => return Ok(outcome),
        };
        // Pasted newlines arrive in one line: each is a command.
        for line in text.lines().chain(text.is_empty().then_some("")) {
            match run_line(session, line, lines.as_deref())? {
                Status::Quit => return Ok(outcome),
                Status::NotMet if !session.input.is_person() => outcome = Status::NotMet,
                Status::NotMet | Status::Done => {}
            }
        }
    }
}

fn welcome(session: &mut Session) -> Result<()> {
    if session.home().is_none() {
        return first_session::run(session);
    }
    Ok(())
}

fn read(session: &mut Session) -> Result<Typed> {
    if !session.input.is_person() {
        return session.input.command_line("");
    }
    let next = next_step(session).in_words();
    let colour = session.screen.has_colour();
    if let Some(helper) = session.input.helper() {
        helper.next_step = clean(&next).into_owned();
        helper.colour = colour;
    }
    let prompt = session.prompt(&format!("{}>", Standing::of(session).in_words()));
    session.input.command_line(&prompt)
}

/// Runs one line; what stops it is said, and only what ends the REPL is returned.
fn run_line(session: &mut Session, line: &str, kept_in: Option<&Path>) -> Result<Status> {
    let line = line.trim();
    let habit = std::mem::take(&mut session.left_by_key) && line.is_empty();
    if habit || line.starts_with('#') {
        return Ok(Status::Done);
    }
    let done = if line.is_empty() { empty_line(session) } else { command_line(session, line, kept_in) };
    match done {
        Err(error) if error.kind() == Kind::BrokenPipe => Err(error),
        Err(error) if error.kind() == Kind::Cancelled => {
            session.screen.note(error.message());
            Ok(Status::Done)
        }
        Err(error) => {
            session.screen.note_error(&error);
            Ok(Status::NotMet)
        }
        Ok(status) => Ok(status),
    }
}

fn command_line(session: &mut Session, line: &str, kept_in: Option<&Path>) -> Result<Status> {
    let words = words_of(line).ok_or_else(|| {
        Error::usage("a quote is open in this line").hint("close it, or write \\' for an apostrophe")
    })?;
    let parsed = grammar().try_get_matches_from(words).and_then(|matches| Line::from_arg_matches(&matches));
    let parsed = match parsed {
        Ok(parsed) => parsed,
        Err(error) => {
            let help = !error.use_stderr();
            let _ = error.print();
            return Ok(if help { Status::Done } else { Status::NotMet });
        }
    };
    // Only what was understood is kept, and nothing that holds words of a story: those are confidential.
    if !parsed.command.holds_own_words() {
        session.input.keep_line(line, kept_in);
    }
    let paged = parsed.globals.pager && !parsed.command.is_interactive();
    with_flags(session, parsed.globals, paged, |session| parsed.command.run(session))
}

/// The REPL's grammar; its help leaves out the flags of every command, which would fill the screen.
fn grammar() -> clap::Command {
    Line::command().mut_args(|argument| if argument.is_global_set() { argument.hide(true) } else { argument })
}

/// A line's words, as a shell would split them. A program's name in front is habit, and so are `?` and `q`. Lines of plain
/// text may hold an apostrophe.
fn words_of(line: &str) -> Option<Vec<String>> {
    let line = line.strip_prefix("stardrill ").unwrap_or(line).trim();
    match line {
        "?" => return Some(vec!["help".to_owned()]),
        "q" => return Some(vec!["quit".to_owned()]),
        _ => {}
    }
    let plain = || {
        let (command, text) = line.split_once(' ')?;
        matches!(command, "jot" | "ask" | "find").then(|| vec![command.to_owned(), text.trim().to_owned()])
    };
    shlex::split(line).or_else(plain)
}

/// Runs with the flags of one line, which hold for that line only.
fn with_flags(
    session: &mut Session,
    flags: Globals,
    paged: bool,
    run: impl FnOnce(&mut Session) -> Result<Status>,
) -> Result<Status> {
    if flags.home.is_some() {
        return Err(Error::usage("--home is chosen when the REPL starts").hint("stardrill --home DIR"));
    }
    let before = session.screen.clone();
    if flags.plain || flags.color != session.globals.color {
        let colour = if flags.color == Default::default() { session.globals.color } else { flags.color };
        session.screen = Screen::new(&session.world, colour, flags.plain || session.globals.plain);
    }
    let done = if paged { session.paged(run) } else { run(session) };
    session.screen = before;
    done
}

/// Enter on an empty line: the next sensible thing, which it names.
fn empty_line(session: &mut Session) -> Result<Status> {
    if !session.input.is_person() {
        return Ok(Status::Done);
    }
    let step = next_step(session);
    let said = |session: &Session, command: &str| {
        session.screen.note_line(&TextLine::of(Label::Quiet, "→ ").then(Label::Key, command));
    };
    match step {
        NextStep::Begin => first_session::run(session)?,
        NextStep::Drill { .. } => {
            said(session, "drill");
            return super::command::drill::run(Default::default(), session);
        }
        NextStep::Collect => {
            first_session::collect(session)?;
        }
        NextStep::Write { id, .. } => {
            said(session, &format!("story edit {id}"));
            super::command::story::edit(session, &id)?;
        }
        NextStep::Debrief { id } => {
            let line = format!("interview debrief {id}");
            said(session, &line);
            return command_line(session, &line, None);
        }
        NextStep::Coverage => {
            said(session, "coverage");
            return command_line(session, "coverage", None);
        }
        NextStep::Rest => {
            session.screen.note("That is all for today. help shows the commands; drill --ahead goes on.")
        }
    }
    Ok(Status::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_with_own_words_are_told_apart() {
        let holds = |line: &str| {
            let words = shlex::split(line).unwrap();
            Line::from_arg_matches(&Line::command().try_get_matches_from(words).unwrap())
                .unwrap()
                .command
                .holds_own_words()
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
        for private in
            ["jot 'the freeze'", "--plain jot x", "story new The exit", "points style --add x", "ask why"]
        {
            assert!(holds(private), "{private}");
        }
    }

    #[test]
    fn the_two_grammars_are_sound() {
        Line::command().debug_assert();
        super::super::command::Cli::command().debug_assert();
    }
}
