//! How a story is written: the words of its parts, and whether a part is prose.

use crate::bank::threshold::{Threshold, Thresholds};
use crate::bank::{Part, Story};

/// When a part is no prose any more.
pub(super) const BULLET_SHARE: Threshold = Threshold {
    name: "bullet_share",
    meaning: "share of a part's lines from which on it is a list of bullets",
    default: 0.5,
    range: 0.0..=1.0,
};

/// Words of some parts.
pub(super) fn words_in(story: &Story, parts: &[Part]) -> usize {
    parts.iter().map(|part| story.part(*part).split_whitespace().count()).sum()
}

/// The share of the words of the four STAR parts that stands in some of them.
pub(super) fn share_of(story: &Story, parts: &[Part]) -> f64 {
    words_in(story, parts) as f64 / words_in(story, &Part::STAR).max(1) as f64
}

/// Whether a part is a list rather than prose: so many of its lines begin with a bullet.
pub(super) fn is_bulleted(text: &str, thresholds: &Thresholds) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let bullets = lines.iter().filter(|line| line.starts_with(['-', '*', '•', '–'])).count();
    !lines.is_empty() && bullets as f64 >= thresholds.get(&BULLET_SHARE) * lines.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_the_lines_make_a_list() {
        let standard = Thresholds::default();
        assert!(is_bulleted("First:\n- one\n\n- two\nand so on", &standard));
        assert!(!is_bulleted("First:\n- one\nthen two\n", &standard));
        assert!(!is_bulleted(" \n", &standard));
    }
}
