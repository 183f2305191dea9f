//! `history`: what was practised.

use super::answer::{Format, Status};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::view::page::Label;
use crate::view::report::history::{Report, text};
use clap::Args;

/// Arguments of `history`.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  history --limit 50")]
pub(super) struct Arguments {
    /// How many grades at most: the newest, the last of them last
    #[arg(long, default_value_t = 30, value_name = "N")]
    limit: usize,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &Console) -> Result<Status> {
    match arguments.format {
        Format::Json => console.show_json(&Report::new(desk.history(), arguments.limit))?,
        Format::Text if desk.history().reviews().is_empty() => {
            let mut page = console.screen.page();
            page.paragraph(Label::Plain, "Nothing practised yet.", 0);
            page.paragraph(Label::Quiet, "drill begins.", 0);
            console.screen.show(&page)?;
        }
        Format::Text => {
            let page =
                text(desk.bank(), desk.history(), arguments.limit, desk.date(), console.screen.width());
            console.screen.show(&page)?;
        }
    }
    Ok(Status::Done)
}
