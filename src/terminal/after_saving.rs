//! What follows when a story was saved: its mistakes, one remark, its tags, the questions it could answer, "ready?".

use super::ask::choice_letter;
use super::input::Key;
use super::pick::choices;
use super::session::Session;
use super::{command, editor};
use crate::bank::coverage::{LIKELY_WEIGHT, coverage};
use crate::bank::suggest::{Ranker, guessed_competencies};
use crate::bank::{Bank, Status, Story};
use crate::error::Result;
use crate::text::rule;
use crate::view::diagnostic::{Look, render};
use crate::view::page::{Label, Line};
use crate::view::words::{Count, List};

/// Questions offered at once.
const OFFERED: usize = 6;

/// Everything that follows a saved story. Asks only what is still open, and each thing once.
///
/// # Errors
/// If the person cancels, or a file cannot be edited.
pub(super) fn story(session: &mut Session, id: &str) -> Result<()> {
    let file = format!("stories/{id}.toml");
    mistakes(session, &file)?;
    if session.reading().bank.story(id).is_none() {
        return Ok(()); // its mistakes were shown; it is left out until they are mended
    }
    if !session.input.is_person() {
        return Ok(());
    }
    remark(session, id, &file)?;
    tags(session, id, &file)?;
    let before = coverage(&session.reading().bank, None).totals().likely_answered;
    questions(session, id, &file)?;
    ready(session, id)?;
    let totals = coverage(&session.reading().bank, None).totals();
    if totals.likely_answered != before {
        let said =
            format!("Likely questions answered: {before} → {} of {}.", totals.likely_answered, totals.likely);
        session.screen.show_lines(&[Line::of(Label::Good, said)])?;
    }
    Ok(())
}

/// Shows what is wrong with a file that was just edited and offers to mend it, until nothing is or the person leaves it.
///
/// # Errors
/// If the terminal fails.
pub(super) fn mistakes(session: &mut Session, file: &str) -> Result<()> {
    loop {
        let reading = session.reading();
        let of_file = |place| reading.sources.locate(place).is_some_and(|(path, _)| path == file);
        let minded: Vec<_> =
            reading.diagnostics.all().iter().filter(|minded| of_file(minded.place)).collect();
        let Some(first) = minded.first() else { return Ok(()) };
        let look = Look { width: session.screen.width(), colour: session.screen.has_colour() };
        for minded in &minded {
            session.screen.show_finished(&(render(minded, &reading.sources, look) + "\n\n"))?;
        }
        if !session.input.is_person() {
            return Ok(());
        }
        let line = reading.sources.locate(first.place).map(|(_, position)| position.line);
        match session.one_of("e edit again, Enter leave it:", &[Key::Enter, Key::Char('e')])? {
            Key::Char('e') => editor::open(session, file, line)?,
            _ => return Ok(()),
        }
    }
}

/// What is there and one remark, the most useful; `e` goes back to the place.
fn remark(session: &mut Session, id: &str, file: &str) -> Result<()> {
    loop {
        let reading = session.reading();
        let Some(story) = reading.bank.story(id) else { return Ok(()) };
        session.screen.show_lines(&[Line::of(Label::Plain, what_is_there(story))])?;
        if !story.missing_parts().is_empty() {
            return Ok(()); // still being written: no style remarks
        }
        let remarks = rule::remarks(story, reading.bank.settings(), session.date());
        let [first, rest @ ..] = remarks.all() else { return Ok(()) };
        let mut page = session.page();
        page.hang(Line::of(Label::Caution, "One remark: "), Label::Plain, &first.message, 2);
        if let Some(help) = &first.help {
            page.paragraph(Label::Quiet, help, 2);
        }
        if !rest.is_empty() {
            page.paragraph(Label::Quiet, &format!("{} more: check", rest.len()), 2);
        }
        session.screen.show(&page)?;
        let line = reading.sources.locate(first.place).map(|(_, position)| position.line);
        match session.one_of("e edit, Enter keep:", &[Key::Enter, Key::Char('e')])? {
            Key::Char('e') => {
                editor::open(session, file, line)?;
                mistakes(session, file)?;
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

/// Guesses tags from the story's words where it has none.
fn tags(session: &mut Session, id: &str, file: &str) -> Result<()> {
    let reading = session.reading();
    let Some(story) = reading.bank.story(id).filter(|story| story.competencies.is_empty()) else {
        return Ok(());
    };
    let guessed: Vec<String> =
        guessed_competencies(&reading.bank, story).into_iter().take(3).map(|(id, _)| id.to_owned()).collect();
    let chosen = if guessed.is_empty() {
        match session.line("Tags? (a word or two: budgeting, outage, hiring; Enter = none)")? {
            Some(typed) => split_tags(&typed),
            None => return Ok(()),
        }
    } else {
        let keys = [Key::Enter, Key::Char('y'), Key::Char('e'), Key::Char('n')];
        match session.one_of(&format!("Tags: {}. Right? [Y/e/n]", guessed.join(", ")), &keys)? {
            Key::Char('e') => {
                session.line("Tags, with commas:")?.map(|typed| split_tags(&typed)).unwrap_or_default()
            }
            Key::Char('n') => return Ok(()),
            _ => guessed,
        }
    };
    for tag in &chosen {
        let tag = reading.bank.vocabulary().canonical(tag).to_owned();
        command::story::add_tag(session, file, &tag)?;
    }
    if !chosen.is_empty() {
        session.screen.note(&format!("Tagged {}.  (take it back: story edit {id})", chosen.join(", ")));
    }
    Ok(())
}

fn split_tags(typed: &str) -> Vec<String> {
    typed.split([',', ' ']).filter_map(|tag| crate::bank::id::slug_from(tag, 40)).collect()
}

/// Offers the likely questions that it could answer, by letters.
fn questions(session: &mut Session, id: &str, file: &str) -> Result<()> {
    let reading = session.reading();
    let bank: &Bank = &reading.bank;
    let Some(story) = bank.story(id).filter(|story| story.missing_parts().len() < 4) else { return Ok(()) };
    let likely = |question: &&crate::bank::Question| bank.weight(question, None) >= LIKELY_WEIGHT;
    let fitting = Ranker::new(bank).questions_for(story);
    let offered: Vec<_> = fitting.into_iter().map(|found| found.what).filter(likely).take(OFFERED).collect();
    if offered.is_empty() || story.status == Status::Retired {
        return Ok(());
    }
    let mut page = session.page();
    page.paragraph(Label::Plain, "You would tell it for:", 0);
    choices(offered.iter().map(|question| question.ask.as_str()), &mut page);
    session.screen.show(&page)?;
    let example = if offered.len() > 2 {
        format!("like `{}{}`", choice_letter(0), choice_letter(2))
    } else {
        "a".into()
    };
    for position in session.letters(&format!("Letters ({example}), Enter = none:"), offered.len())? {
        command::link::add(session, file, offered[position].id.as_str())?;
    }
    Ok(())
}

fn ready(session: &mut Session, id: &str) -> Result<()> {
    let reading = session.reading();
    let Some(story) = reading.bank.story(id) else { return Ok(()) };
    if story.status == Status::Draft && story.missing_parts().is_empty() && session.yes("Mark it ready?")? {
        command::story::mark_ready(session, id)?;
    }
    if session.reading().bank.story(id).is_some_and(|story| story.is_ready() && story.answers.is_empty()) {
        session.screen.note(&format!("It answers no question yet: link {id}"));
    }
    Ok(())
}
