//! `story`: write, list, show, edit and mark stories.

use super::answer::{Format, Status};
use crate::bank::id::slug_from;
use crate::bank::{Status as StoryStatus, StoryId};
use crate::console::Console;
use crate::desk::{Desk, lookup};
use crate::error::{Error, Result};
use crate::flow::{after_saving, coach, keeping, writing};
use crate::text::STORY_KEYS;
use crate::text::change::story_file;
use crate::text::{Change, Severity};
use crate::view::page::Label;
use crate::view::report::bank as report;
use clap::Subcommand;

/// What to do with stories.
#[derive(Debug, Subcommand)]
pub(super) enum Action {
    /// Begin a story in your editor
    #[command(
        after_help = "Example:\n  story new \"The datacentre exit\" --for difficult-situations/budget-cut"
    )]
    New {
        /// What happened, in one line
        #[arg(value_name = "TITLE")]
        title: Vec<String>,
        /// The question that it will answer
        #[arg(long = "for", value_name = "QUESTION")]
        question: Option<String>,
    },
    /// List the stories
    #[command(visible_alias = "ls", after_help = "Example:\n  story list")]
    List {
        /// Those that were not told for longest first
        #[arg(long)]
        least_told: bool,
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Show a story, and what it is told for
    #[command(after_help = "Example:\n  story show dc-exit")]
    Show {
        /// Which one
        #[arg(value_name = "STORY")]
        story: String,
    },
    /// Open a story in your editor; a jot becomes a template first
    #[command(after_help = "Examples:\n  story edit dc-exit\n  story edit dc-exit:result")]
    Edit {
        /// Which one; behind a colon the part to begin at
        #[arg(value_name = "STORY")]
        story: String,
    },
    /// Give a story another name; links and history follow
    #[command(after_help = "Example:\n  story rename fy23-freeze dc-exit")]
    Rename {
        /// Which one
        #[arg(value_name = "STORY")]
        story: String,
        /// Its new name: lower-case letters, digits, single hyphens
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Tell a story no more; its history stays
    #[command(after_help = "Example:\n  story retire dc-exit")]
    Retire {
        /// Which one
        #[arg(value_name = "STORY")]
        story: String,
    },
    /// Take back a story that your assistant or coach rewrote
    #[command(after_help = "Example:\n  story propose rewritten.md --for dc-exit")]
    Propose {
        /// The rewritten story, in Markdown
        #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
        file: std::path::PathBuf,
        /// Which story it is [default: the one of its title]
        #[arg(long = "for", value_name = "STORY")]
        story: Option<String>,
    },
    /// Delete a story's file; `undo` brings it back
    #[command(visible_alias = "rm", after_help = "Example:\n  story delete fy23-freeze")]
    Delete {
        /// Which one
        #[arg(value_name = "STORY")]
        story: String,
    },
    /// Mark a story ready to be told
    #[command(after_help = "Example:\n  story ready dc-exit")]
    Ready {
        /// Which one
        #[arg(value_name = "STORY")]
        story: String,
        /// Make it a draft again
        #[arg(long)]
        undo: bool,
    },
}

pub(super) fn run(action: Action, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let id = |desk: &Desk, typed: &str| lookup::story(desk.bank(), typed).map(|story| story.id.clone());
    match action {
        Action::New { title, question } => {
            let question =
                question.map(|typed| lookup::question(desk.bank(), &typed).map(|found| found.id.clone()));
            writing::new(desk, console, &title.join(" "), question.transpose()?.as_ref())?;
        }
        Action::List { least_told, format } => list(desk, console, least_told, format)?,
        Action::Show { story } => {
            let story = desk.readable_story(&story)?;
            let width = console.screen.width();
            let page = report::story(desk.bank(), desk.history(), desk.today(), story, width);
            console.show_report(&page)?;
        }
        Action::Edit { story } => {
            let (story, key) = place_in_story(&story)?;
            let id = desk.story_to_open(story)?;
            writing::edit(desk, console, &id, key)?;
        }
        Action::Rename { story, name } => rename(desk, console, &story, &name)?,
        Action::Retire { story } => {
            let id = id(desk, &story)?;
            after_saving::mark(desk, console, &id, StoryStatus::Retired)?;
        }
        Action::Propose { file, story } => coach::propose(desk, console, &file, story.as_deref())?,
        Action::Delete { story } => delete(desk, console, &story)?,
        Action::Ready { story, undo: false } => {
            let id = id(desk, &story)?;
            after_saving::mark_ready(desk, console, &id)?;
        }
        Action::Ready { story, undo: true } => {
            let id = id(desk, &story)?;
            after_saving::mark(desk, console, &id, StoryStatus::Draft)?;
        }
    }
    Ok(Status::Done)
}

/// A story, and the key of it behind a colon, as typed.
fn place_in_story(typed: &str) -> Result<(&str, Option<&str>)> {
    match typed.rsplit_once(':') {
        Some((story, key)) if STORY_KEYS.contains(&key) => Ok((story, Some(key))),
        Some((_, key)) if !key.contains(' ') => Err(Error::usage(format!("a story has no `{key}`"))
            .hint(format!("behind the colon stands one of: {}", STORY_KEYS.join(", ")))),
        _ => Ok((typed, None)), // a title may hold a colon
    }
}

/// Deletes a story's file: a draft at once, another only if the person agrees.
fn delete(desk: &mut Desk, console: &mut Console, typed: &str) -> Result<()> {
    let id = desk.story_to_open(typed)?;
    let is_draft = desk.bank().story(id.as_str()).is_some_and(|story| story.status == StoryStatus::Draft);
    if !is_draft {
        if !console.input.is_person() {
            return Err(Error::usage(format!("`{id}` is no draft, so it is deleted only in a terminal"))
                .hint(format!("`story retire {id}` keeps it and tells it no more")));
        }
        let why = match desk.bank().story(id.as_str()) {
            Some(_) => "is no draft",
            None => "cannot be read",
        };
        if !console.agrees(&format!("`{id}` {why}. Delete it all the same?"))? {
            return Ok(());
        }
    }
    let path = story_file(&id);
    let text = desk.need_home()?.read_text(&path)?;
    keeping::make(desk, console, &[Change::RemoveFile { path, text }])
}

fn list(desk: &Desk, console: &mut Console, least_told: bool, format: Format) -> Result<()> {
    let reading = desk.reading();
    if format == Format::Json {
        return console.show_json(&report::StoriesReport::new(desk.bank(), desk.history()));
    }
    let broken = reading.diagnostics.all().iter().filter(|minded| minded.severity == Severity::Error);
    let mut unread: Vec<&str> = broken
        .filter_map(|minded| reading.sources.file(minded.place))
        .filter_map(|file| file.path.strip_prefix("stories/")?.strip_suffix(".toml"))
        .filter(|stem| desk.bank().story(stem).is_none())
        .collect();
    unread.dedup();
    if !unread.is_empty() {
        console
            .screen
            .note(&format!("Not listed, as their files cannot be read: {}  (check)", unread.join(", ")));
    }
    if desk.bank().stories().is_empty() {
        let mut page = console.screen.page();
        page.paragraph(
            Label::Plain,
            "No stories yet. About a dozen good ones answer most of what is likely to be asked.",
            0,
        );
        page.paragraph(Label::Quiet, "jot \"one line\" keeps the first; story new opens your editor.", 0);
        return console.screen.show(&page);
    }
    console.show_report(&report::stories(
        desk.bank(),
        desk.history(),
        desk.today(),
        least_told,
        console.screen.width(),
    ))
}

/// Renames a story's file. The old name becomes an alias, so that history and links to it lead here.
fn rename(desk: &mut Desk, console: &mut Console, typed: &str, name: &str) -> Result<()> {
    let story = lookup::story(desk.bank(), typed)?;
    let Some(to) = StoryId::parse(name) else {
        let better = slug_from(name, 40).unwrap_or_else(|| "a-short-name".to_owned());
        return Err(
            Error::usage(format!("`{name}` cannot be a name")).hint(format!("for example `{better}`"))
        );
    };
    let from = story.id.clone();
    // An earlier name of this very story may be taken again.
    let is_own_alias = story.aliases.contains(&to);
    let has_file = desk.home().is_some_and(|home| home.has(&story_file(&to)));
    if has_file || (desk.is_taken(&to) && !is_own_alias) {
        return Err(Error::data(format!("there is a story `{to}` already")).hint("take another name"));
    }
    keeping::make(desk, console, &[Change::Rename { from, to }])
}
