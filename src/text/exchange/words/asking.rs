//! What a line asks, without the name before it and the notes behind it: `**Failure** - Tell me about a mistake. Keep it short.`

use super::around::{stripped, wordings};
use super::emphasis::{bold_lead, bold_lead_behind_number, wholly_bold};
use super::label::field;
use super::phrase::{
    asks_at_last, asks_plainly, begins_a_request, begins_asking, ends_with_mark, is_question,
};
use super::section::section;
use super::sentence::sentences;
use super::star_label::question;
use crate::text::exchange::foreign::ForeignQuestion;

/// Whether a line is labelled as a question: `Q:`, `Q12)`, `Question: …`.
pub(crate) fn is_labelled(line: &str) -> bool {
    const WORDS: usize = 2;
    question(line).is_some_and(|asked| asked.split_whitespace().count() >= WORDS)
}

/// What a line asks or says, without the name before it.
pub(crate) fn words_asked(line: &str) -> String {
    named(line).map_or_else(|| stripped(line).0, |(_, asked)| stripped(&asked).0)
}

/// The name before a question, and the question: `**Failure** - What broke?`, `**Money:** Who pays?`, `Acme's question – Why us?`.
pub(crate) fn named(line: &str) -> Option<(String, String)> {
    named_by_dash(line).or_else(|| named_by_colon(line)).or_else(|| named_by_source(line))
}

fn named_by_dash(line: &str) -> Option<(String, String)> {
    let (name, rest) = bold_lead_behind_number(line)?;
    let asked = rest.trim_start().strip_prefix(['-', '–', '—'])?.trim_start();
    let words = stripped(asked).0;
    // "**Impact** - how did it help customers?" is a point to look at.
    let begins = !words.starts_with(char::is_lowercase) || begins_a_request(&words);
    let is_name = !name.trim().is_empty() && !is_question(name) && is_question(&words) && begins;
    is_name.then(|| (name.trim().to_owned(), asked.to_owned()))
}

/// A bold label that nothing is known by, before what only a question begins with.
fn named_by_colon(line: &str) -> Option<(String, String)> {
    const WORDS: usize = 4;
    let (name, rest) = bold_lead_behind_number(line)?;
    let (name, asked) = match name.trim_end().strip_suffix(':') {
        Some(name) => (name.trim(), rest.trim_start()),
        None => (name.trim(), rest.trim_start().strip_prefix(':')?.trim_start()),
    };
    let is_name = !name.is_empty() && name.split_whitespace().count() <= WORDS && !is_question(name);
    let is_known = section(name).is_some() || field(name).is_some();
    let words = stripped(asked).0;
    let asks = is_question(&words)
        && (begins_a_request(&words)
            || asks_of_deeds(&words)
            || begins_asking(&words) && ends_with_mark(&words));
    (is_name && !is_known && asks).then(|| (name.to_owned(), asked.to_owned()))
}

/// Whether words ask what somebody has done, as no criterion does.
fn asks_of_deeds(words: &str) -> bool {
    let lower = words.to_lowercase();
    ["have you ", "a time you ", "a time when "].iter().any(|start| lower.starts_with(start))
        && words.contains('?')
}

/// Who asks it, with an address: `Acme's question (https://…) – Why us?`.
fn named_by_source(line: &str) -> Option<(String, String)> {
    let (name, asked) = [" – ", " — ", " - ", ": "].iter().find_map(|mark| line.split_once(mark))?;
    let name = name.split('(').next().unwrap_or(name).trim();
    let words = stripped(name).0.to_lowercase();
    let is_source =
        words.ends_with(" question") && words.split_whitespace().count() <= 4 && name.len() < line.len();
    (is_source && is_question(&stripped(asked).0)).then(|| {
        let name = stripped(name).0;
        (name[..name.len() - " question".len()].to_owned(), asked.to_owned())
    })
}

