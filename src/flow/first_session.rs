//! The first twenty minutes: from an empty machine to a first story told once. Every question can be skipped with Enter,
//! nothing is asked twice, and all that it makes are plain files.

use super::{after_saving, home, interviews, jot, keeping, sitting, writing};
use crate::bank::{Bank, Question, Story, StoryId};
use crate::console::Console;
use crate::console::input::Key;
use crate::console::prompts::Choice;
use crate::desk::{Desk, Stage};
use crate::error::{Error, Kind, Result};
use crate::practice::day::StudyDay;
use crate::practice::next::draft_to_write;
use crate::practice::review::Item;
use crate::practice::schedule::{Agenda, Card};
use crate::text::Change;
use crate::view::page::{Label, Line};
use crate::view::report::card;
use crate::view::words::{Count, clock, day, distance};

/// The question that is asked first: everybody has an answer, few have the story.
const FIRST_QUESTION: &str = "difficult-situations/failing-project";

/// What to collect, in the order of asking, and the competency that each shows: five kinds of story that most interviews ask
/// for.
const COLLECT: [(&str, &str); 5] = [
    ("Something you rescued", "project-delivery"),
    ("Money cut or saved", "budgeting"),
    ("Someone you grew", "developing-people"),
    ("You were wrong", "failure"),
    ("You said no upward", "managing-up"),
];

/// Leads a new person through the first session.
///
/// # Errors
/// If a file cannot be written or the terminal fails. Leaving in between is no error: the prompt goes on from there, and the
/// next start where it was left.
pub fn run(desk: &mut Desk, console: &mut Console) -> Result<()> {
    until_left(desk, console, |desk, console| {
        if make_home(desk, console)? { lead(desk, console, Stage::Date) } else { Ok(()) }
    })
}

/// Goes on with a first session that was left in between, if there is one.
///
/// # Errors
/// As [`run`].
pub fn go_on(desk: &mut Desk, console: &mut Console) -> Result<()> {
    let Some(stage) = desk.first_session() else { return Ok(()) };
    console.screen.note("Your first session goes on where it was left.");
    until_left(desk, console, |desk, console| lead(desk, console, stage))
}

fn until_left(
    desk: &mut Desk,
    console: &mut Console,
    lead: impl Fn(&mut Desk, &mut Console) -> Result<()>,
) -> Result<()> {
    match lead(desk, console) {
        Err(error) if error.kind() == Kind::Cancelled => {
            console.screen.note("Stopped. Everything kept so far stays; the next start goes on here.");
            Ok(())
        }
        other => other,
    }
}

/// One question after another; how far it came is kept before each.
fn lead(desk: &mut Desk, console: &mut Console, from: Stage) -> Result<()> {
    let mut stage = from;
    while stage != Stage::Over {
        desk.keep_first_session(stage);
        stage = take(desk, console, stage)?;
    }
    desk.keep_first_session(Stage::Over);
    Ok(())
}

/// One question; what comes after it.
fn take(desk: &mut Desk, console: &mut Console, stage: Stage) -> Result<Stage> {
    match stage {
        Stage::Date => ask_for_date(desk, console).map(|()| Stage::Minutes),
        Stage::Minutes => ask_for_minutes(desk, console).map(|()| Stage::Question),
        Stage::Question => one_question(desk, console).map(|()| Stage::Collect(0)),
        Stage::Collect(number) => collect_one(desk, console, number),
        Stage::Write => write_the_widest(desk, console).map(|()| Stage::Tell),
        Stage::Tell => {
            tell_once(desk, console)?;
            what_comes_next(desk, console)?;
            Ok(Stage::Over)
        }
        Stage::Over => Ok(Stage::Over),
    }
}

fn make_home(desk: &mut Desk, console: &mut Console) -> Result<bool> {
    let place = desk.tilde(&desk.would_be_home());
    let questions = desk.bank().questions().len();
    let mut page = console.screen.page();
    page.paragraph(
        Label::Plain,
        &format!("{questions} interview questions inside. Your stories will live in {place}: plain TOML, private, no network."),
        0,
    );
    console.screen.show(&page)?;
    if !console.yes("Make it?")? {
        console
            .screen
            .note("Nothing was made. You can look around all the same: deck list, deck show strategy, help.");
        return Ok(false);
    }
    home::make(desk, console)?;
    Ok(true)
}

/// Asks for the day of the interview and the minutes a day; Enter skips either.
///
/// # Errors
/// If the person cancels, or a file cannot be edited.
pub fn ask_for_date_and_minutes(desk: &mut Desk, console: &mut Console) -> Result<()> {
    ask_for_date(desk, console)?;
    ask_for_minutes(desk, console)
}

