//! `link` and `unlink`: which story is told for which question.

use super::answer::Status;
use crate::bank::{Bank, Kind, QuestionId, StoryId};
use crate::console::Console;
use crate::desk::{Desk, lookup};
use crate::error::{Error, Result};
use crate::flow::{after_saving, home, keeping, linking, picking};
use crate::text::Change;
use clap::Args;

const HELP: &str = "Example:\n  link dc-exit difficult-situations/budget-cut strategy/cloud-placement";

/// Arguments of `link`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The story
    #[arg(value_name = "STORY")]
    story: String,
    /// The questions that you will tell it for; in a terminal, none lets you pick by letters
    #[arg(value_name = "QUESTION")]
    questions: Vec<String>,
}

/// Arguments of `unlink`.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  unlink dc-exit strategy/cloud-placement")]
pub(super) struct UnlinkArguments {
    /// The story
    #[arg(value_name = "STORY")]
    story: String,
    /// The questions that you will not tell it for any more
    #[arg(value_name = "QUESTION", required = true)]
    questions: Vec<String>,
}

pub(super) fn run(arguments: &Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    if arguments.questions.is_empty() {
        return pick_and_link(desk, console, &arguments.story);
    }
    let (story, questions) = resolved(desk.bank(), &arguments.story, &arguments.questions)?;
    questions.iter().try_for_each(|question| takes_stories(desk.bank(), question))?;
    home::need(desk, console)?;
    linking::link(desk, console, &story, &questions)?;
    Ok(Status::Done)
}

pub(super) fn run_unlink(
    arguments: &UnlinkArguments,
    desk: &mut Desk,
    console: &mut Console,
) -> Result<Status> {
    let (story, questions) = resolved(desk.bank(), &arguments.story, &arguments.questions)?;
    let as_written =
        |question| Change::Unlink { story: story.clone(), question: written(desk.bank(), &story, question) };
    let changes: Vec<Change> = questions.into_iter().map(as_written).collect();
    home::need(desk, console)?;
    keeping::make(desk, console, &changes)?;
    Ok(Status::Done)
}

fn pick_and_link(desk: &mut Desk, console: &mut Console, typed: &str) -> Result<Status> {
    let story = lookup::story(desk.bank(), typed)?.id.clone();
    if !console.input.is_person() {
        return Err(
            Error::usage("which question?").hint("`link STORY QUESTION`; `find WORDS` shows the questions")
        );
    }
    after_saving::questions(desk, console, &story)?;
    while let Some(question) = picking::question(desk.bank(), console)? {
        linking::link(desk, console, &story, &[question])?;
    }
    Ok(Status::Done)
}

/// Everything typed is looked up before anything is changed.
fn resolved(bank: &Bank, story: &str, questions: &[String]) -> Result<(StoryId, Vec<QuestionId>)> {
    // Either way round: `link QUESTION STORY` means the same.
    let (story, questions) = match questions {
        [only] if bank.story(story).is_none() && bank.story(only).is_some() => {
            (only.as_str(), vec![story.to_owned()])
        }
        _ => (story, questions.to_vec()),
    };
    let story = lookup::story(bank, story)?.id.clone();
    let id = |typed: &String| Ok(lookup::question(bank, typed)?.id.clone());
    Ok((story, questions.iter().map(id).collect::<Result<_>>()?))
}

/// # Errors
/// If no story answers such a question.
fn takes_stories(bank: &Bank, id: &QuestionId) -> Result<()> {
    match bank.question(id.as_str()).map(|question| question.kind) {
        Some(Kind::Statement) => {
            Err(Error::usage(format!("{id} is a statement: your points answer it, no story"))
                .hint(format!("`points {id} --add \"…\"`")))
        }
        Some(kind) if kind.needs_nothing() => {
            Err(Error::usage(format!("{id} needs no story: nothing is to be prepared for it")))
        }
        _ => Ok(()),
    }
}

/// The id under which a link is written: the question's, or an earlier one.
fn written(bank: &Bank, story: &StoryId, question: QuestionId) -> QuestionId {
    let links = bank.story(story.as_str()).map_or(&[][..], |story| &story.answers);
    linking::written_for(bank, links, &question).cloned().unwrap_or(question)
}
