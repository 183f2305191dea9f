//! `ask`: adds a question met in a real interview to `decks/heard.toml`.

use super::answer::Status;
use super::kinds::kinds;
use crate::bank::{Kind, Likelihood};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::flow::{heard, jot};
use clap::{Args, ValueEnum};

const HELP: &str = "Example:\n  ask \"What would your last CFO say about you?\" --kind story --tag budgeting";

/// Arguments of `ask`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The question as it was asked
    #[arg(required = true, num_args = 1.., value_name = "TEXT")]
    text: Vec<String>,
    /// What it needs: a story, your view, or something said in a minute or two
    #[arg(long, value_name = "KIND", default_value = "story", value_parser = kinds(&[Kind::Story, Kind::View, Kind::Statement]))]
    kind: Kind,
    /// A competency that it asks for; several times for more
    #[arg(long = "tag", value_name = "COMPETENCY")]
    tags: Vec<String>,
    /// How likely it is to be asked again
    #[arg(long, value_enum, default_value_t = LikelihoodArgument::High)]
    likelihood: LikelihoodArgument,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LikelihoodArgument {
    High,
    Medium,
    Low,
}

pub(super) fn run(arguments: Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let text = arguments.text.join(" ");
    if text.trim().is_empty() {
        return Err(
            Error::usage("there is no question").hint("`ask \"What would your last CFO say about you?\"`")
        );
    }
    let kind = arguments.kind;
    let likelihood = match arguments.likelihood {
        LikelihoodArgument::High => Likelihood::High,
        LikelihoodArgument::Medium => Likelihood::Medium,
        LikelihoodArgument::Low => Likelihood::Low,
    };
    let asked = heard::Asked { text, kind, likelihood, tags: arguments.tags };
    let id = heard::keep(desk, console, &asked)?;
    if console.input.is_person()
        && let Some(line) = console.sentence("A story for it, in one line? (Enter = later)")?
    {
        jot::keep(desk, console, &line, Some(&id))?;
    }
    Ok(Status::Done)
}
