//! The action takes too small a share.

use super::definition::Rule;
use super::prose::{BULLET_SHARE, is_bulleted, share_of};
use crate::bank::threshold::{Threshold, Thresholds};
use crate::bank::{Part, Story};
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "thin-action",
    explain: "The action takes at least `action_share` of the words.\n\
        What you did is what they hire; everything else is there to make it understood.\n\
        Bullets are left alone (`bullet_share`).\n\n\
        Bad:   action = '''We rebuilt the plan.'''\n\
        Good:  action = '''I cut scope to 212 servers, gave finance three options, and …'''",
    thresholds: &[ACTION_SHARE, BULLET_SHARE],
    check,
};

const ACTION_SHARE: Threshold = Threshold {
    name: "action_share",
    meaning: "share of the words that the action takes at least",
    default: 0.3,
    range: 0.0..=1.0,
};

fn check(story: &Story, thresholds: &Thresholds, _: Date, minded: &mut Diagnostics) {
    let share = share_of(story, &[Part::Action]);
    if let Some(action) = &story.parts[Part::Action as usize]
        && share < thresholds.get(&ACTION_SHARE)
        && !is_bulleted(&action.value, thresholds)
    {
        let percent = (share * 100.0).round();
        let message = format!("the action of `{}` is only {percent} % of the words", story.id);
        minded
            .warn(RULE.name, action.first_line(), message)
            .help("what did you decide, whom did you convince, what did you do first?");
    }
}
