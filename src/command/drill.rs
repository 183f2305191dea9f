//! `drill`: today's sitting.

use super::answer::Status;
use super::kinds::kinds;
use crate::bank::{Bank, Kind};
use crate::console::Console;
use crate::desk::{Desk, lookup};
use crate::error::Result;
use crate::flow::{drill, quick};
use crate::practice::schedule::{Items, Scope};
use clap::{Args, ValueEnum};

const HELP: &str = "Examples:\n  drill                         what is due today, within your minutes\n  \
    drill --minutes 5             five minutes more\n  drill --deck strategy         one deck only\n  \
    drill --items stories         tell stories aloud\n  drill --quick                 ten questions, ten seconds each: which story?\n\nThrough a pipe: an empty line shows the answer, a digit grades, u undoes, s skips, q quits.";

/// Arguments of `drill`.
#[derive(Args, Debug, Default)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Minutes for this sitting, on top of what was done today
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=600))]
    minutes: Option<u32>,
    /// Cards at most
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    /// Only questions of this deck
    #[arg(long, value_name = "DECK")]
    deck: Option<String>,
    /// Only items with this competency
    #[arg(long, value_name = "COMPETENCY")]
    competency: Option<String>,
    /// Only questions of this kind
    #[arg(long, value_name = "KIND", value_parser = kinds(&Kind::ALL))]
    kind: Option<Kind>,
    /// Only questions, or only stories
    #[arg(long, value_name = "WHICH")]
    items: Option<ItemsArgument>,
    /// Also what is not due yet
    #[arg(long)]
    ahead: bool,
    /// Find the story fast: wordings you never met, ten seconds each
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "10",
        value_parser = clap::value_parser!(u32).range(1..=100),
        conflicts_with_all = ["minutes", "limit", "deck", "competency", "kind", "items", "ahead"])]
    quick: Option<u32>,
    /// With --quick: the questions are spoken by the program in $STARDRILL_SPEAK, and shown with the story
    #[arg(long, requires = "quick")]
    speak: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ItemsArgument {
    Questions,
    Stories,
}

pub(super) fn run(arguments: Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    if let Some(count) = arguments.quick {
        quick::run(desk, console, count as usize, arguments.speak)?;
        return Ok(Status::Done);
    }
    let wish = drill::Wish {
        scope: scope(&arguments, desk.bank())?,
        minutes: arguments.minutes,
        limit: arguments.limit.map(|limit| limit as usize),
        ahead: arguments.ahead,
    };
    drill::run(desk, console, wish)?;
    Ok(Status::Done)
}

fn scope(arguments: &Arguments, bank: &Bank) -> Result<Scope> {
    let deck = arguments.deck.as_ref().map(|typed| lookup::deck(bank, typed)).transpose()?;
    let competency =
        arguments.competency.as_ref().map(|typed| lookup::competency(bank, typed)).transpose()?;
    Ok(Scope {
        deck: deck.map(|deck| deck.id.clone()),
        competency,
        kind: arguments.kind,
        items: arguments.items.map(|items| match items {
            ItemsArgument::Questions => Items::Questions,
            ItemsArgument::Stories => Items::Stories,
        }),
    })
}
