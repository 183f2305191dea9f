//! `completions`: a script that makes the shell complete commands, flags, story and question ids.

use super::answer::Status;
use crate::console::Console;
use crate::error::{Error, Result};
use clap::Args;
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::Shells;

const HELP: &str = "Examples:\n  stardrill completions bash >> ~/.bashrc\n  stardrill completions zsh  >> ~/.zshrc\n  \
    stardrill completions fish > ~/.config/fish/completions/stardrill.fish";

/// Arguments of `completions`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// bash, zsh, fish, elvish or powershell
    #[arg(value_name = "SHELL", add = ArgValueCandidates::new(shells))]
    shell: String,
}

/// zsh knows `compdef` only once its completion is on, and in a new `~/.zshrc` it is not.
const ZSH_COMPLETION_ON: &str = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }\n";

fn shells() -> Vec<CompletionCandidate> {
    Shells::builtins().names().map(CompletionCandidate::new).collect()
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
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if let Some(head) = script.find('\n').filter(|_| arguments.shell == "zsh") {
        script.insert_str(head + 1, ZSH_COMPLETION_ON); // `#compdef` stays the first line
    }
    console.screen.show_finished(&script)?;
    Ok(Status::Done)
}
