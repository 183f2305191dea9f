//! Questions to the person: yes or no, a line, some letters. Every one can be skipped with Enter.

use super::input::{Key, Typed};
use super::session::Session;
use crate::error::{Error, Result};
use crate::view::page::{Label, Line, Page};

impl Session {
    /// Yes or no; Enter means yes.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub(super) fn yes(&mut self, question: &str) -> Result<bool> {
        let keys = [Key::Enter, Key::Char('y'), Key::Char('n')];
        Ok(self.one_of(&format!("{question} [Y/n]"), &keys)? != Key::Char('n'))
    }

    /// A line; `None` if it was skipped with Enter.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub(super) fn line(&mut self, question: &str) -> Result<Option<String>> {
        let prompt = self.wrapped_prompt(question)?;
        match self.input.line(&prompt)? {
            Typed::Line(line) if line.trim().is_empty() => Ok(None),
            Typed::Line(line) => Ok(Some(line.trim().to_owned())),
            Typed::Cancelled | Typed::End => Err(cancelled()),
        }
    }

    /// One letter out of some, typed with Enter, or Enter alone where that is among `keys`; anything else is asked again.
    /// Only cards are answered by single keys: here a letter and a habitual Enter
    /// behind it are one answer.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub(super) fn one_of(&mut self, question: &str, keys: &[Key]) -> Result<Key> {
        let prompt = self.wrapped_prompt(question)?;
        loop {
            let key = match self.input.line(&prompt)? {
                Typed::Line(line) => one_letter(&line),
                Typed::Cancelled | Typed::End => return Err(cancelled()),
            };
            if keys.contains(&key) {
                return Ok(key);
            }
        }
    }

    /// Some of the first `count` letters, typed on a line in any order; Enter means none.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub(super) fn letters(&mut self, question: &str, count: usize) -> Result<Vec<usize>> {
        loop {
            let Some(line) = self.line(question)? else { return Ok(vec![]) };
            let letters: Vec<char> =
                line.to_lowercase().chars().filter(|c| !matches!(c, ' ' | ',')).collect();
            let position =
                |letter: &char| letter.is_ascii_lowercase().then(|| usize::from(*letter as u8 - b'a'));
            let picked: Option<Vec<usize>> =
                letters.iter().map(|letter| position(letter).filter(|position| *position < count)).collect();
            if let Some(mut picked) = picked {
                picked.sort_unstable();
                picked.dedup();
                return Ok(picked);
            }
            let last = choice_letter(count.saturating_sub(1));
            self.screen.note(&format!("Only letters from a to {last} please, or Enter for none."));
        }
    }

    /// A prompt for a question of any length: all but its last line is printed, so that words are not broken.
    fn wrapped_prompt(&self, question: &str) -> Result<String> {
        let mut page = Page::new(self.screen.width().saturating_sub(2));
        page.paragraph(Label::Strong, question, 0);
        let (last, rest) =
            page.lines().split_last().map_or((String::new(), &[][..]), |(last, rest)| (last.text(), rest));
        self.screen.show_lines(rest)?;
        Ok(self.prompt(&last))
    }

    /// A prompt in the look of the screen.
    pub(super) fn prompt(&self, text: &str) -> String {
        self.screen.painted(&Line::of(Label::Strong, text.trim_end())) + " "
    }
}

fn cancelled() -> Error {
    Error::cancelled("Stopped. Everything kept so far stays.")
}

/// A single letter, or one of the words that people write out; any other text is no answer to a choice.
fn one_letter(line: &str) -> Key {
    let line = line.trim().to_lowercase();
    let mut letters = line.chars();
    match (letters.next(), letters.next()) {
        (None, _) => Key::Enter,
        (Some(letter), None) => Key::Char(letter),
        (Some(letter), Some(_)) if ["yes", "no", "edit"].contains(&line.as_str()) => Key::Char(letter),
        _ => Key::Other,
    }
}

/// The letter of a choice.
pub(super) fn choice_letter(position: usize) -> char {
    char::from(b'a' + u8::try_from(position.min(25)).unwrap_or(25))
}
