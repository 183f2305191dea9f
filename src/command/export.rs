//! `export`: decks, stories, the history, the whole home, for other programs.

use super::answer::{Status, deliver};
use crate::bank::{Bank, Deck, Question, Story};
use crate::console::Console;
use crate::desk::{Desk, lookup};
use crate::error::{Error, Result};
use crate::flow::coach;
use crate::text::exchange::home::HomeJson;
use crate::text::exchange::own;
use crate::view::clean::clean_lines;
use crate::view::export as out;
use crate::view::export::coach::GUIDE;
use crate::view::export::left::{self, Carrier};
use clap::{Args, ValueEnum};
use std::collections::HashSet;
use std::path::PathBuf;

const HELP: &str = "JSON carries everything and comes back by `import`; Markdown, CSV and Anki's text carry what they can, and what they left out is said.\n\n\
    Examples:\n  export stories -o stories.md\n  export decks strategy --format anki -o questions.txt\n  export home -o home.json\n  export history --format fsrs\n  export coach dc-exit --strike Rotterdam,SAP -o for-coach.md";

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
    /// The decks or stories by name; else all
    #[arg(value_name = "STORY_OR_DECK")]
    names: Vec<String>,
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
    /// Questions, by deck.
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
    let form = arguments.format.unwrap_or(usual);
    let chosen = Chosen::of(arguments, desk.bank())?;
    let text = written(arguments.what, form, &chosen, desk, console)?;
    deliver(desk, console, &text, arguments.output.as_deref())?;
    let left = chosen.left(arguments.what, form);
    if !left.is_empty() {
        console.screen.note(&format!("Left out, as this form has no place for it: {}.", left.join(", ")));
        console.screen.note("--format json carries everything.");
    }
    Ok(Status::Done)
}

fn to_coach(arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<Status> {
    if arguments.guide {
        deliver(desk, console, GUIDE, arguments.output.as_deref())?;
        return Ok(Status::Done);
    }
    let wish = coach::Wish { stories: &arguments.names, strike: &arguments.strike };
    if let Some(text) = coach::text(desk, console, &wish)? {
        deliver(desk, console, &text, arguments.output.as_deref())?;
    }
    Ok(Status::Done)
}

/// What goes out of the bank.
struct Chosen<'b> {
    decks: Vec<&'b Deck>,
    questions: Vec<&'b Question>,
    /// Questions of the decks that the person skips: only JSON has them.
    skipped: usize,
    stories: Vec<&'b Story>,
}

impl<'b> Chosen<'b> {
    fn of(arguments: &Arguments, bank: &'b Bank) -> Result<Self> {
        let mut chosen = Self {
            decks: bank.decks().iter().collect(),
            questions: bank.live_questions().collect(),
            skipped: 0,
            stories: bank.stories().iter().collect(),
        };
        match (arguments.what, &*arguments.names) {
            (_, []) => {}
            (What::Decks, names) => {
                chosen.decks = names.iter().map(|name| lookup::deck(bank, name)).collect::<Result<_>>()?;
                let mut seen = HashSet::new();
                chosen.decks.retain(|deck| seen.insert(deck.id.as_str()));
            }
            (What::Stories, names) => {
                chosen.stories = names.iter().map(|name| lookup::story(bank, name)).collect::<Result<_>>()?;
                let mut seen = HashSet::new();
                chosen.stories.retain(|story| seen.insert(story.id.as_str()));
            }
            (_, [first, ..]) => {
                return Err(Error::usage(format!("`{first}` cannot be chosen here"))
                    .hint("decks and stories can be named; the history and the home go out whole"));
            }
        }
        let goes =
            |question: &Question| chosen.decks.iter().any(|deck| deck.id.as_str() == question.id.deck());
        chosen.questions.retain(|question| goes(question));
        let all = bank.questions().iter().filter(|question| goes(question)).count();
        chosen.skipped = all - chosen.questions.len();
        Ok(chosen)
    }

    /// What a form leaves out of it.
    fn left(&self, what: What, form: Form) -> Vec<&'static str> {
        let carrier = match form {
            Form::Markdown => Carrier::Markdown,
            Form::Csv => Carrier::Csv,
            Form::Anki => Carrier::Anki,
            Form::Json | Form::Fsrs => return vec![],
        };
        match what {
            What::Decks => left::of_questions(carrier, &self.questions, self.skipped),
            What::Stories => left::of_stories(carrier, &self.stories),
            What::History | What::Home | What::Coach => vec![],
        }
    }
}

fn written(what: What, form: Form, chosen: &Chosen<'_>, desk: &Desk, console: &Console) -> Result<String> {
    let (decks, questions, stories) = (desk.bank().decks(), &*chosen.questions, &*chosen.stories);
    let sources = &desk.reading().sources;
    Ok(match (what, form) {
        (What::Decks, Form::Markdown) => clean_lines(&out::markdown_decks(decks, questions)),
        (What::Decks, Form::Csv) => clean_lines(&out::csv_decks(questions)),
        (What::Decks, Form::Anki) => clean_lines(&out::anki_decks(questions)),
        (What::Decks, Form::Json) => console.json(&own::decks_json(chosen.decks.iter().copied(), sources))?,
        (What::Stories, Form::Markdown) => clean_lines(&out::markdown_stories(stories)),
        (What::Stories, Form::Csv) => clean_lines(&out::csv_stories(stories)),
        (What::Stories, Form::Anki) => clean_lines(&out::anki_stories(stories)),
        (What::Stories, Form::Json) => console.json(&own::stories_json(stories.iter().copied(), sources))?,
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
