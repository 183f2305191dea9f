//! `points`: the person's own points for a question, in `points.toml`; and what they leave out for good.

use super::Status;
use crate::bank::Question;
use crate::disk::Edited;
use crate::error::{Error, Result};
use crate::terminal::session::{self, Session};
use crate::text::edit::{Target, add_to_list, remove_from_list};
use crate::view::page::{Label, Line};
use clap::Args;

const HELP: &str = "Examples:\n  points style                                     show them; in a terminal, add some\n  \
    points style --add \"because: people closest to the work decide best\"\n  points style --remove 2";

/// Arguments of `points`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Arguments {
    /// The question
    #[arg(value_name = "QUESTION")]
    question: String,
    /// Add a point at the end
    #[arg(long, value_name = "TEXT")]
    add: Vec<String>,
    /// Take the point of this number out
    #[arg(long, value_name = "N", conflicts_with = "add", value_parser = clap::value_parser!(u32).range(1..))]
    remove: Option<u32>,
}

impl Arguments {
    /// Whether it brings a point's text.
    pub(super) fn has_text(&self) -> bool {
        !self.add.is_empty()
    }
}

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let reading = session.reading();
    let question = session::question(&reading.bank, &arguments.question)?;
    if let Some(number) = arguments.remove {
        remove(session, question, number as usize)?;
        return Ok(Status::Done);
    }
    if !arguments.add.is_empty() {
        for point in &arguments.add {
            add(session, question, point)?;
        }
        return Ok(Status::Done);
    }
    show(session, question)?;
    if session.input.is_person() {
        ask_for(session, question)?;
    }
    Ok(Status::Done)
}

/// Asks for points until the person is done; four serve well.
pub(in crate::terminal) fn ask_for(session: &mut Session, question: &Question) -> Result<()> {
    const LABELS: [&str; 4] = ["position", "because", "proof", "limit"];
    let reading = session.reading();
    let mut count = reading.bank.points(question).len();
    while let Some(point) =
        session.line(&format!("{} (Enter = done) >", LABELS.get(count).unwrap_or(&"more")))?
    {
        let named = LABELS.iter().any(|known| point.starts_with(&format!("{known}:")));
        let text = match LABELS.get(count) {
            Some(known) if !named => format!("{known}: {point}"),
            _ => point,
        };
        add(session, question, &text)?;
        count += 1;
    }
    Ok(())
}

fn show(session: &Session, question: &Question) -> Result<()> {
    let reading = session.reading();
    let points = reading.bank.points(question);
    let mut page = session.page();
    page.paragraph(Label::Title, &question.ask, 0);
    for (position, point) in points.iter().enumerate() {
        page.hang(Line::of(Label::Key, format!("  {}  ", position + 1)), Label::Plain, point, 5);
    }
    if points.is_empty() {
        page.paragraph(
            Label::Quiet,
            "No points of yours yet. Four serve well: position, because, proof, limit.",
            2,
        );
    }
    session.screen.show(&page)
}

/// The order of keys does not matter in `points.toml`: new ones go to the end.
const ORDER: &[&str] = &[];

/// Adds a point and says so.
pub(in crate::terminal) fn add(session: &mut Session, question: &Question, point: &str) -> Result<()> {
    let point = point.trim();
    if point.is_empty() {
        return Err(Error::usage("a point has words").hint("points QUESTION --add \"because: …\""));
    }
    let key = written_key(session, question);
    let edited = session.edit("points.toml", |text| add_to_list(text, Target::Top, &key, point, ORDER))?;
    let reading = session.reading();
    let count =
        reading.bank.question(question.id.as_str()).map_or(0, |question| reading.bank.points(question).len());
    session.screen.note(&match edited {
        Edited::AlreadySo => "That point is there already.".to_owned(),
        _ => format!("Kept in points.toml.  (take it back: points {} --remove {count})", question.id),
    });
    Ok(())
}

fn remove(session: &mut Session, question: &Question, number: usize) -> Result<()> {
    let reading = session.reading();
    let Some(point) = reading.bank.points(question).get(number - 1).cloned() else {
        return Err(
            Error::usage(format!("there is no point {number}")).hint("points QUESTION shows them, numbered")
        );
    };
    let key = written_key(session, question);
    session.edit("points.toml", |text| remove_from_list(text, Target::Top, &key, &point))?;
    let quoted = shlex::try_quote(&point).map(|quoted| quoted.into_owned()).unwrap_or(point);
    session.screen.note(&format!("Taken out.  (take it back: points {} --add {quoted})", question.id));
    Ok(())
}

/// The key under which a question's points stand: its id, or an earlier one.
fn written_key(session: &Session, question: &Question) -> String {
    let reading = session.reading();
    let written =
        reading.bank.all_points().iter().map(|points| &points.question).find(|written| {
            reading.bank.question(written.as_str()).is_some_and(|found| found.id == question.id)
        });
    written.unwrap_or(&question.id).to_string()
}

/// Leaves a question (or deck) out of drills, coverage and plan for good.
pub(in crate::terminal) fn skip(session: &mut Session, id: &str) -> Result<()> {
    session
        .edit("stardrill.toml", |text| add_to_list(text, Target::Top, "skip", id, &["minutes", "skip"]))?;
    session.screen.note(&format!(
        "Left out from now on: {id}.  (take it back: delete it from `skip` in stardrill.toml)"
    ));
    Ok(())
}
