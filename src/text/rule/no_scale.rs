//! Nothing says how big it was.

use super::vocabulary::has_scale;
use super::{Rule, ready_stories};
use crate::bank::{Bank, Part};
use crate::text::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "no-scale",
    explain: "Somewhere the story says how big it was: people, sites or money.\n\
        The same deed means something else for 30 people than for 3,000; the panel compares it with their own size.\n\n\
        Good:  situation = '''900 people on seven sites, a $2.1M run budget.'''",
    check,
};

fn check(bank: &Bank, _: Date, minded: &mut Diagnostics) {
    for story in ready_stories(bank) {
        let parts = Part::ALL.into_iter().any(|part| has_scale(story.part(part)));
        if !parts
            && !has_scale(story.headline())
            && !story.numbers.iter().any(|number| has_scale(&number.say))
        {
            minded
                .warn(RULE.name, story.place, format!("story `{}` does not say how big it was", story.id))
                .help("how many people, sites, dollars? One figure in the situation is enough");
        }
    }
}
