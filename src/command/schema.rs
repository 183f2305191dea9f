//! `schema`: JSON Schemas of the person's files, so that an editor completes and minds them.

use super::answer::Status;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::text::schema::Schema;
use clap::{Args, ValueEnum};

const HELP: &str = "They name this home's questions, competencies and stories: write them anew when those have changed. Editors with taplo (VS Code's\n\
    Even Better TOML, neovim, Helix) find them by .taplo.toml.\n\n\
    Examples:\n  schema story\n  schema --write";

/// Arguments of `schema`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// Of which files
    #[arg(value_enum, value_name = "FILES", required_unless_present = "write")]
    which: Option<Which>,
    /// Write all of them into the home, with the file that tells editors which is for what
    #[arg(long)]
    write: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Which {
    /// decks/*.toml
    Deck,
    /// stories/*.toml
    Story,
    /// interviews.toml
    Interviews,
    /// points.toml
    Points,
    /// stardrill.toml
    Settings,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &Console) -> Result<Status> {
    if arguments.write {
        for path in desk.write_schemas()? {
            console.screen.note(&format!("Written: {}", desk.tilde(&path)));
        }
    }
    let schema = arguments.which.map(|which| match which {
        Which::Deck => Schema::Deck,
        Which::Story => Schema::Story,
        Which::Interviews => Schema::Interviews,
        Which::Points => Schema::Points,
        Which::Settings => Schema::Settings,
    });
    if let Some(schema) = schema {
        console.show_json(&schema.json(desk.bank()))?;
    }
    Ok(Status::Done)
}
