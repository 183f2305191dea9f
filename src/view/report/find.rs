//! What typed letters found, as text and JSON.

use crate::bank::matcher::letters::Found;
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
}

impl<'a> Report<'a> {
    /// The report of what was found.
    pub fn new(found: &[Found<'a>]) -> Self {
        let row = |found: &Found<'a>| match found {
            Found::Story(story) => Row { item: format!("story/{}", story.id), text: &story.title.value },
            Found::Question(question) => {
                Row { item: format!("question/{}", question.id), text: &question.ask }
            }
        };
        Self { version: 1, found: found.iter().map(row).collect() }
    }
}

/// What was found, best first.
pub fn text(found: &[Found<'_>], width: usize) -> Page {
    let mut page = Page::new(width);
    for found in found {
        let (kind, id, text) = match found {
            Found::Story(story) => ("story", story.id.to_string(), &story.title.value),
            Found::Question(question) => ("question", question.id.to_string(), &question.ask),
        };
        page.push(Line::of(Label::Quiet, format!("{kind:<9}")).then(Label::Strong, id));
        page.paragraph(Label::Plain, text, 9);
    }
    page
}