fn ask_for_date(desk: &mut Desk, console: &mut Console) -> Result<()> {
    let today = desk.date();
    loop {
        let date = console.value("Interview on? (a date, \"3 weeks\", Enter = none yet)", |typed| {
            let date = interviews::read_date(typed, today)?;
            if date < today { Err(Error::usage(format!("{} is past", day(date, today)))) } else { Ok(date) }
        })?;
        let Some(date) = date else { return Ok(()) };
        let days = StudyDay::from_date(date).minus(desk.today());
        // "20 nov", typed on the 21st, is a year away, and seldom meant so.
        if days < FAR_DAYS || console.yes(&format!("{}, {}: right?", day(date, today), distance(days)))? {
            return interviews::add(desk, console, date, &interviews::New::default());
        }
    }
}

/// An interview is seldom known so long before.
const FAR_DAYS: i32 = 270;

fn ask_for_minutes(desk: &mut Desk, console: &mut Console) -> Result<()> {
    let default = desk.bank().settings().minutes;
    let minutes = console.value(&format!("Minutes a day? [{default}]"), |typed| {
        let digits = typed.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ');
        let minutes = digits.parse::<u32>().ok().filter(|minutes| (1..=600).contains(minutes));
        minutes.ok_or_else(|| Error::usage("a whole number of minutes, 1 to 600"))
    })?;
    if let Some(minutes) = minutes {
        let change = Change::Setting { key: "minutes".to_owned(), value: Some(minutes.to_string()) };
        keeping::make_quietly(desk, console, &[change])?;
        console.screen.note(&format!("{} a day, kept in stardrill.toml.", Count(minutes as usize, "minute")));
    }
    Ok(())
}

/// One question, answered aloud and not graded, with what an interviewer would have listened for.
fn one_question(desk: &Desk, console: &mut Console) -> Result<()> {
    let Some(question) = desk.bank().question(FIRST_QUESTION) else { return Ok(()) };
    let mut page = console.screen.page();
    page.gap();
    page.push(Line::default());
    page.paragraph(
        Label::Plain,
        "One question first. Answer aloud, as you would on the day; it is not graded.",
        0,
    );
    page.gap();
    page.paragraph(Label::Title, &format!("\"{}\"", question.ask), 2);
    page.gap();
    console.screen.show(&page)?;
    let started = desk.now();
    console.one_of("Enter when done", &[Key::Enter])?;
    let seconds = u32::try_from(desk.now().milliseconds_since(started) / 1000).unwrap_or(0);
    let mut page = console.screen.page();
    page.paragraph(Label::Quiet, &clock(seconds), 2);
    page.heading("They listen for");
    for point in &question.strong {
        page.bullet(Label::Plain, point, 2);
    }
    page.gap();
    console.screen.show(&page)?;
    let number = console.one_of("Did you say a number? [y/n, Enter skips]", &YES_NO)?;
    let decision = console.one_of("Was a decision yours? [y/n, Enter skips]", &YES_NO)?;
    let verdict = match (number, decision) {
        (Key::Char('y'), Key::Char('y')) => {
            "A number and a decision of yours: half of a strong story. Now get it written down."
        }
        (Key::Char('y'), _) => "A number: good. What is missing is the moment at which it hung on you.",
        (_, Key::Char('y')) => "You have the experience, not yet the story: the number makes it stick.",
        (Key::Enter, Key::Enter) => "A number and a decision of yours are what they remember.",
        _ => "You have the experience, not yet the story.",
    };
    let mut page = console.screen.page();
    page.gap();
    page.paragraph(Label::Strong, verdict, 0);
    page.paragraph(Label::Plain, "About a dozen good stories answer most of what is likely to be asked.", 0);
    console.screen.show(&page)
}

const YES_NO: [Key; 3] = [Key::Char('y'), Key::Char('n'), Key::Enter];

/// Collects drafts of one line each; returns how many were kept.
///
/// # Errors
/// If the person cancels, or a file cannot be written.
pub fn collect(desk: &mut Desk, console: &mut Console) -> Result<usize> {
    introduce_collecting(console)?;
    let mut kept = 0;
    for number in 0..COLLECT.len() {
        kept += usize::from(collect_line(desk, console, number)?);
    }
    say_collected(console, kept)?;
    Ok(kept)
}

fn introduce_collecting(console: &Console) -> Result<()> {
    let mut page = console.screen.page();
    page.push(Line::default());
    page.paragraph(
        Label::Plain,
        "Collect first, one line each (Enter skips). Reviews, post-mortems and budget mails help the memory.",
        0,
    );
    console.screen.show(&page)
}

/// Asks for one line; whether a draft was kept.
fn collect_line(desk: &mut Desk, console: &mut Console, number: usize) -> Result<bool> {
    let Some((heading, tag)) = COLLECT.get(number) else { return Ok(false) };
    let Some(line) = console.sentence(&format!("  {heading:<22} >"))? else { return Ok(false) };
    jot::keep_quietly(desk, console, &line, &[tag])?;
    Ok(true)
}

