//! The one command grammar, used by the shell and the REPL alike, and its dispatch. One command a file: its arguments, its
//! help and what it does.

pub(super) mod brief;
pub(super) mod check;
pub(super) mod completions;
pub(super) mod coverage;
pub(super) mod debrief;
pub(super) mod deck;
pub(super) mod drill;
pub(super) mod find;
pub(super) mod gaps;
pub(super) mod history;
pub(super) mod init;
pub(super) mod interview;
pub(super) mod jot;
pub(super) mod link;
pub(super) mod mock;
pub(super) mod plan;
pub(super) mod points;
pub(super) mod question;
pub(super) mod stats;
pub(super) mod status;
pub(super) mod story;
pub(super) mod suggest;
pub(super) mod tell;
pub(super) mod tune;
pub(super) mod undo;

use super::screen::Colour;
use super::session::Session;
use crate::error::{Error, Result};
use crate::view::clean::clean_json;
use clap::{Args, Parser, Subcommand, ValueEnum};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// How a command ended, short of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It did what it does.
    Done,
    /// It did, and a requirement is not met (`coverage --require`, `check` with errors).
    NotMet,
    /// Leave the REPL.
    Quit,
}

impl Status {
    /// The process's exit status.
    pub const fn exit_status(self) -> u8 {
        match self {
            Status::Done | Status::Quit => 0,
            Status::NotMet => 1,
        }
    }
}

/// Flags that every command takes.
#[derive(Args, Clone, Debug, Default)]
pub struct Globals {
    /// The folder of your stories [default: $STARDRILL_HOME, the nearest folder above with stardrill.toml, ~/stardrill]
    #[arg(long, global = true, value_name = "DIR", display_order = 900)]
    pub home: Option<PathBuf>,
    /// When to colour
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN", display_order = 901)]
    pub color: Colour,
    /// No repainting: for screen readers
    #[arg(long, global = true, display_order = 902)]
    pub plain: bool,
    /// Show the answer in $PAGER
    #[arg(long, global = true, display_order = 903)]
    pub pager: bool,
}

const ABOUT: &str =
    "Interview preparation in the terminal: question decks, your own STAR stories, spaced practice";

const AFTER_HELP: &str = "Without a command the REPL opens: the same commands, Tab completion, and Enter does the next sensible thing.\n\n\
    Start with:  stardrill\n\
    Look around: stardrill init --example /tmp/example && stardrill --home /tmp/example coverage";

/// The shell's grammar.
#[derive(Debug, Parser)]
#[command(name = "stardrill", version, about = ABOUT, after_help = AFTER_HELP, max_term_width = 100)]
pub struct Cli {
    /// Flags for every command.
    #[command(flatten)]
    pub globals: Globals,
    /// The command; none opens the REPL.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// The REPL's grammar: a line is a command line without the program's name.
#[derive(Debug, Parser)]
#[command(name = "", no_binary_name = true, disable_version_flag = true, about = ABOUT, max_term_width = 100)]
pub struct Line {
    /// Flags for every command.
    #[command(flatten)]
    pub globals: Globals,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// Every command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a home for your stories
    Init(init::Arguments),
    /// Today's sitting
    Drill(drill::Arguments),
    /// Tell a story aloud, timed
    Tell(tell::Arguments),
    /// A whole interview, with a clock and no hints
    Mock(mock::Arguments),
    /// Which questions are prepared, and which are not
    Coverage(coverage::Arguments),
    /// Walk the likely questions without a story, heaviest first
    Gaps,
    /// The page for the eve: which story for which question
    Brief(brief::Arguments),
    /// Keep a story in one line, to be written later
    Jot(jot::Arguments),
    /// Write, list, show and mark stories
    #[command(subcommand)]
    Story(story::Action),
    /// Tell a story for some questions
    Link(link::Arguments),
    /// Take such a link back
    Unlink(link::UnlinkArguments),
    /// Your own points for a question
    Points(points::Arguments),
    /// List, show and copy question decks
    #[command(subcommand)]
    Deck(deck::Action),
    /// Add a question that you heard in a real interview
    Ask(question::Arguments),
    /// Find questions and stories by letters
    Find(find::Arguments),
    /// Stories that fit a question, or questions that fit a story
    Suggest(suggest::Arguments),
    /// The interviews ahead and behind
    #[command(subcommand)]
    Interview(interview::Action),
    /// What to do on which day, and where it leads
    Plan(plan::Arguments),
    /// How it went: retention, minutes, what fails most
    Stats(stats::Arguments),
    /// What is wrong or could be better in your files
    Check(check::Arguments),
    /// What you practised
    History(history::Arguments),
    /// Fit the memory model to your own history
    Tune(tune::Arguments),
    /// Take back the last grade
    Undo,
    /// One line for a shell prompt or status bar
    Status(status::Arguments),
    /// Print a script that completes in your shell
    Completions(completions::Arguments),
    /// Leave the REPL
    #[command(visible_alias = "exit")]
    Quit,
}

impl Command {
    /// Whether its arguments hold the person's own words: a story's, a point's, a question's that they heard.
    pub(super) fn holds_own_words(&self) -> bool {
        match self {
            Command::Jot(_) | Command::Ask(_) => true,
            Command::Points(arguments) => arguments.has_text(),
            Command::Story(story::Action::New { title, .. }) => !title.is_empty(),
            Command::Interview(interview::Action::Add { .. }) => true,
            _ => false,
        }
    }

