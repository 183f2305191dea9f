//! `check`: everything that is wrong or could be better in the person's files.

use super::answer::Status;
use crate::console::Console;
use crate::desk::{Desk, explain_rule, lookup, rule_names};
use crate::error::{Error, Result};
use crate::text::diagnostic::Diagnostics;
use crate::text::source::Sources;
use crate::view::diagnostic::{CheckReport, NARROW, in_words, render, short};
use crate::view::page::{Label, Line};
use crate::view::words::Count;
use clap::{Args, ValueEnum};

const HELP: &str = "Exit status 1 if there are errors; warnings are advice.\n\n\
    Examples:\n  check\n  check --explain no-number-in-result\n  vim -q <(stardrill check --format short)";

/// Arguments of `check`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
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

impl Arguments {
    /// The rule that is to be explained.
    pub(super) fn rule(&self) -> Option<&str> {
        self.explain.as_deref()
    }
}

pub(super) fn run(arguments: &Arguments, desk: &Desk, console: &mut Console) -> Result<Status> {
    if let Some(name) = arguments.rule() {
        return explain(name, console);
    }
    let (minded, sources) = (desk.check(), &desk.reading().sources);
    match arguments.format {
        Format::Json => console.show_json(&CheckReport::new(minded.all(), sources))?,
        Format::Short => {
            let lines: String = minded.all().iter().map(|minded| short(minded, sources) + "\n").collect();
            console.show_finished_report(&lines)?;
        }
        Format::Text => {
            show(&minded, sources, console)?;
            if minded.all().is_empty() && console.screen.is_terminal() {
                console.screen.note("No errors, no warnings."); // scripts hear nothing where nothing is wrong
            }
            if !minded.all().is_empty() {
                let said =
                    format!("{}, {}", Count(minded.errors(), "error"), Count(minded.warnings(), "warning"));
                let label = if minded.errors() > 0 { Label::Bad } else { Label::Caution };
                console.screen.note_line(&Line::of(label, format!("{said}.")));
                console.screen.note("`check --explain RULE` says why.");
            }
            propose_git_attribute(desk, console);
        }
    }
    Ok(if minded.errors() > 0 { Status::NotMet } else { Status::Done })
}

fn show(minded: &Diagnostics, sources: &Sources, console: &mut Console) -> Result<()> {
    let look = console.screen.look();
    if look.width < NARROW {
        let mut page = console.screen.page();
        minded.all().iter().for_each(|minded| page.append(in_words(minded, sources, look.width)));
        return console.show_report(&page);
    }
    let drawn: String = minded.all().iter().map(|minded| render(minded, sources, look) + "\n\n").collect();
    console.show_finished_report(&drawn)
}

/// Says what git needs to merge the histories of two machines.
fn propose_git_attribute(desk: &Desk, console: &Console) {
    let Some(home) = desk.home() else { return };
    if let Some(line) = home.lacking_git_attribute() {
        let file = desk.tilde(&home.path(".gitattributes"));
        console.screen.note(&format!(
            "git would call it a conflict when two machines wrote to one history; this line makes it keep both:\n  echo '{line}' >> {file}"
        ));
    }
}

/// Explains a rule; needs no home.
pub(super) fn explain(name: &str, console: &Console) -> Result<Status> {
    let Some(explanation) = explain_rule(name) else {
        let error = Error::usage(format!("there is no rule `{name}`"));
        let known = format!("the rules are {}", rule_names().collect::<Vec<_>>().join(", "));
        return Err(lookup::with_nearest(error, name, rule_names(), &known));
    };
    let mut page = console.screen.page();
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
    console.screen.show(&page)?;
    Ok(Status::Done)
}
