//! Suggestions with their reasons, as text and JSON. They are offers: nothing counts them.

use crate::bank::matcher::Suggestion;
use crate::bank::{Bank, Question, Story};
use crate::view::page::{Label, Line, Page};
use crate::view::words::List;
use serde::Serialize;

/// The JSON of `suggest QUESTION`.
#[derive(Debug, Serialize)]
pub struct StoriesJson<'a> {
    version: u32,
    stories: Vec<Row<'a>>,
}

/// The JSON of `suggest STORY`.
#[derive(Debug, Serialize)]
pub struct QuestionsJson<'a> {
    version: u32,
    questions: Vec<Row<'a>>,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    id: &'a str,
    score: f64,
    weak: bool,
    reasons: Vec<String>,
}

/// Stories suggested for a question.
pub fn stories_json<'a>(found: &[Suggestion<'a, Story>]) -> StoriesJson<'a> {
    StoriesJson { version: 1, stories: rows(found, |story| story.id.as_str()) }
}

/// Questions suggested for a story.
pub fn questions_json<'a>(found: &[Suggestion<'a, Question>]) -> QuestionsJson<'a> {
    QuestionsJson { version: 1, questions: rows(found, |question| question.id.as_str()) }
}

fn rows<'a, T>(found: &[Suggestion<'a, T>], id: fn(&'a T) -> &'a str) -> Vec<Row<'a>> {
    let row = |found: &Suggestion<'a, T>| Row {
        id: id(found.what),
        score: found.score,
        weak: found.is_weak,
        reasons: found.reasons.clone(),
    };
    found.iter().map(row).collect()
}

/// Stories that could answer a question.
pub fn stories(bank: &Bank, question: &Question, found: &[Suggestion<'_, Story>], width: usize) -> Page {
    let mut page = Page::new(width);
    page.paragraph(Label::Title, &question.ask, 0);
    let linked: Vec<&str> = bank.stories_for(question).map(|story| story.id.as_str()).collect();
    if !linked.is_empty() {
        page.paragraph(Label::Good, &format!("Linked to it: {}", List(&linked)), 2);
    }
    if found.is_empty() {
        let said = if linked.is_empty() {
            "Nothing speaks for any of your stories: this one is to be written."
        } else {
            "Nothing speaks for any of your other stories."
        };
        page.paragraph(Label::Caution, said, 2);
        let tags: Vec<&str> = question.competencies.iter().map(|tag| tag.value.as_str()).collect();
        page.paragraph(
            Label::Quiet,
            &format!("It asks for {}: story new --for {}", List(&tags), question.id),
            2,
        );
        return page;
    }
    for suggestion in found {
        let draft = if suggestion.what.is_ready() { "" } else { "  (draft)" };
        page.gap();
        let perhaps = if suggestion.is_weak { "perhaps " } else { "" };
        let id =
            Line::of(Label::Quiet, format!("  {perhaps}")).then(Label::Strong, suggestion.what.id.as_str());
        page.push(id.then(Label::Caution, draft));
        page.paragraph(Label::Plain, &suggestion.what.title.value, 4);
        page.paragraph(Label::Quiet, &suggestion.reasons.join("; "), 4);
    }
    page.gap();
    page.paragraph(Label::Quiet, &format!("link {} {}", found[0].what.id, question.id), 2);
    page
}

/// Questions that a story could answer.
pub fn questions(story: &Story, found: &[Suggestion<'_, Question>], width: usize) -> Page {
    let mut page = Page::new(width);
    page.paragraph(Label::Title, &story.title.value, 0);
    if found.is_empty() {
        page.paragraph(
            Label::Plain,
            "No further question fits it. Tags help: competencies = [\"budgeting\"] in its file.",
            2,
        );
    }
    for suggestion in found {
        page.gap();
        page.push(Line::of(Label::Strong, format!("  {}", suggestion.what.id)));
        page.paragraph(Label::Plain, &suggestion.what.ask, 4);
        page.paragraph(Label::Quiet, &suggestion.reasons.join("; "), 4);
    }
    page
}
