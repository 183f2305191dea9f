//! `jot`: a story in one line, to be written later.

use super::Status;
use crate::bank::Question;
use crate::bank::id::slug_from;
use crate::disk::Home;
use crate::error::{Error, Result};
use crate::terminal::session::Session;
use crate::text::template;
use clap::Args;

const HELP: &str = "Example:\n  jot \"FY23 freeze, left the datacentre anyway\"";

/// Arguments of `jot`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Arguments {
    /// What happened, in one line
    #[arg(required = true, num_args = 1.., value_name = "TEXT")]
    text: Vec<String>,
}

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    keep(session, &arguments.text.join(" "), None)?;
    Ok(Status::Done)
}

/// Keeps a draft of one line, linked to a question if given. Returns its id.
pub(in crate::terminal) fn keep(
    session: &mut Session,
    line: &str,
    question: Option<&Question>,
) -> Result<String> {
    let line = &template::one_line(line);
    if line.is_empty() {
        return Err(Error::usage("there is nothing to keep").hint("jot \"what happened, in one line\""));
    }
    let id = keep_quietly(session, line)?;
    let said = format!("Kept as a draft: stories/{id}.toml");
    session.screen.note(&format!("{said}  (write it: story edit {id})"));
    if let Some(question) = question {
        super::link::add(session, &format!("stories/{id}.toml"), question.id.as_str())?;
    }
    Ok(id)
}

/// The same without a word, for collecting several in a row.
pub(in crate::terminal) fn keep_quietly(session: &mut Session, line: &str) -> Result<String> {
    let home = session.need_home()?;
    let id = free_id(session, &home, line);
    home.create_file(&format!("stories/{id}.toml"), &template::jot(line))?;
    session.refresh();
    Ok(id)
}

/// An id for a title that no story has yet.
pub(in crate::terminal) fn free_id(session: &Session, home: &Home, title: &str) -> String {
    let stem = slug_from(title, 40).unwrap_or_else(|| "story".to_owned());
    // An earlier name of another story is taken too: its history and links must not move here.
    let taken =
        |id: &str| home.has(&format!("stories/{id}.toml")) || session.reading().bank.story(id).is_some();
    if !taken(&stem) {
        return stem;
    }
    let numbered = (2..).map(|number| format!("{stem}-{number}")).find(|id| !taken(id));
    numbered.unwrap_or(stem)
}
