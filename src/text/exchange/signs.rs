//! By what a line of a list shows what it is: a question in bold, a part of a story, a hint, an offer to do more.

use super::label::Field;
use super::phrase::{ends_with_mark, is_question, stripped};
use super::section::{self, Section, labelled};
use super::sentence::sentences;
use super::star_label::{is_part_alone, label};

/// Whether every sentence asks: prose leads to a question at its end.
pub(super) fn ask_all(words: &str) -> bool {
    sentences(words).iter().all(|sentence| ends_with_mark(sentence))
}

/// Whether a line is a part of a story: `Task: what had to be done?`
pub(super) fn is_part(line: &str) -> bool {
    let first = line.split(['.', ' ']).next().unwrap_or_default();
    matches!(label(line), Some((Field::Of(_), _)))
        || is_part_alone(first) && line[first.len()..].starts_with(". ") && first.len() > 1
}

/// Whether a line begins with a question in bold.
pub(super) fn is_bold_question(line: &str) -> bool {
    let bold = line.trim_start().strip_prefix("**").and_then(|rest| rest.split_once("**"));
    bold.is_some_and(|(said, _)| is_question(&stripped(said).0))
}

/// Whether an assistant offers to do more, as it does at the end of what it wrote.
pub(super) fn is_offer(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "would you like me to",
        "would you like a ",
        "do you want me to",
        "want me to",
        "shall i ",
        "should i also",
        "let me know if",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
}

/// Whether a text speaks of the answer to a question.
pub(super) fn is_hint(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["a good answer", "a strong answer", "good answers", "look for", "listen for"]
        .iter()
        .any(|start| lower.starts_with(start))
        || labelled(text).0.is_some_and(|label| section::section(&label) == Some(Section::Strong))
}