/// The question in bold or in quotes that a line begins with, where what stands behind is something else: `**Why us?** · asked twice`.
pub(crate) fn set_apart(line: &str) -> Option<(&str, &str)> {
    const WORDS: usize = 3;
    let line = line.trim_start();
    let within = |open: &str, close: &str| line.strip_prefix(open)?.split_once(close);
    let quoted = || within("\"", "\"").or_else(|| within("“", "”")).filter(|(said, _)| ends_with_mark(said));
    let (said, behind) = bold_lead(line).or_else(quoted)?;
    let rest = behind.trim_start().trim_start_matches(['·', '—', '–', '-', '|', '→', ':', ' ']);
    let is_sentence = said.trim_end().ends_with('.') && begins_a_request(said);
    let is_whole = ends_with_mark(said) || is_sentence || rest.len() < behind.trim_start().len();
    let is_more = rest.split_whitespace().count() > WORDS && !rest.starts_with(char::is_lowercase);
    (is_whole && is_more && is_question(&stripped(said).0)).then_some((said, rest))
}

/// A bold name on a line of its own, and the question below it.
pub(crate) fn below_name(text: &str) -> Option<(String, String)> {
    let (first, rest) = text.split_once('\n')?;
    let name = wholly_bold(first)?;
    let asked = rest.lines().next()?;
    let words = stripped(asked).0;
    let asks = asks_plainly(&words) || asks_at_last(&words);
    let is_known = section(name).is_some() || field(name).is_some();
    let is_name = !is_question(&stripped(name).0) && !is_known;
    (is_name && asks).then(|| (stripped(name).0, rest.to_owned()))
}

/// What is said behind the name of somebody who asks: `**Interviewer:** "…"`.
pub(crate) fn said_by_who_asks(line: &str) -> Option<&str> {
    let (name, said) = line.split_once(':')?;
    let name = name.trim_matches(['*', ' ', '_']).to_lowercase();
    let said = said.trim_start_matches(['*', ' ', '_']);
    ["interviewer", "recruiter", "panel", "hiring manager"]
        .contains(&name.as_str())
        .then_some(said)
        .filter(|said| !said.is_empty())
}

/// A request without the sentences behind it that ask nothing, and those.
pub(crate) fn without_notes(words: &str) -> Option<(String, String)> {
    let all = sentences(words);
    let (first, rest) = all.split_first()?;
    let is_whole = first.matches('(').count() == first.matches(')').count();
    let asks = |sentence: &String| ends_with_mark(sentence) || begins_a_request(sentence);
    let is_told = !rest.is_empty() && !rest.iter().any(asks);
    (is_whole && is_told && begins_a_request(first) && is_question(first))
        .then(|| (first.clone(), rest.join(" ")))
}

/// The question of a line, with the name that stands above or before it and the notes behind it, and what else the line says.
pub(crate) fn asked_in(line: &str, above: Option<String>) -> (ForeignQuestion, &str) {
    let (first, behind) = set_apart(line).unwrap_or((line, ""));
    let (name, asked) = named(first).map_or((None, first.to_owned()), |(name, asked)| (Some(name), asked));
    let (words, tags) = stripped(&asked);
    let (words, notes) = without_notes(&words).map_or((words, None), |(asked, notes)| (asked, Some(notes)));
    let mut wordings = wordings(&words).into_iter();
    let question = ForeignQuestion {
        ask: wordings.next().unwrap_or_default(),
        also: wordings.collect(),
        tags: above.into_iter().chain(tags).chain(name).collect(),
        hints: notes.into_iter().collect(),
        ..ForeignQuestion::default()
    };
    (question, behind)
}

/// The name of a section in double brackets: `((Duties))`.
pub(crate) fn section_of(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix("((")?.strip_suffix("))")?.trim();
    (!name.is_empty() && !name.contains(['(', ')'])).then_some(name)
}

/// Whether a line is a question in quotes, and nothing else.
pub(crate) fn is_wholly_quoted(line: &str) -> bool {
    let line = line.trim();
    let inner = line.strip_prefix(['"', '“', '`']).and_then(|rest| rest.strip_suffix(['"', '”', '`']));
    inner.is_some_and(|inner| {
        !inner.contains(['"', '“', '”', '`']) && ends_with_mark(inner) && is_question(inner)
    })
}

/// Whether a line begins with a quote: an answer as somebody says it.
pub(crate) fn begins_quoted(line: &str) -> bool {
    line.trim_start().starts_with(['"', '“'])
}
