//! What people have already, brought in: question lists, stories and transcripts in the forms in which they lie around. Each form is
//! a file; all end in the same few things, and what was not understood is kept with its line. Reading never fails.

mod admonitions;
mod anki;
mod around;
mod asking;
mod blocks;
mod breaks;
mod column;
mod doubles;
mod fences;
mod foreign;
mod form;
mod frames;
mod front;
mod groups;
pub mod home;
mod html;
mod json;
mod kind;
mod label;
mod levels;
mod marks;
mod object;
mod org;
mod ornament;
pub mod own;
mod page;
mod phrase;
pub mod proposal;
mod prose;
mod question_list;
mod refrain;
mod reverse;
pub mod rewriting;
mod section;
mod sentence;
mod signs;
mod speakers;
mod star;
mod star_label;
mod story_signs;
mod table;
mod titles;
mod transcript;
mod unfilled;
mod written;
mod yaml;

pub use foreign::{Foreign, ForeignQuestion, ForeignStory, Form, Kind, Left};
pub use form::guess;
pub use star_label::is_label;
pub use written::{NewQuestion, Tag};

/// Reads a file of this form for questions, stories or what was asked. `columns` says which columns of a table mean what, where
/// their heads do not: pairs of a key and a head.
pub fn read(text: &str, form: Form, kind: Kind, columns: &[(String, String)]) -> Foreign {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    doubles::joined(refrain::without_refrains(read_all(text, form, kind, columns)))
}

/// The words of a question without its number and what else stands around it.
pub fn words_of_question(text: &str) -> String {
    around::stripped(text).0
}

fn read_all(text: &str, form: Form, kind: Kind, columns: &[(String, String)]) -> Foreign {
    match (form, kind) {
        (Form::Markdown, Kind::Deck) => {
            question_list::questions(&breaks::blocks(&marks::plain(text)), columns)
        }
        (Form::Markdown, Kind::Stories) => star::stories(&breaks::blocks(&marks::plain(text))),
        (Form::Org, Kind::Deck) => {
            question_list::questions(&breaks::blocks(&org::as_markdown(text)), columns)
        }
        (Form::Org, Kind::Stories) => star::stories(&breaks::blocks(&org::as_markdown(text))),
        (Form::Table(separator), kind) => table::read(text, separator, kind, columns),
        (Form::Json, kind) => json::read(text, kind),
        (Form::Anki, _) => anki::questions(text),
        (Form::Yaml, kind) => json::read_yaml(text, kind),
        (Form::Html, kind) => read(&page::as_markdown(text), Form::Markdown, kind, columns),
        (Form::Transcript, Kind::Deck) => as_questions(transcript::asked(text)),
        (Form::Transcript, _) | (_, Kind::Debrief) => transcript::asked(text),
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
