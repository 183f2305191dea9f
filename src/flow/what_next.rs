//! What comes after a sitting and a mock: at most one thing is offered, in a line that can be declined.

use super::{mock, telling};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::practice::next::Task;
use crate::view::page::{Label, Line};
use crate::view::report::next;

/// So near an interview a second mock of the week is offered.
const LATE_DAYS: i32 = 3;

/// Offers what serves once a week, where it is time for it. False if it is not.
///
/// # Errors
/// If the person cancels, an answer cannot be kept, or the terminal fails.
pub fn offer(desk: &mut Desk, console: &mut Console) -> Result<bool> {
    let agenda = desk.course().todays_sitting();
    let is_late = desk.course().days_left().is_some_and(|days| days <= LATE_DAYS);
    let name = |task: &Task| match task {
        Task::Mock if is_late => "late mock",
        Task::Mock => "mock",
        _ => "person",
    };
    let mut steps = desk.steps(&agenda).into_iter().filter(|step| step.task.is_offered());
    let Some(step) = steps.find(|step| desk.claim_week(name(&step.task))) else {
        return Ok(false);
    };
    let before = desk.mark();
    if console.agrees(&next::offer(&step))? {
        hold(desk, console, &step.task)?;
    }
    desk.done(&step.task, before);
    Ok(true)
}

/// Holds what was offered.
fn hold(desk: &mut Desk, console: &mut Console, task: &Task) -> Result<()> {
    match task {
        Task::Mock => mock::run(desk, console, &mock::Wish::usual(desk)),
        Task::ToPerson(story) => telling::tell(desk, console, &telling::Wish::to_person(story)),
        _ => Ok(()),
    }
}

/// Names the next step where no prompt does.
///
/// # Errors
/// If the terminal fails.
pub fn say(desk: &Desk, console: &Console) -> Result<()> {
    if console.prompt_names_next || !console.input.is_person() || desk.home().is_none() {
        return Ok(());
    }
    let steps = desk.steps(&desk.course().todays_sitting());
    let Some(step) = steps.first() else { return Ok(()) };
    let mut page = console.screen.page();
    let lead = Line::of(Label::Quiet, format!("Next: {}  ", next::hint(step)));
    page.hang(lead, Label::Key, &console.typed(&step.task.command()), 2);
    console.screen.show(&page)
}
