//! What a question looks like, what stands around it (numbers, "Q:", tags, several wordings), and which kind it is.

use super::blocks::bare;
use crate::bank::Kind;

/// How a request begins that is no question by its mark.
const REQUESTS: [&str; 22] = [
    "tell",
    "describe",
    "give",
    "walk",
    "explain",
    "talk",
    "share",
    "name",
    "say",
    "imagine",
    "suppose",
    "discuss",
    "outline",
    "convince",
    "sell",
    "summarise",
    "summarize",
    "take us",
    "take me",
    "think of",
    "recall",
    "provide",
];
/// How a question begins, with its mark or without.
const ASKING: [&str; 17] = [
    "what",
    "what's",
    "whats",
    "why",
    "how",
    "when",
    "where",
    "which",
    "who",
    "whom",
    "have you",
    "are you",
    "do you",
    "did you",
    "can you",
    "would you",
    "if ",
];
/// How questions begin that want a story.
const WANTS_A_STORY: [&str; 16] = [
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
    "share an example",
    "have you ever",
    "walk me through a ",
    "walk us through a ",
    "talk about a time",
    "tell me about one ",
];
/// What a story is asked for by, wherever it stands.
const TIMES: [&str; 6] =
    ["a time when", "a time you", "a situation where", "a situation when", "an example of", "an occasion"];
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

/// Whether a text asks for something.
pub(super) fn is_question(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['"', '”', ')', '*']);
    let lower = text.to_lowercase();
    let begins = |starts: &[&str]| {
        starts.iter().any(|start| {
            lower.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    let words = text.split_whitespace().count();
    words >= 2
        && (text.ends_with('?')
            || text.contains("? ")
            || (words >= 3 && begins(&REQUESTS))
            || (words >= 5 && begins(&ASKING)))
}

/// A question's words without the number, the "Q:" and the tags around it, and the tags.
pub(super) fn stripped(text: &str) -> (String, Vec<String>) {
    let (text, tags) = without_tags(text);
    let text = bare(&text);
    (without_lead(&text).trim_end_matches([' ', '*', '†']).to_owned(), tags)
}

/// `Q1: `, `Question 3.`, `12) `, quotes around it all.
fn without_lead(text: &str) -> &str {
    let mut text = text.trim();
    if let Some((_, rest)) = text.strip_prefix("[!").and_then(|callout| callout.split_once(']')) {
        text = rest.trim_start_matches(['-', '+']).trim_start(); // a callout of Obsidian's
    }
    for lead in ["interview question", "question", "q"] {
        let Some(rest) = text
            .get(..lead.len())
            .filter(|head| head.eq_ignore_ascii_case(lead))
            .map(|_| &text[lead.len()..])
        else {
            continue;
        };
        let numbered =
            rest.trim_start().trim_start_matches('#').trim_start_matches(|c: char| c.is_ascii_digit());
        if let Some(behind) = numbered.strip_prefix([':', '.', ')', '-', '–']) {
            text = behind.trim_start();
            break;
        }
    }
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if numbered.len() < text.len()
        && let Some(behind) = numbered.strip_prefix(['.', ')', ':'])
    {
        text = behind.trim_start();
    }
    let quoted =
        |open: char, close: char| text.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
    quoted('"', '"').or_else(|| quoted('“', '”')).unwrap_or(text).trim()
}

/// A text without the tags behind it: `` `code` ``, `[in brackets]`, `#hash`, `(one-word)`.
pub(super) fn without_tags(text: &str) -> (String, Vec<String>) {
    let mut tags = vec![];
    let mut rest = text.trim();
    loop {
        let last = |open: char, close: char| {
            let inner = rest.strip_suffix(close)?;
            let (before, tag) = inner.rsplit_once(open)?;
            let is_tag =
                !tag.trim().is_empty() && tag.split_whitespace().count() <= 3 && !tag.contains(['?', '.']);
            (is_tag && !before.trim().is_empty()).then_some((before, tag))
        };
        let hash = || {
            rest.rsplit_once(" #").filter(|(_, tag)| !tag.is_empty() && !tag.contains(char::is_whitespace))
        };
        let of_one_word = |(_, tag): &(&str, &str)| !tag.contains(char::is_whitespace);
        let found = last('`', '`')
            .or_else(|| last('[', ']'))
            .or_else(|| {
                last('(', ')').filter(of_one_word).filter(|(before, _)| before.trim_end().ends_with('?'))
            })
            .or_else(hash);
        let Some((before, tag)) = found else { break };
        tags.splice(0..0, tag.split([',', ';']).map(|tag| tag.trim().trim_start_matches('#').to_owned()));
        rest = before.trim_end().trim_end_matches(['—', '–', '·', '|']).trim_end();
        rest = rest.strip_suffix(" -").unwrap_or(rest).trim_end();
    }
    tags.retain(|tag| !tag.is_empty());
    (rest.to_owned(), tags)
}

/// Several wordings of one item: `Why us? / What draws you here?`
pub(super) fn wordings(text: &str) -> Vec<String> {
    let mut wordings: Vec<String> = vec![];
    for piece in
        text.split(" / ").flat_map(|piece| piece.split("? Or: ")).flat_map(|piece| piece.split("? OR "))
    {
        match wordings.last_mut() {
            Some(last) if !is_question(piece) || !is_question(last) => {
                last.push_str(" / ");
                last.push_str(piece.trim());
            }
            _ => wordings.push(piece.trim().to_owned()),
        }
    }
    let ended = |wording: &mut String| {
        if !wording.ends_with(['?', '.', '!', '…', '"', '”', ')']) && text.contains('?') {
            wording.push('?');
        }
    };
    if wordings.len() > 1 {
        wordings.iter_mut().for_each(ended);
    }
    wordings
}

/// Which kind of question it is, by its words; one that has an answer and asks for neither a story nor a view is a fact.
pub(super) fn kind_of(ask: &str, has_answer: bool) -> Kind {
    let lower = ask.to_lowercase();
    let wants_a_story = WANTS_A_STORY.iter().any(|start| lower.starts_with(start))
        || TIMES.iter().any(|time| lower.contains(time));
    let is_of_them = ["you", "your", "yourself"]
        .iter()
        .any(|word| lower.split(|c: char| !c.is_alphabetic()).any(|w| w == *word));
    match () {
        () if STATEMENTS.iter().any(|words| lower.contains(words)) => Kind::Statement,
        () if wants_a_story => Kind::Story,
        () if has_answer && !is_of_them => Kind::Fact,
        () => Kind::View,
    }
}
