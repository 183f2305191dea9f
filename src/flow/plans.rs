//! The eve's three lines: "If they …, then I …". Asked once, kept with the interview, shown on its brief.

use super::keeping;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Kind, Result};
use crate::text::Change;
use crate::text::change::NoteList;
use crate::view::page::{Label, Line};

/// Lines that are asked for.
const ASKED: usize = 3;

/// Asks for them, if the interview that steers has none; Enter leaves the rest.
///
/// # Errors
/// If the file cannot be edited, or the terminal fails.
pub(super) fn ask_for(desk: &mut Desk, console: &mut Console) -> Result<()> {
    let Some(interview) = desk.next_interview().filter(|interview| interview.plans.is_empty()) else {
        return Ok(());
    };
    let id = interview.id.clone();
    let mut page = console.screen.page();
    page.push(Line::default());
    let day = if interview.date == desk.date() { "today" } else { "tomorrow" };
    let said = format!(
        "Three lines for {day}, so that nothing has to be thought up there: what you dread, and what you will do."
    );
    page.paragraph(Label::Plain, &said, 0);
    console.screen.show(&page)?;
    for _ in 0..ASKED {
        let Some(dreaded) = line(console, "If they … (Enter = enough)")? else { return Ok(()) };
        let Some(answer) = line(console, "then I …")? else { return Ok(()) };
        let item = sentence(&dreaded, &answer);
        let change = Change::Note { interview: id.clone(), list: NoteList::Plans, item, at: None };
        let change = [change];
        keeping::insist(console, "line", |console| keeping::make_quietly(desk, console, &change))?;
    }
    Ok(())
}

/// A line; Enter and Ctrl-C leave the lines, not the evening.
fn line(console: &mut Console, question: &str) -> Result<Option<String>> {
    match console.sentence(question) {
        Err(error) if error.kind() == Kind::Cancelled => Ok(None),
        other => other,
    }
}

/// Some type the openings again.
fn sentence(dreaded: &str, answer: &str) -> String {
    let without = |text: &str, openings: &[&str]| {
        let lower = text.to_lowercase();
        let opening = openings.iter().find(|opening| lower.starts_with(**opening));
        text.get(opening.map_or(0, |opening| opening.len())..).unwrap_or(text).trim().to_owned()
    };
    let dreaded = without(dreaded, &["if they ", "they "]);
    let answer = without(answer, &["then i ", "i "]);
    format!("If they {}, then I {}.", dreaded.trim_end_matches([',', '.']), answer.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_that_are_typed_again_are_not_doubled() {
        let plain = "If they ask for what I never did, then I say what comes closest and stop.";
        assert_eq!(sentence("ask for what I never did", "say what comes closest and stop"), plain);
        assert_eq!(
            sentence("If they ask for what I never did,", "Then I say what comes closest and stop."),
            plain
        );
    }
}
