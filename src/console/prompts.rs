//! Questions to the person: yes or no, a line, a date, some letters. Every one can be skipped with Enter.

use super::Console;
use super::input::{Key, Typed};
use super::screen::Prompt;
use crate::error::{Error, Result};
use crate::view::page::{Label, Line, Page};

/// What was picked among choices by letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The choice at this position.
    Picked(usize),
    /// One of the other keys.
    Other(char),
    /// Enter alone.
    Skipped,
}

impl Console {
    /// Yes or no; Enter means yes.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub fn yes(&mut self, question: &str) -> Result<bool> {
        let keys = [Key::Enter, Key::Char('y'), Key::Char('n')];
        Ok(self.one_of(&format!("{question} [Y/n]"), &keys)? != Key::Char('n'))
    }

    /// Whether the person agrees; Enter means not now.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub fn agrees(&mut self, question: &str) -> Result<bool> {
        let keys = [Key::Enter, Key::Char('y'), Key::Char('n')];
        Ok(self.one_of(&format!("{question} [y/N]"), &keys)? == Key::Char('y'))
    }

    /// A line; `None` if it was skipped with Enter.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub fn line(&mut self, question: &str) -> Result<Option<String>> {
        let prompt = self.wrapped_prompt(question)?;
        answered(self.input.line(&prompt)?)
    }

    /// A line that says something; `None` if it was skipped with Enter, or left by `q`. Other letters alone, a call for help and a
    /// command are habit and no sentence.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub fn sentence(&mut self, question: &str) -> Result<Option<String>> {
        loop {
            let Some(line) = self.line(question)? else { return Ok(None) };
            match line.to_lowercase().as_str() {
                "q" | "quit" | "exit" => return Ok(None),
                "help" | "?" => self.screen.note("Words of yours are wanted here; Enter alone goes on."),
                command if self.is_command(command) => {
                    self.screen.note(&format!(
                        "`{command}` is a command, and not kept as words of yours: Enter first, then type it."
                    ));
                }
                letter if letter.chars().count() == 1 => {
                    self.screen.note("A letter alone is not kept; Enter alone goes on.");
                }
                _ => return Ok(Some(line)),
            }
        }
    }

    /// Whether a line is a command of ours, alone or with what only a command has behind it: an id, a flag.
    fn is_command(&self, line: &str) -> bool {
        let mut words = line.split_whitespace();
        let is_name = words.next().is_some_and(|first| self.commands.iter().any(|name| name == first));
        is_name && words.next().is_none_or(|second| second.contains('/') || second.starts_with("--"))
    }

    /// A line in which Tab completes words (name, and what it stands for); `None` if it was skipped with Enter.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub fn line_of(&mut self, question: &str, words: Vec<(String, String)>) -> Result<Option<String>> {
        let prompt = self.wrapped_prompt(question)?;
        answered(self.input.words(&prompt, words)?)
    }

    /// One letter out of some, typed with Enter, or Enter alone where that is among `keys`, or the word that the question has
    /// behind either (`keep` at "e edit, Enter keep:"); `q` leaves where it is no choice; anything else is asked again. Only cards are
    /// answered by single keys: here a letter and a habitual Enter behind it are one answer.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub fn one_of(&mut self, question: &str, keys: &[Key]) -> Result<Key> {
        loop {
            let prompt = self.wrapped_prompt(question)?;
            let key = match self.input.line(&prompt)? {
                Typed::Line(line) => one_key(&line, question),
                Typed::Cancelled | Typed::End => return Err(cancelled()),
            };
            if keys.contains(&key) {
                return Ok(key);
            }
            if key == Key::Char('q') {
                return Err(cancelled());
            }
            self.screen.note(&expected(keys));
        }
    }

    /// What a line means, asked again until it means something; `None` if it was skipped with Enter. `read` says what is
    /// wrong with a line that means nothing.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub fn value<T>(&mut self, question: &str, read: impl Fn(&str) -> Result<T>) -> Result<Option<T>> {
        while let Some(typed) = self.line(question)? {
            match read(&typed) {
                Ok(value) => return Ok(Some(value)),
                Err(error) => self.screen.note_answer(&error),
            }
        }
        Ok(None)
    }

    /// Shows some texts, a letter each, and asks for one of the letters, Enter, or one of `others`.
    ///
    /// # Errors
    /// If the person cancels, or the terminal fails.
    pub fn choose(&mut self, texts: &[&str], question: &str, others: &[char]) -> Result<Choice> {
        let mut page = self.screen.page();
        choices(texts.iter().copied(), &mut page);
        self.screen.show(&page)?;
        let letters = (0..texts.len()).map(choice_letter);
        let mut keys: Vec<Key> = letters.chain(others.iter().copied()).map(Key::Char).collect();
        keys.push(Key::Enter);
        Ok(match self.one_of(question, &keys)? {
            Key::Char(letter) => match choice_of(letter, texts.len()) {
                Some(position) if !others.contains(&letter) => Choice::Picked(position),
                _ => Choice::Other(letter),
            },
            _ => Choice::Skipped,
        })
    }

    /// Some of the first `count` letters, typed on a line in any order; Enter means those of `usual`, 0 none, and `q` leaves where it
    /// is no choice.
    ///
    /// # Errors
    /// If the person cancels, or stdin cannot be read.
    pub fn letters(&mut self, question: &str, count: usize, usual: Vec<usize>) -> Result<Vec<usize>> {
        loop {
            let Some(line) = self.line(question)? else { return Ok(usual) };
            let letters: Vec<char> = match one_key(&line, question) {
                Key::Enter => return Ok(usual),
                Key::Char('0') => return Ok(vec![]),
                Key::Char('q') if choice_of('q', count).is_none() => return Err(cancelled()),
                _ => line.to_lowercase().chars().filter(|c| !matches!(c, ' ' | ',')).collect(),
            };
            let picked: Option<Vec<usize>> = letters.iter().map(|letter| choice_of(*letter, count)).collect();
            if let Some(mut picked) = picked {
                picked.sort_unstable();
                picked.dedup();
                return Ok(picked);
            }
            let last = choice_letter(count.saturating_sub(1));
            let none = if usual.is_empty() { "Enter" } else { "0" };
            self.screen.note(&format!("Only letters from a to {last} please, or {none} for none."));
        }
    }

    /// A prompt for a question of any length: all but its last line is printed, so that words are not broken.
    fn wrapped_prompt(&mut self, question: &str) -> Result<Prompt> {
        self.show_held()?; // a question must not be asked behind a pager that has not shown what it is about
        let mut page = Page::new(self.screen.width().saturating_sub(2));
        page.paragraph(Label::Strong, question, 0);
        let (last, rest) =
            page.lines().split_last().map_or((String::new(), &[][..]), |(last, rest)| (last.text(), rest));
        self.screen.show_lines(rest)?;
        Ok(self.prompt(&last))
    }

    /// A prompt in the look of the screen.
    pub fn prompt(&self, text: &str) -> Prompt {
        self.screen.prompt(&Line::of(Label::Strong, text.trim_end()))
    }
}

