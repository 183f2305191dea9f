//! `history`: what was practised.

use super::{Format, Status};
use crate::error::Result;
use crate::terminal::session::Session;
use crate::view::page::Label;
use crate::view::report::history::{Report, text};
use clap::Args;

/// Arguments of `history`.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  history --limit 50")]
pub struct Arguments {
    /// How many grades at most, newest first
    #[arg(long, default_value_t = 30, value_name = "N")]
    limit: usize,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let reading = session.reading();
    match arguments.format {
        Format::Json => session.show_json(&Report::new(&session.history, arguments.limit))?,
        Format::Text if session.history.reviews().is_empty() => {
            let mut page = session.page();
            page.paragraph(Label::Plain, "Nothing practised yet.", 0);
            page.paragraph(Label::Quiet, "drill begins.", 0);
            session.screen.show(&page)?;
        }
        Format::Text => {
            let page = text(
                &reading.bank,
                &session.history,
                arguments.limit,
                session.date(),
                session.screen.width(),
            );
            session.screen.show(&page)?;
        }
    }
    Ok(Status::Done)
}
