//! `man`: the manual pages, from the same grammar as the help.

use super::answer::Status;
use crate::console::Console;
use crate::disk::write_report;
use crate::error::{Error, Result};
use crate::view::words::Count;
use clap::Args;
use clap_mangen::Man;
use std::path::PathBuf;

/// Arguments of `man`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  man | man -l -\n  man drill\n  man story new\n  man --out /usr/local/share/man/man1"
)]
pub(super) struct Arguments {
    /// The page of one command; else of the program
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
    /// Write every page into a folder
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    out: Option<PathBuf>,
}

/// Prints or writes the pages of the shell's grammar.
pub(super) fn run(arguments: &Arguments, grammar: clap::Command, console: &Console) -> Result<Status> {
    // Pages name the pages below them, and `help` has none.
    let mut grammar = grammar.disable_help_subcommand(true);
    grammar.build();
    let pages = pages(&grammar, grammar.get_name());
    if let Some(folder) = &arguments.out {
        for (name, command) in &pages {
            write_report(&folder.join(format!("{name}.1")), &page(command, name)?)?;
        }
        console.screen.note(&format!("Written: {} in {}", Count(pages.len(), "page"), folder.display()));
        return Ok(Status::Done);
    }
    let wanted = [&[grammar.get_name().to_owned()][..], &arguments.command].concat().join("-");
    let (name, command) = pages.iter().find(|(name, _)| *name == wanted).ok_or_else(|| {
        Error::usage(format!("there is no command `{}`", arguments.command.join(" ")))
            .hint("`help` lists them")
    })?;
    let page = page(command, name)?;
    console.screen.show_finished(&page)?;
    Ok(Status::Done)
}

/// Every command with the name of its page: those that it parts into, as its own page names them, and then itself.
fn pages<'g>(command: &'g clap::Command, name: &str) -> Vec<(String, &'g clap::Command)> {
    let below =
        command.get_subcommands().flat_map(|part| pages(part, &format!("{name}-{}", part.get_name())));
    below.chain([(name.to_owned(), command)]).collect()
}

fn page(command: &clap::Command, name: &str) -> Result<String> {
    let mut page = vec![];
    let titled = command.clone().bin_name(name.replace('-', " ")).display_name(name.to_owned());
    Man::new(titled)
        .source(format!("stardrill {}", env!("CARGO_PKG_VERSION")))
        .render(&mut page)
        .map_err(Error::output)?;
    String::from_utf8(page).map_err(|cause| Error::bug("a manual page is no text").because(cause))
}
