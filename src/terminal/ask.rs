//! Questions to the person: yes or no, a line, some letters. Every one can be skipped with Enter.

use super::input::{Key, Typed};
use super::session::Session;
use crate::error::{Error, Result};
use crate::view::page::{Label, Line, Page};

impl Session {
    /// Yes or no by one key; Enter means yes.
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

    /// One key out of some; anything else is asked again. Ctrl-C and Ctrl-D cancel.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub(super) fn one_of(&mut self, question: &str, keys: &[Key]) -> Result<Key> {
        let prompt = self.wrapped_prompt(question)?;
        loop {
            let key = match self.input.key(&prompt)? {
                Key::Char(letter) => Key::Char(letter.to_ascii_lowercase()),
                key => key,
            };
            match key {
                Key::Cancelled | Key::End => return Err(cancelled()),
                key if keys.contains(&key) => {
                    self.echo(&prompt, key)?;
                    return Ok(key);
                }
                _ => self.screen.take_back(usize::from(self.input.has_keys()))?,
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

    /// Writes the key that was pressed behind its prompt, so that the screen reads as a conversation.
    fn echo(&self, prompt: &str, key: Key) -> Result<()> {
        if let (Key::Char(letter), true, true) = (key, self.input.has_keys(), self.screen.can_repaint()) {
            self.screen.take_back(1)?;
            self.screen.show_finished(&format!("{prompt}{letter}\n"))?;
        }
        Ok(())
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

/// The letter of a choice.
pub(super) fn choice_letter(position: usize) -> char {
    char::from(b'a' + u8::try_from(position.min(25)).unwrap_or(25))
}