fn answered(typed: Typed) -> Result<Option<String>> {
    match typed {
        Typed::Line(line) if line.trim().is_empty() => Ok(None),
        Typed::Line(line) => Ok(Some(line.trim().to_owned())),
        Typed::Cancelled | Typed::End => Err(cancelled()),
    }
}

fn cancelled() -> Error {
    Error::cancelled("Stopped. Everything kept so far stays.")
}

/// What a choice takes, for somebody who typed something else.
fn expected(keys: &[Key]) -> String {
    let letters: Vec<String> = keys
        .iter()
        .filter_map(|key| match key {
            Key::Char(letter) => Some(letter.to_string()),
            _ => None,
        })
        .collect();
    if letters.is_empty() {
        return "Only Enter here; what was typed is not kept.".to_owned();
    }
    let enter = if keys.contains(&Key::Enter) { ", or Enter alone" } else { "" };
    format!("One of these, please: {}{enter}.", letters.join(" "))
}

/// A single letter, or a word that stands behind a key in the question; any other text is no answer to a choice.
fn one_key(line: &str, question: &str) -> Key {
    let line = line.trim().to_lowercase();
    let mut letters = line.chars();
    match (letters.next(), letters.next()) {
        (None, _) => Key::Enter,
        (Some(letter), None) => Key::Char(letter),
        (Some(letter), Some(_)) if matches!(&*line, "yes" | "no" | "edit" | "quit") => Key::Char(letter),
        _ => key_named(&line, question).unwrap_or(Key::Other),
    }
}

/// The key that a question puts before a word: "e edit, Enter keep", "z = another, Enter = none".
fn key_named(word: &str, question: &str) -> Option<Key> {
    let words = question.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.map(str::to_lowercase).collect();
    let key_of = |pair: &[String]| match pair {
        [key, named] if named == word && key == "enter" => Some(Key::Enter),
        [key, named] if named == word && key.len() == 1 => key.chars().next().map(Key::Char),
        _ => None,
    };
    words.windows(2).find_map(key_of)
}

/// The letter of a choice.
pub fn choice_letter(position: usize) -> char {
    char::from(b'a' + u8::try_from(position.min(25)).unwrap_or(25))
}

/// The choice of a letter, among the first `count`.
pub fn choice_of(letter: char, count: usize) -> Option<usize> {
    (0..count.min(26)).find(|position| choice_letter(*position) == letter)
}

/// Puts choices on a page, a letter each.
pub fn choices<'a>(texts: impl Iterator<Item = &'a str>, page: &mut Page) {
    for (position, text) in texts.enumerate() {
        let lead = Line::of(Label::Key, format!("  {}  ", choice_letter(position)));
        page.hang(lead, Label::Plain, text, 5);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_takes_a_letter_or_the_word_that_the_question_has_for_it() {
        let remark = "e edit, Enter keep:";
        assert_eq!([one_key("", remark), one_key(" E ", remark)], [Key::Enter, Key::Char('e')]);
        assert_eq!([one_key("edit", remark), one_key("Keep", remark)], [Key::Char('e'), Key::Enter]);
        let which = "Which story did you tell? (letter, z = another, Enter = none)";
        assert_eq!([one_key("none", which), one_key("another", which)], [Key::Enter, Key::Char('z')]);
        assert_eq!(
            [one_key("yes", "Mark it ready? [Y/n]"), one_key("no", "")],
            [Key::Char('y'), Key::Char('n')]
        );
        assert_eq!([one_key("story", which), one_key("hm", remark)], [Key::Other, Key::Other]);
    }
}
