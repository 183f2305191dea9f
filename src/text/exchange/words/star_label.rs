//! Labels before the parts of a story in running text: bold ones, words with a colon, letters.

use super::emphasis::{SAID, bare, bold_lead};
use super::label::{Field, field};
use super::ornament::without_pictures;
use crate::bank::Part;

/// `**S (Situation):** text` and `Situation: text` as the field and the text.
pub(crate) fn label(line: &str) -> Option<(Field, &str)> {
    let line = line.trim_start();
    if line.starts_with(SAID) {
        return None;
    }
    let line = without_pictures(line);
    if let Some(inner) = line.strip_prefix("**") {
        let (name, rest) = inner.split_once("**")?;
        if rest.starts_with(char::is_alphabetic) {
            return decorated(name, rest);
        }
        let found = field(name)?;
        let rest = rest.trim_start().trim_start_matches([':', '：', '-', '–', '—']).trim_start();
        return Some((found, without_advice(rest)));
    }
    if let Some((name, rest)) = line.split_once(" - ").or_else(|| line.split_once(" – "))
        && name.chars().count() > 1
        && let Some(found) = field(name).filter(|field| field.part().is_some())
    {
        return Some((found, rest.trim_start()));
    }
    let (name, rest) = line.split_once([':', '：'])?;
    if name
        .strip_prefix("STORY ")
        .or_else(|| name.strip_prefix("Story "))
        .is_some_and(|number| number.parse::<u32>().is_ok())
    {
        return Some((Field::Title, rest.trim_start()));
    }
    let is_word = name.chars().count() > 1 && name.split_whitespace().count() <= 4;
    let found = field(name).filter(|_| is_word || name.chars().all(|c| c.is_ascii_uppercase()))?;
    Some((found, without_advice(rest.trim_start())))
}

/// Whether a line is labelled as a part.
fn is_part(line: &str) -> bool {
    label(line).is_some_and(|(field, _)| field.part().is_some())
}

/// `**S**ituation: text`: a word of which the first letter alone is bold.
fn decorated<'l>(name: &str, rest: &'l str) -> Option<(Field, &'l str)> {
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let found = field(&format!("{name}{}", &rest[..end]))?;
    let behind = &rest[end..];
    let is_label = behind.trim().is_empty() || behind.starts_with([':', '：', ' ']);
    is_label.then(|| (found, behind.trim_start_matches([':', '：', ' ', '-', '–', '—'])))
}

/// The text behind a label without advice on how much to write: `(2-3 sentences)`.
fn without_advice(text: &str) -> &str {
    let advises = |inner: &str| {
        ["sentence", "minute", "second", "paragraph", "words"].iter().any(|word| inner.contains(word))
    };
    match text.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((inner, rest)) if advises(inner) => rest.trim_start_matches([':', ' ']),
        _ => text,
    }
}

/// The parts that stand in one line behind each other: `Situation: … Task: … Action: … Result: …`, `**S**: … | **T**: …`; else the line.
pub(crate) fn parts_in(line: &str) -> Vec<&str> {
    const FEWEST: usize = 2;
    let line = behind_answer(line);
    let pieces: Vec<&str> = line.split(" | ").map(str::trim).collect();
    if pieces.len() > 1 && pieces.iter().all(|piece| is_part(piece)) {
        return pieces;
    }
    let Some((first, _)) = label(line).filter(|_| !line.starts_with(SAID)) else { return vec![line] };
    let begins = |at: usize| {
        if !line[at..].starts_with(|c: char| c.is_uppercase() || matches!(c, '*' | '(')) {
            return false;
        }
        let before = line[..at].trim_end();
        let is_apart = before.len() < at && before.ends_with(['.', '!', '?', ')', '"', '”', '。']);
        let begun = Some(&line[at..]).filter(|_| is_apart).and_then(begun_part);
        match first {
            Field::Of(Part::Situation) => begun.is_some(),
            // What was learned stands behind the result.
            Field::Of(Part::Result) => begun == Some(Part::Learning),
            _ => false,
        }
    };
    let mut cuts: Vec<usize> =
        line.char_indices().map(|(at, _)| at).filter(|at| *at > 0 && begins(*at)).collect();
    cuts.dedup_by(|next, last| *next - *last <= "(T) ".len()); // a label begins with its letter
    if cuts.len() < FEWEST && first != Field::Of(Part::Result) {
        return vec![line];
    }
    let starts = std::iter::once(0).chain(cuts.iter().copied());
    let ends = cuts.iter().copied().chain(std::iter::once(line.len()));
    starts.zip(ends).map(|(start, end)| line[start..end].trim()).collect()
}

