//! There is no learning.

use super::definition::Rule;
use crate::bank::threshold::Thresholds;
use crate::bank::{Part, Story};
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "no-learning",
    explain: "A story says what you would do differently. It is optional, but seniority shows here.\n\
        \"What did you learn?\" follows most stories; an answer that costs a little is believed.\n\n\
        Good:  learning = '''I would tell the board a month earlier.'''",
    thresholds: &[],
    check,
};

fn check(story: &Story, _: &Thresholds, _: Date, minded: &mut Diagnostics) {
    if story.part(Part::Learning).trim().is_empty() {
        minded
            .warn(RULE.name, story.place, format!("story `{}` has no learning", story.id))
            .help("add `learning = '''…'''`: what would you do differently?");
    }
}
