//! The cue words of all competencies, found in stories and adverts.

use super::words::{Lexicon, Word};
use crate::bank::{Bank, Competency, CompetencyId};
use rustc_hash::FxHashMap;

/// Cues by the number of their first stem, so that a text is read once.
pub(super) struct CueIndex<'a> {
    by_first: FxHashMap<u32, Vec<Cue<'a>>>,
}

struct Cue<'a> {
    /// The competency's place in the vocabulary.
    competency: usize,
    text: &'a str,
    rest: Vec<u32>,
}

/// What a text dwells on.
pub(in crate::bank) struct DweltOn<'a> {
    pub(in crate::bank) competency: &'a CompetencyId,
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
    pub(super) fn of(bank: &'a Bank, lexicon: &mut Lexicon) -> Self {
        Self::indexed(bank, lexicon, |competency| competency.cues.iter().map(String::as_str).collect())
    }

    /// The cue words and the names of the competencies: what adverts say.
    pub(super) fn with_names(bank: &'a Bank, lexicon: &mut Lexicon) -> Self {
        Self::indexed(bank, lexicon, |competency| {
            let names = [competency.id.as_str(), competency.title.as_str()].into_iter();
            names.chain(competency.aliases.iter().chain(&competency.cues).map(String::as_str)).collect()
        })
    }

    fn indexed(
        bank: &'a Bank,
        lexicon: &mut Lexicon,
        texts: impl Fn(&'a Competency) -> Vec<&'a str>,
    ) -> Self {
        let mut by_first: FxHashMap<u32, Vec<Cue<'a>>> = FxHashMap::default();
        for (competency, known) in bank.vocabulary().all().iter().enumerate() {
            for text in texts(known) {
                let words = lexicon.read(text);
                if let Some((first, rest)) = words.split_first() {
                    let rest = rest.iter().map(|word| word.stem).collect();
                    by_first.entry(first.stem).or_default().push(Cue { competency, text, rest });
                }
            }
        }
        for cues in by_first.values_mut() {
            cues.sort_by_key(|cue| std::cmp::Reverse(cue.rest.len())); // stable: else as in the vocabulary
        }
        Self { by_first }
    }

    /// Competencies by their place in the vocabulary, with the cues found, most first. Stop words count within phrases: "let
    /// go" and "on call". A jot of one line needs one cue, a written story two.
    pub(super) fn found_in(&self, words: &[Word<'_>], is_jot: bool) -> Vec<(usize, Vec<&'a str>)> {
        let least = if is_jot { 1 } else { WANTED };
        let mut found: Vec<(usize, Vec<&'a str>)> = vec![];
        self.each_in(words, |cue, _, _| match found.iter_mut().find(|(known, _)| *known == cue.competency) {
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
    pub(super) fn dwelt_on(&self, bank: &'a Bank, words: &[Word<'_>]) -> Vec<DweltOn<'a>> {
        let mut found: Vec<DweltOn<'a>> = vec![];
        self.each_in(words, |cue, position, words| {
            let competency = &bank.vocabulary().all()[cue.competency].id;
            let written: Vec<&str> = words.iter().map(|word| word.written).collect();
            let written = written.join(" ").to_lowercase();
            match found.iter_mut().find(|one| one.competency == competency) {
                // A word within a phrase that counted already.
                Some(one) if position < one.end => {}
                Some(one) => {
                    one.times += 1;
                    one.end = position + words.len();
                    if !one.words.contains(&written) {
                        one.words.push(written);
                    }
                }
                None => {
                    let end = position + words.len();
                    found.push(DweltOn { competency, times: 1, words: vec![written], end });
                }
            }
        });
        found.retain(|one| one.times >= WANTED);
        found.sort_by_key(|one| std::cmp::Reverse(one.times)); // stable: as they occur
        found
    }

    /// Calls for each cue at each place, with its number among the words, and the words themselves.
    fn each_in<'w>(&self, words: &'w [Word<'w>], mut each: impl FnMut(&Cue<'a>, usize, &'w [Word<'w>])) {
        for (position, word) in words.iter().enumerate() {
            for cue in self.by_first.get(&word.stem).into_iter().flatten() {
                let end = position + 1 + cue.rest.len();
                let alone = cue.rest.is_empty() && word.is_stop;
                let rest = words.get(position + 1..end);
                if !alone
                    && rest.is_some_and(|rest| rest.iter().map(|word| word.stem).eq(cue.rest.iter().copied()))
                {
                    each(cue, position, &words[position..end]);
                }
            }
        }
    }
}
