//! What people have already, brought in: question lists, stories and transcripts in the forms in which they lie around. Reading never
//! fails; all forms end in the same few things, and what was not understood is kept with its line.
//!
//! A file's form and what it holds are guessed (`form`). Tables, JSON, Anki's exports and transcripts have a reader each (`table`,
//! `json` and `object`, `anki`, `transcript` and `speakers`). What reads as Markdown comes the long way (`markdown`): Org and web pages
//! are written as Markdown (`org`, `page`), the marks of programs go (`marks`, `admonitions`, `fences`), blocks are cut (`blocks`,
//! `breaks`), and the blocks are read twice: for questions (`frames`, `levels`, `groups`, `question_list` with what stands below one in
//! `section`), and for stories (`titles`, `star`, or `prose` where nothing is labelled; templates are told by `unfilled`). What asks
//! is told by `phrase`, `asking` and `signs`, what a label means by `label`, `section` and `column`. In the end `refrain` and `doubles`
//! take out what is said too often, and `proposal` and `written` make files of it.

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
mod markdown;
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

/// Reads a file of this form for questions, stories or what was asked; its text without a byte order mark. `columns` says which columns
/// of a table mean what, where their heads do not: pairs of a key and a head.
pub fn read(text: &str, form: Form, kind: Kind, columns: &[(String, String)]) -> Foreign {
    // What stands below many questions goes first: then one that was asked twice may have nothing else below it.
    doubles::joined(refrain::without_refrains(read_all(text, form, kind, columns)))
}

fn read_all(text: &str, form: Form, kind: Kind, columns: &[(String, String)]) -> Foreign {
    match (form, kind) {
        (Form::Table(separator), kind) => table::read(text, separator, kind, columns),
        (Form::Json, kind) => json::read(text, kind),
        (Form::Yaml, kind) => json::read_yaml(text, kind),
        (Form::Anki, _) => anki::questions(text),
        (Form::Transcript, Kind::Deck) => as_questions(transcript::asked(text)),
        (Form::Transcript, _) | (_, Kind::Debrief) => transcript::asked(text),
        (Form::Markdown | Form::Org | Form::Html, kind) => {
            let blocks = markdown::blocks_of(text, form).unwrap_or_default();
            match kind {
                Kind::Stories => star::stories(&blocks),
                _ => question_list::questions(&blocks, columns),
            }
        }
    }
}

/// The words of a question without its number and what else stands around it.
pub fn words_of_question(text: &str) -> String {
    around::stripped(text).0
}

/// What was asked, as questions of a deck.
fn as_questions(mut found: Foreign) -> Foreign {
    let question = |ask: String| ForeignQuestion { ask, ..ForeignQuestion::default() };
    found.questions.extend(std::mem::take(&mut found.asked).into_iter().map(question));
    found
}

#[cfg(test)]
mod tests;
