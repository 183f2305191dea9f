//! The headline is full of jargon.

use super::definition::Rule;
use super::vocabulary::jargon;
use crate::bank::Story;
use crate::bank::threshold::{Threshold, Thresholds};
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "jargon-headline",
    explain: "The headline can be understood by somebody outside IT: it holds at most `jargon_words` technical words.\n\
        The panel holds a CFO and an HR lead; what they cannot repeat they cannot vote for.\n\n\
        Bad:   headline = \"Moved 212 VMs to the new SAN without BGP flaps.\"\n\
        Good:  headline = \"Moved every system in one weekend; nobody lost an hour of work.\"",
    thresholds: &[JARGON_WORDS],
    check,
};

const JARGON_WORDS: Threshold = Threshold {
    name: "jargon_words",
    meaning: "technical words allowed in a headline",
    default: 1.0,
    range: 0.0..=100.0,
};

fn check(story: &Story, thresholds: &Thresholds, _: Date, minded: &mut Diagnostics) {
    let Some(headline) = &story.headline else { return };
    let words = jargon(&headline.value);
    if let Some((last, rest)) = words.split_last()
        && words.len() as f64 > thresholds.get(&JARGON_WORDS)
    {
        let listed = if rest.is_empty() { last.clone() } else { format!("{} and {last}", rest.join(", ")) };
        let message =
            format!("the headline of `{}` is full of jargon: would the CFO know {listed}?", story.id);
        minded
            .warn(RULE.name, headline.place, message)
            .help("say what the company got: money, time, risk, customers");
    }
}
