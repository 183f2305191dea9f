//! `interview`: the dates.

use super::{Format, Status};
use crate::bank::heard::emphasis_in;
use crate::bank::id::slug_from;
use crate::error::{Error, Result};
use crate::terminal::editor;
use crate::terminal::session::{self, Session};
use crate::text::date::parse_date;
use crate::text::edit::append_entry;
use crate::view::page::Label;
use crate::view::report::interviews::{Report, text};
use crate::view::words::{day, distance};
use clap::Subcommand;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What to do with interviews.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Add an interview
    #[command(
        after_help = "Examples:\n  interview add \"14 dec\" --company Acme --role \"Director of IT\"\n  interview add \"3 weeks\""
    )]
    Add {
        /// The day: 2026-12-14, "14 dec", "3 weeks", friday
        #[arg(value_name = "DATE", required = true)]
        date: Vec<String>,
        /// Who interviews
        #[arg(long, value_name = "NAME")]
        company: Option<String>,
        /// The post
        #[arg(long, value_name = "TITLE")]
        role: Option<String>,
        /// The hour
        #[arg(long, value_name = "HH:MM")]
        time: Option<String>,
        /// Take the emphasis from this job advert, by its words
        #[arg(long, value_name = "FILE")]
        ad: Option<PathBuf>,
        /// What --interview will take [default: from the company]
        #[arg(long, value_name = "ID")]
        id: Option<String>,
    },
    /// List the interviews
    #[command(visible_alias = "ls", after_help = "Example:\n  interview list")]
    List {
        /// How to print it
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Afterwards: what was asked, which story was told, how it went
    #[command(after_help = "Example:\n  interview debrief acme-panel")]
    Debrief {
        /// Which one [default: the last]
        #[arg(value_name = "INTERVIEW")]
        interview: Option<String>,
    },
    /// Open interviews.toml in your editor
    #[command(after_help = "Examples:\n  interview edit\n  interview edit acme-panel")]
    Edit {
        /// At this interview [default: the file's first line]
        #[arg(value_name = "INTERVIEW")]
        interview: Option<String>,
    },
}

const FILE: &str = "interviews.toml";
/// What a new file holds: an example, commented out.
const TEMPLATE: &str = "# [[interview]]\n# id = \"acme-panel\"\n# date = 2026-12-14\n# company = \"Acme\"\n# role = \"Director of IT\"\n";

pub(super) fn run(action: Action, session: &mut Session) -> Result<Status> {
    match action {
        Action::Debrief { interview } => super::debrief::run(session, interview.as_deref())?,
        Action::Add { date, company, role, time, ad, id } => {
            let date = date.join(" ");
            let date = parse_date(&date, session.date()).ok_or_else(|| not_a_date(&date))?;
            let emphasis = match ad {
                Some(file) => emphasis_of(session, &file)?,
                None => vec![],
            };
            let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
            let (company, role) = (said(company), said(role));
            add(session, date, &New { company, role, time, id, emphasis })?;
        }
        Action::List { format } => list(session, format)?,
        Action::Edit { interview } => edit(session, interview.as_deref())?,
    }
    Ok(Status::Done)
}

/// What is known of a new interview beside its date.
#[derive(Debug, Default)]
pub(in crate::terminal) struct New {
    pub(in crate::terminal) company: Option<String>,
    pub(in crate::terminal) role: Option<String>,
    pub(in crate::terminal) time: Option<String>,
    pub(in crate::terminal) id: Option<String>,
    pub(in crate::terminal) emphasis: Vec<(String, f64)>,
}

/// Proposes an emphasis from a job advert, with the words that it found; in a terminal the person agrees first.
fn emphasis_of(session: &mut Session, file: &Path) -> Result<Vec<(String, f64)>> {
    let path = session.world.current_folder.join(file);
    let advert = crate::disk::read_text_file(&path)?;
    let reading = session.reading();
    let found = emphasis_in(&reading.bank, &advert);
    if found.is_empty() {
        session.screen.note("The advert dwells on nothing that the vocabulary knows; no emphasis is set.");
        return Ok(vec![]);
    }
    for one in &found {
        session.screen.note(&format!("{} x {}: {}", one.competency, one.factor, one.words.join(", ")));
    }
    if session.input.is_person() && !session.yes("Weigh these more for this interview?")? {
        return Ok(vec![]);
    }
    Ok(found.into_iter().map(|one| (one.competency.to_owned(), one.factor)).collect())
}

