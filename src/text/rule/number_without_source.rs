//! A number has no source.

use super::definition::Rule;
use crate::bank::Story;
use crate::bank::threshold::Thresholds;
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "number-without-source",
    explain: "Every number under `numbers` says where it can be looked up.\n\
        \"How do you know?\" is the follow-up that a CFO always asks; a page number is the best answer there is.\n\n\
        Bad:   { say = \"run cost down 18 %\" }\n\
        Good:  { say = \"run cost down 18 %\", source = \"FY23 finance pack, page 4\" }",
    thresholds: &[],
    check,
};

fn check(story: &Story, _: &Thresholds, _: Date, minded: &mut Diagnostics) {
    for number in story.numbers.iter().filter(|number| number.source.is_none()) {
        minded
            .warn(RULE.name, number.place, format!("`{}` has no source, and the CFO will ask", number.say))
            .help("add `source = \"…\"`: the report, mail or invoice in which it stands");
    }
}
