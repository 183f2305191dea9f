//! What people have already, brought in: question lists, stories and transcripts in the forms in which they lie around. Each form is
//! a file; all end in the same few things, and what was not understood is kept with its line. Reading never fails.

mod anki;
mod blocks;
mod form;
pub mod home;
mod html;
mod json;
mod org;
mod phrase;
pub mod proposal;
mod question_list;
mod star;
mod table;
mod transcript;
mod written;

pub use form::{Form, Kind, guess};
pub use phrase::kind_of;
pub use written::{NewQuestion, Tag};

use crate::bank::Part;
use std::collections::BTreeMap;

/// What stands in a file from elsewhere, as far as it was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Foreign {
    /// Questions of a list.
    pub questions: Vec<ForeignQuestion>,
    /// Stories.
    pub stories: Vec<ForeignStory>,
    /// What a panel asked, line by line.
    pub asked: Vec<String>,
    /// What was left, in the order of the file.
    pub left: Vec<Left>,
}

/// A question from elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForeignQuestion {
    /// Its words.
    pub ask: String,
    /// Other wordings of it.
    pub also: Vec<String>,
    /// What is asked next.
    pub follow_ups: Vec<String>,
    /// What stands below it as an answer or a hint, a line each.
    pub hints: Vec<String>,
    /// Tags, the groups that it stands in last.
    pub tags: Vec<String>,
    /// What else is known of it by the keys of a deck: `likelihood`, `kind`, `probes`.
    pub known: BTreeMap<&'static str, String>,
    /// The line where it stands, from 1.
    pub line: usize,
}

/// A story from elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForeignStory {
    /// Its title, if it has one.
    pub title: String,
    /// Its headline.
    pub headline: Option<String>,
    /// When it happened: `2023` or `2023-06`.
    pub when: Option<String>,
    /// The texts of [`Part::ALL`].
    pub parts: [String; 5],
    /// Figures to say.
    pub numbers: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// What it is said to answer, in words.
    pub best_for: Vec<String>,
    /// The line where it begins, from 1.
    pub line: usize,
}

/// Something that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its line, from 1.
    pub line: usize,
    /// Its beginning.
    pub text: String,
    /// Why it was left.
    pub why: &'static str,
}

impl Foreign {
    /// Notes what was left; texts without words are nothing.
    fn leave(&mut self, line: usize, text: &str, why: &'static str) {
        const SHOWN: usize = 60;
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.chars().any(char::is_alphanumeric) {
            let mut text: String = words.chars().take(SHOWN).collect();
            if text.len() < words.len() {
                text.push('…');
            }
            self.left.push(Left { line, text, why });
        }
    }
}

impl ForeignStory {
    /// Whether anything of it is written.
    fn is_told(&self) -> bool {
        self.parts.iter().any(|part| !part.trim().is_empty())
    }

    fn add(&mut self, part: Part, text: &str) {
        let own = &mut self.parts[part as usize];
        if !own.is_empty() {
            own.push('\n');
        }
        own.push_str(text.trim_end());
    }
}

/// Reads a file of this form for questions, stories or what was asked. `columns` says which columns of a table mean what, where
/// their heads do not: pairs of a key and a head.
pub fn read(text: &str, form: Form, kind: Kind, columns: &[(String, String)]) -> Foreign {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match (form, kind) {
        (Form::Markdown, Kind::Deck) => question_list::questions(&blocks::blocks(text)),
        (Form::Markdown, Kind::Stories) => star::stories(&blocks::blocks(text)),
        (Form::Org, Kind::Deck) => question_list::questions(&blocks::blocks(&org::as_markdown(text))),
        (Form::Org, Kind::Stories) => star::stories(&blocks::blocks(&org::as_markdown(text))),
        (Form::Table(separator), kind) => table::read(text, separator, kind, columns),
        (Form::Json, kind) => json::read(text, kind),
        (Form::Anki, _) => anki::questions(text),
        (Form::Transcript, _) | (_, Kind::Debrief) => transcript::asked(text),
    }
}

#[cfg(test)]
mod tests;
