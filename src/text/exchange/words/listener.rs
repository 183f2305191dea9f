//! What is no question to the one who answers: what somebody notes to himself, and what a judge asks of an answer.

use super::beginnings::{PLAIN_REQUESTS, REQUESTS, begins_with, ends_with_mark};

/// Whether a text asks nothing of the one who answers, whatever stands beside it: it is a note to oneself, or asked of who listens.
pub(crate) fn asks_nothing_of_you(text: &str) -> bool {
    let lower = text.to_lowercase();
    is_about_an_answer(&lower) || !ends_with_mark(text) && speaks_of_oneself(&lower)
}

/// Whether somebody notes what to do in an interview: "Talk more about what I did", "Did I say it in time?"
pub(crate) fn is_said_to_oneself(lower: &str) -> bool {
    let asks_nobody = begins_with(lower, &REQUESTS) || !ends_with_mark(lower) && lower.contains("? ");
    asks_nobody && speaks_of_oneself(lower)
}

/// Whether a text has an "I" and turns to nobody. That of "Type I" and of "I/O" is none.
fn speaks_of_oneself(lower: &str) -> bool {
    const COUNTED: [&str; 6] = ["type", "phase", "class", "part", "war", "tier"];
    let words: Vec<&str> =
        lower.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let is_own = |at: usize, word: &str| {
        let is_counted = at > 0 && COUNTED.contains(&words[at - 1].trim_end_matches('s'));
        word == "i" && !is_counted || ["i'm", "i've", "i'd", "i’m", "i’ve", "i’d"].contains(&word)
    };
    let turns_to = ["you", "your", "me", "us", "yourself"];
    words.iter().enumerate().any(|(at, word)| is_own(at, word))
        && !words.iter().any(|word| turns_to.contains(word))
}

/// "What is this person's process?", "Are their answers thoughtful?": what a judge of answers asks himself.
fn is_about_them(lower: &str) -> bool {
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(5).collect();
    let of_this_person = words.windows(2).any(|two| two == ["this", "person"]) && ends_with_mark(lower);
    let is_first = |names: &[&str]| words.first().is_some_and(|first| names.contains(first));
    let is_of = |names: &[&str]| words.get(1).is_some_and(|second| names.contains(second));
    of_this_person && !words.contains(&"you")
        || is_first(&["what", "how"]) && is_of(&["did"]) && words.get(2) == Some(&"they")
        || is_first(&["are", "do", "would", "is", "did"]) && is_of(&["their"])
}

/// Whether a text is asked of an answer, or of the one who gives it.
pub(crate) fn is_about_an_answer(lower: &str) -> bool {
    is_asked_of_who_listens(lower) || is_about_them(lower)
}

/// "Does the candidate …?" is asked of who listens, not of who answers.
pub(crate) fn is_asked_of_who_listens(lower: &str) -> bool {
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(5).collect();
    let begins = |firsts: &[&str]| words.first().is_some_and(|first| firsts.contains(first));
    let is_of_answer =
        begins(&["does", "do", "did", "is", "was", "can", "could", "has", "are", "will", "have"]);
    let is_of_them = begins(&["does", "do", "has", "are", "have"]) && words.get(1) == Some(&"they");
    // "How well does the candidate …?", "What did they learn?", but not "How do you judge a candidate?"
    let is_of_somebody = begins(&["how", "what", "will", "does", "is", "was", "did", "can", "do", "are"])
        && words.iter().any(|word| ["candidate", "candidates"].contains(word))
        && !["you", "key", "keys"].iter().any(|other| words.contains(other));
    // "Explain the next steps, and when the candidate hears of you."
    let is_for_who_asks =
        begins_with(lower, &PLAIN_REQUESTS) && lower.contains("the candidate") && !ends_with_mark(lower);
    let is_about_star =
        lower.contains("star method") || lower.contains("star format") || lower.contains("use star");
    is_of_somebody
        || is_about_star && begins_with(lower, &["what", "how", "why"])
        || is_for_who_asks
        || is_of_answer && (lower.contains("the candidate") || words.contains(&"candidates"))
        || is_of_them
        || ["did they answer", "candidate:", "developer:", "me:", "interviewee:"]
            .iter()
            .any(|of| lower.starts_with(of))
}
