//! The first twenty minutes: from an empty machine to a first story told once. Every question can be skipped with Enter,
//! nothing is asked twice, and all that it makes are plain files.

use super::input::Key;
use super::next_step::widest_draft;
use super::session::Session;
use super::{command, sitting};
use crate::bank::coverage::LIKELY_WEIGHT;
use crate::bank::suggest::Ranker;
use crate::bank::{Bank, Question};
use crate::disk::Home;
use crate::error::{Kind, Result};
use crate::practice::agenda::{Agenda, Card};
use crate::practice::review::Item;
use crate::text::date::parse_date;
use crate::text::edit::{Target, set};
use crate::view::page::{Label, Line};
use crate::view::report::card;
use crate::view::words::{Count, clock, day, distance};

/// The question that is asked first: everybody has an answer, few have the story.
const FIRST_QUESTION: &str = "difficult-situations/failing-project";

/// What to collect, in the order of asking: five kinds of story that most interviews ask for.
const COLLECT: [&str; 5] = [
    "Something you rescued",
    "Money cut or saved",
    "Someone you grew",
    "You were wrong",
    "You said no upward",
];

/// Leads a new person through the first session.
///
/// # Errors
/// If a file cannot be written or the terminal fails. Leaving in between is no error: the prompt goes on from there.
pub(super) fn run(session: &mut Session) -> Result<()> {
    match lead(session) {
        Err(error) if error.kind() == Kind::Cancelled => {
            session.screen.note(error.message());
            Ok(())
        }
        other => other,
    }
}

fn lead(session: &mut Session) -> Result<()> {
    if !make_home(session)? {
        return Ok(());
    }
    ask_for_date_and_minutes(session)?;
    one_question(session)?;
    if collect(session)? == 0 {
        session.screen.note("Nothing collected yet. jot \"one line\" keeps one whenever it comes to mind.");
        return Ok(());
    }
    write_the_widest(session)?;
    tell_once(session)?;
    what_comes_next(session)
}

fn make_home(session: &mut Session) -> Result<bool> {
    let reading = session.reading();
    let place = session.tilde(&session.would_be_home());
    let questions = reading.bank.questions().len();
    let mut page = session.page();
    page.paragraph(
        Label::Plain,
        &format!("{questions} interview questions inside. Your stories will live in {place}: plain TOML, private, no network."),
        0,
    );
    session.screen.show(&page)?;
    if !session.yes("Make it?")? {
        session
            .screen
            .note("Nothing was made. You can look around all the same: deck list, deck show strategy, help.");
        return Ok(false);
    }
    let home = Home::create(&session.would_be_home(), &command::init::new_home_files())?;
    session.enter(home);
    Ok(true)
}

/// Asks for the day of the interview and the minutes a day; Enter skips either.
///
/// # Errors
/// If the person cancels, or a file cannot be edited.
pub(super) fn ask_for_date_and_minutes(session: &mut Session) -> Result<()> {
    let today = session.date();
    while let Some(typed) = session.line("Interview on? (a date, \"3 weeks\", Enter = none yet)")? {
        match parse_date(&typed, today) {
            Some(date) if date < today => session.screen.note(&format!("{} is past.", day(date, today))),
            Some(date) => {
                command::interview::add(session, date, &command::interview::New::default())?;
                break;
            }
            None => session.screen.note_error(&command::interview::not_a_date(&typed)),
        }
    }
    let default = session.reading().bank.settings().minutes;
    while let Some(typed) = session.line(&format!("Minutes a day? [{default}]"))? {
        match typed.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ').parse::<u32>() {
            Ok(minutes @ 1..=600) => {
                let value = i64::from(minutes).into();
                session
                    .edit("stardrill.toml", |text| set(text, Target::Top, "minutes", value, &[]).map(Some))?;
                session
                    .screen
                    .note(&format!("{} a day, kept in stardrill.toml.", Count(minutes as usize, "minute")));
                break;
            }
            _ => session.screen.note("A whole number of minutes, 1 to 600."),
        }
    }
    Ok(())
}

