//! Keys and lines of a terminal, both by the same line editor, so that type-ahead is never lost or misplaced between two readers.
//!
//! A single key is caught by a handler bound to every key, armed for one key at a time. Whether more came with it, as when a
//! sentence is typed where a key is awaited, only the editor's own buffer knows, and the editor does not say. So for a moment it
//! reads, instead of the terminal, a pipe in which nothing waits but [`END_OF_BURST`]: all keys before that came at once.

#![expect(clippy::disallowed_methods, reason = "this is where keys are read")]

use super::completion::{Completing, Grammar, ReplHelper};
use super::restoring;
use super::screen::Prompt;
use crate::error::{Error, Result};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::stdio::dup2_stdin;
use rustix::termios::{QueueSelector, tcflush};
use rustyline::error::ReadlineError;
use rustyline::history::FileHistory;
use rustyline::{
    Cmd, ConditionalEventHandler, Config, Editor, Event, EventContext, EventHandler, KeyCode, KeyEvent,
    Modifiers, Prompt as _, RepeatCount,
};
use std::collections::VecDeque;
use std::io::{self, PipeReader, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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
    /// Ctrl-Z; only [`super::input::Input::raw_key`] gives it.
    Suspend,
    /// The person has been in the shell and is back: the screen shows something else.
    Resumed,
    /// Any other.
    Other,
}

/// Never assigned to a character, so that no keyboard sends it.
const END_OF_BURST: char = '\u{fdd0}';

/// How long the rest of a burst may take.
const AT_ONCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 4_000_000 };

/// Esc with nothing behind it for so long is the key, and no beginning of another; as vim has it.
const ESCAPE_ALONE_MILLISECONDS: u16 = 100;

/// So many letters at once are a sentence. Fewer are keys that a slow line brought together.
const SENTENCE_LETTERS: usize = 4;

/// Waiting behind the keys that were read: as much as an arrow key that is held down sends over a slow line.
const HELD_DOWN_BYTES: u64 = 24;

/// A terminal's keyboard.
pub(super) struct Keys {
    pub(super) editor: Editor<ReplHelper, FileHistory>,
    catch: Arc<Mutex<Catch>>,
    /// Typed ahead of what asks for it.
    ahead: VecDeque<Key>,
}

impl Keys {
    pub(super) fn new(grammar: Grammar) -> rustyline::Result<Self> {
        let config = Config::builder()
            .completion_type(rustyline::CompletionType::List)
            .history_ignore_dups(true)?
            .history_ignore_space(true)
            .auto_add_history(false)
            .keyseq_timeout(Some(ESCAPE_ALONE_MILLISECONDS))
            .build();
        let mut editor = Editor::with_config(config)?;
        let catch = Arc::new(Mutex::new(Catch::default()));
        let catches = EventHandler::Conditional(Box::new(CatchBurst(Arc::clone(&catch))));
        editor.bind_sequence(Event::Any, catches);
        editor.set_helper(Some(ReplHelper::new(grammar)));
        Ok(Self { editor, catch, ahead: VecDeque::new() })
    }

    /// Reads a line; what was typed ahead stands in it.
    pub(super) fn line(&mut self, prompt: &Prompt, completing: Completing) -> Result<Typed> {
        let begun = match begun_ahead(&mut self.ahead) {
            Ahead::Whole(typed) => {
                let echo = if let Typed::Line(line) = &typed { line } else { "" };
                print(&format!("{}{echo}\n", prompt.styled()))?;
                return Ok(typed);
            }
            Ahead::Begun(text) => text,
        };
        if let Some(helper) = self.editor.helper_mut() {
            helper.completing = completing;
        }
        typed(self.editor.readline_with_initial(prompt, (&begun, "")))
    }

    /// Reads one key; of a sentence that came at once none is one.
    pub(super) fn key(&mut self, prompt: &Prompt) -> Result<Key> {
        if let Some(key) = self.ahead.pop_front() {
            print(&format!("{}\n", prompt.styled()))?;
            return Ok(key);
        }
        if let Some(helper) = self.editor.helper_mut() {
            helper.completing = Completing::Nothing;
        }
        *lock(&self.catch) = Catch { is_armed: true, ..Catch::default() };
        let read = self.editor.readline(prompt);
        let mut catch = std::mem::take(&mut *lock(&self.catch));
        if let Some(terminal) = catch.terminal.take() {
            // The editor failed on half a character, and could not give back what was not in its hands.
            let _ = dup2_stdin(terminal);
            restoring::give_back_terminal();
        }
        let keys = catch.keys.iter().map(|event| key_of(*event));
        match (read, catch.has_pasted) {
            (Err(ReadlineError::Io(cause)), _) if cause.kind() == io::ErrorKind::InvalidData => {
                self.ahead.extend(keys);
                return Ok(Key::Other);
            }
            (Err(cause), _) if catch.keys.is_empty() => return Ok(key_for(typed(Err(cause))?)),
            (Ok(_), _) if catch.keys.is_empty() => return Ok(Key::Enter),
            (_, false) => self.ahead.extend(keys),
            (_, true) => {}
        }
        if catch.has_pasted || is_sentence(&self.ahead) || waiting_bytes() > HELD_DOWN_BYTES {
            self.ahead.clear();
            while more_comes() && tcflush(io::stdin(), QueueSelector::IFlush).is_ok() {}
            return Ok(Key::Other);
        }
        Ok(self.ahead.pop_front().unwrap_or(Key::Other))
    }
}

