//! `undo`: takes back the last thing done on this machine in this home, also after a restart.

use super::answer::Status;
use crate::console::Console;
use crate::desk::{Desk, Undone};
use crate::error::{Error, Result};
use crate::text::Change;
use crate::view::report::history::name;
use crate::view::words::{Count, day};
use clap::Args;

const HELP: &str = "A grade is taken back by a line of its own in the history. An edit is taken back only while its place is as it was left;\n\
    twenty are remembered, on this machine only.\n\n\
    Examples:\n  undo\n  undo --forget";

/// Arguments of `undo`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Forget the edits that could be taken back: they hold words of your stories
    #[arg(long)]
    forget: bool,
}

pub(super) fn run(arguments: &Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    if arguments.forget {
        if !desk.forget_changes()? {
            return Err(
                Error::data("the journal of undo cannot be removed").hint("it lies in the state folder")
            );
        }
        console.screen.note("Forgotten. Grades can still be taken back.");
        return Ok(Status::Done);
    }
    if !is_meant(desk, console)? {
        console.screen.note("Nothing was taken back.");
        return Ok(Status::Done);
    }
    match desk.undo()? {
        Undone::Nothing => console.screen.note("There is nothing to take back."),
        Undone::Grade(last) => {
            let at = last.at.civil();
            let when = format!("{} {}", day(at.date(), desk.date()), at.strftime("%H:%M"));
            let (grade, name) = (last.review.grade.word(), name(desk.bank(), &last.review.item));
            console.screen.note(&format!("Taken back: {grade}, {when}, {name}"));
        }
        Undone::Mock(held) => {
            let at = held.at.civil();
            let when = format!("{} {}", day(at.date(), desk.date()), at.strftime("%H:%M"));
            let answers = Count(held.mocked.entries.len(), "graded answer");
            console.screen.note(&format!("Taken back: the mock, {when}, with {answers}"));
        }
        Undone::Changes(inverses) => {
            let made: Vec<&str> = inverses
                .iter()
                .filter_map(|inverse| match inverse {
                    Change::NewFile { path, .. } => Some(path.as_str()),
                    _ => None,
                })
                .collect();
            for inverse in &inverses {
                let said = match inverse {
                    // What goes and comes again was rewritten.
                    Change::RemoveFile { path, .. } if made.contains(&path.as_str()) => continue,
                    Change::NewFile { path, .. } => format!("{path} is as it was."),
                    other => other.said(),
                };
                console.screen.note(&format!("Taken back. Now: {said}"));
            }
        }
    }
    Ok(Status::Done)
}

/// A habitual `undo` must not reach into an earlier day unseen: there it is asked for.
fn is_meant(desk: &Desk, console: &mut Console) -> Result<bool> {
    match desk.last_done_on() {
        Some(on) if on < desk.today() && console.input.is_person() => {
            let when = day(on.date(), desk.date());
            let what = desk.last_graded().map(|item| format!(", the grade of: {}", name(desk.bank(), &item)));
            let what = what.unwrap_or_default();
            console.agrees(&format!("The last thing done here is of {when}{what}. Take it back?"))
        }
        _ => Ok(true),
    }
}
