//! Picks a story or a question of the bank by typed letters.

use crate::bank::matcher::letters::{Found, find};
use crate::bank::{Bank, QuestionId, StoryId};
use crate::console::Console;
use crate::error::Result;

/// Lets the person pick a story; `None` if they skip.
///
/// # Errors
/// If the person cancels.
pub fn story(bank: &Bank, console: &mut Console) -> Result<Option<StoryId>> {
    console.pick("Which story? (some letters, Enter = none)", |letters| {
        let story = |found: Found<'_>| match found {
            Found::Story(story) => Some((story.id.clone(), story.title.value.clone())),
            Found::Question(_) => None,
        };
        find(bank, letters).into_iter().filter_map(story).collect()
    })
}

/// Lets the person pick a question that a story can answer; `None` if they skip.
///
/// # Errors
/// If the person cancels.
pub fn question(bank: &Bank, console: &mut Console) -> Result<Option<QuestionId>> {
    console.pick("Which question? (some letters, Enter = none)", |letters| {
        let question = |found: Found<'_>| match found {
            Found::Question(question) if question.kind.takes_stories() => {
                Some((question.id.clone(), question.ask.clone()))
            }
            _ => None,
        };
        find(bank, letters).into_iter().filter_map(question).collect()
    })
}
