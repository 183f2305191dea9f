//! The person's own pager on an answer.

use super::Console;
use super::restoring::TerminalLent;
use crate::error::Result;
use std::io::Write;
use std::process::{Command, Stdio};

impl Console {
    /// Lets `run` print, and shows what it printed in the pager. Before a question is asked, what was held back is shown.
    ///
    /// # Errors
    /// As `run`, or if the text cannot be printed.
    pub fn paged<T>(&mut self, run: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if !self.screen.is_terminal() {
            return run(self);
        }
        self.screen.hold();
        let done = run(self);
        self.show_held()?;
        done
    }

    /// Shows what was held back for the pager, if anything is.
    ///
    /// # Errors
    /// If the text cannot be printed.
    pub(super) fn show_held(&mut self) -> Result<()> {
        match self.screen.release() {
            Some(held) if !held.is_empty() => self.page(&held),
            _ => Ok(()),
        }
    }

    /// Shows text in `$PAGER` (default `less -R`), run without a shell; where it cannot be started the text is printed.
    fn page(&self, text: &str) -> Result<()> {
        let chosen = self.world.variable("PAGER").unwrap_or("less -R");
        let words = shlex::split(chosen).unwrap_or_default();
        let Some((program, arguments)) = words.split_first() else { return self.screen.show_finished(text) };
        let _lent = TerminalLent::new();
        let started = Command::new(program).args(arguments).stdin(Stdio::piped()).spawn();
        let Ok(mut pager) = started else { return self.screen.show_finished(text) };
        if let Some(mut stdin) = pager.stdin.take() {
            let _ = stdin.write_all(text.as_bytes()); // a pager that was left early wants no more
        }
        let _ = pager.wait();
        Ok(())
    }
}
