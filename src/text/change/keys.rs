//! Changes that set a key or take it out.

use super::{Change, Edited, entry};
use crate::bank::Status;
use crate::text::edit::{CannotEdit, Target, set, value_of};
use toml::Value;

impl Change {
    pub(super) fn set(&self, text: &str) -> Edited {
        let (target, key, value) = match self {
            Change::Status { status, .. } => {
                (Target::Top, "status", status.map(|status| Value::from(status.word())))
            }
            Change::Setting { key, value } => (Target::Top, key.as_str(), written(value.as_deref())?),
            Change::Outcome { interview, outcome } => (
                Target::Entry { array: "interview", id: interview.as_str() },
                "outcome",
                outcome.clone().map(Value::from),
            ),
            Change::Restore { interview, key, value, .. } => {
                let entry = |id| Target::Entry { array: "interview", id };
                let target = interview.as_ref().map_or(Target::Top, |id| entry(id.as_str()));
                (target, key.as_str(), written(Some(value))?)
            }
            _ => return Ok(None),
        };
        let before = value_of(text, target, key)?;
        if matches!(self, Change::Status { status: Some(Status::Draft), .. }) && before.is_none() {
            return Ok(None); // what has no status is a draft
        }
        let inverse = self.set_back(before);
        entry(set(text, target, key, value, self.key_order())?, inverse)
    }

    /// What gives a key back what stood `before`; a value that means nothing comes back as it was written.
    fn set_back(&self, before: Option<Value>) -> Change {
        let text = before.as_ref().and_then(Value::as_str);
        let restore = |interview, key: &str, value: &Value| {
            let value = value.to_string();
            Change::Restore { file: self.file(), interview, key: key.to_owned(), value }
        };
        match (self, &before) {
            (Change::Status { story, .. }, None) => Change::Status { story: story.clone(), status: None },
            (Change::Status { story, .. }, Some(value)) => match text.and_then(Status::parse) {
                Some(status) => Change::Status { story: story.clone(), status: Some(status) },
                None => restore(None, "status", value),
            },
            (Change::Outcome { interview, .. }, None) => {
                Change::Outcome { interview: interview.clone(), outcome: None }
            }
            (Change::Outcome { interview, .. }, Some(value)) => match text {
                Some(outcome) => {
                    Change::Outcome { interview: interview.clone(), outcome: Some(outcome.to_owned()) }
                }
                None => restore(Some(interview.clone()), "outcome", value),
            },
            (Change::Restore { interview, key, .. }, Some(value)) => restore(interview.clone(), key, value),
            (Change::Setting { key, .. } | Change::Restore { key, .. }, _) => {
                Change::Setting { key: key.clone(), value: before.map(|value| value.to_string()) }
            }
            (other, _) => other.clone(), // sets nothing
        }
    }
}

/// A value as TOML writes it, read.
fn written(value: Option<&str>) -> Result<Option<Value>, CannotEdit> {
    let Some(value) = value else { return Ok(None) };
    let table: toml::Table =
        format!("value = {value}").parse().map_err(|_| CannotEdit(format!("`{value}` is no value")))?;
    Ok(table.get("value").cloned())
}
