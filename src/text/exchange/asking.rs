//! What a line asks, without the name before it and the notes behind it: `**Failure** - Tell me about a mistake. Keep it short.`

use super::phrase::{begins_a_request, ends_with_mark, is_question, stripped};
use super::sentence::sentences;
use super::star_label::question;

/// Whether a line is labelled as a question: `Q:`, `Q12)`, `Question: …`.
pub(super) fn is_labelled(line: &str) -> bool {
    const WORDS: usize = 3;
    question(line).is_some_and(|asked| asked.split_whitespace().count() >= WORDS)
}

/// The bold name before a question, and the question: `**Failure** - What broke?`.
pub(super) fn named(line: &str) -> Option<(String, String)> {
    let from = line.find("**").filter(|at| line[..*at].chars().all(|c| !c.is_alphabetic() || c == 'Q'))?;
    let (name, rest) = line[from + 2..].split_once("**")?;
    let asked = rest.trim_start().strip_prefix(['-', '–', '—'])?.trim_start();
    let is_name = !name.trim().is_empty() && !is_question(name) && is_question(&stripped(asked).0);
    is_name.then(|| (name.trim().to_owned(), asked.to_owned()))
}

/// The question in bold that a line begins with, where what stands behind is something else: `**Why us?** · asked twice`.
pub(super) fn in_bold(line: &str) -> Option<(&str, &str)> {
    const WORDS: usize = 3;
    let (said, behind) = line.trim_start().strip_prefix("**")?.split_once("**")?;
    let rest = behind.trim_start().trim_start_matches(['·', '—', '–', '-', '|', '→', ':', ' ']);
    let is_whole = ends_with_mark(said) || rest.len() < behind.trim_start().len();
    let is_more = rest.split_whitespace().count() > WORDS && !rest.starts_with(char::is_lowercase);
    (is_whole && is_more && is_question(&stripped(said).0)).then_some((said, rest))
}

/// A request without the sentences behind it that ask nothing, and those.
pub(super) fn without_notes(words: &str) -> Option<(String, String)> {
    let all = sentences(words);
    let (first, rest) = all.split_first()?;
    let is_whole = first.matches('(').count() == first.matches(')').count();
    let asks = |sentence: &String| ends_with_mark(sentence) || begins_a_request(sentence);
    let is_told = !rest.is_empty() && !rest.iter().any(asks);
    (is_whole && is_told && begins_a_request(first) && is_question(first))
        .then(|| (first.clone(), rest.join(" ")))
}

/// The name of a section in double brackets: `((Duties))`.
pub(super) fn section_of(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix("((")?.strip_suffix("))")?.trim();
    (!name.is_empty() && !name.contains(['(', ')'])).then_some(name)
}

/// Whether a line begins with a quote: an answer as somebody says it.
pub(super) fn begins_quoted(line: &str) -> bool {
    line.trim_start().starts_with(['"', '“'])
}