/// One question, answered aloud and not graded, with what an interviewer would have listened for.
fn one_question(session: &mut Session) -> Result<()> {
    let reading = session.reading();
    let Some(question) = reading.bank.question(FIRST_QUESTION) else { return Ok(()) };
    let mut page = session.page();
    page.gap();
    page.push(Line::default());
    page.paragraph(
        Label::Plain,
        "One question first. Answer aloud, as you would tomorrow; it is not graded.",
        0,
    );
    page.gap();
    page.paragraph(Label::Title, &format!("\"{}\"", question.ask), 2);
    page.gap();
    session.screen.show(&page)?;
    let started = session.world.now();
    session.one_of("Enter when done", &[Key::Enter])?;
    let seconds = u32::try_from(session.world.now().milliseconds_since(started) / 1000).unwrap_or(0);
    let mut page = session.page();
    page.paragraph(Label::Quiet, &clock(seconds), 2);
    page.heading("They listen for");
    for point in &question.strong {
        page.bullet(Label::Plain, point, 2);
    }
    page.gap();
    session.screen.show(&page)?;
    let number = session.one_of("Did you say a number? [y/n, Enter skips]", &YES_NO)?;
    let decision = session.one_of("Was a decision yours? [y/n, Enter skips]", &YES_NO)?;
    let verdict = match (number, decision) {
        (Key::Char('y'), Key::Char('y')) => {
            "A number and a decision of yours: half of a strong story. Now get it written down."
        }
        (Key::Char('y'), _) => "A number: good. What is missing is the moment at which it hung on you.",
        (_, Key::Char('y')) => "You have the experience, not yet the story: the number makes it stick.",
        _ => "You have the experience, not yet the story.",
    };
    let mut page = session.page();
    page.gap();
    page.paragraph(Label::Strong, verdict, 0);
    page.paragraph(Label::Plain, "About eight stories answer most of what is likely to be asked.", 0);
    session.screen.show(&page)
}

const YES_NO: [Key; 3] = [Key::Char('y'), Key::Char('n'), Key::Enter];

/// Collects drafts of one line each; returns how many were kept.
///
/// # Errors
/// If the person cancels, or a file cannot be written.
pub(super) fn collect(session: &mut Session) -> Result<usize> {
    let mut page = session.page();
    page.push(Line::default());
    page.paragraph(
        Label::Plain,
        "Collect first, one line each (Enter skips). Reviews, post-mortems and budget mails help the memory.",
        0,
    );
    session.screen.show(&page)?;
    let mut kept = 0;
    for kind in COLLECT {
        if let Some(line) = session.line(&format!("  {kind:<22} >"))? {
            command::jot::keep_quietly(session, &line)?;
            kept += 1;
        }
    }
    if kept > 0 {
        session.screen.show_lines(&[Line::of(Label::Good, format!("{} kept.", Count(kept, "draft")))])?;
    }
    Ok(kept)
}

/// Offers to write the draft that would answer most.
fn write_the_widest(session: &mut Session) -> Result<()> {
    let reading = session.reading();
    let Some(draft) = widest_draft(&reading.bank) else { return Ok(()) };
    let likely = Ranker::new(&reading.bank)
        .questions_for(draft)
        .iter()
        .filter(|found| reading.bank.weight(found.what, None) >= LIKELY_WEIGHT)
        .count();
    let reach = if likely > 0 { format!(" ({})", Count(likely, "likely question")) } else { String::new() };
    let editor =
        session.world.variable("VISUAL").or_else(|| session.world.variable("EDITOR")).unwrap_or("vi");
    let question =
        format!("The widest: \"{}\"{reach}. Write it now, 12 minutes, in {editor}?", draft.title.value);
    if session.yes(&question)? {
        command::story::edit(session, draft.id.as_str())?;
    }
    Ok(())
}

/// Drills the card of a question that the first ready story answers: the headline and the number, aloud.
fn tell_once(session: &mut Session) -> Result<()> {
    let reading = session.reading();
    let Some(question) = first_answered(&reading.bank) else { return Ok(()) };
    let mut page = session.page();
    page.push(Line::default());
    page.paragraph(
        Label::Plain,
        "Aloud once: which story, its headline, its number. Then tick what you said.",
        0,
    );
    session.screen.show(&page)?;
    let only = Card { item: Item::Question(question.id.clone()), wording: 0, comeback: 0 };
    let outcome = sitting::run(session, Agenda { cards: vec![only], minutes: 1.0 })?;
    session.screen.show(&card::summary(&outcome.graded, outcome.skipped, session.screen.width()))
}

fn first_answered(bank: &Bank) -> Option<&Question> {
    let ready = bank.stories().iter().filter(|story| story.is_ready());
    ready.flat_map(|story| bank.questions_of(story)).next()
}

fn what_comes_next(session: &Session) -> Result<()> {
    let reading = session.reading();
    let mut said = String::from("Tomorrow: a few minutes of cards");
    if let Some(draft) = widest_draft(&reading.bank) {
        said.push_str(&format!(", then \"{}\"", draft.title.value));
    }
    if let Some(interview) = session.next_interview(&reading.bank) {
        let days = crate::practice::day::StudyDay::from_date(interview.date).minus(session.today());
        said.push_str(&format!(". The interview is {}", distance(days)));
    }
    let mut page = session.page();
    page.gap();
    page.paragraph(Label::Plain, &format!("{said}."), 0);
    session.screen.show(&page)
}
