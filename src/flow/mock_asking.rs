//! How the panel of a mock asks: what it says, and the wait for the end of the answer.

use super::mock_hearing::Recordings;
use crate::console::Console;
use crate::console::input::Typed;
use crate::console::screen::Prompt;
use crate::desk::Desk;
use crate::error::Result;
use crate::practice::mock::Asked;
use crate::practice::mocking::{Event, Stage};
use crate::practice::review::Mode;
use crate::practice::tell::Told;
use crate::view::page::{Label, Line};

/// Says what the panel says, aloud if that is wanted, and waits for the end of the answer.
///
/// # Errors
/// If the terminal fails, or the program that speaks.
pub(super) fn put(
    desk: &Desk,
    console: &mut Console,
    asked: &[Asked],
    (position, stage): (usize, Stage),
    speaks: bool,
    recordings: &mut Recordings,
) -> Result<Event> {
    let one = &asked[position];
    let (about, said) = match stage {
        Stage::Question => (about(one, position, asked.len()), one.words()),
        Stage::Interruption => ("they interrupt".to_owned(), "Give me that again in thirty seconds."),
        Stage::FollowUp => ("they press".to_owned(), one.press.as_deref().unwrap_or_default()),
    };
    let mut page = console.screen.page();
    page.push(Line::default());
    page.paragraph(Label::Quiet, &about, 0);
    if speaks {
        console.screen.show(&page)?;
        console.speak(said)?;
        let answered = answer(desk, console, one, (position, stage), recordings)?;
        let mut page = console.screen.page();
        page.paragraph(Label::Quiet, said, 0);
        console.screen.show(&page)?;
        return Ok(answered);
    }
    page.paragraph(Label::Title, said, 0);
    console.screen.show(&page)?;
    answer(desk, console, one, (position, stage), recordings)
}

/// Waits for the end of an answer.
fn answer(
    desk: &Desk,
    console: &mut Console,
    one: &Asked,
    (position, stage): (usize, Stage),
    recordings: &mut Recordings,
) -> Result<Event> {
    if stage == Stage::Question && console.input.is_person() {
        let told = recordings.tell(desk, console, position, one.window())?;
        return Ok(told.map_or(Event::Quit, Event::Told));
    }
    let begun = desk.now();
    let prompt =
        if console.input.is_person() { console.prompt("Enter when done >") } else { Prompt::default() };
    let is_over = loop {
        match console.input.line(&prompt)? {
            Typed::Line(line) if line.trim() == "?" => {
                console.screen.note("Answer aloud; Enter ends the answer, q breaks off.");
            }
            Typed::Line(line) => break line.trim() == "q",
            Typed::Cancelled | Typed::End => break true,
        }
    };
    if is_over {
        return Ok(Event::Quit);
    }
    let milliseconds = desk.now().milliseconds_since(begun);
    let seconds = u32::try_from((milliseconds + 500) / 1000).unwrap_or(0);
    Ok(match stage {
        Stage::Question => Event::Told(Told::timed(seconds, Mode::Mock)),
        Stage::Interruption | Stage::FollowUp => Event::Answered,
    })
}

/// Which question it is, and who asks.
pub(super) fn about(one: &Asked, position: usize, count: usize) -> String {
    let number = format!("{} of {count}", position + 1);
    one.seat.as_ref().map_or(number.clone(), |seat| format!("{number} · {seat}"))
}
