//! Interviews: a date as people type it, a new one added.

use super::{home, keeping};
use crate::bank::InterviewId;
use crate::bank::id::slug_from;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::practice::day::StudyDay;
use crate::text::Change;
use crate::text::change::NewInterview;
use crate::text::date::parse_date;
use crate::view::words::{day, distance};
use jiff::civil::Date;

/// What is known of a new interview beside its date.
#[derive(Debug, Default)]
pub struct New {
    /// Who interviews.
    pub company: Option<String>,
    /// The post.
    pub role: Option<String>,
    /// The hour.
    pub time: Option<String>,
    /// What `--interview` shall take; from the company if not said.
    pub id: Option<String>,
    /// What weighs more here.
    pub emphasis: Vec<(String, f64)>,
}

/// A date as people type it.
///
/// # Errors
/// If it is none, or could be two.
pub fn read_date(typed: &str, today: Date) -> Result<Date> {
    parse_date(typed, today).ok_or_else(|| {
        if typed.contains('/') {
            return Error::usage(format!("`{typed}` can be read in two ways"))
                .hint("say it as 2026-12-14 or \"14 dec\"");
        }
        Error::usage(format!("`{typed}` is no date that I know"))
            .hint("2026-12-14, \"14 dec\", \"3 weeks\" or friday")
    })
}

/// Adds an interview and says so.
///
/// # Errors
/// If its id or hour cannot be, the id is taken, or the file cannot be edited.
pub fn add(desk: &mut Desk, console: &mut Console, date: Date, new: &New) -> Result<()> {
    if let Some(time) = new.time.as_deref().filter(|time| time.parse::<jiff::civil::Time>().is_err()) {
        return Err(Error::usage(format!("`{time}` is no time of day")).hint("for example 10:00"));
    }
    let id = free_id(desk, date, new)?;
    home::need(desk, console)?;
    let interview = NewInterview {
        id,
        date,
        company: new.company.clone(),
        role: new.role.clone(),
        time: new.time.clone(),
        emphasis: new.emphasis.clone(),
    };
    let applying = keeping::make_quietly(desk, console, &[Change::AddInterview(interview)])?;
    let days = StudyDay::from_date(date).minus(desk.today());
    for done in &applying.done {
        let when = format!("{}, {}", day(date, desk.date()), distance(days));
        console.screen.note(&format!("{when}: {}", keeping::said(done)));
    }
    if days < 0 {
        console.screen.note("That day is past: the plan leads to interviews ahead.");
    }
    Ok(())
}

fn free_id(desk: &Desk, date: Date, new: &New) -> Result<InterviewId> {
    let taken = |id: &InterviewId| desk.bank().interview(id.as_str()).is_some();
    if let Some(typed) = &new.id {
        let id = InterviewId::parse(typed).ok_or_else(|| {
            Error::usage(format!("`{typed}` cannot be an id"))
                .hint("lower-case letters, digits and single hyphens")
        })?;
        if taken(&id) {
            let error = Error::data(format!("there is an interview `{id}` already"));
            return Err(error.hint("give it another --id"));
        }
        return Ok(id);
    }
    let from_company = new.company.as_deref().and_then(|company| slug_from(company, 30));
    // Before the year 1 a date has a sign, which no id may hold.
    let dated = || slug_from(&format!("interview {date}"), 30).unwrap_or_else(|| "interview".to_owned());
    let stem = from_company.unwrap_or_else(dated);
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let mut ids = std::iter::once(stem.clone()).chain(numbered);
    ids.find_map(|id| InterviewId::parse(&id).filter(|id| !taken(id)))
        .ok_or_else(|| Error::bug("no id is free"))
}
