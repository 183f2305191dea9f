//! `drill`: today's sitting.

use super::Status;
use crate::bank::{Bank, Interview, Kind};
use crate::error::{Error, Result};
use crate::practice::agenda::{Agenda, Items, Options, Scope, agenda};
use crate::practice::day::StudyDay;
use crate::practice::forecast::{Goal, agenda_toward};
use crate::practice::review::Item;
use crate::terminal::session::Session;
use crate::terminal::{gap_card, sitting};
use crate::text::diagnostic::nearest;
use crate::view::page::Label;
use crate::view::report::card;
use crate::view::words::resting_words;
use clap::{Args, ValueEnum};

const HELP: &str = "Examples:\n  drill                         what is due today, within your minutes\n  \
    drill --minutes 5             five minutes more\n  drill --deck strategy         one deck only\n  \
    drill --items stories         tell stories aloud\n\nThrough a pipe: an empty line shows the answer, a digit grades, u undoes, s skips, q quits.";

/// Arguments of `drill`.
#[derive(Args, Debug, Default)]
#[command(after_help = HELP)]
pub struct Arguments {
    /// Minutes for this sitting, on top of what was done today
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=600))]
    minutes: Option<u32>,
    /// Cards at most
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    /// Only questions of this deck
    #[arg(long, value_name = "DECK")]
    deck: Option<String>,
    /// Only items with this competency
    #[arg(long, value_name = "COMPETENCY")]
    competency: Option<String>,
    /// Only questions of this kind
    #[arg(long, value_name = "KIND")]
    kind: Option<KindArgument>,
    /// Only questions, or only stories
    #[arg(long, value_name = "WHICH")]
    items: Option<ItemsArgument>,
    /// Also what is not due yet
    #[arg(long)]
    ahead: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindArgument {
    Story,
    View,
    Fact,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ItemsArgument {
    Questions,
    Stories,
}

pub(in crate::terminal) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let reading = session.reading();
    let scope = scope(&arguments, &reading.bank)?;
    let narrow = scope != Scope::default() || arguments.limit.is_some();
    let eve = is_eve(session);
    if eve && !narrow {
        let told = stories_told_today(session);
        let said = resting_words(reading.bank.ready_count(), told);
        session.screen.note(&format!("{said}  (brief, tell)"));
    }
    if session.input.is_person() && !narrow && !eve && gap_card::show(session)? == gap_card::Answer::Stop {
        return Ok(Status::Done);
    }
    let options = Options {
        scope,
        minutes: arguments.minutes.map_or_else(|| minutes_left(session), f64::from),
        limit: arguments.limit.map(|limit| limit as usize),
        ahead: arguments.ahead,
        seed: session.world.seed(),
    };
    let reading = session.reading(); // the gap card may have changed it
    let agenda = agenda_of(session, session.next_interview(&reading.bank), &options);
    if agenda.cards.is_empty() {
        nothing_to_do(session, &reading.bank, &options)?;
        return Ok(Status::Done);
    }
    session.need_home()?;
    let outcome = sitting::run(session, agenda)?;
    session.screen.show(&card::summary(&outcome.graded, outcome.skipped, session.screen.width()))?;
    Ok(Status::Done)
}

fn stories_told_today(session: &Session) -> usize {
    let today = session.history.reviews_on(session.today());
    today.iter().filter(|reviewed| matches!(reviewed.review.item, Item::Story(_))).count()
}

/// Whether the next interview is today or tomorrow.
fn is_eve(session: &Session) -> bool {
    let reading = session.reading();
    let next = session.next_interview(&reading.bank);
    next.is_some_and(|interview| StudyDay::from_date(interview.date).minus(session.today()) <= 1)
}

/// The sitting that `drill` would hold now, without flags.
pub(in crate::terminal) fn todays_agenda(session: &Session) -> Agenda {
    let reading = session.reading();
    todays_agenda_toward(session, session.next_interview(&reading.bank))
}

/// Today's sitting toward this interview.
pub(super) fn todays_agenda_toward(session: &Session, interview: Option<&Interview>) -> Agenda {
    let options = Options {
        scope: Scope::default(),
        minutes: minutes_left(session),
        limit: None,
        ahead: false,
        seed: 0,
    };
    agenda_of(session, interview, &options)
}

