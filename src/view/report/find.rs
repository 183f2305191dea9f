//! What was found by what was typed, as text and JSON.

use crate::bank::matcher::search::{Found, What};
use crate::view::page::{Label, Line, Page};
use serde::Serialize;

/// The JSON of `find`, best first.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    version: u32,
    found: Vec<Row<'a>>,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    item: String,
    text: &'a str,
    reasons: &'a [String],
}

impl<'a> Report<'a> {
    /// The report of what was found.
    pub fn new(found: &'a [Found<'a>]) -> Self {
        let row = |found: &'a Found<'a>| {
            let (item, text) = match found.what {
                What::Story(story) => (format!("story/{}", story.id), &story.title.value),
                What::Question(question) => (format!("question/{}", question.id), &question.ask),
            };
            Row { item, text, reasons: &found.reasons }
        };
        Self { version: 1, found: found.iter().map(row).collect() }
    }
}

/// That nothing was found, with the known names that come nearest.
pub fn nothing(typed: &str, nearest: &[&str]) -> String {
    let near = if nearest.is_empty() { String::new() } else { format!(" Near it: {}.", nearest.join(", ")) };
    format!(
        "Nothing matches `{typed}` among your stories and the questions: their words, names and ids.{near}"
    )
}

/// What was found, best first.
pub fn text(found: &[Found<'_>], width: usize) -> Page {
    let mut page = Page::new(width);
    for found in found {
        let (kind, id, text) = match found.what {
            What::Story(story) => ("story", story.id.to_string(), &story.title.value),
            What::Question(question) => ("question", question.id.to_string(), &question.ask),
        };
        page.push(Line::of(Label::Quiet, format!("{kind:<9}")).then(Label::Strong, id));
        page.paragraph(Label::Plain, text, 9);
    }
    page
}
