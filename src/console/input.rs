//! Keys and lines, from a terminal or a pipe, by one owner of stdin.

#![expect(clippy::disallowed_methods, reason = "this is where keys are read")]

use super::completion::{Completing, Grammar, ReplHelper};
use super::keys::Keys;
pub use super::keys::{Key, Typed};
use super::restoring;
use super::screen::Prompt;
use crate::error::{Error, Result};
use crate::world::World;
use rustix::process::Signal;
use rustyline::Prompt as _;
use rustyline::history::History as _;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

/// The owner of stdin.
pub struct Input {
    source: Source,
}

enum Source {
    /// A terminal with keys and line editing.
    Keys(Box<Keys>),
    /// A terminal that cannot do more than print: lines, with prompts.
    Dumb,
    /// A pipe or file: lines, without prompts.
    Pipe,
}

impl Input {
    /// The input of a process; `grammar` is what command lines are completed by.
    ///
    /// # Errors
    /// If the terminal cannot be set up.
    pub fn new(world: &World, grammar: Grammar) -> Result<Self> {
        if !io::stdin().is_terminal() {
            return Ok(Self { source: Source::Pipe });
        }
        let dumb = matches!(world.variable("TERM"), None | Some("dumb" | "cons25" | "emacs"));
        if dumb || !io::stdout().is_terminal() {
            return Ok(Self { source: Source::Dumb });
        }
        restoring::at_signals();
        let keys =
            Keys::new(grammar).map_err(|cause| Error::data("cannot use this terminal").because(cause))?;
        Ok(Self { source: Source::Keys(Box::new(keys)) })
    }

    /// Whether single keys can be read.
    pub fn has_keys(&self) -> bool {
        matches!(self.source, Source::Keys(_))
    }

    /// Whether a person sits there, so that questions make sense.
    pub fn is_person(&self) -> bool {
        !matches!(self.source, Source::Pipe)
    }

    /// Reads a line of an answer: no completion, no history.
    ///
    /// # Errors
    /// If stdin cannot be read.
    pub fn line(&mut self, prompt: &Prompt) -> Result<Typed> {
        self.read(prompt, Completing::Nothing)
    }

    /// Reads a line of an answer in which Tab completes words: name, and what it stands for.
    ///
    /// # Errors
    /// If stdin cannot be read.
    pub fn words(&mut self, prompt: &Prompt, words: Vec<(String, String)>) -> Result<Typed> {
        self.read(prompt, Completing::Words(words))
    }

    /// Reads a command line, with completion, hints and history.
    ///
    /// # Errors
    /// If stdin cannot be read.
    pub fn command_line(&mut self, prompt: &Prompt) -> Result<Typed> {
        self.read(prompt, Completing::Commands)
    }

    fn read(&mut self, prompt: &Prompt, completing: Completing) -> Result<Typed> {
        restoring::stand_still_at_the_end();
        match &mut self.source {
            Source::Keys(keys) => keys.line(prompt, completing),
            Source::Dumb => {
                print_prompt(prompt.styled())?;
                read_line()
            }
            Source::Pipe => read_line(),
        }
    }

    /// Reads one key. Where there are no keys the first letter of a line serves, and an empty line is Enter.
    ///
    /// # Errors
    /// If stdin cannot be read.
    pub fn key(&mut self, prompt: &Prompt) -> Result<Key> {
        match self.raw_key(prompt)? {
            Key::Suspend => {
                self.suspend();
                Ok(Key::Resumed)
            }
            key => Ok(key),
        }
    }

    /// Leaves the terminal to the shell until the person is back.
    pub fn suspend(&mut self) {
        // Where a process cannot be stopped, the key does nothing.
        let _ = rustix::process::kill_current_process_group(Signal::TSTP);
    }

    /// Reads one key as [`Input::key`] does, and gives Ctrl-Z as a key.
    ///
    /// # Errors
    /// If stdin cannot be read.
    pub fn raw_key(&mut self, prompt: &Prompt) -> Result<Key> {
        restoring::stand_still_at_the_end();
        if let Source::Keys(keys) = &mut self.source {
            return keys.key(prompt);
        }
        Ok(match self.line(prompt)? {
            Typed::Line(line) => line.trim().chars().next().map_or(Key::Enter, Key::Char),
            Typed::Cancelled => Key::Cancelled,
            Typed::End => Key::End,
        })
    }

    /// The editor's helper, where there is one: it completes and hints.
    pub fn helper(&mut self) -> Option<&mut ReplHelper> {
        match &mut self.source {
            Source::Keys(keys) => keys.editor.helper_mut(),
            Source::Dumb | Source::Pipe => None,
        }
    }

    /// Loads earlier command lines.
    pub fn load_lines(&mut self, file: &Path) {
        if let Source::Keys(keys) = &mut self.source {
            let _ = keys.editor.load_history(file); // none yet, or unreadable: start afresh
        }
    }

    /// Keeps a command line for the arrow keys and the next start.
    pub fn keep_line(&mut self, line: &str, file: Option<&Path>) {
        if let Source::Keys(keys) = &mut self.source {
            let _ = keys.editor.add_history_entry(line);
            if let Some(file) = file {
                let _ = keys.editor.history_mut().save(file); // losing it loses comfort only
            }
        }
    }
}

fn print_prompt(prompt: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    write!(out, "{prompt}").and_then(|()| out.flush()).map_err(Error::output)
}

fn read_line() -> Result<Typed> {
    let mut line = vec![];
    match io::stdin().lock().read_until(b'\n', &mut line) {
        Ok(0) => Ok(Typed::End),
        Ok(_) => {
            let line = String::from_utf8_lossy(&line);
            Ok(Typed::Line(line.trim_end_matches(['\n', '\r']).to_owned()))
        }
        Err(cause) => Err(Error::data("cannot read the input").because(cause)),
    }
}
