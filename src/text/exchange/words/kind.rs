//! Which kind of question it is: whether it wants a story, a view, a fact or a statement.

use super::phrase::without_please;
use crate::bank::Kind;
use crate::text::exchange::foreign::ForeignQuestion;

/// How questions begin that want a story.
const WANTS_A_STORY: [&str; 19] = [
    "tell me about a ",
    "tell us about a ",
    "tell me about an ",
    "tell us about an ",
    "tell me about the ",
    "describe a ",
    "describe an ",
    "give me an example",
    "give an example",
    "give us an example",
    "share a ",
    "share an ",
    "share one ",
    "have you ever",
    "walk me through a ",
    "walk us through a ",
    "talk about a ",
    "talk about an ",
    "tell me about one ",
];
/// What a story is asked for by, wherever it stands.
const TIMES: [&str; 12] = [
    "a time when",
    "a time you",
    "a situation where",
    "a situation when",
    "an example of",
    "an occasion",
    "una ocasión",
    "una situación en",
    "une situation",
    "une occasion",
    "eine situation",
    "uma situação",
];
/// Words of questions that are answered by what one has to say of oneself.
const STATEMENTS: [&str; 16] = [
    "why do you want",
    "why us",
    "why this company",
    "why this role",
    "why are you leaving",
    "why did you leave",
    "about yourself",
    "questions for us",
    "salary",
    "notice period",
    "greatest weakness",
    "biggest weakness",
    "greatest strength",
    "where do you see yourself",
    "why should we hire",
    "why you",
];

/// Whether some words stand in a text as words: "why us" is not in "why use it".
fn holds_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        !text[..at].ends_with(char::is_alphanumeric)
            && !text[at + words.len()..].starts_with(char::is_alphanumeric)
    })
}

/// Which kind of question it is, by its words; one that has an answer and asks for neither a story nor a view is a fact, and so is what
/// is answered with code.
pub(crate) fn kind_of(read: &ForeignQuestion) -> Kind {
    let lower = read.ask.to_lowercase();
    let asked = without_please(&lower);
    let wants_a_story = WANTS_A_STORY.iter().any(|start| asked.starts_with(start))
        || TIMES.iter().any(|time| lower.contains(time));
    let is_of_them = ["you", "your", "yourself"]
        .iter()
        .any(|word| lower.split(|c: char| !c.is_alphabetic()).any(|w| w == *word))
        || lower.contains(['你', '您']);
    match () {
        () if STATEMENTS.iter().any(|words| holds_words(&lower, words)) => Kind::Statement,
        () if wants_a_story => Kind::Story,
        () if read.shows_code() || !read.hints.is_empty() && !is_of_them => Kind::Fact,
        () => Kind::View,
    }
}