/// Adds an interview and says so.
pub(in crate::terminal) fn add(session: &mut Session, date: Date, new: &New) -> Result<()> {
    let reading = session.reading();
    let wanted = match &new.id {
        Some(id) if !crate::bank::id::is_slug(id) => {
            return Err(Error::usage(format!("`{id}` cannot be an id"))
                .hint("lower-case letters, digits and single hyphens"));
        }
        Some(id) => id.clone(),
        None => new
            .company
            .as_deref()
            .and_then(|company| slug_from(company, 30))
            .unwrap_or_else(|| format!("interview-{date}")),
    };
    if let Some(time) = new.time.as_deref().filter(|time| time.parse::<jiff::civil::Time>().is_err()) {
        return Err(Error::usage(format!("`{time}` is no time of day")).hint("for example 10:00"));
    }
    let taken = |id: &str| reading.bank.interview(id).is_some();
    if new.id.is_some() && taken(&wanted) {
        return Err(
            Error::data(format!("there is an interview `{wanted}` already")).hint("give it another --id")
        );
    }
    let id = std::iter::once(wanted.clone())
        .chain((2..).map(|number| format!("{wanted}-{number}")))
        .find(|id| !taken(id))
        .unwrap_or(wanted);
    let mut fields: Vec<(&str, toml::Value)> = vec![("id", id.clone().into()), ("date", toml_date(date))];
    for (key, value) in [("company", &new.company), ("role", &new.role), ("time", &new.time)] {
        fields.extend(value.clone().map(|value| (key, value.into())));
    }
    if !new.emphasis.is_empty() {
        let table: toml::Table =
            new.emphasis.iter().map(|(name, factor)| (name.clone(), (*factor).into())).collect();
        fields.push(("emphasis", table.into()));
    }
    session.edit(FILE, |text| append_entry(text, "interview", &fields).map(Some))?;
    let today = session.date();
    let days = crate::practice::day::StudyDay::from_date(date).minus(session.today());
    let said = format!("{}, {}: interview `{id}` in {FILE}.", day(date, today), distance(days));
    session.screen.note(&format!("{said}  (take it back: interview edit {id})"));
    if days < 0 {
        session.screen.note("That day is past: the plan leads to interviews ahead.");
    }
    Ok(())
}

/// Opens the file in the editor, at an interview if one is named.
fn edit(session: &mut Session, typed: Option<&str>) -> Result<()> {
    let line = match typed {
        Some(typed) => {
            let reading = session.reading();
            let place = session::interview(&reading.bank, typed)?.place;
            reading.sources.locate(place).map(|(_, position)| position.line)
        }
        None => None,
    };
    let home = session.need_home()?;
    if !home.has(FILE) {
        home.create_file(FILE, TEMPLATE)?;
    }
    editor::open(session, FILE, line)?;
    crate::terminal::after_saving::mistakes(session, FILE)
}

fn list(session: &Session, format: Format) -> Result<()> {
    let reading = session.reading();
    if format == Format::Json {
        return session.show_json(&Report::new(&reading.bank, session.today()));
    }
    if reading.bank.interviews().is_empty() {
        let mut page = session.page();
        page.paragraph(Label::Plain, "No interview yet.", 0);
        page.paragraph(Label::Quiet, "interview add \"14 dec\" --company Acme --role \"Director of IT\"", 0);
        return session.screen.show(&page);
    }
    session.screen.show(&text(&reading.bank, session.today(), session.screen.width()))
}

/// What was typed is no date.
pub(in crate::terminal) fn not_a_date(typed: &str) -> Error {
    if typed.contains('/') {
        return Error::usage(format!("`{typed}` can be read in two ways"))
            .hint("say it as 2026-12-14 or \"14 dec\"");
    }
    Error::usage(format!("`{typed}` is no date that I know"))
        .hint("2026-12-14, \"14 dec\", \"3 weeks\" or friday")
}

/// A date as TOML writes it.
pub(in crate::terminal) fn toml_date(date: Date) -> toml::Value {
    let field = |number: i8| u8::try_from(number).unwrap_or(1);
    toml::Value::Datetime(toml::value::Datetime {
        date: Some(toml::value::Date {
            year: u16::try_from(date.year()).unwrap_or(0),
            month: field(date.month()),
            day: field(date.day()),
        }),
        time: None,
        offset: None,
    })
}
