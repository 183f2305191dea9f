//! A clock that runs on the prompt's own line while a key is waited for.
//!
//! The line editor waits for the key; a thread beside it draws the line anew at each full second. The line is short, so that it
//! never wraps, and it is drawn by one write, so that neither drawing tears the other.

#![expect(
    clippy::disallowed_methods,
    reason = "this is where printing belongs, and the clock on the screen runs by itself"
)]

use super::Console;
use super::input::Key;
use super::screen::{Prompt, prompt_of};
use crate::error::Result;
use crate::view::page::{Label, Line};
use crate::view::words::clock;
use rustyline::Prompt as _;
use std::io::{Write, stdout};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// What the line shows.
#[derive(Clone, Debug)]
pub struct Face {
    /// Told so far when it begins to run.
    pub told: Duration,
    /// What stands behind the time.
    pub legend: String,
    /// The seconds at which a bell rings.
    pub bells: Vec<u64>,
    /// The seconds that are said where no clock is shown: the ends of the window.
    pub ends: [u64; 2],
    /// After so long the person went away, and it stands still.
    pub longest: Duration,
}

impl Console {
    /// Reads a key while the clock runs; where lines are not drawn anew, none is shown.
    ///
    /// # Errors
    /// If stdin cannot be read.
    pub fn key_by_clock(&mut self, face: &Face) -> Result<Key> {
        if !self.input.is_person() {
            return self.input.raw_key(&Prompt::default());
        }
        if !self.screen.can_repaint() || !self.input.has_keys() {
            let prompt = self.prompt(&format!("Your time runs {}", face.legend.replacen("of", "toward", 1)));
            let running = Running::start(face, said_at(face.ends));
            let key = self.input.raw_key(&prompt);
            running.stop();
            return key;
        }
        let has_colour = self.screen.has_colour();
        let legend = face.legend.clone();
        let drawn = move |told: Duration| {
            let seconds = u32::try_from(told.as_secs()).unwrap_or(u32::MAX);
            let line = Line::of(Label::Title, clock(seconds)).then(Label::Quiet, format!("  {legend}"));
            prompt_of(&line, has_colour)
        };
        let prompt = drawn(face.told);
        let bells = face.bells.clone();
        let running = Running::start(face, move |seconds| {
            let bell = if bells.contains(&seconds) { "\x07" } else { "" };
            Some(format!("\r\x1b[2K{}{bell}", drawn(Duration::from_secs(seconds)).styled()))
        });
        let key = self.input.raw_key(&prompt);
        running.stop();
        self.screen.take_back(1)?; // what is said next stands where the clock ran
        key
    }
}

/// What is said at the ends of a window, each on a line of its own.
fn said_at(ends: [u64; 2]) -> impl Fn(u64) -> Option<String> + Send + 'static {
    move |seconds| {
        let said = u32::try_from(seconds).map_or_else(|_| String::new(), clock);
        ends.contains(&seconds).then(|| format!("\r\n{said}\r\n"))
    }
}

/// The thread that draws, or says.
struct Running {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

impl Running {
    /// `shown` is what is printed at a full second, if anything.
    fn start(face: &Face, shown_at: impl Fn(u64) -> Option<String> + Send + 'static) -> Self {
        let Face { told, longest, .. } = face.clone();
        let (stop, stopped) = channel();
        let thread = std::thread::spawn(move || {
            let begun = Instant::now();
            let mut shown = told.as_secs();
            loop {
                let next =
                    Duration::from_secs(shown + 1).saturating_sub(told).saturating_sub(begun.elapsed());
                if !matches!(stopped.recv_timeout(next), Err(RecvTimeoutError::Timeout)) {
                    return;
                }
                shown += 1;
                if begun.elapsed() > longest {
                    continue;
                }
                let Some(text) = shown_at(shown) else { continue };
                // Where the terminal is gone the reader of keys will say so.
                let mut out = stdout().lock();
                let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
            }
        });
        Self { stop, thread }
    }

    fn stop(self) {
        let _ = self.stop.send(());
        let _ = self.thread.join();
    }
}
