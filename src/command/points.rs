//! `points`: the person's own points for a question.

use super::answer::Status;
use crate::bank::Question;
use crate::console::Console;
use crate::desk::{Desk, lookup};
use crate::error::Result;
use crate::flow::points;
use crate::view::page::{Label, Line};
use clap::Args;

const HELP: &str = "Examples:\n  points style                                     show them; in a terminal, add some\n  \
    points style --add \"because: people closest to the work decide best\"\n  points style --remove 2";

/// Arguments of `points`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The question
    #[arg(value_name = "QUESTION")]
    question: String,
    /// Add a point at the end
    #[arg(long, value_name = "TEXT")]
    add: Vec<String>,
    /// Take the point of this number out
    #[arg(long, value_name = "N", conflicts_with = "add", value_parser = clap::value_parser!(u32).range(1..))]
    remove: Option<u32>,
}

impl Arguments {
    /// Whether it brings a point's text.
    pub(super) fn has_text(&self) -> bool {
        !self.add.is_empty()
    }
}

pub(super) fn run(arguments: &Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let question = lookup::question(desk.bank(), &arguments.question)?.clone();
    if let Some(number) = arguments.remove {
        points::remove(desk, console, &question, number as usize)?;
    } else if !arguments.add.is_empty() {
        points::add(desk, console, &question, &arguments.add)?;
    } else {
        show(desk, console, &question)?;
        if console.input.is_person() {
            points::ask_for(desk, console, &question)?;
        }
    }
    Ok(Status::Done)
}

fn show(desk: &Desk, console: &Console, question: &Question) -> Result<()> {
    let points = desk.bank().points(question);
    let mut page = console.screen.page();
    page.paragraph(Label::Title, &question.ask, 0);
    for (position, point) in points.iter().enumerate() {
        page.hang(Line::of(Label::Key, format!("  {}  ", position + 1)), Label::Plain, point, 5);
    }
    if points.is_empty() {
        page.paragraph(
            Label::Quiet,
            "No points of yours yet. Four serve well: position, because, proof, limit.",
            2,
        );
    }
    console.screen.show(&page)
}
