//! A story that comes back rewritten: its texts, and how they are taken into the story's own file.

use super::markdown::breaks;
use super::stories::star;
use crate::bank::claim::{STRUCK, strike};
use crate::bank::{Part, Story};
use crate::text::edit::{CannotEdit, Target, set, value_of};
use crate::text::story::STORY_KEYS;
use crate::text::template::one_line;
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

/// The one story of a Markdown text, within a fence or without, and what else stands there; `None` if there is none, or more than one.
pub fn rewriting(text: &str) -> Option<(Rewriting, Vec<String>)> {
    let found = star::stories(&breaks::blocks(without_fence(text)));
    let mut left: Vec<String> = found.left.into_iter().map(|left| left.text).collect();
    let mut stories = found.stories.into_iter();
    let (story, None) = (stories.next()?, stories.next()) else { return None };
    left.extend(story.numbers);
    Some((Rewriting { title: story.title, headline: story.headline, parts: story.parts }, left))
}

fn words(value: Option<&Value>) -> Vec<&str> {
    value.and_then(Value::as_str).unwrap_or_default().split_whitespace().collect()
}

/// A text without the fence that is around all of it.
fn without_fence(text: &str) -> &str {
    let inner = text.trim().strip_prefix("```").and_then(|inner| inner.strip_suffix("```"));
    inner.and_then(|inner| inner.split_once('\n')).map_or(text, |(_, inner)| inner)
}

impl Rewriting {
    /// Puts what was struck (`secrets`) in the old texts back where its mark stands.
    ///
    /// # Errors
    /// With the name of the text whose marks do not match what was struck there.
    pub fn restore(&mut self, story: &Story, secrets: &[String]) -> Result<(), &'static str> {
        let restored = |new: &str, old: &str| -> Option<String> {
            let (_, pieces) = strike(old, secrets);
            let texts: Vec<&str> = new.split(STRUCK).collect();
            if texts.len() == 1 {
                return Some(new.to_owned());
            }
            let pieces = (texts.len() == pieces.len() + 1).then_some(pieces)?;
            let last = texts.last().copied().unwrap_or_default();
            Some(
                texts.iter().zip(&pieces).map(|(text, piece)| format!("{text}{piece}")).collect::<String>()
                    + last,
            )
        };
        if let Some(headline) = &mut self.headline {
            *headline = restored(headline, story.headline()).ok_or("headline")?;
        }
        for part in Part::ALL {
            let own = &mut self.parts[part as usize];
            *own = restored(own, story.part(part)).ok_or(part.word())?;
        }
        self.title = restored(&self.title, &story.title.value).unwrap_or_else(|| self.title.clone());
        Ok(())
    }

    /// A part, if it was rewritten.
    pub fn part(&self, part: Part) -> Option<&str> {
        Some(self.parts[part as usize].as_str()).filter(|text| !text.trim().is_empty())
    }

    /// Everything that it says.
    pub fn all_text(&self) -> String {
        format!("{}\n{}\n{}", self.title, self.headline.as_deref().unwrap_or_default(), self.parts.join("\n"))
    }

    /// A story's file with headline and parts as they were rewritten, and what the person said of new claims as comments at its end;
    /// everything else in it stays.
    ///
    /// # Errors
    /// If the file is not TOML, or an edit cannot be proved.
    pub fn taken_into(&self, file: &str, vouched: &[(String, String)]) -> Result<String, CannotEdit> {
        let mut text = file.to_owned();
        let headline = self.headline.as_deref().map(|headline| ("headline", Value::from(headline)));
        let parts = Part::ALL
            .into_iter()
            .filter_map(|part| Some((part.word(), Value::from(format!("{}\n", self.part(part)?)))));
        for (key, value) in headline.into_iter().chain(parts) {
            let before = value_of(&text, Target::Top, key)?;
            if words(before.as_ref()) == words(Some(&value)) {
                continue; // nothing but its lines would change
            }
            if let Some(edited) = set(&text, Target::Top, key, Some(value), STORY_KEYS)? {
                text = edited;
            }
        }
        for (claim, source) in vouched {
            let newline = if text.ends_with('\n') { "" } else { "\n" };
            text.push_str(&format!("{newline}# \"{}\": {}\n", one_line(claim), one_line(source)));
        }
        Ok(text)
    }
}
