//! The action takes too small a share.

use super::{Rule, is_bulleted, ready_stories, words_in};
use crate::bank::{Bank, Part};
use crate::text::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "thin-action",
    explain: "The action takes 30 % of the words at least (`action_share`).\n\
        What you did is what they hire; everything else is there to make it understood.\n\n\
        Bad:   action = '''We rebuilt the plan.'''\n\
        Good:  action = '''I cut scope to 212 servers, gave finance three options, and …'''",
    check,
};

fn check(bank: &Bank, _: Date, minded: &mut Diagnostics) {
    let wanted = bank.settings().threshold("action_share", 0.3);
    for story in ready_stories(bank) {
        let total = words_in(story, &Part::STAR);
        let action = words_in(story, &[Part::Action]);
        let share = action as f64 / total.max(1) as f64;
        if share < wanted
            && !is_bulleted(story.part(Part::Action))
            && let Some(text) = &story.parts[Part::Action as usize]
        {
            let percent = (share * 100.0).round();
            minded
                .warn(
                    RULE.name,
                    text.first_line(),
                    format!("the action of `{}` is only {percent} % of the words", story.id),
                )
                .help("what did you decide, whom did you convince, what did you do first?");
        }
    }
}
