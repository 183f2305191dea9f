//! Tab completion and hints of the REPL, and the ids that both the REPL and the shells complete. One engine serves both:
//! clap's own, from the one grammar.

use crate::view::clean::clean;
use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, complete};
use rustyline::completion::{Completer, Pair};
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::validate::Validator;
use rustyline::{Context, Helper};
use std::cell::RefCell;
use std::ffi::{OsStr, OsString};
use std::sync::Arc;

/// The names that can be completed, with what they stand for.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Stories: id and title.
    pub stories: Vec<(String, String)>,
    /// Questions: whole id and wording.
    pub questions: Vec<(String, String)>,
    /// Decks: id and title.
    pub decks: Vec<(String, String)>,
    /// Competencies: id and title.
    pub competencies: Vec<(String, String)>,
    /// Interviews: id and name.
    pub interviews: Vec<(String, String)>,
    /// Rules of `check`.
    pub rules: Vec<(String, String)>,
    /// What can be told: ready stories, and questions that have an answer.
    pub tellable: Vec<(String, String)>,
    /// The questions that stories answer.
    pub linkable: Vec<(String, String)>,
    /// Commands, with what they do.
    pub commands: Vec<(String, String)>,
    /// Topics of the help.
    pub topics: Vec<(String, String)>,
}

/// A grammar whose arguments complete these names.
///
/// Which names an argument takes is read off its value name, so a new command completes without further ado; where a command
/// takes fewer than that, off the command's.
pub fn with_names(command: Command, names: &Arc<Names>) -> Command {
    let subcommands: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let name = command.get_name().to_owned();
    let with_arguments = command.mut_args(|argument| with_completer(&name, argument, names));
    subcommands
        .into_iter()
        .fold(with_arguments, |command, sub| command.mut_subcommand(sub, |sub| with_names(sub, names)))
}

fn with_completer(command: &str, argument: Arg, names: &Arc<Names>) -> Arg {
    let value_name = argument.get_value_names().and_then(|names| names.first()).map(|name| name.to_string());
    let pick: fn(&Names) -> Vec<&(String, String)> = match (command, value_name.as_deref()) {
        ("tell", Some("STORY_OR_QUESTION")) => |names| names.tellable.iter().collect(),
        ("tell" | "link" | "unlink" | "story", Some("QUESTION")) => |names| names.linkable.iter().collect(),
        (_, Some("STORY")) => |names| names.stories.iter().collect(),
        (_, Some("QUESTION")) => |names| names.questions.iter().collect(),
        (_, Some("DECK")) => |names| names.decks.iter().collect(),
        (_, Some("COMPETENCY")) => |names| names.competencies.iter().collect(),
        (_, Some("INTERVIEW")) => |names| names.interviews.iter().collect(),
        ("help", Some("COMMAND_OR_TOPIC")) => |names| names.commands.iter().chain(&names.topics).collect(),
        ("export", Some("STORY_OR_DECK")) => |names| names.stories.iter().chain(&names.decks).collect(),
        ("man", Some("COMMAND")) => |names| names.commands.iter().collect(),
        (_, Some("RULE")) => |names| names.rules.iter().collect(),
        (_, Some("STORY_OR_QUESTION")) => |names| names.stories.iter().chain(&names.questions).collect(),
        _ => return argument,
    };
    let names = Arc::clone(names);
    argument.add(ArgValueCompleter::new(move |typed: &OsStr| {
        let typed = typed.to_string_lossy();
        let fits = |id: &str| {
            id.starts_with(&*typed) || id.split('/').nth(1).is_some_and(|stem| stem.starts_with(&*typed))
        };
        pick(&names)
            .into_iter()
            .filter(|(id, _)| fits(id))
            .map(|(id, about)| CompletionCandidate::new(id).help(Some(about.clone().into())))
            .collect()
    }))
}

/// Gives the names anew if they changed since it was asked last: files are written in other windows while a line is typed.
pub type FreshNames = Box<dyn Fn() -> Option<Names>>;

/// The grammar of command lines, made when it is needed.
pub type Grammar = fn() -> Command;

/// What Tab completes.
#[derive(Clone, Debug, Default)]
pub enum Completing {
    /// Nothing: an answer is being typed.
    #[default]
    Nothing,
    /// A command line.
    Commands,
    /// Words with commas between them, each out of these: name, and what it stands for.
    Words(Vec<(String, String)>),
}

/// Completes and hints what is typed.
pub struct ReplHelper {
    grammar: Grammar,
    /// What is being typed.
    pub completing: Completing,
    names: RefCell<Arc<Names>>,
    fresh: Option<FreshNames>,
    /// What Enter does on an empty line, in a few words.
    pub next_step: String,
    /// Whether hints may be dimmed with colour codes.
    pub colour: bool,
    /// Whether nothing is shown behind the cursor: what a screen reader says must have been typed.
    pub is_silent: bool,
}