/// What stands behind `**Answer.**`, if it is a part.
fn behind_answer(line: &str) -> &str {
    let rest = line.trim_start().trim_start_matches("**");
    let rest = ["Answer", "Ans"].iter().find_map(|word| rest.strip_prefix(word));
    let behind = rest.map(|rest| rest.trim_start_matches(['.', ':', '*', ' ']));
    behind.filter(|behind| is_part(behind)).unwrap_or(line)
}

/// The part with whose whole name and a colon a text begins.
fn begun_part(text: &str) -> Option<Part> {
    const LONGEST: usize = 24;
    let colon = text.char_indices().take(LONGEST).find(|(_, c)| matches!(c, ':' | '：')).map(|(at, _)| at);
    let name = text[..colon?].trim_matches('*').trim();
    field(name).and_then(Field::part).filter(|_| name.chars().count() > 1)
}

/// Whether a line of a part would be read as a label, unless it is marked as said.
pub fn is_label(line: &str) -> bool {
    label(line).is_some() || is_part_alone(line) || is_other_label(line)
}

/// The parts of STAR by their whole names.
const PARTS: [&str; 4] = ["situation", "task", "action", "result"];

/// `- S` with what belongs to it below.
pub(crate) fn is_part_alone(line: &str) -> bool {
    if line.trim_start().starts_with(SAID) {
        return false;
    }
    let line = bare(line);
    let line = without_pictures(&line);
    let is_written_out = || PARTS.contains(&line.trim_end_matches('s'));
    line.chars().count() <= 16
        && (line.starts_with(char::is_uppercase) || is_written_out())
        && field(line).and_then(Field::part).is_some()
}

/// The question of a line that is labelled as one: `**Q** : Why us?`, `Question: Why us?`.
pub(crate) fn question(line: &str) -> Option<String> {
    let line = bare(line);
    let line = without_pictures(&line);
    let rest = line.strip_prefix("Question").or_else(|| line.strip_prefix('Q'))?;
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '#'));
    // "Q1 (5 min): …"
    let timed =
        rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, behind)| behind);
    let asked = timed.strip_prefix([':', '：'])?.trim_matches([' ', ':']);
    (!asked.is_empty()).then(|| asked.to_owned())
}

/// Whether a line is labelled by the letter that is short for an answer as well as for an action.
pub(crate) fn is_lettered_a(line: &str) -> bool {
    let line = bare(line);
    let rest = without_pictures(&line).strip_prefix('A');
    rest.is_some_and(|rest| rest.trim_start().starts_with([':', '：', ')', '.', '-', '–']))
}

/// A bold label, or a question, that is no part of a story: the part before it is over.
pub(crate) fn is_other_label(line: &str) -> bool {
    let is_label = bold_lead(line).is_some_and(|(name, rest)| {
        (name.trim_end().ends_with([':', '：']) || rest.starts_with([':', '：']))
            && name.split_whitespace().count() <= 5
    });
    let asks = bare(line).to_lowercase();
    is_label
        || asks.starts_with("q:")
        || asks.starts_with("questions this story")
        || asks.starts_with("likely follow-up")
}
