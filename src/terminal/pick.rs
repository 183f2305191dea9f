//! Picking a question or a story by typed letters: nobody should have to type an id.

use super::ask::choice_letter;
use super::input::Key;
use super::session::Session;
use crate::bank::find::{Found, find};
use crate::bank::{Bank, Kind, Question, Story};
use crate::error::Result;
use crate::view::page::{Label, Line, Page};

/// Choices shown at once.
const SHOWN: usize = 9;

/// Lets the person pick a story by letters; `None` if they skip.
///
/// # Errors
/// If the person cancels.
pub(super) fn story<'a>(session: &mut Session, bank: &'a Bank) -> Result<Option<&'a Story>> {
    by_letters(session, bank, "Which story? (some letters, Enter = none)", |found| match found {
        Found::Story(story) => Some((*story, story.title.value.as_str())),
        Found::Question(_) => None,
    })
}

/// Lets the person pick a question by letters; `None` if they skip.
///
/// # Errors
/// If the person cancels.
pub(super) fn question<'a>(session: &mut Session, bank: &'a Bank) -> Result<Option<&'a Question>> {
    by_letters(session, bank, "Which question? (some letters, Enter = none)", |found| match found {
        Found::Question(question) if question.kind != Kind::Fact => Some((*question, question.ask.as_str())),
        _ => None,
    })
}

fn by_letters<'a, T: Copy>(
    session: &mut Session,
    bank: &'a Bank,
    prompt: &str,
    wanted: impl Fn(&Found<'a>) -> Option<(T, &'a str)>,
) -> Result<Option<T>> {
    loop {
        let Some(letters) = session.line(prompt)? else { return Ok(None) };
        let found: Vec<(T, &str)> = find(bank, &letters).iter().filter_map(&wanted).take(SHOWN).collect();
        match found.as_slice() {
            [] => session.screen.note(&format!("Nothing matches `{letters}`.")),
            [(only, text)] => {
                if session.yes(&format!("{text}  This one?"))? {
                    return Ok(Some(*only));
                }
            }
            several => {
                let mut page = session.page();
                choices(several.iter().map(|(_, text)| *text), &mut page);
                session.screen.show(&page)?;
                let mut keys: Vec<Key> =
                    (0..several.len()).map(|position| Key::Char(choice_letter(position))).collect();
                keys.push(Key::Enter);
                if let Key::Char(letter) = session.one_of("Letter, or Enter to look again:", &keys)? {
                    return Ok(several.get(usize::from(letter as u8 - b'a')).map(|(what, _)| *what));
                }
            }
        }
    }
}

/// Puts choices on a page, a letter each.
pub(super) fn choices<'a>(texts: impl Iterator<Item = &'a str>, page: &mut Page) {
    for (position, text) in texts.enumerate() {
        let lead = Line::of(Label::Key, format!("  {}  ", choice_letter(position)));
        page.hang(lead, Label::Plain, text, 5);
    }
}
