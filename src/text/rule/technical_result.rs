//! The result speaks of servers, not of the business.

use super::definition::Rule;
use super::vocabulary::speaks_of_business;
use crate::bank::threshold::Thresholds;
use crate::bank::{Part, Story};
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "technical-result",
    explain: "The result says what the business got: money, time, customers, people or risk.\n\
        A director is paid for outcomes; \"latency fell\" is a means until somebody sold more because of it.\n\n\
        Bad:   result = '''All 40 switches run the new firmware.'''\n\
        Good:  result = '''No more stock-outs from lost scans: 30 hours a week of rework gone.'''",
    thresholds: &[],
    check,
};

fn check(story: &Story, _: &Thresholds, _: Date, minded: &mut Diagnostics) {
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
