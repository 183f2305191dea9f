//! What people have already, brought in: question lists, stories and transcripts in the forms in which they lie around. Reading never
//! fails; all forms end in the same few things, and what was not understood is kept with its line.
//!
//! A file's form and what it holds are guessed (`form`). Data with keys is read in `records`, what is said in turns in `speech`. What
//! reads as Markdown comes the long way: `markdown` cuts it into blocks, Org and web pages too, and the blocks are read twice, for
//! `questions` and for `stories`; templates are told by `unfilled`. What asks and what a label means is told by `words`, for all of
//! them. In the end `refrain` and `doubles` take out what is said too often, `both` keeps apart what stands in a file of questions and
//! stories, and `proposal` and `written` make files of it.

pub mod both;
mod doubles;
mod foreign;
mod form;
pub mod home;
mod html;
mod markdown;
pub mod own;
pub mod proposal;
mod questions;
mod records;
mod refrain;
pub mod rewriting;
mod speech;
mod stories;
mod unfilled;
mod words;
mod written;

use questions::list;
use records::{anki, json, table};
use speech::transcript;
use stories::star;

pub use foreign::{Foreign, ForeignQuestion, ForeignStory, Form, Holding, Left};
pub use form::guess;
pub use words::star_label::is_label;
pub use written::{NewQuestion, Tag};

/// Reads a file of this form for questions, stories or what was asked; its text without a byte order mark. `columns` says which columns
/// of a table mean what, where their heads do not: pairs of a key and a head.
pub fn read(text: &str, form: Form, kind: Holding, columns: &[(String, String)]) -> Foreign {
    // What stands below many questions goes first: then one that was asked twice may have nothing else below it.
    doubles::joined(refrain::without_refrains(read_all(text, form, kind, columns)))
}

fn read_all(text: &str, form: Form, kind: Holding, columns: &[(String, String)]) -> Foreign {
    match (form, kind) {
        (Form::Table(separator), kind) => table::read(text, separator, kind, columns),
        (Form::Json, Holding::Deck) => as_questions(json::read(text, Holding::Deck)),
        (Form::Json, kind) => json::read(text, kind),
        (Form::Yaml, kind) => json::read_yaml(text, kind),
        (Form::Anki, _) => anki::questions(text),
        (Form::Transcript, Holding::Deck) => as_questions(transcript::asked(text)),
        (Form::Transcript, _) | (_, Holding::Debrief) => transcript::asked(text),
        (Form::Markdown | Form::Org | Form::Html, kind) => {
            let blocks = markdown::blocks_of(text, form).unwrap_or_default();
            match kind {
                Holding::Stories => star::stories(&blocks),
                _ => list::questions(&blocks, columns),
            }
        }
    }
}

/// What was asked, as questions of a deck.
fn as_questions(mut found: Foreign) -> Foreign {
    let question = |ask: String| ForeignQuestion { ask, ..ForeignQuestion::default() };
    found.questions.extend(std::mem::take(&mut found.asked).into_iter().map(question));
    found
}

#[cfg(test)]
mod tests;
