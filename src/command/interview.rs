//! `interview`: the dates.

use super::answer::{Format, Status};
use crate::bank::heard::emphasis_in;
use crate::console::Console;
use crate::desk::{Desk, lookup};
use crate::error::Result;
use crate::flow::{debrief, editing, home, interviews, keeping};
use crate::text::Change;
use crate::text::change::INTERVIEWS;
use crate::view::page::Label;
use crate::view::report::interviews::{Report, text};
use clap::Subcommand;
use std::path::{Path, PathBuf};

/// What to do with interviews.
#[derive(Debug, Subcommand)]
pub(super) enum Action {
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

/// What a new file holds: an example, commented out.
const TEMPLATE: &str = "# [[interview]]\n# id = \"acme-panel\"\n# date = 2026-12-14\n# company = \"Acme\"\n# role = \"Director of IT\"\n";

pub(super) fn run(action: Action, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    match action {
        Action::Debrief { interview } => debrief::run(desk, console, interview.as_deref())?,
        Action::Add { date, company, role, time, ad, id } => {
            let date = interviews::read_date(&date.join(" "), desk.date())?;
            let emphasis = match ad {
                Some(file) => emphasis_of(desk, console, &file)?,
                None => vec![],
            };
            let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
            let (company, role) = (said(company), said(role));
            interviews::add(desk, console, date, &interviews::New { company, role, time, id, emphasis })?;
        }
        Action::List { format } => list(desk, console, format)?,
        Action::Edit { interview } => edit(desk, console, interview.as_deref())?,
    }
    Ok(Status::Done)
}

/// Proposes an emphasis from a job advert, with the words that it found; in a terminal the person agrees first.
fn emphasis_of(desk: &Desk, console: &mut Console, file: &Path) -> Result<Vec<(String, f64)>> {
    let advert = desk.read_text(file)?.text;
    let found = emphasis_in(desk.bank(), &advert);
    if found.is_empty() {
        console.screen.note("The advert dwells on nothing that the vocabulary knows; no emphasis is set.");
        return Ok(vec![]);
    }
    for one in &found {
        console.screen.note(&format!("{} x {}: {}", one.competency, one.factor, one.words.join(", ")));
    }
    if console.input.is_person() && !console.yes("Weigh these more for this interview?")? {
        return Ok(vec![]);
    }
    Ok(found.into_iter().map(|one| (one.competency.to_string(), one.factor)).collect())
}

/// Opens the file in the editor, at an interview if one is named.
fn edit(desk: &mut Desk, console: &mut Console, typed: Option<&str>) -> Result<()> {
    let place =
        typed.map(|typed| lookup::interview(desk.bank(), typed)).transpose()?.map(|found| found.place);
    let position = place.and_then(|place| desk.reading().sources.locate(place));
    let line = position.map(|(_, position)| position.line);
    home::need(desk, console)?;
    if !desk.need_home()?.has(INTERVIEWS) {
        let new = Change::NewFile { path: INTERVIEWS.to_owned(), text: TEMPLATE.to_owned() };
        keeping::make_quietly(desk, console, &[new])?;
    }
    editing::open(desk, console, INTERVIEWS, line)?;
    editing::mistakes(desk, console, INTERVIEWS)
}

fn list(desk: &Desk, console: &mut Console, format: Format) -> Result<()> {
    let steering = desk.next_interview().map(|next| &next.id);
    if format == Format::Json {
        return console.show_json(&Report::new(desk.bank(), steering, desk.today()));
    }
    if desk.bank().interviews().is_empty() {
        let mut page = console.screen.page();
        page.paragraph(Label::Plain, "No interview yet.", 0);
        page.paragraph(Label::Quiet, "interview add \"14 dec\" --company Acme --role \"Director of IT\"", 0);
        return console.screen.show(&page);
    }
    console.show_report(&text(desk.bank(), steering, desk.today(), console.screen.width()))
}
