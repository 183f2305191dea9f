//! Nothing says how big it was.

use super::definition::Rule;
use super::vocabulary::has_scale;
use crate::bank::threshold::Thresholds;
use crate::bank::{Part, Story};
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "no-scale",
    explain: "Somewhere the story says how big it was: people, sites or money.\n\
        The same deed means something else for 30 people than for 3,000; the panel compares it with their own size.\n\n\
        Good:  situation = '''900 people on seven sites, a $2.1M run budget.'''",
    thresholds: &[],
    check,
};

fn check(story: &Story, _: &Thresholds, _: Date, minded: &mut Diagnostics) {
    let parts = Part::ALL.into_iter().any(|part| has_scale(story.part(part)));
    if !parts && !has_scale(story.headline()) && !story.numbers.iter().any(|number| has_scale(&number.say)) {
        minded
            .warn(RULE.name, story.place, format!("story `{}` does not say how big it was", story.id))
            .help("how many people, sites, dollars? One figure in the situation is enough");
    }
}
