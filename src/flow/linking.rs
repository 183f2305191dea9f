//! Links a story to questions, or says that it is not for one.

use super::keeping;
use crate::bank::{Bank, QuestionId, StoryId, Written};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::text::Change;

/// Links a story to questions, and says so. What was refused earlier is a link now.
///
/// # Errors
/// If the file cannot be edited.
pub fn link(desk: &mut Desk, console: &mut Console, story: &StoryId, questions: &[QuestionId]) -> Result<()> {
    let bank = desk.bank();
    let refused = bank.story(story.as_str()).map_or(&[][..], |story| &story.not_for);
    let allowed = questions.iter().filter_map(|question| written_for(bank, refused, question));
    let allow = |question: &QuestionId| Change::Allow { story: story.clone(), question: question.clone() };
    let allowed: Vec<Change> = allowed.map(allow).collect();
    let link =
        |question: &QuestionId| Change::Link { story: story.clone(), question: question.clone(), at: None };
    let changes: Vec<Change> = allowed.into_iter().chain(questions.iter().map(link)).collect();
    keeping::make(desk, console, &changes)
}

/// Keeps that none of these stories is for a question: they are not offered for it any more.
///
/// # Errors
/// If a file cannot be edited.
pub fn refuse(
    desk: &mut Desk,
    console: &mut Console,
    stories: &[StoryId],
    question: &QuestionId,
) -> Result<()> {
    let refuse =
        |story: &StoryId| Change::Refuse { story: story.clone(), question: question.clone(), at: None };
    let changes: Vec<Change> = stories.iter().map(refuse).collect();
    keeping::make(desk, console, &changes)
}

/// The id under which a question stands in a list: its own, or an earlier one. `None` if it is not there.
pub fn written_for<'l>(
    bank: &Bank,
    list: &'l [Written<QuestionId>],
    question: &QuestionId,
) -> Option<&'l QuestionId> {
    let leads_there = |id: &QuestionId| bank.question(id.as_str()).is_some_and(|found| found.id == *question);
    list.iter().map(|link| &link.value).find(|id| leads_there(id))
}
