//! `man`: the manual pages, from the same grammar as the help.

use super::answer::Status;
use crate::console::Console;
use crate::disk::write_report;
use crate::error::{Error, Result};
use clap::Args;
use clap_mangen::Man;
use std::path::PathBuf;

/// Arguments of `man`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  man | man -l -\n  man drill\n  man --out /usr/local/share/man/man1")]
pub(super) struct Arguments {
    /// The page of one command; else of the program
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
    /// Write every page into a folder
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    out: Option<PathBuf>,
}

/// Prints or writes the pages of the shell's grammar.
pub(super) fn run(arguments: &Arguments, mut grammar: clap::Command, console: &Console) -> Result<Status> {
    grammar.build();
    if let Some(folder) = &arguments.out {
        for command in
            grammar.get_subcommands().chain([&grammar]).filter(|command| command.get_name() != "help")
        {
            let name = page_name(command, &grammar);
            let path = folder.join(format!("{name}.1"));
            write_report(&path, &page(command, &name)?)?;
            console.screen.note(&format!("Written: {}", path.display()));
        }
        return Ok(Status::Done);
    }
    let command = match &arguments.command {
        None => &grammar,
        Some(typed) => grammar.find_subcommand(typed).ok_or_else(|| {
            Error::usage(format!("there is no command `{typed}`")).hint("`help` lists them")
        })?,
    };
    let page = page(command, &page_name(command, &grammar))?;
    console.screen.show_finished(&page)?;
    Ok(Status::Done)
}

fn page_name(command: &clap::Command, grammar: &clap::Command) -> String {
    match command.get_name() == grammar.get_name() {
        true => grammar.get_name().to_owned(),
        false => format!("{}-{}", grammar.get_name(), command.get_name()),
    }
}

fn page(command: &clap::Command, name: &str) -> Result<String> {
    let mut page = vec![];
    let titled = command.clone().bin_name(name.replacen('-', " ", 1)).display_name(name.to_owned());
    Man::new(titled)
        .source(format!("stardrill {}", env!("CARGO_PKG_VERSION")))
        .render(&mut page)
        .map_err(Error::output)?;
    String::from_utf8(page).map_err(|cause| Error::bug("a manual page is no text").because(cause))
}