/// What the handler of the editor and the reader of keys share.
#[derive(Default)]
struct Catch {
    is_armed: bool,
    /// Whether a paste goes on: what is pasted where one key is awaited is no key.
    is_pasting: bool,
    /// Whether a paste came with a key.
    has_pasted: bool,
    /// All that came at once.
    keys: Vec<KeyEvent>,
    /// The terminal, while the editor reads the pipe.
    terminal: Option<OwnedFd>,
}

struct CatchBurst(Arc<Mutex<Catch>>);

impl ConditionalEventHandler for CatchBurst {
    fn handle(&self, event: &Event, _: RepeatCount, _: bool, _: &EventContext<'_>) -> Option<Cmd> {
        let mut catch = lock(&self.0);
        if !catch.is_armed {
            return None; // line editing as usual
        }
        let key = *event.get(0)?;
        match key.0 {
            KeyCode::Char(END_OF_BURST) => return Some(catch.end()),
            KeyCode::BracketedPasteStart => catch.is_pasting = true,
            KeyCode::BracketedPasteEnd => catch.is_pasting = false,
            _ if catch.is_pasting => {}
            _ => {
                catch.keys.push(key);
                if catch.terminal.is_none() && catch.divert().is_err() {
                    return Some(catch.end());
                }
                return Some(Cmd::Noop);
            }
        }
        catch.has_pasted |= !catch.keys.is_empty();
        Some(Cmd::Noop)
    }
}

impl Catch {
    /// Lets the editor read nothing but what it has, and then the mark.
    fn divert(&mut self) -> io::Result<()> {
        more_comes(); // a moment for the rest of a burst to come in
        let terminal = io::stdin().as_fd().try_clone_to_owned()?;
        dup2_stdin(mark()?)?;
        self.terminal = Some(terminal);
        Ok(())
    }

    /// Gives the editor the terminal again, and ends its reading.
    fn end(&mut self) -> Cmd {
        if let Some(terminal) = self.terminal.take() {
            let _ = dup2_stdin(terminal); // what cannot be given back ends the input
        }
        self.is_armed = false;
        Cmd::AcceptLine
    }
}

/// A pipe with the mark in it, and nobody who writes more.
fn mark() -> io::Result<PipeReader> {
    let (reader, mut writer) = io::pipe()?;
    writer.write_all(END_OF_BURST.encode_utf8(&mut [0; 4]).as_bytes())?;
    Ok(reader)
}

fn lock(catch: &Mutex<Catch>) -> MutexGuard<'_, Catch> {
    catch.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether something waits in the terminal, or comes in a moment.
fn more_comes() -> bool {
    let stdin = io::stdin();
    let mut asked = [PollFd::new(&stdin, PollFlags::IN)];
    poll(&mut asked, Some(&AT_ONCE)).is_ok_and(|ready| ready > 0)
}

fn waiting_bytes() -> u64 {
    rustix::io::ioctl_fionread(io::stdin()).unwrap_or(0)
}

fn is_sentence(keys: &VecDeque<Key>) -> bool {
    let letters: Vec<&Key> = keys.iter().filter(|key| matches!(key, Key::Char(_))).collect();
    let is_held_down = letters.windows(2).all(|pair| pair[0] == pair[1]);
    letters.len() >= SENTENCE_LETTERS && !is_held_down
}

/// What keys that were typed ahead are to a line.
#[derive(Debug, PartialEq, Eq)]
enum Ahead {
    /// All of it.
    Whole(Typed),
    /// Its beginning.
    Begun(String),
}

fn begun_ahead(ahead: &mut VecDeque<Key>) -> Ahead {
    let mut text = String::new();
    while let Some(key) = ahead.pop_front() {
        match key {
            Key::Char(letter) => text.push(letter),
            Key::Enter => return Ahead::Whole(Typed::Line(text)),
            Key::Cancelled => return Ahead::Whole(Typed::Cancelled),
            Key::End if text.is_empty() => return Ahead::Whole(Typed::End),
            Key::Backspace => drop(text.pop()),
            Key::Up | Key::Down | Key::End | Key::Suspend | Key::Resumed | Key::Other => {}
        }
    }
    Ahead::Begun(text)
}

fn key_for(typed: Typed) -> Key {
    match typed {
        Typed::Line(_) => Key::Enter,
        Typed::Cancelled => Key::Cancelled,
        Typed::End => Key::End,
    }
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

fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(Error::output)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> VecDeque<Key> {
        text.chars().map(|c| if c == '\n' { Key::Enter } else { Key::Char(c) }).collect()
    }

    #[test]
    fn letters_at_once_are_a_sentence_but_not_a_key_that_is_held_down() {
        assert!(is_sentence(&keys("4 good")) && is_sentence(&keys("nope\n")));
        assert!(
            !is_sentence(&keys("ab3")) && !is_sentence(&keys("3\n4\n")) && !is_sentence(&keys("jjjjjjjj"))
        );
        assert!(!is_sentence(&VecDeque::from([Key::Down; 9])));
    }

    #[test]
    fn what_was_typed_ahead_is_a_line_or_begins_one() {
        let mut ahead = keys("drill\nst");
        assert_eq!(begun_ahead(&mut ahead), Ahead::Whole(Typed::Line("drill".to_owned())));
        assert_eq!(begun_ahead(&mut ahead), Ahead::Begun("st".to_owned()));
        let mut left = VecDeque::from([Key::Up, Key::End, Key::Char('x')]);
        assert_eq!(begun_ahead(&mut left), Ahead::Whole(Typed::End));
        let mut mended = VecDeque::from([Key::Char('x'), Key::Backspace, Key::Char('y'), Key::Cancelled]);
        assert_eq!(begun_ahead(&mut mended), Ahead::Whole(Typed::Cancelled));
    }
}
