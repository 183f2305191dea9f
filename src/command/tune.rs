//! `tune`: fits the memory model to the person's own history, and keeps it only if it is better and wished.

use super::answer::{Format, Status};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::flow::{home, keeping};
use crate::practice::tune::{LEAST_REVIEWS, Losses, Tuned, tune};
use crate::text::Change;
use crate::view::page::{Label, Page};
use crate::view::words::Count;
use clap::Args;
use serde::Serialize;

/// Arguments of `tune`.
#[derive(Args, Debug)]
#[command(
    after_help = "Example:\n  tune          look whether parameters of your own would be better\n  tune --keep   and keep them"
)]
pub(super) struct Arguments {
    /// Keep better parameters in stardrill.toml without asking
    #[arg(long)]
    keep: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// The JSON of `tune`.
#[derive(Debug, Serialize)]
struct Report {
    version: u32,
    /// `too-early`, `too-few-cards`, `not-better` or `better`.
    verdict: &'static str,
    reviews: usize,
    /// Reviews held out, and the mean log loss over them: smaller is better.
    held_out: Option<usize>,
    loss_in_use: Option<f64>,
    loss_fitted: Option<f64>,
    /// The better parameters.
    parameters: Vec<f64>,
    kept: bool,
}

pub(super) fn run(arguments: &Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let reviews = desk.history().reviews().len();
    if console.input.is_person() && reviews >= LEAST_REVIEWS {
        console.screen.note("Fitting; this takes some seconds.");
    }
    let tuned = tune(desk.history(), desk.bank().settings());
    let text = arguments.format == Format::Text;
    if text {
        console.screen.show(&page(console, &tuned))?;
    }
    let mut kept = false;
    if let Tuned::Better { parameters, .. } = &tuned {
        let asks = text && console.input.is_person();
        kept = arguments.keep || (asks && console.yes("Keep them in stardrill.toml?")?);
        if kept {
            keep(desk, console, parameters)?;
        } else {
            console.screen.note("Nothing was changed. tune --keep keeps them.");
        }
    }
    if !text {
        console.show_json(&Report::new(&tuned, reviews, kept))?;
    }
    Ok(Status::Done)
}

fn page(console: &Console, tuned: &Tuned) -> Page {
    let mut page = console.screen.page();
    match tuned {
        Tuned::TooEarly { reviews } => {
            let said = format!(
                "Too early: {} so far, {LEAST_REVIEWS} are the least that a fit can stand on.",
                Count(*reviews, "review")
            );
            page.paragraph(Label::Plain, &said, 0);
        }
        Tuned::TooFewCards => {
            let said = "These reviews are of too few cards to fit on; left as it was. Practise more of them, then try again.";
            page.paragraph(Label::Plain, said, 0);
        }
        Tuned::NotBetter(losses) => {
            page.paragraph(Label::Plain, &format!("Not better, left as it was. {}", compared(losses)), 0);
            if losses.after < losses.before {
                let said = "Lower is better, but a difference this small may be chance.";
                page.paragraph(Label::Quiet, said, 0);
            }
        }
        Tuned::Better { losses, .. } => {
            page.paragraph(Label::Good, &format!("Better parameters were found. {}", compared(losses)), 0);
        }
    }
    page
}

/// Four digits are what the published parameters have.
fn rounded(parameters: &[f32]) -> Vec<f64> {
    parameters.iter().map(|number| (f64::from(*number) * 1e4).round() / 1e4).collect()
}

fn keep(desk: &mut Desk, console: &mut Console, parameters: &[f32]) -> Result<()> {
    home::need(desk, console)?;
    let list: Vec<String> = rounded(parameters).iter().map(|number| format!("{number:?}")).collect();
    let value = Some(format!("[{}]", list.join(", ")));
    keeping::make(desk, console, &[Change::Setting { key: "parameters".to_owned(), value }])
}

impl Report {
    fn new(tuned: &Tuned, reviews: usize, kept: bool) -> Self {
        let (verdict, losses, parameters) = match tuned {
            Tuned::TooEarly { .. } => ("too-early", None, vec![]),
            Tuned::TooFewCards => ("too-few-cards", None, vec![]),
            Tuned::NotBetter(losses) => ("not-better", Some(losses), vec![]),
            Tuned::Better { losses, parameters } => ("better", Some(losses), rounded(parameters)),
        };
        Self {
            version: 1,
            verdict,
            reviews,
            held_out: losses.map(|losses| losses.held_out),
            loss_in_use: losses.map(|losses| losses.before),
            loss_fitted: losses.map(|losses| losses.after),
            parameters,
            kept,
        }
    }
}

fn compared(losses: &Losses) -> String {
    format!(
        "Log loss on the last {} held out: {:.4} with the parameters in use, {:.4} fitted.",
        Count(losses.held_out, "review"),
        losses.before,
        losses.after
    )
}
