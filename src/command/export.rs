//! `export`: decks, stories, the history, the whole home, for other programs.

use super::answer::{Status, deliver};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::flow::coach;
use crate::text::exchange::home::HomeJson;
use crate::text::exchange::own;
use crate::view::clean::clean_lines;
use crate::view::export as out;
use crate::view::export::coach::GUIDE;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const HELP: &str = "JSON carries everything and comes back by `import`; Markdown, CSV and Anki's text carry what they can: wordings, tags, follow-ups,\n\
    answers, the parts of stories.\n\n\
    Examples:\n  export stories -o stories.md\n  export decks --format anki -o questions.txt\n  export home -o home.json\n  export history --format fsrs\n  export coach dc-exit --strike Rotterdam,SAP -o for-coach.md";

/// Arguments of `export`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// What goes out
    #[arg(value_enum, value_name = "WHAT")]
    what: What,
    /// In which form [default: markdown; csv for the history, json for the home]
    #[arg(long, value_enum, value_name = "FORM")]
    format: Option<Form>,
    /// For `coach`: the stories; else all
    #[arg(value_name = "STORY")]
    stories: Vec<String>,
    /// For `coach`: more words to be struck, with commas
    #[arg(long, value_name = "WORDS", value_delimiter = ',')]
    strike: Vec<String>,
    /// For `coach`: what an assistant should know, instead
    #[arg(long)]
    guide: bool,
    /// Write to a file
    #[arg(short, long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// All questions.
    Decks,
    /// Your stories.
    Stories,
    /// What you practised.
    History,
    /// Every file of the home.
    Home,
    /// For your own assistant or coach: without names, sources, and what you avoid.
    Coach,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people, and for `import`.
    Markdown,
    /// For spreadsheets.
    Csv,
    /// For programs; carries everything.
    Json,
    /// For Anki's import.
    Anki,
    /// The columns that FSRS optimisers read.
    Fsrs,
}

impl Arguments {
    /// Whether it names what is not to go out.
    pub(super) fn names_what_to_strike(&self) -> bool {
        !self.strike.is_empty()
    }
}

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<Status> {
    let usual = match arguments.what {
        What::Coach => return to_coach(arguments, desk, console),
        What::Decks | What::Stories => Form::Markdown,
        What::History => Form::Csv,
        What::Home => Form::Json,
    };
    let text = written(arguments.what, arguments.format.unwrap_or(usual), desk, console)?;
    deliver(desk, console, &text, arguments.output.as_deref())?;
    Ok(Status::Done)
}

fn to_coach(arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<Status> {
    if arguments.guide {
        deliver(desk, console, GUIDE, arguments.output.as_deref())?;
        return Ok(Status::Done);
    }
    let wish = coach::Wish { stories: &arguments.stories, strike: &arguments.strike };
    if let Some(text) = coach::text(desk, console, &wish)? {
        deliver(desk, console, &text, arguments.output.as_deref())?;
    }
    Ok(Status::Done)
}

fn written(what: What, form: Form, desk: &Desk, console: &Console) -> Result<String> {
    let (bank, sources) = (desk.bank(), &desk.reading().sources);
    Ok(match (what, form) {
        (What::Decks, Form::Markdown) => clean_lines(&out::markdown_decks(bank)),
        (What::Decks, Form::Csv) => clean_lines(&out::csv_decks(bank)),
        (What::Decks, Form::Anki) => clean_lines(&out::anki_decks(bank)),
        (What::Decks, Form::Json) => console.json(&own::decks_json(bank, sources))?,
        (What::Stories, Form::Markdown) => clean_lines(&out::markdown_stories(bank)),
        (What::Stories, Form::Csv) => clean_lines(&out::csv_stories(bank)),
        (What::Stories, Form::Anki) => clean_lines(&out::anki_stories(bank)),
        (What::Stories, Form::Json) => console.json(&own::stories_json(bank, sources))?,
        (What::History, Form::Csv) => clean_lines(&out::history_csv(desk.history())),
        (What::History, Form::Fsrs) => out::history_for_fsrs(desk.history()),
        (What::Home, Form::Json) => console.json(&HomeJson::of(desk.need_home()?.files()?))?,
        (_, form) => {
            let form = form.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
            return Err(Error::usage(format!("it cannot go out as {form}"))
                .hint("`export --help` says what goes out how"));
        }
    })
}
