//! Does a step of what comes next; one that comes to nothing is not pressed on anybody again that day.

use super::{brief, debrief, drill, first_session, gap, mock, points, telling, writing};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::practice::next::{Step, Task};
use crate::view::page::{Label, Line};

/// Says the step's command and carries it out.
///
/// # Errors
/// As its flow.
pub fn take(desk: &mut Desk, console: &mut Console, step: &Step) -> Result<()> {
    let before = desk.mark();
    console.screen.note_line(&Line::of(Label::Quiet, "→ ").then(Label::Key, step.task.command()));
    let done = carry_out(desk, console, &step.task);
    desk.done(&step.task, before);
    done
}

fn carry_out(desk: &mut Desk, console: &mut Console, task: &Task) -> Result<()> {
    match task {
        Task::Drill | Task::Tell => drill::run(desk, console, drill::Wish::default()),
        Task::Collect => first_session::collect(desk, console).map(|_| ()),
        Task::Write(id) => writing::edit(desk, console, id, None),
        Task::Debrief(id) => debrief::run(desk, console, Some(id.as_str())),
        Task::Link(_, question) => gap::look_at(desk, console, question),
        Task::Brief(id) => brief::show(desk, console, desk.bank().interview(id.as_str())),
        Task::Mock => mock::run(desk, console, &mock::Wish::usual(desk)),
        Task::Rehearse(story) => telling::tell(desk, console, &telling::Wish::of_story(story)),
        Task::ToPerson(story) => telling::tell(desk, console, &telling::Wish::to_person(story)),
        Task::Points(question) => match desk.bank().question(question.as_str()).cloned() {
            Some(question) => points::show(desk, console, &question),
            None => Ok(()),
        },
    }
}
