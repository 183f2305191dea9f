//! What the person set. Where it is written is not its business.

use super::place::Written;
use super::question::Question;
use super::threshold::Thresholds;

/// Settings, every one with a default.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Minutes a day for practice.
    pub minutes: u32,
    /// Whether a bell rings at a window's ends.
    pub bell: bool,
    /// Minutes that one writing session takes.
    pub write_minutes: u32,
    /// Ready stories wanted.
    pub story_floor: usize,
    /// Without an interview date, an item is due when its predicted recall falls to this (0.7 to 0.97).
    pub recall_target: f64,
    /// The hour at which a study day begins (0 to 12).
    pub rollover_hour: i8,
    /// Decks or questions left out of drills, coverage and plan.
    pub skip: Vec<Written<String>>,
    /// FSRS parameters: none, or 21.
    pub parameters: Vec<f32>,
    /// Thresholds of rules.
    pub check: Thresholds,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            minutes: 15,
            bell: false,
            write_minutes: 25,
            story_floor: 8,
            recall_target: 0.9,
            rollover_hour: 4,
            skip: vec![],
            parameters: vec![],
            check: Thresholds::default(),
        }
    }
}

impl Settings {
    /// Whether a question is left out, by its own id, an earlier one, or its deck's.
    pub fn skips(&self, question: &Question) -> bool {
        let names = |skipped: &str| {
            skipped == question.id.as_str()
                || skipped == question.id.deck()
                || question.aliases.iter().any(|alias| alias.as_str() == skipped)
        };
        self.skip.iter().any(|skipped| names(&skipped.value))
    }
}
