//! `tune`: fits the memory model to the person's own history, and keeps it only if it is better and wished.

use super::Status;
use crate::error::Result;
use crate::practice::tune::{LEAST_REVIEWS, Losses, Tuned, tune};
use crate::terminal::session::Session;
use crate::text::edit::{Target, set};
use crate::view::page::Label;
use crate::view::words::Count;
use clap::Args;

/// Arguments of `tune`.
#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  tune          look whether parameters of your own would be better\n  tune --keep   and keep them"
)]
pub struct Arguments {
    /// Keep better parameters in stardrill.toml without asking
    #[arg(long)]
    keep: bool,
}

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let reading = session.reading();
    if session.input.is_person() && session.history.reviews().len() >= LEAST_REVIEWS {
        session.screen.note("Fitting; this takes some seconds.");
    }
    let mut page = session.page();
    let (losses, parameters) = match tune(&session.history, reading.bank.settings()) {
        Tuned::TooEarly { reviews } => {
            let said = format!(
                "Too early: {} so far, {LEAST_REVIEWS} are the least that a fit can stand on.",
                Count(reviews, "review")
            );
            page.paragraph(Label::Plain, &said, 0);
            session.screen.show(&page)?;
            return Ok(Status::Done);
        }
        Tuned::NotBetter(losses) => {
            page.paragraph(Label::Plain, &format!("Not better, left as it was. {}", compared(&losses)), 0);
            if losses.after < losses.before {
                let said = "Lower is better, but a difference this small may be chance.";
                page.paragraph(Label::Quiet, said, 0);
            }
            session.screen.show(&page)?;
            return Ok(Status::Done);
        }
        Tuned::Better { losses, parameters } => (losses, parameters),
    };
    page.paragraph(Label::Good, &format!("Better parameters were found. {}", compared(&losses)), 0);
    session.screen.show(&page)?;
    let keep =
        arguments.keep || (session.input.is_person() && session.yes("Keep them in stardrill.toml?")?);
    if keep {
        let had = !reading.bank.settings().parameters.is_empty();
        let list: Vec<toml::Value> = parameters
            .iter()
            .map(|number| toml::Value::Float((f64::from(*number) * 1e4).round() / 1e4))
            .collect();
        session.edit("stardrill.toml", |text| {
            set(text, Target::Top, "parameters", list.into(), &[]).map(Some)
        })?;
        let back = if had { "put the old line back" } else { "delete that line" };
        session.screen.note(&format!("Kept as `parameters` in stardrill.toml.  (take it back: {back})"));
    } else {
        session.screen.note("Nothing was changed. tune --keep keeps them.");
    }
    Ok(Status::Done)
}

fn compared(losses: &Losses) -> String {
    format!(
        "Log loss on the last {} held out: {:.4} with the parameters in use, {:.4} fitted.",
        Count(losses.held_out, "review"),
        losses.before,
        losses.after
    )
}
