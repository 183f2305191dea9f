//! What a question looks like.

use super::beginnings::{ASKING, CHOICES, CLAUSES, PLAIN_REQUESTS, REQUESTS, REQUESTS_ABROAD, begins_with};
use super::listener::{is_about_an_answer, is_asked_of_who_listens, is_said_to_oneself};
use super::sentence::sentences;

pub(crate) use super::beginnings::{ends_with_mark, leads_on, without_please};
pub(crate) use super::listener::asks_nothing_of_you;

/// Whether a text asks for something.
pub(crate) fn is_question(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['"', '”', ')', '*', '`', '」', '）', ' ']);
    let lower = text.to_lowercase();
    let words = text.split_whitespace().count();
    if let Some(before) = before_quote(text) {
        // What somebody says asks; whether the sentence does is told by its beginning.
        return begins_asking(before)
            || begins_a_request(before)
            || begins_with(&before.to_lowercase(), &ASKING);
    }
    // "Tell me about a time when …" stands for many.
    let is_stub = (text.ends_with("...") || text.ends_with('…')) && words <= 8;
    let is_long = !is_stub && words >= 2 || text.chars().filter(|c| is_ideograph(*c)).count() >= 4;
    is_long
        && !is_about_an_answer(&lower)
        && !is_said_to_oneself(&lower)
        && !["any questions", "questions"].contains(&lower.trim_end_matches(['?', ' ']))
        && !sentences(&lower).last().is_some_and(|last| is_asked_of_who_listens(last))
        && (text.ends_with(['?', '？'])
            || text.contains("? ")
            || text.contains('？')
            || text.starts_with('¿')
            || (words >= 3 && begins_with(without_please(&lower), &REQUESTS))
            || (words >= 6 && begins_with(without_please(&lower), &CHOICES) && is_to_be_told(&lower))
            || (words == 2 && begins_with(&lower, &["explain", "define"]))
            || (words >= 3 && begins_with(&lower, &REQUESTS_ABROAD))
            || asks_behind_a_comma(&lower)
            || (words >= 5
                && begins_with(&lower, &ASKING)
                && !is_named_so(&lower)
                && !begins_with(&lower, &CLAUSES))
            || lower.starts_with("if ") && lower.contains(", what would you")
            || (words >= 4
                && begins_with(
                    &lower,
                    &[
                        "a time you",
                        "a time when",
                        "a time that you",
                        "an example of when",
                        "an example of a time",
                        "the last time you",
                    ],
                ))
            || lower.starts_with(['請', '请']))
}

/// Whether a choice is asked for to be told of.
fn is_to_be_told(lower: &str) -> bool {
    lower.contains(" and ") || lower.contains(['?', ',', '.'])
}

/// Whether a request stands behind what it is about: "For such a case, describe what you would do."
fn asks_behind_a_comma(lower: &str) -> bool {
    const WORDS: usize = 4;
    const REQUESTS: [&str; 4] = ["describe", "explain", "walk me", "tell me"];
    lower.split(", ").skip(1).any(|clause| {
        begins_with(without_please(clause), &REQUESTS) && clause.split_whitespace().count() >= WORDS
    })
}

/// Whether words that could ask only name something: "What this list is for", "How to use it".
pub(crate) fn is_named_so(lower: &str) -> bool {
    const ASKING: [&str; 14] = [
        "do", "did", "would", "can", "could", "will", "are", "were", "have", "should", "might", "had",
        "does", "if",
    ];
    let mut words = lower.split_whitespace().skip(1);
    let (second, third) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    // "What's the difference …"
    if lower.split_whitespace().next().is_some_and(|first| first.ends_with("'s") || first.ends_with("’s")) {
        return false;
    }
    // "How fast you answered" is none, "How would you answer" is one.
    ["to", "this", "these", "it", "we", "they", "i", "the", "our", "not"].contains(&second)
        || second.starts_with("you")
        || third == "you" && !ASKING.contains(&second)
}

/// What stands before a question in quotes or brackets at the end of a text: `Be ready for "Why us?"`.
fn before_quote(text: &str) -> Option<&str> {
    let said = text.strip_suffix('?')?;
    let at = said.rfind(['"', '“', '('])?;
    let (before, said) = (&text[..at], &said[at..]);
    let is_open = before.matches(['"', '“', '”']).count() % 2 == 0 && !said.contains(['”', ')']);
    (is_open && before.ends_with(' ') && !before.contains('?')).then(|| before.trim_end())
}

/// Whether a text begins as questions and requests do.
pub(crate) fn begins_as_one_asks(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    begins_with(&lower, &REQUESTS) || begins_with(&lower, &ASKING)
}

/// Whether a text begins as a request to somebody: "Tell us …", "Could you describe …".
pub(crate) fn begins_a_request(text: &str) -> bool {
    let lower = text.trim().trim_start_matches(['"', '“', '*', ' ']).to_lowercase();
    let asked = without_please(&lower);
    begins_with(asked, &PLAIN_REQUESTS)
        || begins_with(asked, &REQUESTS_ABROAD)
        || asked.starts_with(['請', '请'])
}

/// Whether a text is a task as they set it at a whiteboard: "Design a queue that forgets nothing". Advice begins so as well, so that
/// this says something only among questions.
pub(crate) fn is_task(text: &str) -> bool {
    const STARTS: [&str; 13] = [
        "design",
        "implement",
        "build a",
        "build an",
        "develop a",
        "write a",
        "write an",
        "create a",
        "find the",
        "show examples",
        "draw a",
        "draw the",
        "architect",
    ];
    text.split_whitespace().count() >= 3 && begins_with(&text.to_lowercase(), &STARTS)
}

/// Whether one of at most three sentences is what only they ask: "Tell me about a time when …", "Give us an example …".
pub(crate) fn asks_for_a_story(text: &str) -> bool {
    const STARTS: [&str; 12] = [
        "provide an example",
        "give an example",
        "share an example",
        "talk about a",
        "tell me about a",
        "tell us about a",
        "give me an example",
        "give us an example",
        "walk me through a time",
        "describe a time",
        "describe a situation",
        "share a time",
    ];
    let sentences = sentences(text);
    let asks = |sentence: &String| begins_with(without_please(&sentence.to_lowercase()), &STARTS);
    sentences.len() <= 3 && sentences.iter().any(asks)
}

/// Whether a text begins with what or how, and not with "Do you": that may be asked of what stands there as well.
pub(crate) fn begins_asking(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    ["what", "why", "how", "when", "where", "which", "who", "whom", "if", "tell", "describe"]
        .contains(&first.as_str())
}

/// Whether a text asks by its mark, or requests: what only begins like a question may be a heading.
pub(crate) fn asks_plainly(text: &str) -> bool {
    is_question(text) && (ends_with_mark(text) || begins_a_request(text))
}

/// Whether the last of at most three sentences asks, whatever scene those before it set.
pub(crate) fn asks_at_last(text: &str) -> bool {
    let sentences = sentences(text);
    sentences.len() <= 3
        && !sentences.first().is_some_and(|first| is_about_an_answer(&first.to_lowercase()))
        && sentences.last().is_some_and(|last| asks_plainly(last))
}

/// Writing without blanks between the words.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}
