//! Thresholds: numbers that decide what is said about a story. Each has a name under which the person can set it.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// A number that decides.
#[derive(Debug)]
pub struct Threshold {
    /// Its key under `[check]`.
    pub name: &'static str,
    /// What it is the measure of, for whoever wants to set it.
    pub meaning: &'static str,
    /// What holds until the person sets it.
    pub default: f64,
    /// What it can be set to.
    pub range: RangeInclusive<f64>,
}

/// What the person set, by name; everything else has its default.
///
/// Invariant: every value is within its threshold's range (readers report the others).
#[derive(Clone, Debug, Default)]
pub struct Thresholds {
    set: BTreeMap<&'static str, f64>,
}

impl Thresholds {
    /// What a threshold is set to, or its default.
    pub fn get(&self, threshold: &Threshold) -> f64 {
        self.set.get(threshold.name).copied().unwrap_or(threshold.default)
    }

    /// Sets a threshold; a value out of its range is not taken.
    pub fn set(&mut self, threshold: &Threshold, value: f64) {
        if threshold.range.contains(&value) {
            self.set.insert(threshold.name, value);
        }
    }
}
