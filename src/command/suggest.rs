//! `suggest`: stories that fit a question, or questions that fit a story.

use super::answer::{Format, Status};
use crate::bank::matcher::Matcher;
use crate::console::Console;
use crate::desk::{Desk, lookup};
use crate::error::Result;
use crate::view::report::suggest as report;
use clap::Args;

/// Arguments of `suggest`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  suggest difficult-situations/budget-cut\n  suggest dc-exit\n  suggest budget cut"
)]
pub(super) struct Arguments {
    /// A story or a question
    #[arg(value_name = "STORY_OR_QUESTION", required = true)]
    what: Vec<String>,
    /// How many at most
    #[arg(long, default_value_t = 5, value_name = "N", value_parser = super::answer::at_least_one)]
    limit: usize,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<Status> {
    let bank = desk.bank();
    let what = arguments.what.join(" ");
    let matcher = Matcher::new(bank);
    let width = console.screen.width();
    // A question of this very id comes before a story that only begins so.
    let story = lookup::story(bank, &what).ok().filter(|_| bank.question(&what).is_none());
    if let Some(story) = story {
        let found = matcher.suggested_questions(story, arguments.limit);
        match arguments.format {
            Format::Json => console.show_json(&report::questions_json(&found))?,
            Format::Text => console.show_report(&report::questions(story, &found, width))?,
        }
        return Ok(Status::Done);
    }
    let question = lookup::question(bank, &what)?;
    let found = matcher.suggested_stories(question, arguments.limit);
    match arguments.format {
        Format::Json => console.show_json(&report::stories_json(&found))?,
        Format::Text => console.show_report(&report::stories(bank, question, &found, width))?,
    }
    Ok(Status::Done)
}