/// The sitting by the plan toward an interview, or without one by what is due.
fn agenda_of(session: &Session, interview: Option<&Interview>, options: &Options) -> Agenda {
    let reading = session.reading();
    let today = session.today();
    match interview {
        Some(interview) => {
            let goal = Goal { interview, today, minutes: f64::from(reading.bank.settings().minutes) };
            agenda_toward(&reading.bank, &session.history, goal, options)
        }
        None => agenda(&reading.bank, &session.history, today, options),
    }
}

/// Minutes of today's that are not spent yet.
pub(in crate::terminal) fn minutes_left(session: &Session) -> f64 {
    let spent = f64::from(session.history.seconds_on(session.today())) / 60.0;
    (f64::from(session.reading().bank.settings().minutes) - spent).max(0.0)
}

fn scope(arguments: &Arguments, bank: &Bank) -> Result<Scope> {
    if let Some(deck) = &arguments.deck
        && bank.deck(deck).is_none()
    {
        return Err(super::deck::unknown(bank, deck));
    }
    let competency = match &arguments.competency {
        Some(typed) => Some(competency(bank, typed)?),
        None => None,
    };
    Ok(Scope {
        deck: arguments.deck.clone(),
        competency,
        kind: arguments.kind.map(|kind| match kind {
            KindArgument::Story => Kind::Story,
            KindArgument::View => Kind::View,
            KindArgument::Fact => Kind::Fact,
        }),
        items: arguments.items.map(|items| match items {
            ItemsArgument::Questions => Items::Questions,
            ItemsArgument::Stories => Items::Stories,
        }),
    })
}

fn competency(bank: &Bank, typed: &str) -> Result<String> {
    let is_used = |tag: &str| {
        let tags = bank.questions().iter().flat_map(|question| &question.competencies);
        tags.chain(bank.stories().iter().flat_map(|story| &story.competencies))
            .any(|known| known.value == tag)
    };
    match bank.vocabulary().resolve(typed) {
        Some(known) => Ok(known.id.clone()),
        None if is_used(typed) => Ok(typed.to_owned()),
        None => {
            let error = Error::usage(format!("there is no competency `{typed}`"));
            Err(match nearest(typed, bank.vocabulary().names()) {
                Some(near) => error.hint(format!("did you mean `{near}`?")),
                None => error.hint("deck list --competencies shows them"),
            })
        }
    }
}

fn nothing_to_do(session: &Session, bank: &Bank, options: &Options) -> Result<()> {
    let done_today = !session.history.reviews_on(session.today()).is_empty();
    // Toward a date the rule has looked ahead already, and on the eve nothing is due.
    let onward = if session.next_interview(bank).is_some() {
        "No card would gain by it. tell takes a story, gaps what has none."
    } else {
        "drill --ahead takes what comes next."
    };
    let mut page = session.page();
    if is_eve(session) && options.scope == Scope::default() {
        page.paragraph(Label::Good, "Nothing else is due: rest.", 0);
        return session.screen.show(&page);
    }
    if options.minutes <= 0.0 {
        page.paragraph(Label::Good, "Today's minutes are done.", 0);
        page.paragraph(Label::Quiet, "drill --minutes 5 goes on all the same.", 0);
    } else if options.scope == Scope::default() && done_today {
        page.paragraph(Label::Good, "Nothing more is due today.", 0);
        page.paragraph(Label::Quiet, onward, 0);
    } else if options.scope == Scope::default() {
        page.paragraph(Label::Plain, "Nothing is due.", 0);
        page.paragraph(Label::Quiet, onward, 0);
    } else {
        page.paragraph(Label::Plain, "Nothing here is due and prepared.", 0);
        page.paragraph(
            Label::Quiet,
            "Questions without a story or points of yours are not drilled: coverage shows them.",
            0,
        );
    }
    if bank.ready_count() == 0 {
        page.paragraph(
            Label::Quiet,
            "No story is ready yet. jot \"one line\" keeps one; story edit STORY writes it.",
            0,
        );
    }
    session.screen.show(&page)
}
