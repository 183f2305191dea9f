//! How long a story takes to tell, and from when on that is too long: the same for what is written as for what was told.

use super::story::Story;
use super::threshold::{Threshold, Thresholds};

/// How fast people tell.
pub const WORDS_PER_MINUTE: Threshold = Threshold {
    name: "words_per_minute",
    meaning: "words that you say in a minute",
    default: 140.0,
    range: 60.0..=300.0,
};

/// From here on it is long.
pub const LONG_SECONDS: Threshold = Threshold {
    name: "long_seconds",
    meaning: "seconds that a telling takes at most",
    default: 150.0,
    range: 10.0..=3600.0,
};

/// From here on it has lost the panel.
pub const TOO_LONG_SECONDS: Threshold = Threshold {
    name: "too_long_seconds",
    meaning: "seconds after which it is not long any more, but too long",
    default: 180.0,
    range: 10.0..=3600.0,
};

/// How long a telling is, for those who listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Length {
    /// They follow.
    Fine,
    /// They wait for the end.
    Long,
    /// They are lost.
    TooLong,
}

impl Length {
    /// What a telling of so many seconds is. What is allowed is never too long: who allows four minutes means it.
    pub fn of(seconds: u32, thresholds: &Thresholds) -> Self {
        match f64::from(seconds) {
            seconds if seconds <= thresholds.get(&LONG_SECONDS) => Length::Fine,
            seconds if seconds <= thresholds.get(&TOO_LONG_SECONDS) => Length::Long,
            _ => Length::TooLong,
        }
    }
}

/// Seconds that a story takes to tell as it is written.
pub fn seconds_to_tell(story: &Story, thresholds: &Thresholds) -> u32 {
    (story.word_count() as f64 * 60.0 / thresholds.get(&WORDS_PER_MINUTE)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telling_is_long_past_two_and_a_half_minutes_and_too_long_past_three() {
        let length = |seconds| Length::of(seconds, &Thresholds::default());
        assert_eq!(length(150), Length::Fine);
        assert_eq!(length(151), Length::Long);
        assert_eq!(length(180), Length::Long);
        assert_eq!(length(181), Length::TooLong);
    }

    #[test]
    fn what_the_person_sets_holds_and_what_is_out_of_range_does_not() {
        let mut own = Thresholds::default();
        own.set(&LONG_SECONDS, 90.0);
        own.set(&TOO_LONG_SECONDS, 0.0);
        assert_eq!([90, 91, 180, 181].map(|seconds| Length::of(seconds, &own)), {
            [Length::Fine, Length::Long, Length::Long, Length::TooLong]
        });
        own.set(&LONG_SECONDS, 240.0);
        assert_eq!([240, 241].map(|seconds| Length::of(seconds, &own)), [Length::Fine, Length::TooLong]);
    }
}
