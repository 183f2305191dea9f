//! By what a line of a list shows what it is: a question in bold, a part of a story, a hint, an offer to do more.

use super::around::stripped;
use super::asking::named;
use super::emphasis::bold_lead;
use super::label::Field;
use super::phrase::{
    asks_nothing_of_you, begins_a_request, begins_as_one_asks, begins_asking, ends_with_mark, is_named_so,
    is_question,
};
use super::section::{self, Section, labelled};
use super::sentence::sentences;
use super::star_label::{is_part_alone, label};

/// Whether every sentence asks: prose leads to a question at its end.
pub(crate) fn ask_all(words: &str) -> bool {
    sentences(words).iter().all(|sentence| ends_with_mark(sentence))
}

/// Whether most sentences ask: "Do you write scripts? Which language? Bash? Describe how you begin."
pub(crate) fn mostly_asks(words: &str) -> bool {
    let sentences = sentences(words);
    let asking = sentences.iter().filter(|one| ends_with_mark(one) || begins_a_request(one)).count();
    sentences.len() > 2 && asking * 5 >= sentences.len() * 3
}

/// Whether a bold label leads to what is asked of an answer: `**Clarity:** Is your answer structured?`.
pub(crate) fn is_criterion(line: &str) -> bool {
    let Some((name, rest)) = bold_lead(line) else { return false };
    let said = rest.trim_start().trim_start_matches(':').trim_start();
    let has_colon = name.trim_end().ends_with(':') || said.len() < rest.trim_start().len();
    has_colon
        && named(line).is_none()
        && section::section(name).is_none()
        && !begins_asking(said)
        && !begins_a_request(said)
        && !stripped(name).0.is_empty()
        && !is_question(&stripped(name).0)
}

/// Whether an item of a list of questions may be one that only names what is asked: no label, no address, neither a word nor a page.
pub(crate) fn could_ask(line: &str) -> bool {
    let words = line.split_whitespace().count();
    (3..=40).contains(&words)
        && !asks_nothing_of_you(&stripped(line).0)
        && !line.contains("://")
        && !line.trim_end().ends_with([':', '：'])
}

/// Whether an item asks as the others of its list do, in few words and without a mark: "Where is it made".
pub(crate) fn asks_shortly(line: &str) -> bool {
    let words = stripped(line).0;
    begins_as_one_asks(&words) && could_ask(line) && !is_named_so(&words.to_lowercase())
}

/// Whether an item that begins like a request goes on with what stands above its list: "they describe fixes without prevention".
pub(crate) fn is_piece(words: &str) -> bool {
    let addresses =
        words.split(|c: char| !c.is_alphanumeric()).any(|word| ["me", "us", "you", "your"].contains(&word));
    words.starts_with(|c: char| c.is_ascii_lowercase()) && !words.contains(['?', '？']) && !addresses
}

/// Whether an item says what those below it ask about, and is no label.
pub(crate) fn sets_a_scene(text: &str) -> bool {
    const WORDS: usize = 6;
    text.split_whitespace().count() >= WORDS && text.trim_end().ends_with(['.', '…'])
}

/// Whether a line is a part of a story, or says what it is good for: `Task: what had to be done?`
pub(crate) fn is_part(line: &str) -> bool {
    let first = line.split(['.', ' ']).next().unwrap_or_default();
    label(line).is_some_and(|(field, _)| field.part().is_some() || field == Field::BestFor)
        || is_part_alone(first) && line[first.len()..].starts_with(". ") && first.len() > 1
}

fn begins_with_if(text: &str) -> bool {
    text.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("if "))
}

/// Whether a line begins with a question in bold.
pub(crate) fn is_bold_question(line: &str) -> bool {
    // In bold, few words ask: "What is a VLAN". With a colon they are a label.
    let asks_shortly = |said: &str, rest: &str| {
        let is_label = said.ends_with([':', '：']) || rest.starts_with([':', '：']);
        !is_label
            && !said.starts_with(char::is_lowercase)
            && begins_asking(said)
            && !begins_with_if(said)
            && !is_named_so(&said.to_lowercase())
            && said.split_whitespace().count() > 2
    };
    bold_lead(line).is_some_and(|(said, rest)| {
        let words = stripped(said).0;
        let is_piece = said.starts_with(char::is_lowercase) && !ends_with_mark(said);
        !is_piece && is_question(&words) || asks_shortly(&words, rest)
    })
}

/// Whether an assistant offers to do more, as it does at the end of what it wrote.
pub(crate) fn is_offer(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "would you like me to",
        "would you like a ",
        "do you want me to",
        "want me to",
        "shall i ",
        "should i also",
        "let me know if",
        "ready to start",
        "ready to begin",
        "share your answers",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
}

/// Whether a text speaks of the answer to a question.
pub(crate) fn is_hint(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["a good answer", "a strong answer", "good answers", "look for", "listen for"]
        .iter()
        .any(|start| lower.starts_with(start))
        || labelled(text).0.is_some_and(|label| section::section(&label) == Some(Section::Strong))
}
