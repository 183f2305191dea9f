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

/// What a form leaves out: its name, the forms that carry it, and whether it occurs.
type Leaf<'t, T> = (&'t str, &'t [Carrier], fn(&T) -> bool);

const OF_QUESTIONS: [Leaf<'static, Question>; 11] = [
    ("other wordings", &[Markdown, Csv], |question| !question.also.is_empty()),
    ("follow-ups", &[Markdown, Csv], |question| !question.follow_ups.is_empty()),
    ("kinds", &[Csv], |_| true),
    ("likelihoods", &[Csv], |_| true),
    ("probes", &[Csv], |question| question.probes.is_some()),
    ("what a strong answer shows where there is an answer", &[], |question| {
        question.answer.is_some() && !question.strong.is_empty()
    }),
    ("what a weak answer gives away", &[], |question| !question.weak.is_empty()),
    ("key points", &[], |question| !question.key_points.is_empty()),
    ("all cases of an exercise but the first", &[], |question| question.variants.len() > 1),
    ("notes beyond the answer", &[], |question| question.more.is_some()),
    ("where and until when it holds", &[], |question| {
        question.checked.is_some() || question.holds_in.is_some()
    }),
];

const OF_STORIES: [Leaf<'static, Story>; 8] = [
    ("the questions they answer", &[], |story| !story.answers.is_empty()),
    ("sources of numbers", &[Markdown], |story| story.numbers.iter().any(|number| number.source.is_some())),
    ("dates", &[Markdown, Csv], |story| story.when.is_some()),
    ("what is asked back", &[], |story| !story.pushback.is_empty()),
    ("what to avoid", &[], |story| !story.avoid.is_empty()),
    ("questions they are not for", &[], |story| !story.not_for.is_empty()),
    ("earlier names", &[], |story| !story.aliases.is_empty()),
    ("their status", &[], |_| true),
];

/// What of these questions a form leaves out.
pub fn of_questions(carrier: Carrier, questions: &[&Question]) -> Vec<&'static str> {
    let is_marked =
        |question: &Question| has_marks(&question.ask) || question.strong.iter().any(|one| has_marks(one));
    left(&OF_QUESTIONS, carrier, questions, is_marked)
}

/// What of these stories a form leaves out.
pub fn of_stories(carrier: Carrier, stories: &[&Story]) -> Vec<&'static str> {
    let is_marked = |story: &Story| story.parts.iter().flatten().any(|part| has_marks(&part.value));
    left(&OF_STORIES, carrier, stories, is_marked)
}

fn left<T>(
    leaves: &[Leaf<'static, T>],
    carrier: Carrier,
    items: &[&T],
    is_marked: impl Fn(&T) -> bool,
) -> Vec<&'static str> {
    let lacks =
        |leaf: &&Leaf<'static, T>| !leaf.1.contains(&carrier) && items.iter().any(|item| leaf.2(item));
    let mut left: Vec<&str> = leaves.iter().filter(lacks).map(|leaf| leaf.0).collect();
    if items.iter().any(|item| is_marked(item)) {
        left.push("on the way back marks of emphasis and code (** and `)");
    }
    left
}

fn has_marks(text: &str) -> bool {
    text.contains("**") || text.contains('`')
}
