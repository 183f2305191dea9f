//! The story is old.

use super::definition::Rule;
use crate::bank::Story;
use crate::bank::threshold::{Threshold, Thresholds};
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "old-story",
    explain: "A story is at most `old_years` old, by its `when`.\n\
        \"And more recently?\" is hard to answer on the spot; the level you are hired for is the level of your last years.",
    thresholds: &[OLD_YEARS],
    check,
};

const OLD_YEARS: Threshold = Threshold {
    name: "old_years",
    meaning: "years that a story is old at most",
    default: 7.0,
    range: 0.0..=100.0,
};

fn check(story: &Story, thresholds: &Thresholds, today: Date, minded: &mut Diagnostics) {
    let Some(when) = &story.when else { return };
    let mut groups = when.value.split('-').map(|group| group.parse::<i32>().unwrap_or(0));
    let (year, month) = (groups.next().unwrap_or(0), groups.next().unwrap_or(12));
    let months = (i32::from(today.year()) - year) * 12 + i32::from(today.month()) - month;
    if f64::from(months) > thresholds.get(&OLD_YEARS) * 12.0 {
        let age = match months {
            1 => "1 month".to_owned(),
            2..24 => format!("{months} months"),
            _ => format!("{} years", months / 12),
        };
        minded
            .warn(RULE.name, when.place, format!("story `{}` is {age} old", story.id))
            .help("have a newer one for the same questions, or say why it still matters");
    }
}
