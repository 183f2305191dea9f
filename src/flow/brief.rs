//! The page for the eve.

use crate::bank::Interview;
use crate::bank::assignment::{assign, heard_by_company};
use crate::bank::coverage::coverage;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::view::report::brief::Brief;

/// The brief of an interview; without one, of what is likely at any.
pub fn of<'a>(desk: &'a Desk, interview: Option<&'a Interview>) -> Brief<'a> {
    let bank = desk.bank();
    let coverage = coverage(bank, interview);
    let assignment = match interview {
        Some(interview) => assign(&coverage.rows, heard_by_company(bank.interviews(), interview)),
        None => assign(&coverage.rows, |_| false),
    };
    Brief::new(bank, interview, &assignment, desk.date())
}

/// Shows it.
///
/// # Errors
/// If the terminal fails.
pub fn show(desk: &Desk, console: &Console, interview: Option<&Interview>) -> Result<()> {
    console.screen.show(&of(desk, interview).text(console.screen.width()))
}
