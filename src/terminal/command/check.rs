//! `check`: everything that is wrong or could be better in the person's files.

use super::Status;
use crate::error::{Error, Result};
use crate::terminal::session::Session;
use crate::text::diagnostic::nearest;
use crate::text::rule;
use crate::view::diagnostic::{CheckReport, short};
use crate::view::page::{Label, Line};
use crate::view::words::Count;
use clap::{Args, ValueEnum};

const HELP: &str = "Exit status 1 if there are errors; warnings are advice.\n\n\
    Examples:\n  check\n  check --explain no-number-in-result\n  vim -q <(stardrill check --format short)";

/// Arguments of `check`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Arguments {
    /// Explain a rule, by the name in brackets
    #[arg(long, value_name = "RULE")]
    explain: Option<String>,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Text,
    /// One line each, for editors.
    Short,
    /// For programs; version 1.
    Json,
}

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    if let Some(name) = arguments.explain {
        return explain(session, &name);
    }
    let reading = session.reading();
    let mut minded = reading.diagnostics.clone();
    minded.extend(rule::check(&reading.bank, session.date()));
    minded.sort();
    match arguments.format {
        Format::Json => session.show_json(&CheckReport::new(minded.all(), &reading.sources))?,
        Format::Short => {
            let lines: String =
                minded.all().iter().map(|minded| short(minded, &reading.sources) + "\n").collect();
            session.screen.show_finished(&lines)?;
        }
        Format::Text => {
            session.screen.show_diagnostics(minded.all().iter(), &reading.sources)?;
            if !minded.all().is_empty() {
                let said =
                    format!("{}, {}", Count(minded.errors(), "error"), Count(minded.warnings(), "warning"));
                let label = if minded.errors() > 0 { Label::Bad } else { Label::Caution };
                session.screen.note_line(
                    &Line::of(label, said).then(Label::Quiet, "  (check --explain RULE says why)"),
                );
            }
        }
    }
    Ok(if minded.errors() > 0 { Status::NotMet } else { Status::Done })
}

fn explain(session: &Session, name: &str) -> Result<Status> {
    let Some(explanation) = rule::explain(name) else {
        let error = Error::usage(format!("there is no rule `{name}`"));
        return Err(match nearest(name, rule::names()) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint(format!("the rules are {}", rule::names().collect::<Vec<_>>().join(", "))),
        });
    };
    let mut page = session.page();
    page.push(Line::of(Label::Title, name));
    page.gap();
    page.paragraph(Label::Plain, explanation.text, 0);
    if !explanation.thresholds.is_empty() {
        page.gap();
        page.paragraph(
            Label::Heading,
            "Set your own under [check] in stardrill.toml; these are the defaults",
            0,
        );
    }
    for threshold in explanation.thresholds {
        let (least, most) = (threshold.range.start(), threshold.range.end());
        page.paragraph(Label::Plain, &format!("{} = {}", threshold.name, threshold.default), 2);
        page.paragraph(Label::Quiet, &format!("{} ({least} to {most})", threshold.meaning), 4);
    }
    session.screen.show(&page)?;
    Ok(Status::Done)
}
