//! What a change is called: what was done, that nothing was left to do, and the command that makes it.

use super::{Change, HeardQuestion, INTERVIEWS, SETTINGS};
use crate::bank::Status;

impl Change {
    /// What was done, for the person.
    pub fn said(&self) -> String {
        match self {
            Change::Link { story, question, .. } => format!("`{story}` is now linked to {question}."),
            Change::Unlink { story, question } => format!("`{story}` is no longer linked to {question}."),
            Change::Tag { story, competency, .. } => format!("`{story}` is tagged {competency}."),
            Change::Untag { story, competency } => format!("`{story}` is no longer tagged {competency}."),
            Change::Refuse { story, question, .. } => {
                format!("`{story}` is not offered for {question} any more.")
            }
            Change::Allow { story, question } => format!("`{story}` may be offered for {question} again."),
            Change::Status { story, status } => format!("Story `{story}` is {}.", word(*status)),
            Change::Rename { from, to } => format!("`{from}` is now `{to}`; its history follows."),
            Change::AddPoint { .. } => "Kept in points.toml.".to_owned(),
            Change::RemovePoint { point, .. } => format!("Out of points.toml: {point}"),
            Change::Skip { id, .. } => format!("Left out from now on: {id}."),
            Change::Unskip { id } => format!("Not left out any more: {id}."),
            Change::Setting { key, value: Some(_) } => format!("Kept as `{key}` in {SETTINGS}."),
            Change::Setting { key, value: None } => format!("`{key}` is out of {SETTINGS}."),
            Change::AddInterview(new) => format!("interview `{}` in {INTERVIEWS}.", new.id),
            Change::RemoveInterview(old) => format!("interview `{}` is out of {INTERVIEWS}.", old.id),
            Change::Note { interview, list, .. } => {
                format!("Noted under `{}` of `{interview}`.", list.word())
            }
            Change::Unnote { interview, list, item } => {
                format!("Out of `{}` of `{interview}`: {item}", list.word())
            }
            Change::Outcome { interview, outcome: Some(_) } => format!("Outcome of `{interview}` noted."),
            Change::Outcome { interview, outcome: None } => format!("`{interview}` has no outcome."),
            Change::Restore { file, key, value, .. } => format!("`{key} = {value}` stands in {file} again."),
            Change::AddQuestion(new) => {
                format!("Kept as {}/{} in {}.", HeardQuestion::DECK, new.id, new.file)
            }
            Change::RemoveQuestion(old) => {
                format!("{}/{} is out of {}.", HeardQuestion::DECK, old.id, old.file)
            }
            Change::NewFile { path, .. } => format!("Made {path}"),
            Change::RemoveFile { path, .. } => format!("{path} is gone."),
        }
    }

    /// That there was nothing to do, for the person.
    pub fn already(&self) -> String {
        match self {
            Change::Link { story, question, .. } => format!("`{story}` is linked to {question} already."),
            Change::Unlink { story, question } => format!("`{story}` was not linked to {question}."),
            Change::Status { story, status } => format!("Story `{story}` is {} already.", word(*status)),
            Change::AddPoint { .. } => "That point is there already.".to_owned(),
            Change::RemovePoint { .. } => "That point was not there.".to_owned(),
            other => format!("{} (It was so already.)", other.said()),
        }
    }

    /// The command that makes this change; `undo` where there is none of its own.
    pub fn command(&self) -> String {
        match self {
            Change::Link { story, question, .. } => format!("link {story} {question}"),
            Change::Unlink { story, question } => format!("unlink {story} {question}"),
            Change::Status { story, status } => match status.unwrap_or(Status::Draft) {
                Status::Draft => format!("story ready {story} --undo"),
                Status::Ready => format!("story ready {story}"),
                Status::Retired => format!("story retire {story}"),
            },
            Change::Rename { from, to } => format!("story rename {from} {to}"),
            Change::Skip { id, .. } => format!("skip {id}"),
            Change::Unskip { id } => format!("unskip {id}"),
            Change::AddPoint { question, point, .. } => {
                let quoted =
                    shlex::try_quote(point).map_or_else(|_| point.clone(), |quoted| quoted.into_owned());
                format!("points {question} --add {quoted}")
            }
            _ => "undo".to_owned(),
        }
    }
}

fn word(status: Option<Status>) -> &'static str {
    status.unwrap_or(Status::Draft).word()
}
