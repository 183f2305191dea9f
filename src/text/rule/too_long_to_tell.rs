//! The story takes too long to tell.

use super::{Rule, ready_stories};
use crate::bank::Bank;
use crate::text::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "too-long-to-tell",
    explain: "A story takes 150 seconds at most to tell (`long_seconds`), counted at 140 words a minute.\n\
        Two minutes hold a panel's attention; after three (`too_long_seconds`) it is lost.\n\n\
        Good:  about 250 words.",
    check,
};

const WORDS_PER_MINUTE: usize = 140;

fn check(bank: &Bank, _: Date, minded: &mut Diagnostics) {
    let long = bank.settings().threshold("long_seconds", 150.0);
    let too_long = bank.settings().threshold("too_long_seconds", 180.0);
    for story in ready_stories(bank) {
        let seconds = story.word_count() * 60 / WORDS_PER_MINUTE;
        if seconds as f64 > long {
            let verdict = if seconds as f64 > too_long { "too long" } else { "long" };
            let message = format!(
                "story `{}` takes {}:{:02} to tell, which is {verdict}",
                story.id,
                seconds / 60,
                seconds % 60
            );
            minded
                .warn(RULE.name, story.place, message)
                .help("aim at two minutes, some 250 words: cut setup first, then detail");
        }
    }
}
