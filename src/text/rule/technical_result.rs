//! The result speaks of servers, not of the business.

use super::vocabulary::speaks_of_business;
use super::{Rule, ready_stories};
use crate::bank::{Bank, Part};
use crate::text::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "technical-result",
    explain: "The result says what the business got: money, time, customers, people or risk.\n\
        A director is paid for outcomes; \"latency fell\" is a means until somebody sold more because of it.\n\n\
        Bad:   result = '''All 40 switches run the new firmware.'''\n\
        Good:  result = '''No more stock-outs from lost scans: 30 hours a week of rework gone.'''",
    check,
};

fn check(bank: &Bank, _: Date, minded: &mut Diagnostics) {
    for story in ready_stories(bank) {
        if let Some(result) = &story.parts[Part::Result as usize]
            && !speaks_of_business(&result.value)
        {
            minded
                .warn(
                    RULE.name,
                    result.first_line(),
                    format!("the result of `{}` speaks of technology only", story.id),
                )
                .help("what did the business save, win, avoid or get sooner?");
        }
    }
}