    /// Whether it asks and answers: a pager would hide the questions.
    pub(super) fn is_interactive(&self) -> bool {
        match self {
            Command::Drill(_)
            | Command::Tell(_)
            | Command::Mock(_)
            | Command::Gaps
            | Command::Init(_)
            | Command::Ask(_)
            | Command::Link(_) => true,
            Command::Points(_)
            | Command::Interview(interview::Action::Edit { .. } | interview::Action::Debrief { .. }) => true,
            Command::Story(action) => {
                matches!(action, story::Action::New { .. } | story::Action::Edit { .. })
            }
            _ => false,
        }
    }

    /// Runs it.
    ///
    /// # Errors
    /// Whatever stops it.
    pub fn run(self, session: &mut Session) -> Result<Status> {
        match self {
            Command::Init(arguments) => init::run(arguments, session),
            Command::Drill(arguments) => drill::run(arguments, session),
            Command::Tell(arguments) => tell::run(arguments, session),
            Command::Mock(arguments) => mock::run(arguments, session),
            Command::Coverage(arguments) => coverage::run(arguments, session),
            Command::Gaps => gaps::run(session),
            Command::Brief(arguments) => brief::run(arguments, session),
            Command::Jot(arguments) => jot::run(arguments, session),
            Command::Story(action) => story::run(action, session),
            Command::Link(arguments) => link::run(arguments, session),
            Command::Unlink(arguments) => link::run_unlink(arguments, session),
            Command::Points(arguments) => points::run(arguments, session),
            Command::Deck(action) => deck::run(action, session),
            Command::Ask(arguments) => question::run(arguments, session),
            Command::Find(arguments) => find::run(arguments, session),
            Command::Suggest(arguments) => suggest::run(arguments, session),
            Command::Interview(action) => interview::run(action, session),
            Command::Plan(arguments) => plan::run(arguments, session),
            Command::Stats(arguments) => stats::run(arguments, session),
            Command::Check(arguments) => check::run(arguments, session),
            Command::History(arguments) => history::run(arguments, session),
            Command::Tune(arguments) => tune::run(arguments, session),
            Command::Undo => undo::run(session),
            Command::Status(arguments) => status::run(&arguments, session),
            Command::Completions(arguments) => completions::run(arguments, session),
            Command::Quit => Ok(Status::Quit),
        }
    }
}

/// Text or JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs; version 1.
    Json,
}

impl Session {
    /// A report as JSON, safe to print.
    ///
    /// # Errors
    /// Only by a fault of ours.
    pub(super) fn json(&self, report: &impl Serialize) -> Result<String> {
        let json = serde_json::to_string_pretty(report)
            .map_err(|cause| Error::bug("a report is no JSON").because(cause))?;
        Ok(format!("{}\n", clean_json(&json)))
    }

    /// Prints a report as JSON.
    ///
    /// # Errors
    /// If stdout cannot be written.
    pub(super) fn show_json(&self, report: &impl Serialize) -> Result<()> {
        self.screen.show_finished(&self.json(report)?)
    }

    /// Prints a finished report, or writes it to the file that was named.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(super) fn deliver(&self, report: &str, file: Option<&Path>) -> Result<()> {
        let Some(file) = file else { return self.screen.show_finished(report) };
        let path = self.world.current_folder.join(file);
        crate::disk::write_report(&path, report)?;
        self.screen.note(&format!("Written: {}", self.tilde(&path)));
        Ok(())
    }
}
