//! Words, as the ranking of stories compares them: folded, without stop words, cut to a light stem.

use super::id::fold_accent;

/// Words that say nothing about what a text is about.
const STOP_WORDS: &[&str] = &[
    "a", "about", "after", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can",
    "could", "describe", "did", "do", "does", "for", "from", "give", "had", "has", "have", "how", "i", "if",
    "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "one", "or", "our", "out", "so",
    "tell", "than", "that", "the", "their", "them", "then", "there", "they", "this", "time", "to", "up",
    "us", "was", "we", "were", "what", "when", "where", "which", "who", "why", "will", "with", "would",
    "you", "your",
];

/// The stems of a text's words, in order, stop words left out.
///
/// A word is a run of letters and digits. Letters of scripts without spaces stay together; a tag of two letters counts
/// as a word like any other.
pub(super) fn stems(text: &str) -> Vec<String> {
    words(text)
        .filter(|word| !STOP_WORDS.contains(&word.as_str()))
        .map(|word| stem(&word).to_owned())
        .collect()
}

/// The same with the stop words, for finding phrases: each word as it is written, and its stem.
pub(super) fn written_stems(text: &str) -> Vec<(&str, String)> {
    written_words(text).map(|word| (word, stem(&folded(word)).to_owned())).collect()
}

/// Whether a word, as it is written, says nothing about what a text is about.
pub(super) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(&folded(word).as_str())
}

fn words(text: &str) -> impl Iterator<Item = String> {
    written_words(text).map(folded)
}

fn written_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn folded(word: &str) -> String {
    word.chars().map(fold_accent).flat_map(char::to_lowercase).collect()
}

/// Cuts the common English endings, so that `negotiated`, `negotiating` and `negotiates` meet.
///
/// Lighter than Porter's: a wrong meeting costs more here than a missed one.
fn stem(word: &str) -> &str {
    if !word.is_ascii() {
        return word;
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
        ("ers", 4),
        ("ies", 3),
        ("ied", 3),
        ("ed", 3),
        ("er", 4),
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
            let undouble =
                doubled && matches!(ending, "ing" | "ed" | "er" | "ers") && !rest.ends_with(['l', 's']);
            let rest = if undouble { &rest[..rest.len() - 1] } else { rest };
            return rest.strip_suffix('e').filter(|shorter| shorter.len() >= 4).unwrap_or(rest);
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet() {
        for group in [
            ["negotiated", "negotiating", "negotiates"],
            ["promoted", "promoting", "promotes"],
            ["budget", "budgets", "budgeted"],
            ["vendors", "vendor", "vendor"],
            ["planned", "planning", "planned"],
        ] {
            let stemmed: Vec<String> = group.iter().flat_map(|word| stems(word)).collect();
            assert!(stemmed.iter().all(|stem| *stem == stemmed[0]), "{stemmed:?}");
        }
    }

    #[test]
    fn short_tags_and_other_scripts_stay_words() {
        assert_eq!(stems("AI, HR & 予算削減: Überblick"), ["ai", "hr", "予算削減", "uberblick"]);
    }
}
