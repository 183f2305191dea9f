//! What reads as Markdown, as blocks. The order matters: marks of programs go before the text is parsed, and which line breaks part two
//! things is told by whole paragraphs.

use super::foreign::Form;
use blocks::Block;
mod admonitions;
pub(crate) mod blocks;
pub(crate) mod breaks;
mod fences;
mod marks;
mod org;
mod page;

/// The blocks of a text; `None` if its form has none.
pub(crate) fn blocks_of(text: &str, form: Form) -> Option<Vec<Block>> {
    let markdown = match form {
        Form::Markdown => marks::plain(text),
        Form::Org => org::as_markdown(text),
        Form::Html => marks::plain(&page::as_markdown(text)),
        Form::Table(_) | Form::Json | Form::Yaml | Form::Anki | Form::Transcript => return None,
    };
    Some(breaks::blocks(&markdown))
}
