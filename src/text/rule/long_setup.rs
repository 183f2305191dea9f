//! Situation and task take too large a share.

use super::{Rule, is_bulleted, ready_stories, words_in};
use crate::bank::{Bank, Part};
use crate::text::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "long-setup",
    explain: "Situation and task together take 40 % of the words at most (`setup_share`).\n\
        Interviewers wait for the action; a long setup is the commonest way to run out of time.\n\n\
        Good:  two sentences of situation, one of task, then what you did.",
    check,
};

fn check(bank: &Bank, _: Date, minded: &mut Diagnostics) {
    let allowed = bank.settings().threshold("setup_share", 0.4);
    for story in ready_stories(bank) {
        let total = words_in(story, &Part::STAR);
        let setup = words_in(story, &[Part::Situation, Part::Task]);
        let share = setup as f64 / total.max(1) as f64;
        if share > allowed
            && !is_bulleted(story.part(Part::Situation))
            && let Some(situation) = &story.parts[Part::Situation as usize]
        {
            let percent = (share * 100.0).round();
            let message = format!(
                "the setup of `{}` takes {percent} % of the words; interviewers wait for the action",
                story.id
            );
            minded
                .warn(RULE.name, situation.first_line(), message)
                .help(format!("{setup} of {total} words: keep what the action needs, and cut the rest"));
        }
    }
}
