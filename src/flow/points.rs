//! The person's own points for a question: asked for one by one, added, taken out.

use super::{home, keeping};
use crate::bank::{Bank, Kind, Question, QuestionId};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::text::Change;
use crate::view::page::{Label, Line};

/// What four points that serve well are.
const LABELS: [&str; 4] = ["position", "because", "proof", "limit"];

/// Shows the points of a question; in a terminal more are asked for.
///
/// # Errors
/// If the person cancels, or the file cannot be edited.
pub fn show(desk: &mut Desk, console: &mut Console, question: &Question) -> Result<()> {
    let points = desk.bank().points(question);
    let mut page = console.screen.page();
    page.paragraph(Label::Title, &question.ask, 0);
    for (position, point) in points.iter().enumerate() {
        page.hang(Line::of(Label::Key, format!("  {}  ", position + 1)), Label::Plain, point, 5);
    }
    if points.is_empty() {
        let said = match question.kind {
            Kind::Statement => {
                "No points of yours yet. Three serve well, in the order in which you will say them."
            }
            _ => "No points of yours yet. Four serve well: position, because, proof, limit.",
        };
        page.paragraph(Label::Quiet, said, 2);
    }
    console.screen.show(&page)?;
    if console.input.is_person() { ask_for(desk, console, question) } else { Ok(()) }
}

/// Asks for points until the person is done.
///
/// # Errors
/// If the person cancels, or the file cannot be edited.
pub fn ask_for(desk: &mut Desk, console: &mut Console, question: &Question) -> Result<()> {
    let labels: &[&str] = if question.kind == Kind::Statement { &[] } else { &LABELS };
    let mut count = desk.bank().points(question).len();
    let wanted = question.kind.wanted_points();
    loop {
        let asked = match labels.get(count) {
            Some(label) => format!("Your {label}, in one line (Enter = done) >"),
            None => format!("Point {} of {}, in one line (Enter = done) >", count + 1, wanted.max(count + 1)),
        };
        let Some(point) = console.sentence(&asked)? else { break };
        let named = labels.iter().any(|known| point.starts_with(&format!("{known}:")));
        let text = match labels.get(count) {
            Some(known) if !named => format!("{known}: {point}"),
            _ => point,
        };
        add(desk, console, question, &[text])?;
        count += 1;
    }
    Ok(())
}

/// Adds points and says so.
///
/// # Errors
/// If one is blank, or the file cannot be edited.
pub fn add(desk: &mut Desk, console: &mut Console, question: &Question, points: &[String]) -> Result<()> {
    if points.iter().any(|point| point.trim().is_empty()) {
        return Err(Error::usage("a point has words").hint("`points QUESTION --add \"because: …\"`"));
    }
    home::need(desk, console)?;
    let key = written_key(desk.bank(), question);
    let change =
        |point: &String| Change::AddPoint { question: key.clone(), point: point.trim().to_owned(), at: None };
    let changes: Vec<Change> = points.iter().map(change).collect();
    let mut number = desk.bank().points(question).len();
    for done in keeping::make_quietly(desk, console, &changes)?.done {
        number += usize::from(done.inverse.is_some());
        console.screen.note(&match done.inverse {
            Some(_) => {
                let inverse = format!("points {} --remove {number}", question.id);
                format!("{}  (take it back: `{inverse}`)", done.change.said())
            }
            None => done.change.already(),
        });
    }
    Ok(())
}

/// Takes the point of a number, from 1, out.
///
/// # Errors
/// If there is none, or the file cannot be edited.
pub fn remove(desk: &mut Desk, console: &mut Console, question: &Question, number: usize) -> Result<()> {
    let Some(point) = desk.bank().points(question).get(number - 1).cloned() else {
        return Err(Error::usage(format!("there is no point {number}"))
            .hint("`points QUESTION` shows them, numbered"));
    };
    let question = written_key(desk.bank(), question);
    keeping::make(desk, console, &[Change::RemovePoint { question, point }])
}

/// The key under which a question's points stand: its id, or an earlier one.
fn written_key(bank: &Bank, question: &Question) -> QuestionId {
    let mut written = bank.all_points().iter().map(|points| &points.question);
    let known =
        written.find(|written| bank.question(written.as_str()).is_some_and(|found| found.id == question.id));
    known.unwrap_or(&question.id).clone()
}
