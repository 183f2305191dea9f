//! The one command grammar, used by the shell and the REPL alike, and its dispatch.

use super::answer::Status;
use super::globals::Globals;
use super::{
    brief, check, completions, coverage, deck, drill, export, find, gaps, help, history, import, init,
    interview, jot, link, man, mock, next, plan, points, question, recordings, schema, skip, stats, status,
    story, suggest, tell, tune, undo,
};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use clap::{CommandFactory, Parser, Subcommand};

const ABOUT: &str =
    "Interview preparation in the terminal: question decks, your own STAR stories, spaced practice";

const AFTER_HELP: &str = "Without a command the REPL opens: the same commands, Tab completion, and Enter does the next sensible thing.\n\n\
    Start with:  stardrill\n\
    Look around: stardrill init --example /tmp/example && stardrill --home /tmp/example coverage";

/// The shell's grammar.
#[derive(Debug, Parser)]
#[command(name = "stardrill", version, about = ABOUT, max_term_width = 100, disable_help_subcommand = true)]
pub(super) struct Cli {
    /// Flags for every command.
    #[command(flatten)]
    pub(super) globals: Globals,
    /// The command; none opens the REPL.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// The REPL's grammar: a line is a command line without the program's name.
#[derive(Debug, Parser)]
#[command(name = "", no_binary_name = true, disable_version_flag = true, about = ABOUT, max_term_width = 100, disable_help_subcommand = true)]
pub(super) struct Line {
    /// Flags for every command.
    #[command(flatten)]
    pub(super) globals: Globals,
    /// The command.
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Every command.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a home for your stories
    Init(init::Arguments),
    /// Today's sitting
    Drill(drill::Arguments),
    /// Tell a story aloud, timed
    Tell(tell::Arguments),
    /// Recordings of tellings that were kept
    #[command(subcommand, after_help = "Examples:\n  recordings list\n  recordings remove --all")]
    Recordings(recordings::Action),
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
    /// Leave questions or decks out of drills, coverage and plan
    Skip(skip::Arguments),
    /// Take them in again
    Unskip(skip::UnskipArguments),
    /// Your own points for a question
    Points(points::Arguments),
    /// List, show and copy question decks
    #[command(subcommand)]
    Deck(deck::Action),
    /// Add a question that you heard in a real interview
    Ask(question::Arguments),
    /// Find questions and stories by what you would type for them
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
    /// Bring in question lists, stories and transcripts
    Import(import::Arguments),
    /// Decks, stories, history or the whole home for other programs
    Export(export::Arguments),
    /// Fit the memory model to your own history
    Tune(tune::Arguments),
    /// Take back the last thing you did here: a grade, or an edit by a command
    Undo(undo::Arguments),
    /// One line for a shell prompt or status bar
    Status(status::Arguments),
    /// The three next steps, with reasons
    Next(next::Arguments),
    /// JSON Schemas of your files, for editors
    Schema(schema::Arguments),
    /// Print the manual pages
    Man(man::Arguments),
    /// Print a script that completes in your shell
    Completions(completions::Arguments),
    /// The commands, one command, or a topic
    Help(help::Arguments),
    /// Leave the REPL
    #[command(visible_alias = "exit")]
    Quit,
}

/// The shell's grammar; the topics stand below its commands.
pub(super) fn of_shell() -> clap::Command {
    Cli::command().after_help(format!("{}\n\n{AFTER_HELP}", help::list_of_topics()))
}

/// The REPL's grammar; its help leaves out the flags of every command, which would fill the screen.
pub(super) fn of_repl() -> clap::Command {
    Line::command()
        .after_help(help::list_of_topics())
        .mut_args(|argument| if argument.is_global_set() { argument.hide(true) } else { argument })
}

/// What people type first by habit from elsewhere, and what it means here.
const HABITS: [(&str, &str); 10] = [
    (":q", "quit"),
    (":wq", "quit"),
    ("bye", "quit"),
    ("logout", "quit"),
    ("edit", "story edit"),
    ("write", "story new"),
    ("show", "story show"),
    ("ls", "story list"),
    ("list", "story list"),
    ("practice", "drill"),
];

/// The command that a typed first word means, in the grammar's words: one in capitals is the command, and the name of a
/// subcommand that only one command has leads there (`debrief` is `interview debrief`).
pub(super) fn command_meant(typed: &str) -> Vec<String> {
    let (grammar, name) = (Line::command(), typed.to_lowercase());
    let is_meant = |command: &clap::Command| {
        command.get_name() == name || command.get_all_aliases().any(|alias| alias == name)
    };
    if grammar.get_subcommands().any(is_meant) {
        return vec![name];
    }
    if let Some(meant) = HABITS.iter().find_map(|(habit, meant)| (*habit == name).then_some(meant)) {
        return meant.split(' ').map(str::to_owned).collect();
    }
    let mut above = grammar.get_subcommands().filter(|command| command.get_subcommands().any(is_meant));
    match (above.next(), above.next()) {
        (Some(only), None) => vec![only.get_name().to_owned(), name],
        _ => vec![typed.to_owned()],
    }
}

impl Command {
    /// Whether its arguments hold the person's own words: a story's, a point's, a question's that they heard.
    pub(super) fn holds_own_words(&self) -> bool {
        match self {
            Command::Jot(_) | Command::Ask(_) => true,
            Command::Points(arguments) => arguments.has_text(),
            Command::Export(arguments) => arguments.names_what_to_strike(),
            Command::Story(story::Action::New { title, .. }) => !title.is_empty(),
            Command::Interview(interview::Action::Add { .. }) => true,
            _ => false,
        }
    }

