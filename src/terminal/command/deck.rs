//! `deck`: list, show and copy decks.

use super::{Format, Status};
use crate::bank::{Bank, Origin};
use crate::disk::BUNDLED;
use crate::error::{Error, Result};
use crate::terminal::session::{self, Session};
use crate::text::diagnostic::nearest;
use crate::view::report::bank as report;
use clap::Subcommand;

/// What to do with decks.
#[derive(Debug, Subcommand)]
pub enum Action {
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
    #[command(after_help = "Examples:\n  deck show business-acumen\n  deck show business-acumen/npv")]
    Show {
        /// A deck, or a question
        #[arg(value_name = "DECK")]
        what: String,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Copy a bundled deck into your home, to change it; yours replaces it
    #[command(after_help = "Example:\n  deck copy strategy")]
    Copy {
        /// Which one
        #[arg(value_name = "DECK")]
        deck: String,
    },
}

pub(super) fn run(action: Action, session: &mut Session) -> Result<Status> {
    match action {
        Action::List { competencies, format } => list(session, competencies, format)?,
        Action::Show { what, format } => show(session, &what, format)?,
        Action::Copy { deck } => copy(session, &deck)?,
    }
    Ok(Status::Done)
}

fn list(session: &Session, competencies: bool, format: Format) -> Result<()> {
    let reading = session.reading();
    let width = session.screen.width();
    match (format, competencies) {
        (Format::Json, _) => session.show_json(&report::DecksReport::new(&reading.bank)),
        (Format::Text, true) => session.screen.show(&report::competencies(&reading.bank, width)),
        (Format::Text, false) => session.screen.show(&report::decks(&reading.bank, width)),
    }
}

fn show(session: &Session, what: &str, format: Format) -> Result<()> {
    let reading = session.reading();
    let bank = &reading.bank;
    let width = session.screen.width();
    if let Some(deck) = bank.deck(what) {
        return match format {
            Format::Json => session.show_json(&report::QuestionsReport::of_deck(bank, deck)),
            Format::Text => session.screen.show(&report::deck(bank, deck, width)),
        };
    }
    match session::question(bank, what) {
        Ok(question) if format == Format::Json => {
            session.show_json(&report::QuestionsReport::of_one(question))
        }
        Ok(question) => session.screen.show(&report::question(bank, question, width)),
        Err(error) if what.contains('/') => Err(error),
        Err(_) => Err(unknown(bank, what)),
    }
}

/// There is no such deck.
pub(super) fn unknown(bank: &Bank, typed: &str) -> Error {
    let error = Error::usage(format!("there is no deck `{typed}`"));
    match nearest(typed, bank.decks().iter().map(|deck| deck.id.as_str())) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint("deck list shows them"),
    }
}

fn copy(session: &mut Session, id: &str) -> Result<()> {
    let reading = session.reading();
    let deck = reading.bank.deck(id).ok_or_else(|| unknown(&reading.bank, id))?;
    let path = format!("decks/{id}.toml");
    let bundled = BUNDLED.iter().find(|(bundled, _)| *bundled == path);
    let (Origin::Bundled, Some((_, text))) = (deck.origin, bundled) else {
        return Err(Error::data(format!("the deck `{id}` is yours already")));
    };
    let home = session.need_home()?;
    home.create_file(&path, text)?;
    session.refresh();
    session
        .screen
        .note(&format!("Copied to {path}; it replaces the bundled deck.  (take it back: delete that file)"));
    Ok(())
}
