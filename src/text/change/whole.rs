//! Changes of whole files: made, removed, given another name.

use super::{Applied, Change, Edited};
use crate::bank::StoryId;
use crate::text::edit::{CannotEdit, Target, add_to_list, remove_from_list};
use crate::text::story::STORY_KEYS;

impl Change {
    pub(super) fn of_whole_file(&self, found: Option<&str>) -> Edited {
        match self {
            Change::NewFile { path, text } => new_file(path, text, found),
            Change::RemoveFile { path, text } => remove_file(path, text, found),
            Change::Rename { from, to } => rename(from, to, found),
            _ => Ok(None),
        }
    }
}

fn new_file(path: &str, new: &str, found: Option<&str>) -> Edited {
    match found {
        None => {
            let inverse = Change::RemoveFile { path: path.to_owned(), text: new.to_owned() };
            Ok(Some(Applied { text: Some(new.to_owned()), inverse }))
        }
        Some(known) if known == new => Ok(None),
        Some(_) => Err(CannotEdit("it exists already".to_owned())),
    }
}

fn remove_file(path: &str, old: &str, found: Option<&str>) -> Edited {
    match found {
        None => Ok(None),
        Some(known) if known == old => {
            let inverse = Change::NewFile { path: path.to_owned(), text: old.to_owned() };
            Ok(Some(Applied { text: None, inverse }))
        }
        Some(_) => Err(CannotEdit("it was changed since it was made".to_owned())),
    }
}

/// The old name becomes an alias; a name that was an alias of this very story is one no more. Taken back it is the same the other way
/// round: what was practised under the new name meanwhile must still find its story.
fn rename(from: &StoryId, to: &StoryId, text: Option<&str>) -> Edited {
    let Some(text) = text else { return Err(CannotEdit("it is not there".to_owned())) };
    let added = add_to_list(text, Target::Top, "aliases", from.as_str(), None, STORY_KEYS)?;
    let with_alias = added.as_deref().unwrap_or(text);
    let without_new = remove_from_list(with_alias, Target::Top, "aliases", to.as_str())?;
    let renamed = without_new.map(|(text, _)| text).or(added).unwrap_or_else(|| text.to_owned());
    let inverse = Change::Rename { from: to.clone(), to: from.clone() };
    Ok(Some(Applied { text: Some(renamed), inverse }))
}
