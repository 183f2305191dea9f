//! The rules: what `check` says about stories that read well as TOML. One rule a file; [`RULES`] is the table from which
//! `check`, the keys of `[check]`, `check --explain` and the tests work. How to add one is said in `definition.rs`.
//!
//! Rules speak to the story, not to its writer. Drafts get no style warnings: collecting comes before writing.

mod definition;
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
mod prose;
mod pseudo_story;
mod story_part_missing;
mod technical_result;
mod thin_action;
mod too_long_to_tell;
mod vocabulary;

pub use definition::Rule;

use super::diagnostic::Diagnostics;
use super::fault::FAULTS;
use crate::bank::threshold::{Threshold, Thresholds};
use crate::bank::{Bank, Settings, Status, Story};
use jiff::civil::Date;

/// Every rule about stories, the most useful remark first.
pub const RULES: &[Rule] = &[
    story_part_missing::RULE,
    phrase_to_avoid::RULE,
    no_number_in_result::RULE,
    number_without_source::RULE,
    no_headline::RULE,
    long_setup::RULE,
    thin_action::RULE,
    pseudo_story::RULE,
    few_first_person::RULE,
    technical_result::RULE,
    jargon_headline::RULE,
    too_long_to_tell::RULE,
    no_scale::RULE,
    no_learning::RULE,
    old_story::RULE,
];

/// What a rule, or a fault found while reading, is about.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// What it looks at, why it matters, and an example.
    pub text: &'static str,
    /// The numbers that decide in it.
    pub thresholds: &'static [Threshold],
}

/// What the rules say of every story that is said to be ready.
pub fn check(bank: &Bank, today: Date) -> Diagnostics {
    let mut minded = Diagnostics::default();
    for story in bank.stories().iter().filter(|story| story.status == Status::Ready) {
        judge(story, &bank.settings().check, today, &mut minded);
    }
    minded
}

/// What the rules would say of one story if it were ready, the most useful remark first.
pub fn remarks(story: &Story, settings: &Settings, today: Date) -> Diagnostics {
    let mut minded = Diagnostics::default();
    judge(story, &settings.check, today, &mut minded);
    minded
}

/// Runs the rules on a story. While it lacks a part, that is all there is to say.
fn judge(story: &Story, thresholds: &Thresholds, today: Date, minded: &mut Diagnostics) {
    let is_whole = story.missing_parts().is_empty();
    for rule in RULES.iter().filter(|rule| is_whole || rule.name == story_part_missing::RULE.name) {
        (rule.check)(story, thresholds, today, minded);
    }
}

/// Every threshold once, in the order of the rules: the keys of `[check]`.
pub fn thresholds() -> Vec<&'static Threshold> {
    let mut all: Vec<&Threshold> = vec![];
    for threshold in RULES.iter().flat_map(|rule| rule.thresholds) {
        if !all.iter().any(|known| known.name == threshold.name) {
            all.push(threshold);
        }
    }
    all
}

/// The explanation of a rule, or of a fault found while reading, by name.
pub fn explain(name: &str) -> Option<Explanation> {
    let rule = RULES.iter().find(|rule| rule.name == name);
    let fault = FAULTS.iter().find(|fault| fault.name == name);
    rule.map(|rule| Explanation { text: rule.explain, thresholds: rule.thresholds })
        .or_else(|| fault.map(|fault| Explanation { text: fault.explain, thresholds: &[] }))
}

/// Every name that [`explain`] knows.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.name).chain(FAULTS.iter().map(|fault| fault.name))
}
