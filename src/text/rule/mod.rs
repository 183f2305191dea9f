//! The rules: what `check` says about stories that read well as TOML. One rule a file; [`RULES`] is the table from which
//! `check`, `check --explain` and the tests work.
//!
//! Rules speak to the story, not to its writer. Drafts get no style warnings: collecting comes before writing.

mod few_first_person;
mod jargon_headline;
mod long_setup;
mod no_headline;
mod no_learning;
mod no_number_in_result;
mod no_scale;
mod number_without_source;
mod old_story;
mod phrase_to_avoid;
mod reading;
mod story_part_missing;
mod technical_result;
mod thin_action;
mod too_long_to_tell;
mod vocabulary;

use super::diagnostic::Diagnostics;
use crate::bank::{Bank, Part, Parts, Settings, Status, Story};
use jiff::civil::Date;

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The stable name.
    pub name: &'static str,
    /// What it looks at, why it matters, and an example; shown by `check --explain`.
    pub explain: &'static str,
    /// Looks at the whole bank.
    pub check: fn(&Bank, Date, &mut Diagnostics),
}

/// Every rule about stories, the most useful remark first.
pub const RULES: &[Rule] = &[
    story_part_missing::RULE,
    phrase_to_avoid::RULE,
    no_number_in_result::RULE,
    number_without_source::RULE,
    no_headline::RULE,
    long_setup::RULE,
    thin_action::RULE,
    few_first_person::RULE,
    technical_result::RULE,
    jargon_headline::RULE,
    too_long_to_tell::RULE,
    no_scale::RULE,
    no_learning::RULE,
    old_story::RULE,
];

/// Runs every rule on a bank.
pub fn check(bank: &Bank, today: Date) -> Diagnostics {
    let mut minded = Diagnostics::default();
    for rule in RULES {
        (rule.check)(bank, today, &mut minded);
    }
    minded
}

/// What the rules would say of one story if it were ready, the most useful remark first.
pub fn remarks(story: &Story, settings: &Settings, today: Date) -> Diagnostics {
    let story = Story { status: Status::Ready, ..story.clone() };
    let parts = Parts { stories: vec![story], settings: settings.clone(), ..Parts::default() };
    check(&Bank::new(parts), today)
}

/// The explanation of a rule, or of a fault found while reading, by name.
pub fn explain(name: &str) -> Option<&'static str> {
    let rule = RULES.iter().find(|rule| rule.name == name).map(|rule| rule.explain);
    rule.or_else(|| reading::explain(name))
}

/// Every name that [`explain`] knows.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.name).chain(reading::names())
}

fn ready_stories(bank: &Bank) -> impl Iterator<Item = &Story> {
    bank.stories().iter().filter(|story| story.is_ready())
}

/// Words of some parts.
fn words_in(story: &Story, parts: &[Part]) -> usize {
    parts.iter().map(|part| story.part(*part).split_whitespace().count()).sum()
}

/// Whether a part is a list rather than prose: half its lines or more begin with a bullet.
fn is_bulleted(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let bullets = lines.iter().filter(|line| line.starts_with(['-', '*', '•', '–'])).count();
    !lines.is_empty() && bullets * 2 >= lines.len()
}
