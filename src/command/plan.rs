//! `plan`: what to do on which day, and where it leads.

use super::answer::{FILE_WIDTH, PictureFormat as Format, Status, deliver};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::practice::schedule::{Agenda, Course};
use crate::view::clean::clean;
use crate::view::report::plan::{Report, View, html, text, undated};
use crate::view::words::distance;
use clap::Args;
use std::path::PathBuf;

/// Arguments of `plan`.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  plan\n  plan --days 30\n  plan --interview acme --format json\n  plan --format html -o plan.html   readiness to the day as a picture"
)]
pub(super) struct Arguments {
    /// Days to show
    #[arg(long, default_value_t = 7, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=400))]
    days: u32,
    /// Toward this interview [default: the next]
    #[arg(long, value_name = "INTERVIEW")]
    interview: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Write it to this file instead
    #[arg(short = 'o', long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<Status> {
    let course = desk.course().toward(desk.interview_or_next(arguments.interview.as_deref())?);
    let (Some(interview), Some(days_left)) = (course.interview, course.days_left()) else {
        without_date(&course, arguments, desk, console)?;
        return Ok(Status::Done);
    };
    if days_left < 0 {
        let ago = distance(days_left);
        return Err(Error::data(format!("`{}` was {ago}: there is nothing to plan", interview.id))
            .hint(format!("`interview debrief {}`", interview.id)));
    }
    let minutes = course.minutes();
    let plans = [minutes, minutes / 2.0, minutes * 2.0].map(|minutes| course.plan(minutes));
    let [Some(plan), Some(half), Some(double)] = &plans else { return Ok(Status::Done) };
    let sessions = plan.days.iter().filter(|day| day.write).count();
    let writing = course.writing(sessions.max(1));
    let planned = &writing[..sessions.min(writing.len())];
    let written = if planned.is_empty() { None } else { course.plan_with(minutes, planned) };
    let view = View {
        bank: desk.bank(),
        history: desk.history(),
        interview,
        today: course.today,
        plan,
        minutes_left: course.minutes_left(),
        writing: &writing,
        written: written.as_ref().map(|plan| (planned.len(), plan)),
        today_items: items_of(&course.todays_sitting()),
        half_and_double: [half, double],
    };
    if let Some(next) = desk.next_interview().filter(|next| next.id != interview.id) {
        console.screen.note(&format!("`{}` comes first and steers the sittings until then.", next.id));
    }
    show(&view, arguments, desk, console)?;
    Ok(Status::Done)
}

fn show(view: &View<'_>, arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<()> {
    let days = arguments.days as usize;
    let finished = match arguments.format {
        Format::Text if arguments.output.is_none() => {
            return console.show_report(&text(view, days, console.screen.width()));
        }
        Format::Text => clean(&text(view, days, FILE_WIDTH).text()).into_owned(),
        Format::Json => console.json(&Report::new(view))?,
        Format::Html => html(view),
    };
    deliver(desk, console, &finished, arguments.output.as_deref())
}

fn items_of(agenda: &Agenda) -> Vec<String> {
    agenda.cards.iter().map(|card| card.item.to_string()).collect()
}

/// Without an interview: what is due today.
fn without_date(
    course: &Course<'_>,
    arguments: &Arguments,
    desk: &Desk,
    console: &mut Console,
) -> Result<()> {
    let agenda = course.todays_sitting();
    let finished = match arguments.format {
        Format::Text if arguments.output.is_none() => {
            return console.screen.show(&undated::text(course.bank, &agenda, console.screen.width()));
        }
        Format::Text => clean(&undated::text(course.bank, &agenda, FILE_WIDTH).text()).into_owned(),
        Format::Json => {
            console.json(&Report::without_date(course.today, course.minutes_left(), items_of(&agenda)))?
        }
        Format::Html => undated::html(course.bank, &agenda),
    };
    deliver(desk, console, &finished, arguments.output.as_deref())
}
