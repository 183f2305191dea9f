//! Situation and task take too large a share.

use super::definition::Rule;
use super::prose::{BULLET_SHARE, is_bulleted, share_of, words_in};
use crate::bank::threshold::{Threshold, Thresholds};
use crate::bank::{Part, Story};
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "long-setup",
    explain: "Situation and task together take at most `setup_share` of the words.\n\
        Interviewers wait for the action; a long setup is the commonest way to run out of time.\n\
        Bullets are left alone (`bullet_share`).\n\n\
        Good:  two sentences of situation, one of task, then what you did.",
    thresholds: &[SETUP_SHARE, BULLET_SHARE],
    check,
};

const SETUP_SHARE: Threshold = Threshold {
    name: "setup_share",
    meaning: "share of the words that situation and task take at most",
    default: 0.4,
    range: 0.0..=1.0,
};
const SETUP: [Part; 2] = [Part::Situation, Part::Task];

fn check(story: &Story, thresholds: &Thresholds, _: Date, minded: &mut Diagnostics) {
    let share = share_of(story, &SETUP);
    if let Some(situation) = &story.parts[Part::Situation as usize]
        && share > thresholds.get(&SETUP_SHARE)
        && !is_bulleted(&situation.value, thresholds)
    {
        let percent = (share * 100.0).round();
        let message = format!(
            "the setup of `{}` takes {percent} % of the words; interviewers wait for the action",
            story.id
        );
        let (setup, total) = (words_in(story, &SETUP), words_in(story, &Part::STAR));
        minded
            .warn(RULE.name, situation.first_line(), message)
            .help(format!("{setup} of {total} words: keep what the action needs, and cut the rest"));
    }
}
