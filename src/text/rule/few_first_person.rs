//! The action hardly says "I".

use super::vocabulary::words;
use super::{Rule, is_bulleted, ready_stories};
use crate::bank::{Bank, Part};
use crate::text::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "few-first-person",
    explain: "An action in prose says \"I\", \"my\" or \"me\" twice at least (`first_person`). Bullets are left alone.\n\
        \"We\" is modest, and hides the one person whom they consider hiring.\n\n\
        Bad:   action = '''We renegotiated the contract and the team moved the data.'''\n\
        Good:  action = '''I reopened the contract myself; my two leads moved the data.'''",
    check,
};

fn check(bank: &Bank, _: Date, minded: &mut Diagnostics) {
    let wanted = bank.settings().threshold("first_person", 2.0);
    for story in ready_stories(bank) {
        let Some(action) = &story.parts[Part::Action as usize] else { continue };
        let forms = words(&action.value)
            .filter(|word| {
                matches!(word.as_str(), "i" | "i'd" | "i'm" | "i've" | "me" | "my" | "mine" | "myself")
            })
            .count();
        if (forms as f64) < wanted && !is_bulleted(&action.value) {
            minded
                .warn(
                    RULE.name,
                    action.first_line(),
                    format!("the action of `{}` hardly says \"I\"", story.id),
                )
                .help("they hire you, not the team: which step was yours?");
        }
    }
}
