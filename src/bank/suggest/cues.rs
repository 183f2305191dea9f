//! The cue words of all competencies, found in stories.

use crate::bank::words::all_stems;
use crate::bank::{Bank, Story};
use std::collections::HashMap;

/// Cues by their first stem, so that a story is read once.
pub(super) struct CueIndex<'a> {
    by_first: HashMap<String, Vec<Cue<'a>>>,
}

struct Cue<'a> {
    competency: &'a str,
    text: &'a str,
    rest: Vec<String>,
}

/// Cues that convince; a jot of one line needs one.
const WANTED: usize = 2;

impl<'a> CueIndex<'a> {
    pub(super) fn of(bank: &'a Bank) -> Self {
        let mut by_first: HashMap<String, Vec<Cue<'a>>> = HashMap::new();
        for competency in bank.vocabulary().all() {
            for text in &competency.cues {
                let mut words = all_stems(text).into_iter();
                if let Some(first) = words.next() {
                    let cue = Cue { competency: &competency.id, text, rest: words.collect() };
                    by_first.entry(first).or_default().push(cue);
                }
            }
        }
        Self { by_first }
    }

    /// Competencies with the cues found, most first. Stop words count here: "let go" and "on call" are phrases.
    pub(super) fn found_in(&self, story: &Story, text: &str) -> Vec<(&'a str, Vec<&'a str>)> {
        self.found(text, if story.word_count() == 0 { 1 } else { WANTED })
    }

    /// The same in any text; `least` different cues convince.
    pub(super) fn found(&self, text: &str, least: usize) -> Vec<(&'a str, Vec<&'a str>)> {
        let words = all_stems(text);
        let mut found: Vec<(&'a str, Vec<&'a str>)> = vec![];
        for (position, word) in words.iter().enumerate() {
            for cue in self.by_first.get(word).into_iter().flatten() {
                if !words[position + 1..].starts_with(&cue.rest) {
                    continue;
                }
                match found.iter_mut().find(|(id, _)| *id == cue.competency) {
                    Some((_, cues)) if cues.contains(&cue.text) => {}
                    Some((_, cues)) => cues.push(cue.text),
                    None => found.push((cue.competency, vec![cue.text])),
                }
            }
        }
        found.retain(|(_, cues)| cues.len() >= least);
        found.sort_by_key(|(_, cues)| std::cmp::Reverse(cues.len())); // stable: as they occur in the story
        found
    }
}
