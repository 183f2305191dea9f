//! A story that comes back rewritten: its texts, and how they are taken into the story's own file.

use super::blocks::blocks;
use super::star;
use crate::bank::Part;
use crate::text::edit::{CannotEdit, Target, set};
use crate::text::story::STORY_KEYS;
use toml::Value;

/// The texts of a rewritten story.
#[derive(Clone, Debug, PartialEq)]
pub struct Rewriting {
    /// Its title.
    pub title: String,
    /// Its headline, if it has one.
    pub headline: Option<String>,
    parts: [String; 5],
}

/// The first story of a Markdown text; `None` if there is none.
pub fn rewriting(text: &str) -> Option<Rewriting> {
    let story = star::stories(&blocks(text)).stories.into_iter().next()?;
    Some(Rewriting { title: story.title, headline: story.headline, parts: story.parts })
}

impl Rewriting {
    /// A part, if it was rewritten.
    pub fn part(&self, part: Part) -> Option<&str> {
        Some(self.parts[part as usize].as_str()).filter(|text| !text.trim().is_empty())
    }

    /// Everything that it says.
    pub fn all_text(&self) -> String {
        format!("{}\n{}\n{}", self.title, self.headline.as_deref().unwrap_or_default(), self.parts.join("\n"))
    }

    /// A story's file with headline and parts as they were rewritten; everything else in it stays.
    ///
    /// # Errors
    /// If the file is not TOML, or an edit cannot be proved.
    pub fn taken_into(&self, file: &str) -> Result<String, CannotEdit> {
        let mut text = file.to_owned();
        let headline = self.headline.as_deref().map(|headline| ("headline", Value::from(headline)));
        let parts = Part::ALL
            .into_iter()
            .filter_map(|part| Some((part.word(), Value::from(format!("{}\n", self.part(part)?)))));
        for (key, value) in headline.into_iter().chain(parts) {
            if let Some(edited) = set(&text, Target::Top, key, Some(value), STORY_KEYS)? {
                text = edited;
            }
        }
        Ok(text)
    }
}
