//! Changes to a person's files as data: which file, what edit, what takes it back, and the words for both.
//!
//! The only caller of the module `edit`. Entries are addressed by id, inside the lock; a change that is made already changes
//! nothing, and that is also how `undo` knows that a place is as it was left ([`Change::stands_in`]).

mod added;
mod keys;
mod lists;
mod whole;
mod words;

pub use added::{HeardQuestion, NewInterview};

use super::edit::{CannotEdit, append_entry, remove_entry};
use super::interview::INTERVIEW_KEYS;
use super::story::STORY_KEYS;
use super::template;
use crate::bank::{InterviewId, QuestionId, Status, StoryId};
use serde::{Deserialize, Serialize};

/// One change. It is kept as JSON in the journal of `undo`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// The person will tell a story for a question.
    Link {
        /// The story.
        story: StoryId,
        /// The question.
        question: QuestionId,
        /// Its place in the list; at the end if none is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// They will not any more.
    Unlink {
        /// The story.
        story: StoryId,
        /// The question, as the link is written.
        question: QuestionId,
    },
    /// A story shows a competency.
    Tag {
        /// The story.
        story: StoryId,
        /// The competency.
        competency: String,
        /// Its place in the list; at the end if none is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// It does not.
    Untag {
        /// The story.
        story: StoryId,
        /// The competency.
        competency: String,
    },
    /// A story is not for a question: it is not offered for it any more.
    Refuse {
        /// The story.
        story: StoryId,
        /// The question.
        question: QuestionId,
        /// Its place in the list; at the end if none is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// It may be offered again.
    Allow {
        /// The story.
        story: StoryId,
        /// The question, as it is written.
        question: QuestionId,
    },
    /// How far a story is; none takes the line out.
    Status {
        /// The story.
        story: StoryId,
        /// Draft, ready or retired.
        status: Option<Status>,
    },
    /// A story's file gets another name; the old one becomes an alias.
    Rename {
        /// Its name so far.
        from: StoryId,
        /// Its new name.
        to: StoryId,
    },
    /// One more of the person's own points.
    AddPoint {
        /// The question, as its key is written.
        question: QuestionId,
        /// The point.
        point: String,
        /// Its place in the list; at the end if none is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// One less.
    RemovePoint {
        /// The question, as its key is written.
        question: QuestionId,
        /// The point.
        point: String,
    },
    /// A deck or question is left out of drills, coverage and plan.
    Skip {
        /// The deck's or question's id.
        id: String,
        /// Its place in the list; at the end if none is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// It is not left out any more.
    Unskip {
        /// The deck's or question's id.
        id: String,
    },
    /// A setting; none takes the line out.
    Setting {
        /// The key in `stardrill.toml`.
        key: String,
        /// The value as TOML writes it.
        value: Option<String>,
    },
    /// An interview more.
    AddInterview(NewInterview),
    /// An interview less.
    RemoveInterview(NewInterview),
    /// Something noted after an interview.
    Note {
        /// The interview's id.
        interview: InterviewId,
        /// In which of its lists.
        list: NoteList,
        /// A story's or question's id, or a rough line.
        item: String,
        /// Its place in the list; at the end if none is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<usize>,
    },
    /// The same taken out.
    Unnote {
        /// The interview's id.
        interview: InterviewId,
        /// From which of its lists.
        list: NoteList,
        /// A story's or question's id, or a rough line.
        item: String,
    },
    /// How an interview ended; none takes the line out.
    Outcome {
        /// The interview's id.
        interview: InterviewId,
        /// In the person's words.
        outcome: Option<String>,
    },
    /// A key gets back what stood there, whatever that was.
    Restore {
        /// The file, relative to the home.
        file: String,
        /// The entry of `interviews.toml` in which the key stands; else it stands at the top.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        interview: Option<InterviewId>,
        /// The key.
        key: String,
        /// The value as TOML writes it.
        value: String,
    },
    /// A question met in a real interview.
    AddQuestion(HeardQuestion),
    /// The same taken out.
    RemoveQuestion(HeardQuestion),
    /// A new file: a jot, a copied deck.
    NewFile {
        /// Relative to the home.
        path: String,
        /// All of it.
        text: String,
    },
    /// A file that was made and is as it was made goes.
    RemoveFile {
        /// Relative to the home.
        path: String,
        /// All of it.
        text: String,
    },
}

/// The lists of an interview that are filled afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoteList {
    /// Stories told there.
    Told,
    /// Questions asked there.
    Asked,
    /// Rough lines.
    Notes,
    /// "If they …, then I …", for the eve.
    Plans,
}

/// What a change makes of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied {
    /// The file's new text; `None` if the file goes.
    pub text: Option<String>,
    /// The change that takes this one back.
    pub inverse: Change,
}

/// The file of interviews.
pub const INTERVIEWS: &str = "interviews.toml";
/// The file of own points.
pub const POINTS: &str = "points.toml";
/// The file of settings.
pub const SETTINGS: &str = "stardrill.toml";

/// The folder of stories.
const STORIES: &str = "stories/";

/// Where a story's file lies in the home.
pub fn story_file(story: &StoryId) -> String {
    format!("{STORIES}{story}.toml")
}

impl NoteList {
    /// The key in `interviews.toml`.
    pub const fn word(self) -> &'static str {
        match self {
            NoteList::Told => "told",
            NoteList::Asked => "asked",
            NoteList::Notes => "notes",
            NoteList::Plans => "plans",
        }
    }
}

/// What an edit makes of a list, a key or an entry.
type Edited = Result<Option<Applied>, CannotEdit>;

impl Change {
    /// The file that it edits, relative to the home.
    pub fn file(&self) -> String {
        match self {
            Change::Link { story, .. }
            | Change::Unlink { story, .. }
            | Change::Tag { story, .. }
            | Change::Untag { story, .. }
            | Change::Refuse { story, .. }
            | Change::Allow { story, .. }
            | Change::Status { story, .. }
            | Change::Rename { from: story, .. } => story_file(story),
            Change::AddPoint { .. } | Change::RemovePoint { .. } => POINTS.to_owned(),
            Change::Skip { .. } | Change::Unskip { .. } | Change::Setting { .. } => SETTINGS.to_owned(),
            Change::AddInterview(_)
            | Change::RemoveInterview(_)
            | Change::Note { .. }
            | Change::Unnote { .. }
            | Change::Outcome { .. } => INTERVIEWS.to_owned(),
            Change::AddQuestion(question) | Change::RemoveQuestion(question) => question.file.clone(),
            Change::NewFile { path: file, .. }
            | Change::RemoveFile { path: file, .. }
            | Change::Restore { file, .. } => file.clone(),
        }
    }

    fn is_of_a_story(&self) -> bool {
        self.file().starts_with(STORIES)
    }

    /// Where the file lies once it is made.
    pub fn file_after(&self) -> String {
        match self {
            Change::Rename { to, .. } => story_file(to),
            other => other.file(),
        }
    }

    /// What it makes of its file's text; a file that is not there has none. `None` if there is nothing left to do.
    ///
    /// # Errors
    /// If the file is no TOML, what is addressed is not there, or the layout leaves no safe place.
    pub fn apply(&self, text: Option<&str>) -> Edited {
        if matches!(self, Change::NewFile { .. } | Change::RemoveFile { .. } | Change::Rename { .. }) {
            return self.of_whole_file(text);
        }
        let text = match text {
            Some(text) => text,
            None if self.is_of_a_story() => {
                return Err(CannotEdit("it is not there any more: renamed or removed elsewhere".to_owned()));
            }
            None => "",
        };
        match self {
            Change::Link { .. }
            | Change::Tag { .. }
            | Change::Refuse { .. }
            | Change::AddPoint { .. }
            | Change::Skip { .. }
            | Change::Note { .. } => self.add(text),
            Change::Unlink { .. }
            | Change::Untag { .. }
            | Change::Allow { .. }
            | Change::RemovePoint { .. }
            | Change::Unskip { .. }
            | Change::Unnote { .. } => self.take_out(text),
            Change::Status { .. }
            | Change::Setting { .. }
            | Change::Outcome { .. }
            | Change::Restore { .. } => self.set(text),
            Change::AddInterview(new) => {
                entry(append_entry(text, "interview", &new.fields())?, Change::RemoveInterview(new.clone()))
            }
            Change::RemoveInterview(old) => {
                entry(remove_entry(text, "interview", old.id.as_str())?, Change::AddInterview(old.clone()))
            }
            Change::AddQuestion(new) => {
                let deck = template::heard_deck(text, HeardQuestion::DECK)?;
                entry(append_entry(&deck, "question", &new.fields())?, Change::RemoveQuestion(new.clone()))
            }
            Change::RemoveQuestion(old) => {
                entry(remove_entry(text, "question", &old.id)?, Change::AddQuestion(old.clone()))
            }
            Change::NewFile { .. } | Change::RemoveFile { .. } | Change::Rename { .. } => Ok(None), // seen to above
        }
    }

    /// Whether its file still holds what it made: then, and only then, it can be taken back.
    pub fn stands_in(&self, text: Option<&str>) -> bool {
        match self {
            Change::Rename { .. } => text.is_some(),
            Change::RemoveFile { .. } => text.is_none(),
            other => text.is_some() && matches!(other.apply(text), Ok(None)),
        }
    }

    /// The usual order of its file's keys, for a new one to find its place.
    fn key_order(&self) -> &'static [&'static str] {
        match self {
            Change::Link { .. } | Change::Tag { .. } | Change::Refuse { .. } | Change::Status { .. } => {
                STORY_KEYS
            }
            Change::Note { .. } | Change::Outcome { .. } => INTERVIEW_KEYS,
            Change::Skip { .. } => &["minutes", "skip"],
            _ => &[], // at the end
        }
    }
}

fn entry(text: Option<String>, inverse: Change) -> Edited {
    Ok(text.map(|text| Applied { text: Some(text), inverse }))
}

#[cfg(test)]
mod tests;
