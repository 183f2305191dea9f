//! `tell`: one timed telling of a story, or of a question's answer.

use super::answer::Status;
use crate::bank::{Bank, Question, Story};
use crate::console::Console;
use crate::desk::{Desk, lookup};
use crate::error::{Error, Result};
use crate::flow::home;
use crate::flow::telling::{self, Task};
use crate::practice::review::Item;
use crate::view::page::Label;
use crate::view::report::history::name;
use clap::Args;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

const HELP: &str = "While you speak: space marks the step to the next part (one mark, at the action, is enough), p pauses, Enter ends.\n\n\
    Examples:\n  tell dc-exit\n  tell dc-exit --for strategy/cloud-placement\n  tell leadership-philosophy/style\n  tell dc-exit --short";

/// Arguments of `tell`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// A story, or a question with one
    #[arg(value_name = "STORY_OR_QUESTION")]
    what: String,
    /// The question that it answers this time [default: one of its own, drawn]
    #[arg(long = "for", value_name = "QUESTION")]
    question: Option<String>,
    /// Headline and numbers only, in thirty seconds
    #[arg(long)]
    short: bool,
}

pub(super) fn run(arguments: &Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let mut dice = StdRng::seed_from_u64(desk.seed());
    let (item, question) = what_to_tell(desk.bank(), arguments, &mut dice)?;
    let question = question.cloned();
    home::need(desk, console)?;
    ask(desk.bank(), console, &item, question.as_ref(), arguments.short, &mut dice)?;
    // The short form is the cue of a question: which story, its headline, its numbers.
    let graded = match (&item, &question) {
        (Item::Story(_), Some(question)) if arguments.short => Item::Question(question.id.clone()),
        _ => item.clone(),
    };
    let task = Task { item, graded, question, is_short: arguments.short };
    if !telling::run(desk, console, &task)? {
        console.screen.note("Broken off: nothing is recorded.");
    }
    Ok(Status::Done)
}

/// The item to be graded and the question that is asked.
fn what_to_tell<'a>(
    bank: &'a Bank,
    arguments: &Arguments,
    dice: &mut StdRng,
) -> Result<(Item, Option<&'a Question>)> {
    let named = match &arguments.question {
        Some(typed) => Some(lookup::question(bank, typed)?),
        None => None,
    };
    if let Ok(story) = lookup::story(bank, &arguments.what) {
        insist_on_parts(story)?;
        let own: Vec<&Question> = bank.questions_of(story);
        return Ok((Item::Story(story.id.clone()), named.or_else(|| own.choose(dice).copied())));
    }
    if bank.stories().is_empty() && bank.question(&arguments.what).is_none() {
        return Err(Error::data("there is no story to tell yet")
            .hint("jot \"one line\" keeps the first; story edit STORY writes it; then tell STORY"));
    }
    let question = match lookup::question(bank, &arguments.what) {
        Ok(question) => question,
        Err(_) => {
            return Err(lookup::story(bank, &arguments.what).err().unwrap_or_else(|| Error::bug("no story")));
        }
    };
    if let Some(story) = bank.ready_stories_for(question).next() {
        return Ok((Item::Story(story.id.clone()), Some(question)));
    }
    if bank.points(question).is_empty() {
        return Err(Error::data(format!("nothing is prepared for {}", question.id)).hint(format!(
            "suggest {0} says which story could fit; points {0} keeps points of yours",
            question.id
        )));
    }
    Ok((Item::Question(question.id.clone()), Some(question)))
}

fn insist_on_parts(story: &Story) -> Result<()> {
    if story.is_ready() {
        return Ok(());
    }
    Err(Error::data(format!("story `{}` is not ready to be told", story.id))
        .hint(format!("write it: story edit {}", story.id))
        .hint(format!("then mark it: story ready {}", story.id)))
}

fn ask(
    bank: &Bank,
    console: &Console,
    item: &Item,
    question: Option<&Question>,
    short: bool,
    dice: &mut StdRng,
) -> Result<()> {
    let mut page = console.screen.page();
    let target =
        if short { "headline and numbers, thirty seconds" } else { "a minute and a half to two minutes" };
    page.paragraph(Label::Quiet, &format!("Tell it aloud: {target}"), 0);
    page.gap();
    match question {
        Some(question) => {
            let wordings: Vec<&str> = question.wordings().collect();
            let drawn = wordings[dice.random_range(0..wordings.len())];
            page.paragraph(Label::Title, drawn, 0);
        }
        None => page.paragraph(Label::Title, &name(bank, item), 0),
    }
    page.gap();
    console.screen.show(&page)
}
