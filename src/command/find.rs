//! `find`: questions and stories by typed words.

use super::answer::{Format, Status};
use crate::bank::matcher::search::Search;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::view::report::find as report;
use clap::Args;

/// Arguments of `find`.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  find budget cut")]
pub(super) struct Arguments {
    /// Words of the question or story, a name people have for it, or the beginning of its id
    #[arg(required = true, value_name = "LETTERS")]
    letters: Vec<String>,
    /// How many at most
    #[arg(long, default_value_t = 15, value_name = "N", value_parser = super::answer::at_least_one)]
    limit: usize,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<Status> {
    let letters = arguments.letters.join(" ");
    let search = Search::new(desk.bank());
    let found = search.find_explained(&letters, arguments.limit);
    match arguments.format {
        Format::Json => console.show_json(&report::Report::new(&found))?,
        Format::Text if found.is_empty() => {
            console.screen.note(&report::nothing(&letters, &search.nearest_names(&letters)))
        }
        Format::Text => console.show_report(&report::text(&found, console.screen.width()))?,
    }
    Ok(Status::Done)
}
