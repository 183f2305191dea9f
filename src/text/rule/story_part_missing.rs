//! A story said to be ready lacks a STAR part.

use super::definition::Rule;
use crate::bank::Story;
use crate::bank::threshold::Thresholds;
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "story-part-missing",
    explain: "A story marked `ready` has all four parts: situation, task, action, result.\n\
        Interviewers score the parts one by one; a story that lacks one does not count as ready here either.\n\n\
        Bad:   status = \"ready\" and no `result`\n\
        Good:  result = '''Out two months early; run cost down 18 %.'''",
    thresholds: &[],
    check,
};

fn check(story: &Story, _: &Thresholds, _: Date, minded: &mut Diagnostics) {
    for part in story.missing_parts() {
        let message = format!("story `{}` is marked ready, but has no {}", story.id, part.word());
        minded
            .warn(RULE.name, story.place, message)
            .help(format!("write `{} = '''…'''`; until then the story does not count as ready", part.word()));
    }
}
