//! A story being written: its file lies in the home before the editor opens, so that a crash loses nothing; a template that
//! nothing was written into goes again.

use super::Desk;
use super::journal::Journal;
use crate::bank::{Question, StoryId};
use crate::disk::Alone;
use crate::error::Result;
use crate::text::Change;
use crate::text::change::story_file;
use crate::text::template::{self, Start};

/// A story whose file is open to be written.
#[derive(Clone, Debug)]
pub struct Begun {
    /// The story.
    pub id: StoryId,
    /// Its file, relative to the home.
    pub file: String,
    /// What stood there when the editor opened.
    pub text: String,
    /// What stood there before it was made a template: the one line of a jot; nothing for a new story.
    before: Before,
}

#[derive(Clone, Debug)]
enum Before {
    Nothing,
    Line(String),
    TheSame,
}

impl Desk {
    /// Makes the file of a new story, a template to be filled in.
    ///
    /// # Errors
    /// If there is no home, or the file cannot be made.
    pub fn begin_story(&mut self, title: &str, question: Option<&Question>) -> Result<Begun> {
        let id = self.free_story_id(title);
        let file = story_file(&id);
        let text = template::story(Start { title, question });
        self.apply(&[Change::NewFile { path: file.clone(), text: text.clone() }])?;
        Ok(Begun { id, file, text, before: Before::Nothing })
    }

    /// Opens the file of a story; a jot becomes a template first.
    ///
    /// # Errors
    /// If there is no home, or the file cannot be read or extended.
    pub fn reopen_story(&mut self, id: &StoryId) -> Result<Begun> {
        let file = story_file(id);
        let mut alone = Alone::with(self.need_home()?, self.waiting)?;
        let line = alone.text(&file)?.unwrap_or_default().to_owned();
        let story = self.bank().story(id.as_str());
        let extended = story.and_then(|story| template::extended(&line, story));
        let begun = match extended {
            Some(text) => {
                alone.put(&file, Some(text.clone()))?;
                Begun { id: id.clone(), file, text, before: Before::Line(line) }
            }
            None => Begun { id: id.clone(), file, text: line, before: Before::TheSame },
        };
        alone.write()?;
        self.refresh();
        Ok(begun)
    }

    /// Takes a template back that nothing was written into: a new story's file goes, a jot is its line again. True if it was
    /// so.
    ///
    /// # Errors
    /// If the file cannot be changed.
    pub fn take_back_unwritten(&mut self, begun: &Begun) -> Result<bool> {
        let before = match &begun.before {
            Before::TheSame => return Ok(false),
            Before::Nothing => None,
            Before::Line(line) => Some(line.clone()),
        };
        let home = self.need_home()?;
        let mut alone = Alone::with(home, self.waiting)?;
        let unwritten = alone.text(&begun.file)? == Some(begun.text.as_str());
        if unwritten {
            let was_made = before.is_none();
            alone.put(&begun.file, before)?;
            alone.write()?;
            if was_made {
                Journal::of(&self.state, home).forget_file(&begun.file);
            }
        }
        drop(alone);
        self.refresh();
        Ok(unwritten)
    }
}
