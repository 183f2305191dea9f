//! The story takes too long to tell.

use super::definition::Rule;
use crate::bank::Story;
use crate::bank::length::{LONG_SECONDS, Length, TOO_LONG_SECONDS, WORDS_PER_MINUTE, seconds_to_tell};
use crate::bank::threshold::Thresholds;
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "too-long-to-tell",
    explain: "A story takes at most `long_seconds` to tell, counted at `words_per_minute`.\n\
        Two minutes hold a panel's attention; after `too_long_seconds` it is lost. `tell` goes by the same times.\n\n\
        Good:  about 250 words.",
    thresholds: &[LONG_SECONDS, TOO_LONG_SECONDS, WORDS_PER_MINUTE],
    check,
};

fn check(story: &Story, thresholds: &Thresholds, _: Date, minded: &mut Diagnostics) {
    let seconds = seconds_to_tell(story, thresholds);
    let verdict = match Length::of(seconds, thresholds) {
        Length::Fine => return,
        Length::Long => "long",
        Length::TooLong => "too long",
    };
    let (minutes, rest) = (seconds / 60, seconds % 60);
    let message = format!("story `{}` takes {minutes}:{rest:02} to tell, which is {verdict}", story.id);
    minded
        .warn(RULE.name, story.place, message)
        .help("aim at two minutes, some 250 words: cut setup first, then detail");
}
