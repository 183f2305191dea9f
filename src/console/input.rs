//! Keys and lines, from a terminal or a pipe, by one owner of stdin.
//!
//! On a terminal rustyline reads both: single keys are caught by a handler bound to every key, armed for one key at a time,
//! on the same editor that reads lines. So type-ahead is never lost or misplaced between two readers.

#![expect(clippy::disallowed_methods, reason = "this is where keys are read")]

use super::completion::{Completing, Grammar, ReplHelper};
use super::restoring;
use super::screen::Prompt;
use crate::error::{Error, Result};
use crate::world::World;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::Signal;
use rustix::termios::{QueueSelector, tcflush};
use rustyline::Prompt as _;
use rustyline::error::ReadlineError;
use rustyline::history::{FileHistory, History as _};
use rustyline::{
    Cmd, ConditionalEventHandler, Config, Editor, Event, EventContext, EventHandler, KeyCode, KeyEvent,
    Modifiers, RepeatCount,
};
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// A line, or what came instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A line without its end.
    Line(String),
    /// Ctrl-C.
    Cancelled,
    /// Ctrl-D, or the end of the input.
    End,
}

/// One key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A letter, digit or sign; space included.
    Char(char),
    /// Enter.
    Enter,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Backspace.
    Backspace,
    /// Ctrl-C.
    Cancelled,
    /// Ctrl-D.
    End,
    /// Ctrl-Z; only [`Input::raw_key`] gives it.
    Suspend,
    /// The person has been in the shell and is back: the screen shows something else.
    Resumed,
    /// Any other.
    Other,
}

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

struct Keys {
    editor: Editor<ReplHelper, FileHistory>,
    catch: Arc<Mutex<Catch>>,
}

#[derive(Default)]
struct Catch {
    armed: bool,
    /// Whether a paste goes on: what is pasted where one key is awaited is no key.
    pasting: bool,
    key: Option<KeyEvent>,
}

struct CatchOne(Arc<Mutex<Catch>>);

impl ConditionalEventHandler for CatchOne {
    fn handle(&self, event: &Event, _: RepeatCount, _: bool, _: &EventContext<'_>) -> Option<Cmd> {
        let mut catch = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !catch.armed {
            return None; // line editing as usual
        }
        let key = event.get(0).copied();
        match key.map(|key| key.0) {
            Some(KeyCode::BracketedPasteStart) => catch.pasting = true,
            Some(KeyCode::BracketedPasteEnd) => {
                catch.pasting = false;
                return Some(Cmd::Noop);
            }
            _ => {}
        }
        if catch.pasting {
            return Some(Cmd::Noop);
        }
        catch.key = key;
        catch.armed = false;
        Some(Cmd::AcceptLine)
    }
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
        let set_up = || -> rustyline::Result<Keys> {
            let config = Config::builder()
                .completion_type(rustyline::CompletionType::List)
                .history_ignore_dups(true)?
                .history_ignore_space(true)
                .auto_add_history(false)
                .build();
            let mut editor = Editor::with_config(config)?;
            let catch = Arc::new(Mutex::new(Catch::default()));
            editor
                .bind_sequence(Event::Any, EventHandler::Conditional(Box::new(CatchOne(Arc::clone(&catch)))));
            editor.set_helper(Some(ReplHelper::new(grammar)));
            Ok(Keys { editor, catch })
        };
        let keys = set_up().map_err(|cause| Error::data("cannot use this terminal").because(cause))?;
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
        let keys = match &mut self.source {
            Source::Keys(keys) => keys,
            Source::Dumb => {
                print_prompt(prompt.styled())?;
                return read_line();
            }
            Source::Pipe => return read_line(),
        };
        if let Some(helper) = keys.editor.helper_mut() {
            helper.completing = completing;
        }
        typed(keys.editor.readline(prompt))
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
        let Source::Keys(keys) = &mut self.source else {
            return Ok(match self.line(prompt)? {
                Typed::Line(line) => line.trim().chars().next().map_or(Key::Enter, Key::Char),
                Typed::Cancelled => Key::Cancelled,
                Typed::End => Key::End,
            });
        };
        *keys.catch.lock().unwrap_or_else(PoisonError::into_inner) =
            Catch { armed: true, ..Catch::default() };
        if let Some(helper) = keys.editor.helper_mut() {
            helper.completing = Completing::Nothing;
        }
        let read = match keys.editor.readline(prompt) {
            Err(ReadlineError::Io(cause)) if cause.kind() == io::ErrorKind::InvalidData => {
                return Ok(Key::Other);
            }
            read => typed(read)?,
        };
        if is_burst() {
            return Ok(Key::Other);
        }
        let mut catch = keys.catch.lock().unwrap_or_else(PoisonError::into_inner);
        catch.armed = false;
        Ok(match (catch.key.take(), read) {
            (Some(event), _) => key_of(event),
            (None, Typed::Line(_)) => Key::Enter,
            (None, Typed::Cancelled) => Key::Cancelled,
            (None, Typed::End) => Key::End,
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

/// Whether a key was the first of many that came at once, as a sentence does that was typed elsewhere or pasted by a terminal that
/// knows no brackets: none of them is a key then, and what still waits is thrown away. An Enter behind a key is habit.
fn is_burst() -> bool {
    const AT_ONCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 4_000_000 };
    /// As much as an arrow key that is held down sends over a slow line.
    const HELD_DOWN: u64 = 24;
    let stdin = io::stdin();
    let waits = || {
        let mut asked = [PollFd::new(&stdin, PollFlags::IN)];
        poll(&mut asked, Some(&AT_ONCE)).is_ok_and(|ready| ready > 0)
    };
    if !waits() || rustix::io::ioctl_fionread(&stdin).is_ok_and(|bytes| bytes <= HELD_DOWN) {
        return false;
    }
    while waits() && tcflush(&stdin, QueueSelector::IFlush).is_ok() {}
    true
}

fn typed(read: rustyline::Result<String>) -> Result<Typed> {
    match read {
        Ok(line) => Ok(Typed::Line(line)),
        Err(ReadlineError::Interrupted) => Ok(Typed::Cancelled),
        Err(ReadlineError::Eof) => Ok(Typed::End),
        Err(ReadlineError::Io(cause)) if cause.kind() == io::ErrorKind::InvalidData => {
            Err(Error::usage("what was typed is not UTF-8 text")
                .hint("type it again; pasted text may be in another encoding"))
        }
        Err(cause) => Err(Error::data("cannot read what is typed").because(cause)),
    }
}

fn key_of(event: KeyEvent) -> Key {
    match event {
        KeyEvent(KeyCode::Char('C' | 'c'), Modifiers::CTRL) => Key::Cancelled,
        KeyEvent(KeyCode::Char('D' | 'd'), Modifiers::CTRL) => Key::End,
        KeyEvent(KeyCode::Char('Z' | 'z'), Modifiers::CTRL) => Key::Suspend,
        KeyEvent(KeyCode::Char('J' | 'M'), Modifiers::CTRL) | KeyEvent(KeyCode::Enter, _) => Key::Enter,
        KeyEvent(KeyCode::Char(c), Modifiers::NONE | Modifiers::SHIFT) => Key::Char(c),
        KeyEvent(KeyCode::Up, _) => Key::Up,
        KeyEvent(KeyCode::Down, _) => Key::Down,
        KeyEvent(KeyCode::Backspace, _) => Key::Backspace,
        _ => Key::Other,
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
