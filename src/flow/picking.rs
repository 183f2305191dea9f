//! Picks a story or a question of the bank by typed letters.

use crate::bank::matcher::search::{Search, What};
use crate::bank::{Bank, QuestionId, Story, StoryId};
use crate::console::Console;
use crate::console::prompts::Choice;
use crate::error::{Error, Result};

/// Lets the person pick a story; `None` if they skip.
///
/// # Errors
/// If the person cancels.
pub fn story(bank: &Bank, console: &mut Console) -> Result<Option<StoryId>> {
    let search = Search::new(bank);
    console.pick("Which story? (type some words of it, Enter = none)", |letters| {
        let story = |found: What<'_>| match found {
            What::Story(story) => Some((story.id.clone(), story.title.value.clone())),
            What::Question(_) => None,
        };
        search.find(letters).into_iter().filter_map(story).collect()
    })
}

/// Stories that are listed for a telling: as many as letters are easily read.
const LISTED: usize = 20;

/// Lets the person pick one of the ready stories, by letter; `None` if they skip.
///
/// # Errors
/// If the person cancels.
pub fn story_to_tell(bank: &Bank, console: &mut Console) -> Result<Option<StoryId>> {
    let ready: Vec<&Story> = bank.stories().iter().filter(|story| story.is_ready()).collect();
    if ready.is_empty() {
        return Err(Error::data("no story is ready to be told yet").hint("`story list` shows the drafts"));
    }
    if ready.len() > LISTED {
        return story(bank, console);
    }
    let titles: Vec<&str> = ready.iter().map(|story| story.title.value.as_str()).collect();
    Ok(match console.choose(&titles, "Which story? (letter, Enter = none)", &[])? {
        Choice::Picked(position) => ready.get(position).map(|story| story.id.clone()),
        Choice::Other(_) | Choice::Skipped => None,
    })
}

/// Lets the person pick a question that a story can answer; `None` if they skip.
///
/// # Errors
/// If the person cancels.
pub fn question(bank: &Bank, console: &mut Console) -> Result<Option<QuestionId>> {
    let search = Search::new(bank);
    console.pick("Which question? (type some words of it, Enter = none)", |letters| {
        let question = |found: What<'_>| match found {
            What::Question(question) if question.kind.takes_stories() => {
                Some((question.id.clone(), question.ask.clone()))
            }
            _ => None,
        };
        search.find(letters).into_iter().filter_map(question).collect()
    })
}
