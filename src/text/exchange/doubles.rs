//! A list that stands before its answers as a table of contents asks all of it twice: the answers belong to the first.

use super::foreign::{Foreign, ForeignQuestion};
use std::collections::HashMap;

/// Joins questions of the same words where only the later one says more.
pub(super) fn joined(mut found: Foreign) -> Foreign {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<ForeignQuestion> = vec![];
    for question in std::mem::take(&mut found.questions) {
        let at = *first.entry(question.ask.to_lowercase()).or_insert(kept.len());
        match kept.get_mut(at) {
            Some(before) if says_nothing_more(before) => {
                before.hints = question.hints;
                before.follow_ups = question.follow_ups;
                before.weak = question.weak;
                before.notes = question.notes;
                before.also.extend(question.also);
                before.tags.extend(question.tags);
                before.known.extend(question.known);
            }
            _ => kept.push(question),
        }
    }
    found.questions = kept;
    found
}

fn says_nothing_more(question: &ForeignQuestion) -> bool {
    question.hints.is_empty()
        && question.follow_ups.is_empty()
        && question.weak.is_empty()
        && question.notes.is_empty()
}
