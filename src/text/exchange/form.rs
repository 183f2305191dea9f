//! Which form a file has and what it holds, guessed by its name and its text.

use super::foreign::{Form, Holding};
use super::markdown::blocks::{Block, BlockKind};
use super::markdown::blocks_of;
use super::questions::list;
use super::records::{json, table};
use super::speech::transcript;
use super::stories::{signs, star};

/// The form of a file, and what it holds.
pub fn guess(name: &str, text: &str) -> (Form, Holding) {
    let form = form(name, text);
    let holds_stories = match form {
        Form::Table(separator) => table::holds_stories(text, separator),
        Form::Json => json::holds_stories(text),
        Form::Yaml => json::yaml_holds_stories(text),
        _ => blocks_of(text, form).is_some_and(|blocks| are_stories(name, &blocks)),
    };
    let kind = match form {
        Form::Transcript => Holding::Debrief,
        Form::Json if json::is_talk(text) => Holding::Debrief,
        _ if holds_stories => Holding::Stories,
        _ => Holding::Deck,
    };
    (form, kind)
}

/// Whether a text is one of stories, and not a list of many questions that explains STAR or answers a few of them in its parts.
fn are_stories(name: &str, blocks: &[Block]) -> bool {
    const MANY: usize = 8;
    const TIMES: usize = 3;
    // What calls itself so is.
    let first = blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(1)));
    let called = |text: &str| {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| ["story", "stories"].contains(&word))
    };
    let is_called = called(name) || first.is_some_and(|heading| called(&heading.text));
    let questions = || list::questions(blocks, &[]).questions.len();
    if !signs::is_likely(blocks) {
        return is_called && star::stories(blocks).stories.len() > questions();
    }
    let stories = star::stories(blocks).stories.len();
    if stories > 0 && is_called {
        return true;
    }
    let questions = questions();
    match stories {
        0 => questions == 0,
        _ => questions < MANY || questions < stories * TIMES,
    }
}

fn form(name: &str, text: &str) -> Form {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    let begins = |heads: &[&str]| heads.iter().any(|head| text.starts_with(head));
    if begins(&["#separator:", "#html:", "#notetype", "#deck", "#columns:", "#tags"]) {
        return Form::Anki;
    }
    match extension.as_str() {
        "json" | "jsonl" | "ndjson" => Form::Json,
        "yaml" | "yml" => Form::Yaml,
        "html" | "htm" => Form::Html,
        "csv" | "tsv" | "tab" => Form::Table(table::separator(text)),
        "org" => Form::Org,
        "vtt" | "srt" => Form::Transcript,
        _ if begins(&["[", "{"]) && json::is_json(text) => Form::Json,
        "md" | "markdown" if transcript::is_named(text) => Form::Transcript,
        "md" | "mdx" | "markdown" => Form::Markdown,
        _ if transcript::is_likely(text) => Form::Transcript,
        "txt" | "" if table::is_likely(text) => Form::Table(table::separator(text)),
        _ => Form::Markdown,
    }
}
