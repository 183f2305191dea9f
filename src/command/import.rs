//! `import`: question lists, stories and transcripts from elsewhere.

use super::answer::Status;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::flow::import;
use crate::text::exchange::Holding;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const HELP: &str = "Questions come from Markdown, MDX, Org, CSV, TSV, JSON, YAML, web pages and Anki's text export; stories (STAR, STARR, SOAR, CARL) \
    from Markdown, Org, front matter, CSV and JSON; what a panel asked from a transcript. What holds questions and stories gives both. \
    What was not understood is listed with its line; nothing is overwritten, and one `undo` takes all of it back.\n\n\
    Examples:\n  import questions.md\n  import stories.org --dry-run\n  import list.csv --map ask=Frage,tags=Thema\n  import transcript.txt --into acme-panel";

/// What a column may be.
const KEYS: [&str; 7] = ["ask", "also", "follow-ups", "tags", "answer", "probes", "likelihood"];

/// Arguments of `import`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// The files
    #[arg(value_name = "FILE", required = true, value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// What they hold, if it is not to be guessed
    #[arg(long = "as", value_enum, value_name = "KIND")]
    kind: Option<What>,
    /// The id of the new deck, or the interview in which it was asked
    #[arg(long, value_name = "ID")]
    into: Option<String>,
    /// Show what would be made, and make nothing
    #[arg(long)]
    dry_run: bool,
    /// Columns of a table by their heads: ask=…, also=…, follow-ups=…, tags=…, answer=…
    #[arg(long, value_name = "KEY=HEAD", value_delimiter = ',')]
    map: Vec<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// Questions.
    Deck,
    /// Stories.
    Stories,
    /// What was asked in an interview.
    Debrief,
}

pub(super) fn run(arguments: Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let column = |pair: &String| match pair.split_once('=') {
        Some((key, head)) if KEYS.contains(&key.trim()) => {
            Ok((key.trim().to_owned(), head.trim().to_owned()))
        }
        Some((key, _)) => {
            Err(Error::usage(format!("`{key}` is no key")).hint(format!("one of {}", KEYS.join(", "))))
        }
        None => Err(Error::usage(format!("`{pair}` says no column"))
            .hint("for example --map ask=Question,tags=Topic")),
    };
    let wish = import::Wish {
        columns: arguments.map.iter().map(column).collect::<Result<_>>()?,
        files: arguments.files,
        kind: arguments.kind.map(|kind| match kind {
            What::Deck => Holding::Deck,
            What::Stories => Holding::Stories,
            What::Debrief => Holding::Debrief,
        }),
        into: arguments.into,
        dry_run: arguments.dry_run,
    };
    import::run(desk, console, &wish)?;
    Ok(Status::Done)
}
