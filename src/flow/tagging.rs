//! The tags of a saved story: guessed from its words, or typed, with Tab, and shown as what they became.

use super::keeping;
use crate::bank::matcher::guessed_competencies;
use crate::bank::matcher::typed_tags::{Meant, tags_in};
use crate::bank::{Bank, CompetencyId, StoryId};
use crate::console::Console;
use crate::console::input::Key;
use crate::console::prompts::Choice;
use crate::desk::Desk;
use crate::error::Result;
use crate::text::Change;

/// Competencies that are guessed at most.
const GUESSED: usize = 3;

/// Asks for tags where a story has none.
///
/// # Errors
/// If the person cancels, or the file cannot be edited.
pub(super) fn ask(desk: &mut Desk, console: &mut Console, id: &StoryId) -> Result<()> {
    let Some(story) = desk.bank().story(id.as_str()).filter(|story| story.competencies.is_empty()) else {
        return Ok(());
    };
    let guessed = guessed_competencies(desk.bank(), story).into_iter().take(GUESSED);
    let guessed: Vec<String> = guessed.map(|(id, _)| id.to_owned()).collect();
    let chosen = chosen(desk.bank(), console, guessed)?;
    if chosen.is_empty() {
        return Ok(());
    }
    let tag = |tag: &String| Change::Tag { story: id.clone(), competency: tag.clone(), at: None };
    let changes: Vec<Change> = chosen.iter().map(tag).collect();
    keeping::make_quietly(desk, console, &changes)?;
    console.screen.note(&format!("Tagged {}.  (take it back: `undo`)", chosen.join(", ")));
    Ok(())
}

/// The tags that the person agrees to, or types.
fn chosen(bank: &Bank, console: &mut Console, guessed: Vec<String>) -> Result<Vec<String>> {
    if guessed.is_empty() {
        return typed(
            bank,
            console,
            "Tags? (a word or two: budgeting, outage, hiring; Tab lists them, Enter = none)",
        );
    }
    let keys = [Key::Enter, Key::Char('y'), Key::Char('e'), Key::Char('n')];
    Ok(match console.one_of(&format!("Tags: {}. Right? [Y/e/n]", guessed.join(", ")), &keys)? {
        Key::Char('e') => typed(bank, console, "Tags, with commas (Tab lists them):")?,
        Key::Char('n') => vec![],
        _ => guessed,
    })
}

fn typed(bank: &Bank, console: &mut Console, question: &str) -> Result<Vec<String>> {
    let known = bank.vocabulary().all().iter();
    let words = known.map(|known| (known.id.to_string(), known.title.clone())).collect();
    let Some(line) = console.line_of(question, words)? else { return Ok(vec![]) };
    let mut tags: Vec<String> = vec![];
    for (typed, meant) in tags_in(bank.vocabulary(), &line) {
        let tag = match meant {
            Meant::One(id) => Some(id.to_string()),
            Meant::Several(ids) => one_of_several(bank, console, &typed, &ids)?,
            Meant::Own(own) => own_tag(console, &typed, own)?,
        };
        tags.extend(tag.filter(|tag| !tags.contains(tag)));
    }
    Ok(tags)
}

fn one_of_several(
    bank: &Bank,
    console: &mut Console,
    typed: &str,
    ids: &[&CompetencyId],
) -> Result<Option<String>> {
    let title = |id: &&CompetencyId| {
        let known = bank.vocabulary().resolve(id.as_str());
        format!("{id}  {}", known.map_or("", |known| known.title.as_str()))
    };
    let titles: Vec<String> = ids.iter().map(title).collect();
    let texts: Vec<&str> = titles.iter().map(String::as_str).collect();
    let question = format!("`{typed}` may mean one of these. Letter, Enter = none:");
    Ok(match console.choose(&texts, &question, &[])? {
        Choice::Picked(position) => ids.get(position).map(|id| id.to_string()),
        _ => None,
    })
}

fn own_tag(console: &mut Console, typed: &str, own: String) -> Result<Option<String>> {
    let question = format!("No question asks for `{typed}`. Keep it as a tag of your own?");
    Ok(console.agrees(&question)?.then_some(own))
}
