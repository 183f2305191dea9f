//! The headline is full of jargon.

use super::vocabulary::jargon;
use super::{Rule, ready_stories};
use crate::bank::Bank;
use crate::text::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "jargon-headline",
    explain: "The headline can be understood by somebody outside IT: at most one technical word (`jargon_words`).\n\
        The panel holds a CFO and an HR lead; what they cannot repeat they cannot vote for.\n\n\
        Bad:   headline = \"Moved 212 VMs to the new SAN without BGP flaps.\"\n\
        Good:  headline = \"Moved every system in one weekend; nobody lost an hour of work.\"",
    check,
};

fn check(bank: &Bank, _: Date, minded: &mut Diagnostics) {
    let allowed = bank.settings().threshold("jargon_words", 1.0);
    for story in ready_stories(bank) {
        let Some(headline) = &story.headline else { continue };
        let words = jargon(&headline.value);
        if words.len() as f64 > allowed {
            let (last, rest) =
                words.split_last().map_or(("", &words[..]), |(last, rest)| (last.as_str(), rest));
            let question = format!("would the CFO know {} and {last}?", rest.join(", "));
            minded
                .warn(
                    RULE.name,
                    headline.place,
                    format!("the headline of `{}` is full of jargon: {question}", story.id),
                )
                .help("say what the company got: money, time, risk, customers");
        }
    }
}
