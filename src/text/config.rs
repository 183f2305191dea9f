//! `stardrill.toml` to settings and own competencies.

use super::competency;
use super::diagnostic::Diagnostics;
use super::fields::{Fields, number_in};
use super::rule;
use super::source::FileText;
use crate::bank::threshold::Thresholds;
use crate::bank::{Competency, Settings};
use toml::de::{DeTable, DeValue};

/// The keys of `stardrill.toml`.
pub(super) const SETTINGS_KEYS: &[&str] = &[
    "minutes",
    "bell",
    "write_minutes",
    "story_floor",
    "recall_target",
    "rollover_hour",
    "skip",
    "parameters",
    "check",
    "competency",
];

/// Reads the settings; what cannot be used leaves its default.
pub(super) fn read_settings(
    table: &DeTable<'_>,
    file: FileText<'_>,
    minded: &mut Diagnostics,
) -> (Settings, Vec<Competency>) {
    let fields = Fields::new("stardrill.toml", table, SETTINGS_KEYS, file);
    fields.mind_unknown_keys(minded);
    let defaults = Settings::default();
    let settings = Settings {
        minutes: fields.whole_number("minutes", 1..=600, minded).unwrap_or(defaults.minutes),
        bell: fields.yes_or_no("bell", minded).unwrap_or(defaults.bell),
        write_minutes: fields
            .whole_number("write_minutes", 5..=240, minded)
            .unwrap_or(defaults.write_minutes),
        story_floor: fields
            .whole_number("story_floor", 0..=100, minded)
            .map_or(defaults.story_floor, |floor| floor as usize),
        recall_target: fields.number("recall_target", 0.7..=0.97, minded).unwrap_or(defaults.recall_target),
        rollover_hour: fields
            .whole_number("rollover_hour", 0..=12, minded)
            .map_or(defaults.rollover_hour, |hour| hour as i8),
        skip: fields.texts("skip", minded),
        parameters: read_parameters(&fields, minded),
        check: read_thresholds(&fields, minded),
    };
    (settings, competency::read_entries(&fields, minded))
}

/// The thresholds of the rules: their table says which keys there are, and what each can be set to.
fn read_thresholds(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Thresholds {
    let known = rule::thresholds();
    let names: Vec<&str> = known.iter().map(|threshold| threshold.name).collect();
    let mut thresholds = Thresholds::default();
    for (key, value) in fields.pairs("check", "a table like { too_long_seconds = 180 }", minded) {
        let Some(threshold) = known.iter().find(|threshold| threshold.name == key.value) else {
            minded.unknown_key(key.place, "`[check]`", &key.value, &names);
            continue;
        };
        if let Some(number) = number_in(fields, threshold.name, value, threshold.range.clone(), minded) {
            thresholds.set(threshold, number);
        }
    }
    thresholds
}

fn read_parameters(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Vec<f32> {
    let Some((_, place)) = fields.raw("parameters") else { return vec![] };
    let Some(list) = fields.list("parameters", "a list of 21 numbers", minded) else { return vec![] };
    let numbers: Vec<f32> = list
        .iter()
        .filter_map(|value| match value.get_ref() {
            DeValue::Float(number) => number.as_str().parse().ok(),
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        })
        .collect();
    let finite = numbers.iter().all(|number| number.is_finite());
    let usable = numbers.len() == list.len() && finite && matches!(numbers.len(), 0 | 21);
    if !usable {
        minded.wrong_parameters(place);
        return vec![];
    }
    numbers
}
