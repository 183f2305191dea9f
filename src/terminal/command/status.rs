//! `status`: one line for a shell prompt or status bar.

use super::{Format, Status};
use crate::error::Result;
use crate::terminal::session::Session;
use crate::terminal::standing::Standing;
use crate::view::page::{Label, Line};
use clap::Args;

/// Arguments of `status`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  status\n  status --format json")]
pub struct Arguments {
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, session: &mut Session) -> Result<Status> {
    let standing = Standing::of(session);
    match arguments.format {
        Format::Json => session.show_json(&standing)?,
        Format::Text => session.screen.show_lines(&[Line::of(Label::Plain, standing.in_words())])?,
    }
    Ok(Status::Done)
}
