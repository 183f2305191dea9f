//! `completions`: a script that makes the shell complete commands, flags, story and question ids.

use super::answer::Status;
use crate::console::Console;
use crate::error::{Error, Result};
use clap::Args;
use clap_complete::env::Shells;

const HELP: &str = "Examples:\n  stardrill completions bash >> ~/.bashrc\n  stardrill completions zsh  >> ~/.zshrc\n  \
    stardrill completions fish > ~/.config/fish/completions/stardrill.fish";

/// Arguments of `completions`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// bash, zsh, fish, elvish or powershell
    #[arg(value_name = "SHELL")]
    shell: String,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Status> {
    let shells = Shells::builtins();
    let Some(shell) = shells.completer(&arguments.shell) else {
        let known: Vec<&str> = shells.names().collect();
        return Err(Error::usage(format!("there is no completion for `{}`", arguments.shell))
            .hint(format!("known: {}", known.join(", "))));
    };
    let mut script = vec![];
    shell
        .write_registration("COMPLETE", "stardrill", "stardrill", "stardrill", &mut script)
        .map_err(|cause| Error::bug("the completion script cannot be written").because(cause))?;
    console.screen.show_finished(&String::from_utf8_lossy(&script))?;
    Ok(Status::Done)
}
