//! `status`: one line for a shell prompt or status bar.

use super::Status;
use crate::error::Result;
use crate::terminal::next_step::prompt_text;
use crate::terminal::session::Session;
use crate::view::page::{Label, Line};

pub(super) fn run(session: &mut Session) -> Result<Status> {
    session.screen.show_lines(&[Line::of(Label::Plain, prompt_text(session))])?;
    Ok(Status::Done)
}
