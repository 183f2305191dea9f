//! Changes that add to a list of a file or take from it.

use super::{Applied, Change, Edited, entry};
use crate::text::edit::{Target, add_to_list, remove_from_list};

impl Change {
    /// The list that it adds to or takes from: table, key, item and place.
    fn listed(&self) -> Option<(Target<'_>, &str, &str, Option<usize>)> {
        let top = |key, item, at| Some((Target::Top, key, item, at));
        match self {
            Change::Link { question, at, .. } => top("answers", question.as_str(), *at),
            Change::Unlink { question, .. } => top("answers", question.as_str(), None),
            Change::Tag { competency, at, .. } => top("competencies", competency, *at),
            Change::Untag { competency, .. } => top("competencies", competency, None),
            Change::Refuse { question, at, .. } => top("not_for", question.as_str(), *at),
            Change::Allow { question, .. } => top("not_for", question.as_str(), None),
            Change::AddPoint { question, point, at } => top(question.as_str(), point, *at),
            Change::RemovePoint { question, point } => top(question.as_str(), point, None),
            Change::Skip { id, at } => top("skip", id, *at),
            Change::Unskip { id } => top("skip", id, None),
            Change::Note { interview, list, item, at } => {
                Some((Target::Entry { array: "interview", id: interview.as_str() }, list.word(), item, *at))
            }
            Change::Unnote { interview, list, item } => {
                Some((Target::Entry { array: "interview", id: interview.as_str() }, list.word(), item, None))
            }
            _ => None,
        }
    }

    pub(super) fn add(&self, text: &str) -> Edited {
        let Some((target, key, item, at)) = self.listed() else { return Ok(None) };
        let edited = add_to_list(text, target, key, item, at, self.key_order())?;
        let inverse = match self.clone() {
            Change::Link { story, question, .. } => Change::Unlink { story, question },
            Change::Tag { story, competency, .. } => Change::Untag { story, competency },
            Change::Refuse { story, question, .. } => Change::Allow { story, question },
            Change::AddPoint { question, point, .. } => Change::RemovePoint { question, point },
            Change::Note { interview, list, item, .. } => Change::Unnote { interview, list, item },
            Change::Skip { id, .. } => Change::Unskip { id },
            _ => return Ok(None), // no list
        };
        entry(edited, inverse)
    }

    pub(super) fn take_out(&self, text: &str) -> Edited {
        let Some((target, key, item, _)) = self.listed() else { return Ok(None) };
        let Some((edited, position)) = remove_from_list(text, target, key, item)? else { return Ok(None) };
        let at = Some(position);
        let inverse = match self.clone() {
            Change::Unlink { story, question } => Change::Link { story, question, at },
            Change::Untag { story, competency } => Change::Tag { story, competency, at },
            Change::Allow { story, question } => Change::Refuse { story, question, at },
            Change::RemovePoint { question, point } => Change::AddPoint { question, point, at },
            Change::Unnote { interview, list, item } => Change::Note { interview, list, item, at },
            Change::Unskip { id } => Change::Skip { id, at },
            _ => return Ok(None), // no list
        };
        Ok(Some(Applied { text: Some(edited), inverse }))
    }
}