impl ReplHelper {
    /// A helper that knows no names yet.
    pub(super) fn new(grammar: Grammar) -> Self {
        Self {
            grammar,
            completing: Completing::Nothing,
            names: RefCell::default(),
            fresh: None,
            next_step: String::new(),
            colour: false,
            is_silent: false,
        }
    }

    /// Takes new names, after the files changed, and what gives them from now on.
    pub fn set_names(&mut self, names: Names, fresh: Option<FreshNames>) {
        self.names = RefCell::new(Arc::new(names));
        self.fresh = fresh;
    }

    fn candidates(&self, line: &str) -> (usize, Vec<CompletionCandidate>) {
        let start = line.rfind(char::is_whitespace).map_or(0, |space| space + 1);
        let words = shlex::split(&line[..start]).unwrap_or_default();
        let mut arguments: Vec<OsString> = words.into_iter().map(OsString::from).collect();
        arguments.push(OsString::from(&line[start..]));
        let position = arguments.len() - 1;
        let mut grammar = with_names((self.grammar)(), &self.names.borrow());
        // The engine looks for no files here: the folder is left out.
        let found = complete(&mut grammar, arguments, position, None).unwrap_or_default();
        (start, found.into_iter().filter(|candidate| !candidate.is_hide_set()).collect())
    }
}

impl Completer for ReplHelper {
    type Candidate = Pair;

    fn complete(
        &self,
        line: &str,
        position: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<Pair>)> {
        match &self.completing {
            Completing::Nothing => return Ok((position, vec![])),
            Completing::Words(words) => return Ok(one_of_words(words, &line[..position])),
            Completing::Commands => {}
        }
        if let Some(names) = self.fresh.as_ref().and_then(|fresh| fresh()) {
            self.names.replace(Arc::new(names));
        }
        let (start, candidates) = self.candidates(&line[..position]);
        let pairs = candidates
            .into_iter()
            .map(|candidate| {
                let value = candidate.get_value().to_string_lossy().into_owned();
                Pair { display: clean(&value).into_owned(), replacement: format!("{value} ") }
            })
            .collect();
        Ok((start, pairs))
    }
}

/// The words that what stands behind the last comma begins, by their name or by what they stand for.
fn one_of_words(words: &[(String, String)], line: &str) -> (usize, Vec<Pair>) {
    let start = line.rfind([',', ';']).map_or(0, |comma| comma + 1);
    let start = start + line[start..].len() - line[start..].trim_start().len();
    let typed = line[start..].to_lowercase();
    let fits = |(name, about): &&(String, String)| {
        name.starts_with(&typed) || about.to_lowercase().split(' ').any(|word| word.starts_with(&typed))
    };
    let pair = |(name, about): &(String, String)| Pair {
        display: clean(&format!("{name}  {about}")).into_owned(),
        replacement: name.clone(),
    };
    (start, words.iter().filter(fits).map(pair).collect())
}

/// What is shown dimmed behind the cursor.
pub struct Hint {
    text: String,
    /// Whether the right arrow types it.
    is_completion: bool,
}

impl rustyline::hint::Hint for Hint {
    fn display(&self) -> &str {
        &self.text
    }

    fn completion(&self) -> Option<&str> {
        self.is_completion.then_some(self.text.as_str())
    }
}

impl Hinter for ReplHelper {
    type Hint = Hint;

    fn hint(&self, line: &str, position: usize, _: &Context<'_>) -> Option<Hint> {
        if self.is_silent || !matches!(self.completing, Completing::Commands) || position < line.len() {
            return None;
        }
        if line.is_empty() {
            let text = format!(" Enter: {}", self.next_step);
            return (!self.next_step.is_empty()).then_some(Hint { text, is_completion: false });
        }
        let (start, candidates) = self.candidates(line);
        let typed = &line[start..];
        let [only] = candidates.as_slice() else { return None };
        let value = only.get_value().to_string_lossy().into_owned();
        let rest = value.strip_prefix(typed).filter(|rest| !rest.is_empty() && !typed.is_empty())?;
        Some(Hint { text: rest.to_owned(), is_completion: true })
    }
}

impl Highlighter for ReplHelper {
    fn highlight_hint<'h>(&self, hint: &'h str) -> std::borrow::Cow<'h, str> {
        if self.colour { format!("\x1b[2m{hint}\x1b[0m").into() } else { hint.into() }
    }
}

impl Validator for ReplHelper {}
impl Helper for ReplHelper {}
