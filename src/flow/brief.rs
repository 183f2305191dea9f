//! The page for the eve.

use crate::bank::assignment::{assign, heard_by_company};
use crate::bank::coverage::coverage;
use crate::bank::seat::{Seat, seat_named};
use crate::bank::{Interview, Question};
use crate::console::Console;
use crate::desk::{Desk, seats};
use crate::error::Result;
use crate::view::report::brief::Brief;

/// Gives the brief of an interview to `use_it`; without one, that of what is likely at any.
pub fn with<T>(desk: &Desk, interview: Option<&Interview>, use_it: impl FnOnce(&Brief<'_>) -> T) -> T {
    let bank = desk.bank();
    let coverage = coverage(bank, interview);
    let assignment = match interview {
        Some(interview) => assign(&coverage.rows, heard_by_company(bank.interviews(), interview)),
        None => assign(&coverage.rows, |_| false),
    };
    let seats = seats();
    let with = interview.map_or(&[][..], |interview| &interview.with);
    let mut listening: Vec<&Seat> = with.iter().filter_map(|name| seat_named(&seats, name)).collect();
    listening.dedup();
    let statements = coverage.rows.iter().filter(|row| row.is_likely && !row.question.kind.takes_stories());
    let statements: Vec<&Question> = statements.map(|row| row.question).collect();
    use_it(&Brief::new(bank, interview, &assignment, &statements, listening, desk.date()))
}

/// Shows it.
///
/// # Errors
/// If the terminal fails.
pub fn show(desk: &Desk, console: &mut Console, interview: Option<&Interview>) -> Result<()> {
    let page = with(desk, interview, |brief| brief.text(console.screen.width()));
    console.show_report(&page)
}
