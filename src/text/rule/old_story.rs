//! The story is old.

use super::{Rule, ready_stories};
use crate::bank::Bank;
use crate::text::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "old-story",
    explain: "A story is not older than seven years (`old_years`), by its `when`.\n\
        \"And more recently?\" is hard to answer on the spot; the level you are hired for is the level of your last years.",
    check,
};

fn check(bank: &Bank, today: Date, minded: &mut Diagnostics) {
    let allowed = bank.settings().threshold("old_years", 7.0);
    for story in ready_stories(bank) {
        let Some(when) = &story.when else { continue };
        let mut groups = when.value.split('-').map(|group| group.parse::<i32>().unwrap_or(0));
        let (year, month) = (groups.next().unwrap_or(0), groups.next().unwrap_or(12));
        let months = (i32::from(today.year()) - year) * 12 + i32::from(today.month()) - month;
        if f64::from(months) > allowed * 12.0 {
            minded
                .warn(RULE.name, when.place, format!("story `{}` is {} years old", story.id, months / 12))
                .help("have a newer one for the same questions, or say why it still matters");
        }
    }
}
