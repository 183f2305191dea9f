//! Which form a file has and what it holds, guessed by its name and its text.

use super::{blocks, json, org, star, table, transcript};
use std::fmt;

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Markdown, MDX or plain text.
    Markdown,
    /// Org.
    Org,
    /// Rows with this separator.
    Table(u8),
    /// JSON.
    Json,
    /// Anki's export as text: of notes or of cards.
    Anki,
    /// Somebody speaks, somebody answers.
    Transcript,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Questions.
    Deck,
    /// Stories.
    Stories,
    /// What was asked in an interview.
    Debrief,
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Form::Markdown => "Markdown",
            Form::Org => "Org",
            Form::Table(b'\t') => "a table with tabs",
            Form::Table(_) => "a table",
            Form::Json => "JSON",
            Form::Anki => "Anki's text export",
            Form::Transcript => "a transcript",
        })
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Kind::Deck => "questions",
            Kind::Stories => "stories",
            Kind::Debrief => "what was asked",
        })
    }
}

/// The form of a file, and what it holds.
pub fn guess(name: &str, text: &str) -> (Form, Kind) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let form = form(name, text);
    let holds_stories = match form {
        Form::Markdown => star::is_likely(&blocks::blocks(text)),
        Form::Org => star::is_likely(&blocks::blocks(&org::as_markdown(text))),
        Form::Table(separator) => table::holds_stories(text, separator),
        Form::Json => json::holds_stories(text),
        Form::Anki | Form::Transcript => false,
    };
    let kind = match form {
        Form::Transcript => Kind::Debrief,
        _ if holds_stories => Kind::Stories,
        _ => Kind::Deck,
    };
    (form, kind)
}

fn form(name: &str, text: &str) -> Form {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    let begins = |heads: &[&str]| heads.iter().any(|head| text.starts_with(head));
    if begins(&["#separator:", "#html:", "#notetype", "#deck", "#columns:", "#tags"]) {
        return Form::Anki;
    }
    match extension.as_str() {
        "json" => Form::Json,
        "csv" | "tsv" | "tab" => Form::Table(table::separator(text)),
        "org" => Form::Org,
        "vtt" | "srt" => Form::Transcript,
        _ if begins(&["[", "{"]) && json::is_json(text) => Form::Json,
        "md" | "mdx" | "markdown" => Form::Markdown,
        _ if transcript::is_likely(text) => Form::Transcript,
        "txt" | "" if table::is_likely(text) => Form::Table(table::separator(text)),
        _ => Form::Markdown,
    }
}
