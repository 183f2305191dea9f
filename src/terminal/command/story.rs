//! `story`: write, list, show, edit and mark stories.

use super::{Format, Status, jot};
use crate::bank::id::slug_from;
use crate::bank::{Status as StoryStatus, StoryId};
use crate::disk::Edited;
use crate::error::{Error, Result};
use crate::terminal::session::{self, Session};
use crate::terminal::{after_saving, editor};
use crate::text::Severity;
use crate::text::edit::{Target, add_to_list, remove_from_list, set};
use crate::text::template::{self, Start};
use crate::view::page::Label;
use crate::view::report::bank as report;
use crate::view::words::List;
use clap::Subcommand;

/// The usual order of a story's keys, for new ones to find their place.
pub(in crate::terminal) use crate::text::STORY_KEYS as KEY_ORDER;

/// What to do with stories.
#[derive(Debug, Subcommand)]
pub enum Action {
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
    #[command(after_help = "Example:\n  story edit dc-exit")]
    Edit {
        /// Which one
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

pub(super) fn run(action: Action, session: &mut Session) -> Result<Status> {
    match action {
        Action::New { title, question } => new(session, &title.join(" "), question.as_deref())?,
        Action::List { least_told, format } => list(session, least_told, format)?,
        Action::Show { story } => {
            let reading = session.reading();
            let story = session::story(&reading.bank, &story)?;
            session.screen.show(&report::story(
                &reading.bank,
                &session.history,
                session.today(),
                story,
                session.screen.width(),
            ))?;
        }
        Action::Edit { story } => {
            let id = session::story_file(session, &story)?;
            edit(session, &id)?;
        }
        Action::Rename { story, name } => rename(session, &story, &name)?,
        Action::Retire { story } => {
            let reading = session.reading();
            let id = session::story(&reading.bank, &story)?.id.to_string();
            mark(session, &id, StoryStatus::Retired)?;
        }
        Action::Ready { story, undo } => {
            let reading = session.reading();
            let id = session::story(&reading.bank, &story)?.id.to_string();
            if undo { mark(session, &id, StoryStatus::Draft)? } else { mark_ready(session, &id)? }
        }
    }
    Ok(Status::Done)
}

fn list(session: &Session, least_told: bool, format: Format) -> Result<()> {
    let reading = session.reading();
    if format == Format::Json {
        return session.show_json(&report::StoriesReport::new(&reading.bank, &session.history));
    }
    let broken = reading.diagnostics.all().iter().filter(|minded| minded.severity == Severity::Error);
    let mut unread: Vec<&str> = broken
        .filter_map(|minded| reading.sources.file(minded.place))
        .filter_map(|file| file.path.strip_prefix("stories/")?.strip_suffix(".toml"))
        .filter(|stem| reading.bank.story(stem).is_none())
        .collect();
    unread.dedup();
    if !unread.is_empty() {
        session
            .screen
            .note(&format!("Not listed, as their files cannot be read: {}  (check)", unread.join(", ")));
    }
    if reading.bank.stories().is_empty() {
        let mut page = session.page();
        page.paragraph(
            Label::Plain,
            "No stories yet. About eight good ones answer most of what is likely to be asked.",
            0,
        );
        page.paragraph(Label::Quiet, "jot \"one line\" keeps the first; story new opens your editor.", 0);
        return session.screen.show(&page);
    }
    session.screen.show(&report::stories(
        &reading.bank,
        &session.history,
        session.today(),
        least_told,
        session.screen.width(),
    ))
}

/// Begins a story: its file is on disk before the editor opens, and gone again if nothing was written.
pub(in crate::terminal) fn new(session: &mut Session, title: &str, question: Option<&str>) -> Result<()> {
    let reading = session.reading();
    let question = match question {
        Some(typed) => Some(session::question(&reading.bank, typed)?),
        None => None,
    };
    let home = session.need_home()?;
    let title = match title.trim() {
        "" if session.input.is_person() => session.line("What happened, in one line?")?,
        "" => None,
        title => Some(title.to_owned()),
    };
    let Some(title) = title else {
        return Err(
            Error::usage("a story begins with a title").hint("story new \"what happened, in one line\"")
        );
    };
    let id = jot::free_id(session, &home, &title);
    let file = format!("stories/{id}.toml");
    let text = template::story(Start { title: &title, question });
    home.create_file(&file, &text)?;
    if !session.input.is_person() {
        session.refresh();
        session.screen.note(&format!("Made {file}"));
        return Ok(());
    }
    let opened = editor::open_and_wait(session, &file, &text);
    if opened.is_ok() && home.remove_unchanged(&file, &text)? {
        session.refresh();
        session.screen.note("Nothing was written, so nothing is kept.");
        return Ok(());
    }
    opened?;
    session.screen.note(&format!("Kept: {file}"));
    after_saving::story(session, &id)
}

/// Opens a story in the editor, a jot extended to a template; an unchanged template becomes the jot again.
pub(in crate::terminal) fn edit(session: &mut Session, id: &str) -> Result<()> {
    let home = session.need_home()?;
    let file = format!("stories/{id}.toml");
    let reading = session.reading();
    let mut jot = None;
    if let Some(story) = reading.bank.story(id) {
        session.edit(&file, |text| {
            let extended = template::extended(text, story);
            jot = extended.clone().map(|extended| (text.to_owned(), extended));
            Ok(extended)
        })?;
    }
    let before = home.read_text(&file)?;
    let opened = editor::open_and_wait(session, &file, &before);
    if let Some((line, extended)) = jot {
        let reverted = session.edit(&file, |text| Ok((text == extended).then_some(line)))?;
        if reverted == Edited::Changed {
            session.screen.note("Nothing was written; it stays a line.");
            return opened;
        }
    }
    opened?;
    if home.read_text(&file)? == before {
        session.screen.note("Nothing changed.");
        return after_saving::mistakes(session, &file);
    }
    after_saving::story(session, id)
}

/// Marks a story ready, if its four parts are there.
pub(in crate::terminal) fn mark_ready(session: &mut Session, id: &str) -> Result<()> {
    let reading = session.reading();
    let story = session::story(&reading.bank, id)?;
    let missing: Vec<&str> = story.missing_parts().into_iter().map(|part| part.word()).collect();
    if !missing.is_empty() {
        return Err(Error::data(format!("story `{id}` has no {} yet, so it is not ready", List(&missing)))
            .hint(format!("write it: story edit {id}")));
    }
    mark(session, id, StoryStatus::Ready)
}

fn mark(session: &mut Session, id: &str, status: StoryStatus) -> Result<()> {
    let reading = session.reading();
    let before = session::story(&reading.bank, id)?.status;
    if before == status {
        session.screen.note(&format!("Story `{id}` is {} already.", status.word()));
        return Ok(());
    }
    session.edit(&format!("stories/{id}.toml"), |text| {
        set(text, Target::Top, "status", status.word().into(), KEY_ORDER).map(Some)
    })?;
    let inverse = match status {
        _ if before == StoryStatus::Draft => format!("story ready {id} --undo"),
        _ if before == StoryStatus::Retired => format!("story retire {id}"),
        _ => format!("story ready {id}"),
    };
    session.screen.note(&format!("Story `{id}` is {}.  (take it back: {inverse})", status.word()));
    Ok(())
}

/// Renames a story's file. The old name becomes an alias, so that history and links to it lead here.
fn rename(session: &mut Session, typed: &str, name: &str) -> Result<()> {
    let reading = session.reading();
    let story = session::story(&reading.bank, typed)?;
    let old = story.id.to_string();
    let Some(new) = StoryId::parse(name) else {
        let better = slug_from(name, 40).unwrap_or_else(|| "a-short-name".to_owned());
        return Err(
            Error::usage(format!("`{name}` cannot be a name")).hint(format!("for example `{better}`"))
        );
    };
    // An earlier name of this very story may be taken again.
    let is_own_alias = story.aliases.contains(&new);
    let home = session.need_home()?;
    let taken =
        home.has(&format!("stories/{new}.toml")) || (reading.bank.story(name).is_some() && !is_own_alias);
    if taken {
        return Err(Error::data(format!("there is a story `{new}` already")).hint("take another name"));
    }
    let (from, to) = (format!("stories/{old}.toml"), format!("stories/{new}.toml"));
    session.edit(&from, |text| {
        let added = add_to_list(text, Target::Top, "aliases", &old, KEY_ORDER)?;
        let with_alias = added.as_deref().unwrap_or(text);
        let without_new = remove_from_list(with_alias, Target::Top, "aliases", new.as_str())?;
        Ok(without_new.or(added))
    })?;
    home.rename(&from, &to)?;
    session.refresh();
    session.screen.note(&format!(
        "`{old}` is now `{new}`; its history follows.  (take it back: story rename {new} {old})"
    ));
    Ok(())
}

/// Adds a tag to a story's file.
pub(in crate::terminal) fn add_tag(session: &mut Session, file: &str, tag: &str) -> Result<Edited> {
    session.edit(file, |text| add_to_list(text, Target::Top, "competencies", tag, KEY_ORDER))
}
