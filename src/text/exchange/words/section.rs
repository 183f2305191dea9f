//! What stands below a question, by the label before it: what is asked next, what a strong or a weak answer shows, what it is asked for.

use super::emphasis::{bare, wholly_bold};
use super::phrase::{begins_a_request, ends_with_mark, is_question};
use super::sentence::sentences;
use crate::text::exchange::foreign::ForeignQuestion;

/// What the lines below a label are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Section {
    /// No label: what asks is asked next, the rest is a hint.
    #[default]
    Open,
    /// What is asked next.
    Next,
    /// What a strong answer shows, or the answer.
    Strong,
    /// What a weak one gives away.
    Weak,
    /// What it is asked for.
    Probes,
    /// Its tags.
    Tags,
}

/// Labels that are told by their whole words.
const WHOLE: [(&str, Section); 17] = [
    ("a", Section::Strong),
    ("ans", Section::Strong),
    ("tags", Section::Tags),
    ("tag", Section::Tags),
    ("topic", Section::Tags),
    ("category", Section::Tags),
    ("competency", Section::Tags),
    ("competencies", Section::Tags),
    ("key concepts", Section::Tags),
    ("concepts", Section::Tags),
    ("topics", Section::Tags),
    ("skills", Section::Tags),
    ("keywords", Section::Tags),
    ("purpose", Section::Probes),
    ("intent", Section::Probes),
    ("example", Section::Strong),
    ("notes", Section::Strong),
];

/// How labels begin, the telling ones first.
const BEGINNINGS: [(&str, Section); 52] = [
    ("follow-up", Section::Next),
    ("follow up", Section::Next),
    ("followup", Section::Next),
    ("probe", Section::Next),
    ("追問", Section::Next),
    ("追问", Section::Next),
    ("nachfrage", Section::Next),
    ("what to avoid", Section::Weak),
    ("avoid", Section::Weak),
    ("red flag", Section::Weak),
    ("anti-pattern", Section::Weak),
    ("antipattern", Section::Weak),
    ("weak answer", Section::Weak),
    ("需注意", Section::Weak),
    ("警示", Section::Weak),
    ("bad answer", Section::Weak),
    ("poor answer", Section::Weak),
    ("poor response", Section::Weak),
    ("bad response", Section::Weak),
    ("weak response", Section::Weak),
    ("pitfall", Section::Weak),
    ("common mistake", Section::Weak),
    ("why it matters", Section::Probes),
    ("why this matters", Section::Probes),
    ("why they ask", Section::Probes),
    ("why we ask", Section::Probes),
    ("why it's effective", Section::Probes),
    ("why it’s effective", Section::Probes),
    ("what they look for", Section::Probes),
    ("what they're looking for", Section::Probes),
    ("what they are probing", Section::Probes),
    ("what it tests", Section::Probes),
    ("what is the point of", Section::Probes),
    ("why this question", Section::Probes),
    ("評估", Section::Probes),
    ("題目意圖", Section::Probes),
    ("考察", Section::Probes),
    ("answer", Section::Strong),
    ("solution", Section::Strong),
    ("approach", Section::Strong),
    ("how to answer", Section::Strong),
    ("best practice", Section::Strong),
    ("key point", Section::Strong),
    ("what to look for", Section::Strong),
    ("what to say", Section::Strong),
    ("look for", Section::Strong),
    ("hint", Section::Strong),
    ("tip", Section::Strong),
    ("good answer", Section::Strong),
    ("優秀", Section::Strong),
    ("sample answer", Section::Strong),
    ("strong answer", Section::Strong),
];

/// How labels of what to say end.
const ENDINGS: [&str; 4] = ["answer", "hint", "tip", "response"];

