//! `undo`: takes back the last grade, also after a restart.

use super::Status;
use crate::error::Result;
use crate::practice::review::{Entry, What};
use crate::terminal::session::Session;
use crate::view::report::history::name;
use crate::view::words::day;

pub(super) fn run(session: &mut Session) -> Result<Status> {
    // What a clock that ran ahead dated to a later day is not the last grade.
    let today = session.today();
    let given = session.history.reviews().iter().rev().find(|review| review.day <= today);
    let Some(last) = given.cloned() else {
        session.screen.note("There is no grade to take back.");
        return Ok(Status::Done);
    };
    let at = session.world.now();
    let id = session.world.entry_id(at);
    session.record(&Entry { id, at, what: What::Retracted { entry: last.id } })?;
    let reading = session.reading();
    let when =
        format!("{} {}", day(last.at.civil().date(), session.date()), last.at.civil().strftime("%H:%M"));
    let said = format!(
        "Taken back: {}, {when}, {}",
        last.review.grade.word(),
        name(&reading.bank, &last.review.item)
    );
    session.screen.note(&said);
    Ok(Status::Done)
}
