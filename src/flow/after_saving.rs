//! What follows when a story was saved: its mistakes, one remark, its tags, the questions it could answer, "ready?".

use super::{editing, keeping, linking, tagging};
use crate::bank::coverage::{LIKELY_WEIGHT, coverage};
use crate::bank::matcher::Matcher;
use crate::bank::{Bank, Question, QuestionId, Status, Story, StoryId};
use crate::console::Console;
use crate::console::input::Key;
use crate::console::prompts::{choice_letter, choices};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::text::Change;
use crate::text::change::story_file;
use crate::view::page::{Label, Line};
use crate::view::words::{Count, List};

/// Questions offered at once.
const OFFERED: usize = 6;

/// Everything that follows a saved story. Asks only what is still open, and each thing once.
///
/// # Errors
/// If the person cancels, or a file cannot be edited.
pub fn story(desk: &mut Desk, console: &mut Console, id: &StoryId) -> Result<()> {
    editing::mistakes(desk, console, &story_file(id))?;
    if desk.bank().story(id.as_str()).is_none() || !console.input.is_person() {
        return Ok(()); // its mistakes were shown; it is left out until they are mended
    }
    remark(desk, console, id)?;
    tagging::ask(desk, console, id)?;
    let before = coverage(desk.bank(), None).totals().likely_answered;
    questions(desk, console, id)?;
    ready(desk, console, id)?;
    let totals = coverage(desk.bank(), None).totals();
    if totals.likely_answered != before {
        let said =
            format!("Likely questions answered: {before} → {} of {}.", totals.likely_answered, totals.likely);
        console.screen.show_lines(&[Line::of(Label::Good, said)])?;
    }
    Ok(())
}

/// What is there and one remark, the most useful; `e` goes back to the place.
fn remark(desk: &mut Desk, console: &mut Console, id: &StoryId) -> Result<()> {
    loop {
        let Some(story) = desk.bank().story(id.as_str()) else { return Ok(()) };
        console.screen.show_lines(&[Line::of(Label::Plain, what_is_there(story))])?;
        if !story.missing_parts().is_empty() {
            return Ok(()); // still being written: no style remarks
        }
        let remarks = desk.remarks(id);
        let [first, rest @ ..] = remarks.all() else { return Ok(()) };
        let mut page = console.screen.page();
        page.hang(Line::of(Label::Caution, "One remark: "), Label::Plain, &first.message, 2);
        if let Some(help) = &first.help {
            page.paragraph(Label::Quiet, help, 2);
        }
        if !rest.is_empty() {
            page.paragraph(Label::Quiet, &format!("{} more: check", rest.len()), 2);
        }
        console.screen.show(&page)?;
        let line = desk.reading().sources.locate(first.place).map(|(_, position)| position.line);
        match console.one_of("e edit, Enter keep:", &[Key::Enter, Key::Char('e')])? {
            Key::Char('e') => {
                editing::open(desk, console, &story_file(id), line)?;
                editing::mistakes(desk, console, &story_file(id))?;
            }
            _ => return Ok(()),
        }
    }
}

fn what_is_there(story: &Story) -> String {
    let missing: Vec<&str> = story.missing_parts().into_iter().map(|part| part.word()).collect();
    let numbers = match story.numbers.len() {
        0 => "nothing under `numbers` yet".to_owned(),
        count => Count(count, "number").to_string(),
    };
    match missing.len() {
        0 => format!("All four parts, {numbers}."),
        4 => "No part written yet; it stays a draft.".to_owned(),
        _ => format!("Still to write: {}. It stays a draft.", List(&missing)),
    }
}

/// Offers the likely questions that a story could answer, by letters.
///
/// # Errors
/// If the person cancels, or a file cannot be edited.
pub fn questions(desk: &mut Desk, console: &mut Console, id: &StoryId) -> Result<()> {
    let offered = offered(desk.bank(), id);
    if offered.is_empty() {
        return Ok(());
    }
    let mut page = console.screen.page();
    page.paragraph(Label::Plain, "You would tell it for:", 0);
    choices(offered.iter().map(|question| question.ask.as_str()), &mut page);
    console.screen.show(&page)?;
    let example = match offered.len() {
        0..=2 => "a".to_owned(),
        _ => format!("like `{}{}`", choice_letter(0), choice_letter(2)),
    };
    let letters = console.letters(&format!("Letters ({example}), Enter = none:"), offered.len(), vec![])?;
    let chosen: Vec<QuestionId> = letters.into_iter().map(|position| offered[position].id.clone()).collect();
    linking::link(desk, console, id, &chosen)
}

/// The likely questions that a story could answer, if enough of it is written to tell.
fn offered<'a>(bank: &'a Bank, id: &StoryId) -> Vec<&'a Question> {
    let tellable = |story: &&Story| story.missing_parts().len() < 4 && story.status != Status::Retired;
    let Some(story) = bank.story(id.as_str()).filter(tellable) else { return vec![] };
    let likely = |question: &&Question| bank.weight(question, None) >= LIKELY_WEIGHT;
    let fitting = Matcher::new(bank).questions_for(story).into_iter().map(|found| found.what);
    fitting.filter(likely).take(OFFERED).collect()
}

fn ready(desk: &mut Desk, console: &mut Console, id: &StoryId) -> Result<()> {
    let Some(story) = desk.bank().story(id.as_str()) else { return Ok(()) };
    if story.status == Status::Draft && story.missing_parts().is_empty() && console.yes("Mark it ready?")? {
        mark_ready(desk, console, id)?;
    }
    if desk.bank().story(id.as_str()).is_some_and(|story| story.is_ready() && story.answers.is_empty()) {
        console.screen.note(&format!("It answers no question yet: `link {id}`"));
    }
    Ok(())
}

/// Marks a story ready, if its four parts are there.
///
/// # Errors
/// If one is missing, or the file cannot be edited.
pub fn mark_ready(desk: &mut Desk, console: &mut Console, id: &StoryId) -> Result<()> {
    let missing = desk.bank().story(id.as_str()).map(Story::missing_parts).unwrap_or_default();
    if !missing.is_empty() {
        let missing: Vec<&str> = missing.into_iter().map(|part| part.word()).collect();
        return Err(Error::data(format!("story `{id}` has no {} yet, so it is not ready", List(&missing)))
            .hint(format!("write it: `story edit {id}`")));
    }
    mark(desk, console, id, Status::Ready)
}

/// Says how far a story is.
///
/// # Errors
/// If the file cannot be edited.
pub fn mark(desk: &mut Desk, console: &mut Console, id: &StoryId, status: Status) -> Result<()> {
    keeping::make(desk, console, &[Change::Status { story: id.clone(), status: Some(status) }])
}
