//! Words, as texts are compared: folded, without stop words, cut to a light stem.

mod lists;
pub(super) mod synonyms;

use crate::bank::latin;
use lists::{COMMON_WORDS, SMALL_TALK, STOP_WORDS};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The stems of a text's words, in order, stop words left out.
///
/// A word is a run of letters and digits. Letters of scripts without spaces stay together; a tag of two letters counts
/// as a word like any other.
pub fn content_stems(text: &str) -> Vec<String> {
    let folded = written_words(text).map(folded);
    folded.filter(|word| !is_stop(word)).map(|word| stem(&word).into_owned()).collect()
}

/// Words as numbers, so that texts are compared by number: all forms of a word have that of its stem.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    forms: FxHashMap<String, Form>,
    stems: FxHashMap<String, u32>,
}

#[derive(Clone, Copy, Debug)]
struct Form {
    stem: u32,
    is_stop: bool,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    /// As it is written.
    pub(super) written: &'t str,
    /// The number of its stem.
    pub(super) stem: u32,
    /// Whether it says nothing about what the text is about.
    pub(super) is_stop: bool,
}

impl Lexicon {
    /// How many stems there are.
    pub(super) fn len(&self) -> usize {
        self.stems.len()
    }

    /// Every word of a text, stop words included: they count within phrases.
    pub(super) fn read<'t>(&mut self, text: &'t str) -> Vec<Word<'t>> {
        let mut word = |written| {
            let Form { stem, is_stop } = self.form(written);
            Word { written, stem, is_stop }
        };
        written_words(text).map(&mut word).collect()
    }

    /// The numbers of a text's stems, stop words left out.
    pub(super) fn numbers(&mut self, text: &str) -> Vec<u32> {
        let forms = written_words(text).map(|written| self.form(written));
        forms.filter(|form| !form.is_stop).map(|form| form.stem).collect()
    }

    /// The number of a word's stem if it is known already; `None` for a stop word too.
    pub(super) fn known(&self, written: &str) -> Option<u32> {
        let folded = folded(written);
        match self.forms.get(folded.as_ref()) {
            Some(form) => (!form.is_stop).then_some(form.stem),
            None => self.stems.get(stem(&folded).as_ref()).copied(),
        }
    }

    /// Every form that is no stop word, folded, with the number of its stem.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&str, u32)> {
        let words = self.forms.iter().filter(|(_, form)| !form.is_stop);
        words.map(|(folded, form)| (folded.as_str(), form.stem))
    }

    fn form(&mut self, written: &str) -> Form {
        let folded = folded(written);
        if let Some(known) = self.forms.get(folded.as_ref()) {
            return *known;
        }
        let next = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
        let form = Form {
            stem: *self.stems.entry(stem(&folded).into_owned()).or_insert(next),
            is_stop: is_stop(&folded),
        };
        self.forms.insert(folded.into_owned(), form);
        form
    }
}

/// The words of a text that say something, folded.
pub(super) fn telling_words(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    written_words(text).map(folded).filter(|word| !is_stop(word))
}

fn folded(written: &str) -> Cow<'_, str> {
    if written.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return written.into();
    }
    let mut folded = String::new();
    latin::fold_into(written, &mut folded);
    folded.into()
}

/// Whether a folded word says little where people ask or note something.
pub(super) fn is_common(folded: &str) -> bool {
    COMMON_WORDS.binary_search(&folded).is_ok()
}

/// Whether a line that has this word may well be about the day and not about a question.
pub(super) fn is_small_talk(written: &str) -> bool {
    SMALL_TALK.binary_search(&folded(written).as_ref()).is_ok()
}

fn is_stop(folded: &str) -> bool {
    STOP_WORDS.binary_search(&folded).is_ok()
}

pub(super) fn written_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Cuts the common English endings, so that `negotiated`, `negotiating` and `negotiates` meet.
///
/// Lighter than Porter's: a wrong meeting costs more here than a missed one.
fn stem(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() {
        return word.into();
    }
    // Longest ending first; what stays must be a word's worth of letters.
    for (ending, least) in [
        ("ations", 4),
        ("ation", 4),
        ("ments", 4),
        ("ment", 4),
        ("ings", 4),
        ("ing", 3),
        ("ions", 4),
        ("ion", 4),
        ("ies", 3),
        ("ied", 3),
        ("ed", 3),
        ("es", 4),
        ("s", 3),
        ("ly", 4),
        ("y", 4),
        ("e", 4),
    ] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= least
        {
            let doubled =
                rest.len() > 4 && rest.as_bytes()[rest.len() - 1] == rest.as_bytes()[rest.len() - 2];
            let undouble = doubled && matches!(ending, "ing" | "ed") && !rest.ends_with(['l', 's']);
            let rest = if undouble { &rest[..rest.len() - 1] } else { rest };
            return rest.strip_suffix('e').filter(|shorter| shorter.len() >= 4).unwrap_or(rest).into();
        }
    }
    word.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_are_found_as_they_are_in_order() {
        assert!(STOP_WORDS.is_sorted() && COMMON_WORDS.is_sorted());
        assert_eq!(content_stems("What WOULD your budget be?"), ["budget"]);
    }

    #[test]
    fn forms_of_a_word_meet() {
        for group in [
            ["negotiated", "negotiating", "negotiates"],
            ["promoted", "promoting", "promotes"],
            ["budget", "budgets", "budgeted"],
            ["vendors", "vendor", "vendor"],
            ["planned", "planning", "planned"],
        ] {
            let stemmed: Vec<String> = group.iter().flat_map(|word| content_stems(word)).collect();
            assert!(stemmed.iter().all(|stem| *stem == stemmed[0]), "{stemmed:?}");
        }
    }

    #[test]
    fn short_tags_and_other_scripts_stay_words() {
        assert_eq!(content_stems("AI, HR & 予算削減: Überblick"), ["ai", "hr", "予算削減", "uberblick"]);
        assert_eq!(content_stems("Straßen, STRASSEN"), ["strassen", "strassen"]);
    }
}
