//! `plan`: what to do on which day, and where it leads.

use super::answer::{Format, Status};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::practice::schedule::Course;
use crate::view::page::Label;
use crate::view::report::history::name;
use crate::view::report::plan::{Report, View, text};
use crate::view::words::{Count, distance};
use clap::Args;

/// Arguments of `plan`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  plan\n  plan --days 30\n  plan --interview acme --format json")]
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
}

/// Cards of today that are listed.
const LISTED: usize = 5;

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<Status> {
    let course = desk.course().toward(desk.interview_or_next(arguments.interview.as_deref())?);
    let (Some(interview), Some(days_left)) = (course.interview, course.days_left()) else {
        without_date(&course, arguments.format, console)?;
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
        today_items: items_of_today(&course),
        half_and_double: [half, double],
    };
    if let Some(next) = desk.next_interview().filter(|next| next.id != interview.id) {
        console.screen.note(&format!("`{}` comes first and steers the sittings until then.", next.id));
    }
    match arguments.format {
        Format::Json => console.show_json(&Report::new(&view))?,
        Format::Text => console.show_report(&text(&view, arguments.days as usize, console.screen.width()))?,
    }
    Ok(Status::Done)
}

fn items_of_today(course: &Course<'_>) -> Vec<String> {
    course.todays_sitting().cards.iter().map(|card| card.item.to_string()).collect()
}

/// Without an interview: what is due today.
fn without_date(course: &Course<'_>, format: Format, console: &Console) -> Result<()> {
    let agenda = course.todays_sitting();
    if format == Format::Json {
        let report = Report::without_date(course.today, course.minutes_left(), items_of_today(course));
        return console.show_json(&report);
    }
    let mut page = console.screen.page();
    let said = format!(
        "No interview ahead. Today: {}, {:.0} minutes.",
        Count(agenda.cards.len(), "card"),
        agenda.minutes
    );
    page.paragraph(Label::Plain, &said, 0);
    for card in agenda.cards.iter().take(LISTED) {
        page.bullet(Label::Plain, &name(course.bank, &card.item), 2);
    }
    let more = agenda.cards.len().saturating_sub(LISTED);
    if more > 0 {
        page.paragraph(Label::Quiet, &format!("… {}", Count(more, "more card")), 2);
    }
    let (ready, floor) = (course.bank.ready_count(), course.bank.settings().story_floor);
    if ready < floor {
        let said = format!(
            "{ready} of {floor} stories are ready: the fewer they are, the less there is to tell. story new writes one."
        );
        page.paragraph(Label::Plain, &said, 0);
    }
    page.paragraph(Label::Quiet, "interview add \"3 weeks\" plans toward a day.", 0);
    console.screen.show(&page)
}
