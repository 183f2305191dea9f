//! `deck`: list, show and copy decks.

use super::answer::{Format, Status};
use crate::bank::Origin;
use crate::console::Console;
use crate::desk::{Desk, bundled_bank, example_tellings, lookup};
use crate::error::{Error, Result};
use crate::flow::{home, keeping};
use crate::text::Change;
use crate::view::report::bank as report;
use crate::view::report::edition::Edition;
use crate::view::report::examples::{Shown, text};
use clap::Subcommand;

/// What to do with decks.
#[derive(Debug, Subcommand)]
pub(super) enum Action {
    /// List the decks
    #[command(visible_alias = "ls", after_help = "Examples:\n  deck list\n  deck list --competencies")]
    List {
        /// The vocabulary of competencies instead
        #[arg(long)]
        competencies: bool,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Show a deck's questions, or one question with its whole card
    #[command(
        after_help = "Examples:\n  deck show business-acumen\n  deck show business-acumen/npv\n  deck show --examples strategy"
    )]
    Show {
        /// A strong telling and a failing one instead, scored tick by tick
        #[arg(long, conflicts_with = "format")]
        examples: bool,
        /// A deck, or a question
        #[arg(value_name = "DECK")]
        what: String,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// What the bundled edition of a deck has that your copy has not
    #[command(after_help = "Example:\n  deck diff strategy")]
    Diff {
        /// Which one
        #[arg(value_name = "DECK")]
        deck: String,
    },
    /// Copy a bundled deck into your home, to change it; yours replaces it
    #[command(after_help = "Example:\n  deck copy strategy")]
    Copy {
        /// Which one
        #[arg(value_name = "DECK")]
        deck: String,
    },
}

pub(super) fn run(action: Action, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    match action {
        Action::List { competencies, format } => list(desk, console, competencies, format)?,
        Action::Show { what, examples: true, .. } => examples(desk, console, &what)?,
        Action::Show { what, format, .. } => show(desk, console, &what, format)?,
        Action::Diff { deck } => diff(desk, console, &deck)?,
        Action::Copy { deck } => copy(desk, console, &deck)?,
    }
    Ok(Status::Done)
}

fn list(desk: &Desk, console: &mut Console, competencies: bool, format: Format) -> Result<()> {
    let width = console.screen.width();
    match (format, competencies) {
        (Format::Json, _) => console.show_json(&report::DecksReport::new(desk.bank())),
        (Format::Text, true) => console.show_report(&report::competencies(desk.bank(), width)),
        (Format::Text, false) => console.show_report(&report::decks(desk.bank(), &bundled_bank(), width)),
    }
}

fn diff(desk: &Desk, console: &mut Console, typed: &str) -> Result<()> {
    let deck = lookup::deck(desk.bank(), typed)?;
    if deck.origin == Origin::Bundled {
        return Err(Error::data(format!(
            "the deck `{}` is the bundled one: there is nothing to compare",
            deck.id
        ))
        .hint(format!("`deck copy {}` makes it yours", deck.id)));
    }
    let bundled = bundled_bank();
    if bundled.deck(deck.id.as_str()).is_none() {
        return Err(Error::data(format!("no bundled deck is called `{}`", deck.id)));
    }
    console.show_report(&Edition::of(desk.bank(), &bundled, &deck.id).text(console.screen.width()))
}

fn examples(desk: &Desk, console: &mut Console, typed: &str) -> Result<()> {
    let deck = lookup::deck(desk.bank(), typed)?;
    let Some(examples) = example_tellings(&deck.id)? else {
        return Err(Error::data(format!("the deck `{}` has no example tellings", deck.id)));
    };
    let shown = examples.telling.iter().map(|telling| Shown {
        question: &telling.question,
        verdict: &telling.verdict,
        seconds: telling.seconds,
        said: &telling.said,
        ticks: telling.ticks.iter().map(|tick| (tick.tick.as_str(), tick.met, tick.why.as_str())).collect(),
        remark: &telling.remark,
    });
    let shown: Vec<Shown<'_>> = shown.collect();
    console.show_report(&text(desk.bank(), &shown, console.screen.width()))
}

fn show(desk: &Desk, console: &mut Console, what: &str, format: Format) -> Result<()> {
    let bank = desk.bank();
    let width = console.screen.width();
    if let Some(deck) = bank.deck(what) {
        return match format {
            Format::Json => console.show_json(&report::QuestionsReport::of_deck(bank, deck)),
            Format::Text => console.show_report(&report::deck(bank, deck, width)),
        };
    }
    match lookup::question(bank, what) {
        Ok(question) if format == Format::Json => {
            console.show_json(&report::QuestionsReport::of_one(question))
        }
        Ok(question) => console.show_report(&report::question(bank, question, width)),
        Err(error) if what.contains('/') => Err(error),
        Err(_) => show(desk, console, lookup::deck(bank, what)?.id.as_str(), format),
    }
}

fn copy(desk: &mut Desk, console: &mut Console, id: &str) -> Result<()> {
    let deck = lookup::deck(desk.bank(), id)?;
    let (Origin::Bundled, Some(text)) = (deck.origin, desk.bundled_deck(&deck.id)) else {
        return Err(Error::data(format!("the deck `{}` is yours already", deck.id)));
    };
    let path = format!("decks/{}.toml", deck.id);
    home::need(desk, console)?;
    keeping::make_quietly(desk, console, &[Change::NewFile { path: path.clone(), text: text.to_owned() }])?;
    console.screen.note(&format!("Copied to {path}; it replaces the bundled deck.  (take it back: `undo`)"));
    Ok(())
}
