//! The action hardly says "I".

use super::definition::Rule;
use super::prose::{BULLET_SHARE, is_bulleted};
use super::vocabulary::words;
use crate::bank::threshold::{Threshold, Thresholds};
use crate::bank::{Part, Story};
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "few-first-person",
    explain: "An action in prose says \"I\", \"my\" or \"me\" at least `first_person` times.\n\
        \"We\" is modest, and hides the one person whom they consider hiring.\n\
        Bullets are left alone (`bullet_share`).\n\n\
        Bad:   action = '''We renegotiated the contract and the team moved the data.'''\n\
        Good:  action = '''I reopened the contract myself; my two leads moved the data.'''",
    thresholds: &[FIRST_PERSON, BULLET_SHARE],
    check,
};

const FIRST_PERSON: Threshold = Threshold {
    name: "first_person",
    meaning: "first-person words wanted in an action",
    default: 2.0,
    range: 0.0..=100.0,
};

fn check(story: &Story, thresholds: &Thresholds, _: Date, minded: &mut Diagnostics) {
    let Some(action) = &story.parts[Part::Action as usize] else { return };
    let forms = words(&action.value)
        .filter(|word| {
            matches!(word.as_str(), "i" | "i'd" | "i'm" | "i've" | "me" | "my" | "mine" | "myself")
        })
        .count();
    if (forms as f64) < thresholds.get(&FIRST_PERSON) && !is_bulleted(&action.value, thresholds) {
        minded
            .warn(RULE.name, action.first_line(), format!("the action of `{}` hardly says \"I\"", story.id))
            .help("they hire you, not the team: which step was yours?");
    }
}
