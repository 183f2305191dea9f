//! What goes out: decks, stories and the history in the forms that other programs read. What a form cannot carry it leaves out.

mod anki;
pub mod coach;
mod history;
pub mod left;
mod markdown;
mod rows;

pub use anki::{anki_decks, anki_stories};
pub use history::{history_csv, history_for_fsrs};
pub use markdown::{markdown_decks, markdown_stories};
pub use rows::{csv_decks, csv_stories, written};

use crate::bank::Question;

/// What there is to say to a question: the answer of a fact, the first worked answer of an exercise, else what a strong answer shows.
fn answer_lines(question: &Question) -> Vec<&str> {
    let worked = question.variants.first().map(|variant| variant.answer.as_str());
    match question.answer.as_deref().or(worked) {
        Some(answer) => answer.lines().map(str::trim).filter(|line| !line.is_empty()).collect(),
        None => question.strong.iter().map(String::as_str).collect(),
    }
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tags(question: &Question) -> impl Iterator<Item = &str> {
    question.competencies.iter().map(|tag| tag.value.as_str())
}