    /// Whether the line about problems in the files is said before it.
    pub(super) fn notes_problems(&self) -> bool {
        !matches!(self, Command::Check(_) | Command::Init(_) | Command::Status(_) | Command::Completions(_))
    }

    /// Whether it may make the home that was named.
    pub(super) fn makes_home(&self) -> bool {
        matches!(self, Command::Init(_))
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
            | Command::Import(_)
            | Command::Link(_) => true,
            Command::Points(_)
            | Command::Interview(interview::Action::Edit { .. } | interview::Action::Debrief { .. }) => true,
            Command::Story(action) => {
                matches!(action, story::Action::New { .. } | story::Action::Edit { .. })
            }
            _ => false,
        }
    }

    /// Runs it, if it needs nothing that lies in the home; `None` if it does.
    pub(super) fn run_without_desk(&self, console: &mut Console) -> Option<Result<Status>> {
        match self {
            Command::Check(arguments) => arguments.rule().map(|rule| check::explain(rule, console)),
            Command::Completions(arguments) => Some(completions::run(arguments, console)),
            Command::Man(arguments) => Some(man::run(arguments, Cli::command(), console)),
            Command::Help(arguments) => Some(help::run(arguments, of_shell(), console)),
            _ => None,
        }
    }

    /// Runs it.
    ///
    /// # Errors
    /// Whatever stops it.
    pub(super) fn run(self, desk: &mut Desk, console: &mut Console) -> Result<Status> {
        match self {
            Command::Init(arguments) => init::run(arguments, desk, console),
            Command::Drill(arguments) => drill::run(arguments, desk, console),
            Command::Tell(arguments) => tell::run(&arguments, desk, console),
            Command::Mock(arguments) => mock::run(&arguments, desk, console),
            Command::Recordings(action) => recordings::run(&action, desk, console),
            Command::Coverage(arguments) => coverage::run(&arguments, desk, console),
            Command::Gaps => gaps::run(desk, console),
            Command::Brief(arguments) => brief::run(&arguments, desk, console),
            Command::Jot(arguments) => jot::run(&arguments, desk, console),
            Command::Story(action) => story::run(action, desk, console),
            Command::Link(arguments) => link::run(&arguments, desk, console),
            Command::Unlink(arguments) => link::run_unlink(&arguments, desk, console),
            Command::Skip(arguments) => skip::run(&arguments, desk, console),
            Command::Unskip(arguments) => skip::run_unskip(&arguments, desk, console),
            Command::Points(arguments) => points::run(&arguments, desk, console),
            Command::Deck(action) => deck::run(action, desk, console),
            Command::Ask(arguments) => question::run(arguments, desk, console),
            Command::Find(arguments) => find::run(&arguments, desk, console),
            Command::Suggest(arguments) => suggest::run(&arguments, desk, console),
            Command::Interview(action) => interview::run(action, desk, console),
            Command::Plan(arguments) => plan::run(&arguments, desk, console),
            Command::Stats(arguments) => stats::run(&arguments, desk, console),
            Command::Check(arguments) => check::run(&arguments, desk, console),
            Command::History(arguments) => history::run(&arguments, desk, console),
            Command::Export(arguments) => export::run(&arguments, desk, console),
            Command::Import(arguments) => import::run(arguments, desk, console),
            Command::Tune(arguments) => tune::run(&arguments, desk, console),
            Command::Undo(arguments) => undo::run(&arguments, desk, console),
            Command::Status(arguments) => status::run(&arguments, desk, console),
            Command::Next(arguments) => next::run(&arguments, desk, console),
            Command::Completions(arguments) => completions::run(&arguments, console),
            Command::Schema(arguments) => schema::run(&arguments, desk, console),
            Command::Man(arguments) => man::run(&arguments, Cli::command(), console),
            Command::Help(arguments) => help::run(&arguments, of_repl(), console),
            Command::Quit => Ok(Status::Quit),
        }
    }
}
