//! The cue words of all competencies, found in stories and adverts.

use crate::bank::words::{is_stop_word, written_stems};
use crate::bank::{Bank, Competency, Story};
use std::collections::HashMap;

/// Cues by their first stem, so that a text is read once.
pub(super) struct CueIndex<'a> {
    by_first: HashMap<String, Vec<Cue<'a>>>,
}

struct Cue<'a> {
    competency: &'a str,
    text: &'a str,
    rest: Vec<String>,
}

/// What a text dwells on.
pub(in crate::bank) struct DweltOn<'a> {
    pub(in crate::bank) competency: &'a str,
    /// How often it comes up.
    pub(in crate::bank) times: usize,
    /// By which words, as they are written, each once.
    pub(in crate::bank) words: Vec<String>,
    /// The number of the word after the last one that counted.
    end: usize,
}

/// Cues that convince; a jot of one line needs one.
const WANTED: usize = 2;

impl<'a> CueIndex<'a> {
    /// The cue words: what stories say.
    pub(super) fn of(bank: &'a Bank) -> Self {
        Self::indexed(bank, |competency| competency.cues.iter().map(String::as_str).collect())
    }

    /// The cue words and the names of the competencies: what adverts say.
    pub(super) fn with_names(bank: &'a Bank) -> Self {
        Self::indexed(bank, |competency| {
            let names = [competency.id.as_str(), competency.title.as_str()].into_iter();
            names.chain(competency.aliases.iter().chain(&competency.cues).map(String::as_str)).collect()
        })
    }

    fn indexed(bank: &'a Bank, texts: impl Fn(&'a Competency) -> Vec<&'a str>) -> Self {
        let mut by_first: HashMap<String, Vec<Cue<'a>>> = HashMap::new();
        for competency in bank.vocabulary().all() {
            for text in texts(competency) {
                let mut words = written_stems(text).into_iter().map(|(_, stem)| stem);
                if let Some(first) = words.next() {
                    let cue = Cue { competency: &competency.id, text, rest: words.collect() };
                    by_first.entry(first).or_default().push(cue);
                }
            }
        }
        for cues in by_first.values_mut() {
            cues.sort_by_key(|cue| std::cmp::Reverse(cue.rest.len())); // stable: else as in the vocabulary
        }
        Self { by_first }
    }

    /// Competencies with the cues found, most first. Stop words count within phrases: "let go" and "on call".
    pub(super) fn found_in(&self, story: &Story, text: &str) -> Vec<(&'a str, Vec<&'a str>)> {
        let least = if story.word_count() == 0 { 1 } else { WANTED };
        let mut found: Vec<(&'a str, Vec<&'a str>)> = vec![];
        self.each_in(text, |cue, _, _| match found.iter_mut().find(|(id, _)| *id == cue.competency) {
            Some((_, cues)) if cues.contains(&cue.text) => {}
            Some((_, cues)) => cues.push(cue.text),
            None => found.push((cue.competency, vec![cue.text])),
        });
        found.retain(|(_, cues)| cues.len() >= least);
        found.sort_by_key(|(_, cues)| std::cmp::Reverse(cues.len())); // stable: as they occur in the story
        found
    }

    /// Competencies that a text dwells on: how often, and by which words as they stand there; most often first. Once is not
    /// dwelling.
    pub(super) fn dwelt_on(&self, text: &str) -> Vec<DweltOn<'a>> {
        let mut found: Vec<DweltOn<'a>> = vec![];
        self.each_in(text, |cue, position, words| {
            let written = words.join(" ").to_lowercase();
            match found.iter_mut().find(|one| one.competency == cue.competency) {
                // A word within a phrase that counted already.
                Some(one) if position < one.end => {}
                Some(one) => {
                    one.times += 1;
                    one.end = position + words.len();
                    if !one.words.contains(&written) {
                        one.words.push(written);
                    }
                }
                None => found.push(DweltOn {
                    competency: cue.competency,
                    times: 1,
                    words: vec![written],
                    end: position + words.len(),
                }),
            }
        });
        found.retain(|one| one.times >= WANTED);
        found.sort_by_key(|one| std::cmp::Reverse(one.times)); // stable: as they occur
        found
    }

    /// Calls for each cue at each place, with its number among the words, and the words as
    /// they are written.
    fn each_in(&self, text: &str, mut each: impl FnMut(&Cue<'a>, usize, &[&str])) {
        let (words, stems): (Vec<&str>, Vec<String>) = written_stems(text).into_iter().unzip();
        for (position, stem) in stems.iter().enumerate() {
            for cue in self.by_first.get(stem).into_iter().flatten() {
                let end = position + 1 + cue.rest.len();
                let alone = cue.rest.is_empty() && is_stop_word(words[position]);
                if !alone && stems[position + 1..].starts_with(&cue.rest) {
                    each(cue, position, &words[position..end]);
                }
            }
        }
    }
}
