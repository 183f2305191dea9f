//! Long pages in screenfuls.

use super::Console;
use super::input::Key;
use crate::error::Result;
use crate::view::page::{Label, Line, Page};
use unicode_width::UnicodeWidthStr;

impl Console {
    /// Prints a report; where it is taller than the terminal it comes in screenfuls, so that it is read from its beginning.
    ///
    /// # Errors
    /// If the terminal fails.
    pub fn show_report(&mut self, page: &Page) -> Result<()> {
        let tall: usize = page.lines().iter().map(|line| rows(line.width(), self.screen.width())).sum();
        if tall < self.screen.height() || !self.comes_in_screenfuls() {
            return self.screen.show(page);
        }
        self.show_in_screenfuls(page)
    }

    /// Prints text that is finished and safe already as [`Console::show_report`] does a page.
    ///
    /// # Errors
    /// If the terminal fails.
    pub fn show_finished_report(&mut self, text: &str) -> Result<()> {
        let lines: Vec<(&str, usize)> =
            text.split_inclusive('\n').map(|line| (line, width_of(line))).collect();
        let tall: usize = lines.iter().map(|(_, width)| rows(*width, self.screen.width())).sum();
        if tall < self.screen.height() || !self.comes_in_screenfuls() {
            return self.screen.show_finished(text);
        }
        let heights: Vec<usize> = lines.iter().map(|(_, width)| rows(*width, self.screen.width())).collect();
        self.in_screenfuls(&heights, |console, from, to| {
            let text: String = lines[from..to].iter().map(|(line, _)| *line).collect();
            console.screen.show_finished(&text)
        })
    }

    /// Prints a page; on a terminal in screenfuls, so that nothing scrolls away unread.
    ///
    /// # Errors
    /// If the terminal fails.
    pub fn show_in_screenfuls(&mut self, page: &Page) -> Result<()> {
        if !self.input.has_keys() {
            return self.screen.show(page);
        }
        let width = self.screen.width();
        let heights: Vec<usize> = page.lines().iter().map(|line| rows(line.width(), width)).collect();
        self.in_screenfuls(&heights, |console, from, to| console.screen.show_lines(&page.lines()[from..to]))
    }

    /// Whether a long answer waits for a key: nobody reads a pipe, a pager does it itself, and a screen reader goes back on its own.
    fn comes_in_screenfuls(&self) -> bool {
        self.screen.can_repaint() && !self.screen.is_held() && self.input.has_keys()
    }

    /// Shows lines of these heights, as many as the screen holds at a time.
    fn in_screenfuls(
        &mut self,
        heights: &[usize],
        show: impl Fn(&mut Self, usize, usize) -> Result<()>,
    ) -> Result<()> {
        let room = self.screen.height().saturating_sub(3).max(5);
        let mut from = 0;
        while from < heights.len() {
            let mut taken = 0;
            let fits = |height: &&usize| {
                taken += **height;
                taken <= room
            };
            let to = from + heights[from..].iter().take_while(fits).count().max(1);
            show(self, from, to)?;
            from = to;
            if from < heights.len() && !self.goes_on()? {
                break;
            }
        }
        Ok(())
    }

    /// Whether the person wants the next screenful.
    fn goes_on(&mut self) -> Result<bool> {
        let prompt = self.prompt("-- more: Enter, q leaves --");
        loop {
            let key = self.input.key(&prompt)?;
            self.screen.take_back(1)?;
            match key {
                Key::Char('q') | Key::Cancelled | Key::End => {
                    self.screen.show_lines(&[Line::of(Label::Quiet, "…")])?;
                    return Ok(false);
                }
                Key::Enter | Key::Char(' ') | Key::Down => return Ok(true),
                _ => {}
            }
        }
    }
}

/// The rows that a line takes where a terminal folds it.
fn rows(width: usize, columns: usize) -> usize {
    width.div_ceil(columns.max(1)).max(1)
}

/// The columns that a line takes, its colours left out.
fn width_of(line: &str) -> usize {
    anstream::adapter::strip_str(line.trim_end()).to_string().width()
}
