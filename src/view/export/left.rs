//! What stands in somebody's files and a form cannot carry: named, so that nobody takes an export for a copy.

use crate::bank::{Question, Story};

/// A form that carries words and no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// Markdown.
    Markdown,
    /// CSV.
    Csv,
    /// Anki's text.
    Anki,
}

use Carrier::{Csv, Markdown};

/// Something that stands in files.
struct Piece<T: 'static> {
    name: &'static str,
    /// The forms that carry it.
    carried_by: &'static [Carrier],
    stands_in: fn(&T) -> bool,
}

const fn piece<T>(name: &'static str, carried_by: &'static [Carrier], stands_in: fn(&T) -> bool) -> Piece<T> {
    Piece { name, carried_by, stands_in }
}

const OF_QUESTIONS: [Piece<Question>; 11] = [
    piece("other wordings", &[Markdown, Csv], |question| !question.also.is_empty()),
    piece("follow-ups", &[Markdown, Csv], |question| !question.follow_ups.is_empty()),
    piece("kinds", &[Csv], |_| true),
    piece("likelihoods", &[Csv], |_| true),
    piece("probes", &[Csv], |question| question.probes.is_some()),
    piece("what a strong answer shows where there is an answer", &[], |question| {
        question.answer.is_some() && !question.strong.is_empty()
    }),
    piece("what a weak answer gives away", &[], |question| !question.weak.is_empty()),
    piece("key points", &[], |question| !question.key_points.is_empty()),
    piece("all cases of an exercise but the first", &[], |question| question.variants.len() > 1),
    piece("notes beyond the answer", &[], |question| question.more.is_some()),
    piece("where and until when it holds", &[], |question| {
        question.checked.is_some() || question.holds_in.is_some()
    }),
];

const OF_STORIES: [Piece<Story>; 8] = [
    piece("the questions they answer", &[], |story| !story.answers.is_empty()),
    piece("sources of numbers", &[Markdown], |story| {
        story.numbers.iter().any(|number| number.source.is_some())
    }),
    piece("dates", &[Markdown, Csv], |story| story.when.is_some()),
    piece("what is asked back", &[], |story| !story.pushback.is_empty()),
    piece("what to avoid", &[], |story| !story.avoid.is_empty()),
    piece("questions they are not for", &[], |story| !story.not_for.is_empty()),
    piece("earlier names", &[], |story| !story.aliases.is_empty()),
    piece("their status", &[], |_| true),
];

/// What of these questions a form leaves out; `skipped` are those that do not go out at all.
pub fn of_questions(carrier: Carrier, questions: &[&Question], skipped: usize) -> Vec<&'static str> {
    let is_marked =
        |question: &Question| has_marks(&question.ask) || question.strong.iter().any(|one| has_marks(one));
    let mut left = left(&OF_QUESTIONS, carrier, questions, is_marked);
    if skipped > 0 {
        left.push("the questions that you skip");
    }
    left
}

/// What of these stories a form leaves out.
pub fn of_stories(carrier: Carrier, stories: &[&Story]) -> Vec<&'static str> {
    let is_marked = |story: &Story| story.parts.iter().flatten().any(|part| has_marks(&part.value));
    left(&OF_STORIES, carrier, stories, is_marked)
}

fn left<T>(
    pieces: &'static [Piece<T>],
    carrier: Carrier,
    items: &[&T],
    is_marked: impl Fn(&T) -> bool,
) -> Vec<&'static str> {
    let lacks = |piece: &&Piece<T>| {
        !piece.carried_by.contains(&carrier) && items.iter().any(|item| (piece.stands_in)(item))
    };
    let mut left: Vec<&str> = pieces.iter().filter(lacks).map(|piece| piece.name).collect();
    if items.iter().any(|item| is_marked(item)) {
        left.push("on the way back marks of emphasis and code (** and `)");
    }
    left
}

fn has_marks(text: &str) -> bool {
    text.contains("**") || text.contains('`')
}
