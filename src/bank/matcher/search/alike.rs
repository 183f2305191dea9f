//! Whether two ways of asking share the words that tell them from others: nearness alone takes "a time you disagreed with a PM" for one
//! about a boss, as all the words around it are the same.

use super::Search;
use super::wordings::Wordings;
use crate::bank::Question;
use crate::bank::matcher::words::synonyms::all_stems;
use crate::bank::matcher::words::{content_stems, is_common, telling_words};
use rustc_hash::FxHashSet;

/// How near a text is at least to a way of asking a question that it asks too, and how many telling words it shares.
const SAME: f64 = 0.8;
const SHARES_ALL: f64 = 0.85;
/// How near it is at least to be about the same, and how many it shares.
const ABOUT: f64 = 0.5;
const SHARES_MOST: f64 = 0.75;

impl<'a> Search<'a> {
    /// The question that a text is about, if one is near enough to say so, and some way of asking it shares most telling words.
    pub fn near_to(&self, typed: &str) -> Option<&'a Question> {
        let near = self.nearest(typed, false, ABOUT)?;
        let mut ways = near.wordings().chain(self.bank.phrasings.of(near));
        ways.any(|way| alike(typed, way) >= SHARES_MOST).then_some(near)
    }

    /// The question that a text asks in other words or the same, if one is as near as that and shares nearly all telling words.
    pub fn same_as(&self, typed: &str) -> Option<&'a Question> {
        let near = self.nearest(typed, true, SAME)?;
        near.wordings().any(|way| alike(typed, way) >= SHARES_ALL).then_some(near)
    }

    fn nearest(&self, typed: &str, wordings_only: bool, least: f64) -> Option<&'a Question> {
        let wordings = self.wordings.get_or_init(|| Wordings::of(self.bank, self.numbered_questions()));
        let (text, nearness) = wordings.nearest(typed, wordings_only)?;
        self.question(text).filter(|_| nearness >= least)
    }
}

/// What the telling words of two texts have in common, beside all of them: 0 to 1.
fn alike(one: &str, other: &str) -> f64 {
    let (mut a, mut b) = (telling(one), telling(other));
    if a.is_empty() || b.is_empty() {
        // "Why us?" is made of words that say nothing alone.
        (a, b) = (all(one), all(other));
    }
    let shared = a.intersection(&b).count();
    2.0 * shared as f64 / (a.len() + b.len()).max(1) as f64
}

fn telling(text: &str) -> FxHashSet<String> {
    telling_words(text).filter(|word| !is_common(word)).flat_map(|word| content_stems(&word)).collect()
}

fn all(text: &str) -> FxHashSet<String> {
    all_stems(text).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn another_person_makes_another_question() {
        assert!(
            alike("Tell me about a time you disagreed with a PM.", "A time you disagreed with your boss?")
                < 0.85
        );
        assert!(
            alike(
                "When did you disagree with your boss?",
                "Tell me about a time you disagreed with your boss."
            ) > 0.99
        );
        assert!(alike("Why us?", "Why us") > 0.99);
    }
}
