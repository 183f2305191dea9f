//! `plan`: what to do on which day, and where it leads.

use super::{Format, Status, drill};
use crate::error::{Error, Result};
use crate::practice::day::StudyDay;
use crate::practice::forecast::{Goal, plan};
use crate::terminal::session::Session;
use crate::view::page::Label;
use crate::view::report::history::name;
use crate::view::report::plan::{Report, View, text};
use crate::view::words::{Count, distance};
use clap::Args;

/// Arguments of `plan`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  plan\n  plan --days 30\n  plan --interview acme --format json")]
pub struct Arguments {
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

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let reading = session.reading();
    let bank = &reading.bank;
    let interview = session.interview_or_next(bank, arguments.interview.as_deref())?;
    let today = session.today();
    let minutes = f64::from(bank.settings().minutes);
    let minutes_left = drill::minutes_left(session);
    let agenda = drill::todays_agenda_toward(session, interview);
    let today_items: Vec<String> = agenda.cards.iter().map(|card| card.item.to_string()).collect();
    let Some(interview) = interview else {
        if arguments.format == Format::Json {
            session.show_json(&Report::without_date(today, minutes_left, today_items))?;
            return Ok(Status::Done);
        }
        let mut page = session.page();
        let said = format!(
            "No interview ahead. Today: {}, {:.0} minutes.",
            Count(agenda.cards.len(), "card"),
            agenda.minutes
        );
        page.paragraph(Label::Plain, &said, 0);
        for card in agenda.cards.iter().take(LISTED) {
            page.bullet(Label::Plain, &name(bank, &card.item), 2);
        }
        let more = agenda.cards.len().saturating_sub(LISTED);
        if more > 0 {
            page.paragraph(Label::Quiet, &format!("… {}", Count(more, "more card")), 2);
        }
        let (ready, floor) = (bank.ready_count(), bank.settings().story_floor);
        if ready < floor {
            let said = format!(
                "{ready} of {floor} stories are ready; until they are, facts take a third of a sitting. story new writes one."
            );
            page.paragraph(Label::Plain, &said, 0);
        }
        page.paragraph(Label::Quiet, "interview add \"3 weeks\" plans toward a day.", 0);
        session.screen.show(&page)?;
        return Ok(Status::Done);
    };
    if interview.date < today.date() {
        let ago = distance(StudyDay::from_date(interview.date).minus(today));
        return Err(Error::data(format!("`{}` was {ago}: there is nothing to plan", interview.id))
            .hint(format!("interview debrief {}", interview.id)));
    }
    let made = |minutes: f64| plan(bank, &session.history, Goal { interview, today, minutes });
    let view = View {
        bank,
        history: &session.history,
        interview,
        today,
        plan: &made(minutes),
        minutes_left,
        today_items,
        half_and_double: [&made(minutes / 2.0), &made(minutes * 2.0)],
    };
    let steering = session.next_interview(bank).filter(|next| next.id != interview.id);
    if let Some(next) = steering {
        session.screen.note(&format!("`{}` comes first and steers the sittings until then.", next.id));
    }
    match arguments.format {
        Format::Json => session.show_json(&Report::new(&view))?,
        Format::Text => session.screen.show(&text(&view, arguments.days as usize, session.screen.width()))?,
    }
    Ok(Status::Done)
}