fn say_collected(console: &Console, kept: usize) -> Result<()> {
    if kept == 0 {
        return Ok(());
    }
    console.screen.show_lines(&[Line::of(Label::Good, format!("{} kept.", Count(kept, "draft")))])
}

/// One line of the first session; after the last the first story, if there is something to write.
fn collect_one(desk: &mut Desk, console: &mut Console, number: usize) -> Result<Stage> {
    if number == 0 {
        introduce_collecting(console)?;
    }
    collect_line(desk, console, number)?;
    if number + 1 < COLLECT.len() {
        return Ok(Stage::Collect(number + 1));
    }
    let drafts = desk.bank().stories().len();
    say_collected(console, drafts)?;
    if drafts > 0 {
        return Ok(Stage::Write);
    }
    console.screen.note("Nothing collected yet. jot \"one line\" keeps one whenever it comes to mind.");
    Ok(Stage::Over)
}

/// Offers to write the draft that would answer most.
fn write_the_widest(desk: &mut Desk, console: &mut Console) -> Result<()> {
    let is_written = |story: &&Story| !story.is_ready() && story.missing_parts().is_empty();
    if let Some(written) = desk.bank().stories().iter().find(is_written).map(|story| story.id.clone()) {
        return after_saving::story(desk, console, &written); // it was written, and left before the questions behind it
    }
    let Some(draft) = draft_to_write(&desk.course()) else { return Ok(()) };
    let (widest, title) = (draft.id.clone(), draft.title.value.clone());
    let likely = desk.course().writing(1).first().map_or(0, |next| next.questions().len());
    let reach = if likely > 0 { format!(" ({})", Count(likely, "likely question")) } else { String::new() };
    let editor = console.editor_name();
    let others = desk.bank().stories().len() > 1;
    let (keys, other): (&[Key], _) = match others {
        true => (&[Key::Enter, Key::Char('y'), Key::Char('n'), Key::Char('o')], "/o another"),
        false => (&[Key::Enter, Key::Char('y'), Key::Char('n')], ""),
    };
    let question =
        format!("The widest: \"{title}\"{reach}. Write it now, 12 minutes, in {editor}? [Y/n{other}]");
    let id = match console.one_of(&question, keys)? {
        Key::Char('n') => return Ok(()),
        Key::Char('o') => match another_draft(desk.bank(), console)? {
            Some(id) => id,
            None => return write_the_widest(desk, console), // the same question again
        },
        _ => widest,
    };
    match writing::edit(desk, console, &id, None) {
        // An editor that does not start is no reason to end the session: the line stays a draft.
        Err(error) if error.kind() == Kind::Data => {
            console.screen.note_error(&error);
            Ok(())
        }
        done => done,
    }
}

/// The one that the person would rather write.
fn another_draft(bank: &Bank, console: &mut Console) -> Result<Option<StoryId>> {
    let drafts: Vec<&Story> = bank.stories().iter().filter(|story| !story.is_ready()).collect();
    let titles: Vec<&str> = drafts.iter().map(|story| story.title.value.as_str()).collect();
    Ok(match console.choose(&titles, "Which one? (letter, Enter = none now)", &[])? {
        Choice::Picked(position) => drafts.get(position).map(|story| story.id.clone()),
        Choice::Other(_) | Choice::Skipped => None,
    })
}

/// Drills the card of a question that the first ready story answers: the headline and the number, aloud.
fn tell_once(desk: &mut Desk, console: &mut Console) -> Result<()> {
    let Some(question) = first_answered(desk.bank()) else { return Ok(()) };
    let only = Card::of(desk.bank(), Item::Question(question.id.clone()), 0);
    let mut page = console.screen.page();
    page.push(Line::default());
    page.paragraph(
        Label::Plain,
        "Aloud once: which story, its headline, its number. Then tick what you said.",
        0,
    );
    console.screen.show(&page)?;
    let outcome = sitting::run(desk, console, Agenda { cards: vec![only], minutes: 1.0 })?;
    console.screen.show(&card::summary(&outcome.graded, outcome.skipped, console.screen.width()))
}

fn first_answered(bank: &Bank) -> Option<&Question> {
    let ready = bank.stories().iter().filter(|story| story.is_ready());
    ready.flat_map(|story| bank.questions_of(story)).next()
}

fn what_comes_next(desk: &Desk, console: &Console) -> Result<()> {
    let mut said = String::from("From now on a few minutes of cards a day");
    if let Some(draft) = draft_to_write(&desk.course()) {
        said.push_str(&format!(", then \"{}\"", draft.title.value));
    }
    if let Some(interview) = desk.next_interview() {
        let days = StudyDay::from_date(interview.date).minus(desk.today());
        said.push_str(&format!(". The interview is {}", distance(days)));
    }
    let mut page = console.screen.page();
    page.gap();
    page.paragraph(Label::Plain, &format!("{said}."), 0);
    console.screen.show(&page)
}
