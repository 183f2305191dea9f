//! Long pages in screenfuls.

use super::Console;
use super::input::Key;
use crate::error::Result;
use crate::view::page::{Line, Page};

impl Console {
    /// Prints a report; where it is taller than the terminal it comes in screenfuls, so that it is read from its beginning.
    ///
    /// # Errors
    /// If the terminal fails.
    pub fn show_report(&mut self, page: &Page) -> Result<()> {
        let fits = page.lines().len() < self.screen.height();
        if fits || !self.screen.can_repaint() || self.screen.is_held() {
            return self.screen.show(page);
        }
        self.show_in_screenfuls(page)
    }

    /// Prints a page; on a terminal in screenfuls, so that nothing scrolls away unread.
    ///
    /// # Errors
    /// If the terminal fails.
    pub fn show_in_screenfuls(&mut self, page: &Page) -> Result<()> {
        let room = self.screen.height().saturating_sub(3).max(5);
        if !self.input.has_keys() || page.lines().len() <= room {
            return self.screen.show(page);
        }
        let screenfuls: Vec<&[Line]> = page.lines().chunks(room).collect();
        for (number, lines) in screenfuls.iter().enumerate() {
            self.screen.show_lines(lines)?;
            if number + 1 < screenfuls.len() {
                let key = self.input.key(&self.prompt("-- more: Enter --"))?;
                self.screen.take_back(1)?;
                if matches!(key, Key::Char('q') | Key::Cancelled | Key::End) {
                    break;
                }
            }
        }
        Ok(())
    }
}