/// What a label means, without its colon.
pub(crate) fn section(label: &str) -> Option<Section> {
    let label = bare(label).to_lowercase();
    let label = label.trim_end_matches([':', '：', ' ']);
    let whole = WHOLE.iter().find(|(known, _)| *known == label);
    let begun = || BEGINNINGS.iter().find(|(start, _)| begins(label, start));
    // "Model answer", "STAR hint".
    let ended = || {
        let last = label.split_whitespace().next_back().unwrap_or_default();
        let is_named = ENDINGS.contains(&last.trim_end_matches('s')) && label.split_whitespace().count() <= 4;
        is_named.then_some(Section::Strong)
    };
    whole.or_else(begun).map(|(_, section)| *section).or_else(ended)
}

/// Whether a label begins with whole words, in the plural too: "tips", but not "tipping point". Other scripts part no words.
fn begins(label: &str, start: &str) -> bool {
    let Some(rest) = label.strip_prefix(start) else { return false };
    let rest = rest.strip_prefix("es").or_else(|| rest.strip_prefix('s')).unwrap_or(rest);
    !rest.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Whether a line speaks of what is asked next: `Follow-up: …`.
pub(crate) fn is_told_next(line: &str) -> bool {
    section(&bare(line)) == Some(Section::Next)
}

/// `Label: text` as the label and the text; `A1) text`, `**Label** text` and `Ans. text` too.
pub(crate) fn labelled(text: &str) -> (Option<String>, &str) {
    for lead in ["Answer", "Ans", "A"] {
        let rest = text.strip_prefix(lead).map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
        let said = rest.and_then(|rest| rest.strip_prefix([')', '.', ':']));
        if let Some(said) = said.filter(|said| said.is_empty() || said.starts_with(char::is_whitespace)) {
            return (Some("a".to_owned()), said.trim());
        }
    }
    match text.split_once([':', '：']) {
        Some((label, said)) if label.split_whitespace().count() <= 5 && !label.contains(['?', '.']) => {
            (Some(label.trim().to_lowercase()), said.trim())
        }
        _ => (None, text),
    }
}

/// Whether a line is a label with nothing behind it: `**Solution approach:**`, `Tips:`.
pub(crate) fn is_alone(line: &str) -> bool {
    let line = line.trim();
    let words = bare(line);
    let is_short = words.split_whitespace().count() <= 8 && !words.ends_with(['?', '？', '.']);
    let ends = words.ends_with([':', '：']);
    is_short && (ends || wholly_bold(line).is_some() && section(&words).is_some())
}

/// Whether a text below a question asks, and does not tell: its last sentence does, and no more than one stands before it.
pub(crate) fn is_asked_next(text: &str) -> bool {
    let sentences = sentences(text);
    let asking = sentences.iter().filter(|sentence| ends_with_mark(sentence)).count();
    let asks = ends_with_mark(text) && asking + 1 >= sentences.len();
    is_question(text) && (asks || begins_a_request(text) && sentences.len() <= 3)
}

/// Adds what was noted beside a question: an answer only if it is labelled as one.
pub(crate) fn add_note(question: &mut ForeignQuestion, text: &str) {
    let (label, said) = labelled(text.trim());
    let is_answer = label.is_some_and(|label| section(&label) == Some(Section::Strong) && label != "notes");
    let (list, text) =
        if is_answer { (&mut question.hints, said) } else { (&mut question.notes, text.trim()) };
    if !text.is_empty() {
        list.push(text.to_owned());
    }
}

/// Adds a line to a question, as its section says.
pub(crate) fn add(question: &mut ForeignQuestion, section: Section, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    match section {
        Section::Next => question.follow_ups.push(text.to_owned()),
        Section::Open if is_asked_next(text) => question.follow_ups.push(text.to_owned()),
        Section::Open | Section::Strong => question.hints.push(text.to_owned()),
        Section::Weak => question.weak.push(text.to_owned()),
        Section::Tags => question.tags.extend(text.split([',', ';']).map(|tag| tag.trim().to_owned())),
        Section::Probes => {
            let probes = question.known.entry("probes").or_default();
            if !probes.is_empty() {
                probes.push_str(if probes.ends_with(['.', '?', '!']) { " " } else { "; " });
            }
            probes.push_str(text);
        }
    }
}
