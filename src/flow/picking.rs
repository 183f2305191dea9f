//! Picks a story or a question of the bank by typed letters.

use crate::bank::matcher::search::{Search, What};
use crate::bank::{Bank, QuestionId, StoryId};
use crate::console::Console;
use crate::error::Result;

/// Lets the person pick a story; `None` if they skip.
///
/// # Errors
/// If the person cancels.
pub fn story(bank: &Bank, console: &mut Console) -> Result<Option<StoryId>> {
    let search = Search::new(bank);
    console.pick("Which story? (some letters, Enter = none)", |letters| {
        let story = |found: What<'_>| match found {
            What::Story(story) => Some((story.id.clone(), story.title.value.clone())),
            What::Question(_) => None,
        };
        search.find(letters).into_iter().filter_map(story).collect()
    })
}

/// Lets the person pick a question that a story can answer; `None` if they skip.
///
/// # Errors
/// If the person cancels.
pub fn question(bank: &Bank, console: &mut Console) -> Result<Option<QuestionId>> {
    let search = Search::new(bank);
    console.pick("Which question? (some letters, Enter = none)", |letters| {
        let question = |found: What<'_>| match found {
            What::Question(question) if question.kind.takes_stories() => {
                Some((question.id.clone(), question.ask.clone()))
            }
            _ => None,
        };
        search.find(letters).into_iter().filter_map(question).collect()
    })
}
