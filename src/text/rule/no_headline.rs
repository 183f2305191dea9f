//! There is no headline.

use super::definition::Rule;
use crate::bank::Story;
use crate::bank::threshold::Thresholds;
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "no-headline",
    explain: "A ready story has a headline: the outcome first, in one breath.\n\
        It is the only line to learn by heart, and the one that a question card asks for.\n\n\
        Good:  headline = \"Out two months early, run cost down 18 %.\"",
    thresholds: &[],
    check,
};

fn check(story: &Story, _: &Thresholds, _: Date, minded: &mut Diagnostics) {
    if story.headline().is_empty() {
        minded
            .warn(RULE.name, story.place, format!("story `{}` has no headline", story.id))
            .help("add `headline = \"…\"`: what came of it, in one breath; it is what you will say first");
    }
}
