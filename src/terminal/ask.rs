//! Questions to the person: yes or no, a line, some letters. Every one can be skipped with Enter.

use super::input::{Key, Typed};
use super::session::Session;
use crate::error::{Error, Result};
use crate::view::page::{Label, Line};

impl Session {
    /// Yes or no by one key; Enter means yes.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub(super) fn yes(&mut self, question: &str) -> Result<bool> {
        self.yes_or_no(question, "[Y/n]", true)
    }

    fn yes_or_no(&mut self, question: &str, choices: &str, otherwise: bool) -> Result<bool> {
        let prompt = self.prompt(&format!("{question} {choices} "));
        loop {
            match self.input.key(&prompt)? {
                Key::Enter => return Ok(otherwise),
                Key::Char('y' | 'Y') => return Ok(true),
                Key::Char('n' | 'N') => return Ok(false),
                Key::Cancelled | Key::End => return Err(cancelled()),
                _ => self.screen.note("y or n, or Enter for the one in capitals"),
            }
        }
    }

    /// A line; `None` if it was skipped with Enter.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub(super) fn line(&mut self, question: &str) -> Result<Option<String>> {
        let prompt = self.prompt(&format!("{question} "));
        match self.input.line(&prompt)? {
            Typed::Line(line) if line.trim().is_empty() => Ok(None),
            Typed::Line(line) => Ok(Some(line.trim().to_owned())),
            Typed::Cancelled | Typed::End => Err(cancelled()),
        }
    }

    /// One key out of some; anything else is asked again. Ctrl-C and Ctrl-D cancel.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub(super) fn one_of(&mut self, question: &str, keys: &[Key]) -> Result<Key> {
        let prompt = self.prompt(&format!("{question} "));
        loop {
            let key = match self.input.key(&prompt)? {
                Key::Char(letter) => Key::Char(letter.to_ascii_lowercase()),
                key => key,
            };
            match key {
                Key::Cancelled | Key::End => return Err(cancelled()),
                key if keys.contains(&key) => return Ok(key),
                _ => {}
            }
        }
    }

    /// Some of the first `count` letters, typed on a line in any order; Enter means none.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub(super) fn letters(&mut self, question: &str, count: usize) -> Result<Vec<usize>> {
        let Some(line) = self.line(question)? else { return Ok(vec![]) };
        let position = |letter: char| letter.is_ascii_lowercase().then(|| usize::from(letter as u8 - b'a'));
        let mut picked: Vec<usize> =
            line.to_lowercase().chars().filter_map(position).filter(|position| *position < count).collect();
        picked.sort_unstable();
        picked.dedup();
        Ok(picked)
    }

    /// A prompt in the look of the screen.
    pub(super) fn prompt(&self, text: &str) -> String {
        self.screen.painted(&Line::of(Label::Strong, text.trim_end())) + " "
    }
}

fn cancelled() -> Error {
    Error::cancelled("Stopped. Everything kept so far stays.")
}

/// The letter of a choice.
pub(super) fn choice_letter(position: usize) -> char {
    char::from(b'a' + u8::try_from(position.min(25)).unwrap_or(25))
}
