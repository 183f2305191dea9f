//! A transcript of an interview: who asks is the panel, and what they ask is what a debrief wants.

use super::speakers::{Turn, is_known, who_answers};
use crate::text::exchange::foreign::Foreign;
use crate::text::exchange::html;
use crate::text::exchange::words::label::field;
use crate::text::exchange::words::phrase::{begins_a_request, ends_with_mark, is_question};
use crate::text::exchange::words::sentence::sentences;
use std::collections::HashMap;

/// Whether a text is one: three lines at least begin with somebody who speaks, two different ones.
pub(crate) fn is_likely(text: &str) -> bool {
    let speakers: Vec<String> = text.lines().filter_map(|line| spoken(line).0).collect();
    // Q and A: a list of questions, with what else is noted of them.
    const OF_A_LIST: [&str; 4] = ["q", "a", "question", "answer"];
    let is_of_list = |name: &String| OF_A_LIST.contains(&name.as_str());
    if speakers.iter().filter(|name| is_known(name)).all(is_of_list) && speakers.iter().any(is_of_list) {
        return false;
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    speakers.iter().for_each(|speaker| *counts.entry(speaker).or_default() += 1);
    let known = speakers.iter().any(|name| is_known(name) || name.starts_with("speaker"));
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    let again = counts.values().filter(|count| **count > 1).count();
    speakers.len() >= 3 && counts.len() >= 2 && speakers.len() * 4 >= lines && (known || again >= 2)
}

/// Whether a text is one, and those who speak are called by what they do: a list of questions may have names before its lines too.
pub(crate) fn is_named(text: &str) -> bool {
    let mut named: Vec<String> =
        text.lines().filter_map(|line| spoken(line).0).filter(|name| name.chars().count() > 1).collect();
    named.retain(|name| is_known(name) || name.starts_with("speaker"));
    let turns = named.len();
    named.sort_unstable();
    named.dedup();
    named.len() > 1 && turns > 3 && is_likely(text)
}

/// What was asked: the sentences of those who ask that ask something.
pub(crate) fn asked(text: &str) -> Foreign {
    asked_by(&turns(text))
}

/// What was asked in some turns.
pub(crate) fn asked_by(turns: &[Turn]) -> Foreign {
    let mut found = Foreign::default();
    let answers = who_answers(turns);
    // Each who answers is named once, with how many of their turns are not taken.
    let mut untaken: HashMap<&str, (usize, usize)> = HashMap::new();
    for (speaker, said, line) in turns {
        if let Some(speaker) = speaker.as_ref().filter(|speaker| answers.contains(*speaker)) {
            untaken.entry(speaker).or_insert((*line, 0)).1 += 1;
            continue;
        }
        let mut asked = questions_in(said);
        if speaker.is_none() {
            asked.retain(|sentence| is_to_somebody(sentence));
        }
        if asked.is_empty() {
            found.leave(*line, said, "it asks nothing");
        }
        found.asked.extend(asked.into_iter().map(unquoted));
    }
    let mut untaken: Vec<(usize, &str, usize)> =
        untaken.into_iter().map(|(name, (line, turns))| (line, name, turns)).collect();
    untaken.sort_unstable();
    for (line, name, turns) in untaken {
        let lines = if turns == 1 { "line" } else { "lines" };
        found.leave(line, &format!("{name}: {turns} {lines}"), "they answer, and ask nothing");
    }
    found
}

/// A sentence without the quote that ends the turn around it.
fn unquoted(sentence: String) -> String {
    let is_odd = sentence.matches(['"', '“', '”']).count() % 2 == 1;
    if is_odd { sentence.trim_matches(['"', '“', '”']).to_owned() } else { sentence }
}

/// What is asked in a turn. A scene that is set stays with the question about it: "Suppose sales says no. What then?"
pub(crate) fn questions_in(said: &str) -> Vec<String> {
    let mut asked: Vec<String> = vec![];
    let mut scene: Option<String> = None;
    let mut is_behind_request = false;
    for sentence in sentences(said) {
        let asks = ends_with_mark(&sentence) && is_question(&sentence) || begins_a_request(&sentence);
        match scene.take() {
            Some(scene) if asks && !is_small_talk(&sentence) => asked.push(format!("{scene} {sentence}")),
            Some(begun) if !asks => scene = Some(format!("{begun} {sentence}")),
            _ if !asks && sets_a_scene(&sentence) => scene = Some(sentence),
            // What is asked right behind a request is about the same.
            _ if asks && is_behind_request && !is_small_talk(&sentence) => {
                if let Some(request) = asked.last_mut() {
                    request.push(' ');
                    request.push_str(&sentence);
                }
            }
            _ if (asks || is_request(&sentence)) && !is_small_talk(&sentence) => {
                is_behind_request = begins_a_request(&sentence) && !ends_with_mark(&sentence);
                asked.push(sentence);
                continue;
            }
            _ => {}
        }
        is_behind_request &= asks;
    }
    // What was to be imagined and is not asked about is a request by itself.
    asked.extend(scene.filter(|scene| begins_so(scene, &["imagine", "suppose"]) && is_question(scene)));
    asked
}

/// Whether a sentence is asked of "you": where nobody is named, the other questions are those of a story that is told.
fn is_to_somebody(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let has = |word: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|own| own == word);
    (has("you") || has("your") || begins_a_request(sentence)) && !has("i") && !has("said")
}

/// Whether a sentence asks without a mark, as transcribers leave it out: "Name the project …".
fn is_request(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    // "Let's start by you telling me a little about yourself."
    let leads =
        ["telling me ", "telling us ", "tell me ", "tell us ", "walk me through ", "walk us through "];
    let is_led = lower.starts_with("let") && leads.iter().any(|lead| lower.contains(lead));
    is_led
        || is_question(sentence)
            && begins_so(
                sentence,
                &[
                    "name",
                    "take",
                    "outline",
                    "discuss",
                    "convince",
                    "sell",
                    "summarise",
                    "summarize",
                    "think of",
                    "recall",
                    "design",
                    "show how",
                    "implement",
                    "write",
                ],
            )
}

fn sets_a_scene(sentence: &str) -> bool {
    const SCENES: [&str; 11] = [
        "suppose",
        "imagine",
        "assume",
        "let's say",
        "let’s say",
        "say you",
        "say your",
        "you are ",
        "you need to ",
        "you have ",
        "you're ",
    ];
    begins_so(sentence, &SCENES)
}

fn begins_so(sentence: &str, starts: &[&str]) -> bool {
    let lower = sentence.to_lowercase();
    let lower = ["okay, ", "ok, ", "so, ", "so ", "and ", "now, ", "now "]
        .iter()
        .fold(lower.as_str(), |rest, lead| rest.strip_prefix(lead).unwrap_or(rest));
    starts.iter().any(|start| lower.starts_with(start))
}

/// The turns of a transcript: who speaks, what, and from which line.
fn turns(text: &str) -> Vec<Turn> {
    let mut turns: Vec<Turn> = vec![];
    let lines: Vec<&str> = text.lines().collect();
    for (number, line) in lines.iter().enumerate() {
        let is_id = lines.get(number + 1).is_some_and(|next| next.contains("-->"));
        let is_mark = is_id
            || line.contains("-->")
            || line.trim() == "WEBVTT"
            || line.trim().parse::<u32>().is_ok()
            || line.trim_start().starts_with("NOTE");
        if is_mark || line.trim().is_empty() || is_direction(line) {
            continue;
        }
        let line = without_marks(line);
        let (speaker, said) = spoken(&line);
        match (speaker, turns.last_mut()) {
            (Some(speaker), Some((last, text, _))) if last.as_ref() == Some(&speaker) => {
                text.push(' ');
                text.push_str(said);
            }
            (Some(speaker), _) => turns.push((Some(speaker), said.to_owned(), number + 1)),
            (None, Some((last, text, _))) if last.is_some() || !is_over(text) => {
                text.push(' ');
                text.push_str(said);
            }
            (None, _) => turns.push((None, said.to_owned(), number + 1)),
        }
    }
    turns
}

/// Whether a line says what happens, and is not said: `[pause]`, `*(laughs)*`.
fn is_direction(line: &str) -> bool {
    let line = line.trim().trim_matches(['*', '_']);
    let within = |open: char, close: char| {
        line.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|inner| !inner.contains(open))
    };
    within('[', ']') || within('(', ')')
}

/// Whether what nobody is named for ends with its line, and does not go on in the next one.
fn is_over(text: &str) -> bool {
    text.trim_end_matches(['"', '”', ')', ' ']).ends_with(['.', '?', '!', '…', '。', '？', '！'])
}

/// A line of subtitles without `<i>` and the like; who speaks (`<v Name>`) stays.
fn without_marks(line: &str) -> String {
    match line.trim_start().starts_with("<v ") {
        true => html::unescaped(line),
        false => html::to_text(line),
    }
}

/// Who speaks in a line, in lower case, and what: `[00:12] Speaker 1: Why us?`, `**Me:** …`, `<v Panel>Why us?`.
fn spoken(line: &str) -> (Option<String>, &str) {
    let line = line.trim().trim_start_matches(['-', '>', '*', ' ']);
    if let Some((name, said)) = line.strip_prefix("<v ").and_then(|rest| rest.split_once('>')) {
        return (Some(name.trim().to_lowercase()), said.trim().trim_end_matches("</v>"));
    }
    if let Some(name) = name_with_time(line) {
        return (Some(name), "");
    }
    let line = without_number(without_time(line));
    match line.split_once(':') {
        Some((name, said)) => {
            let bare = without_time(name.trim().trim_matches('*')).trim_end_matches(['*', ' ']);
            let is_name = (1..=4).contains(&bare.split_whitespace().count())
                && bare.chars().count() <= 30
                && !bare.contains(['?', '.', ',', '"'])
                && bare.chars().any(char::is_alphabetic)
                && !is_part_of_story(bare)
                && bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            match is_name {
                true => (Some(bare.to_lowercase()), said.trim().trim_start_matches('*').trim()),
                false => (None, line),
            }
        }
        None => (None, line),
    }
}

/// A line without the number of its turn: `Q1. INTERVIEWER: …`.
fn without_number(line: &str) -> &str {
    let rest = line.strip_prefix(['Q', 'A']).unwrap_or(line);
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    match behind.strip_prefix(['.', ')']) {
        Some(said) if behind.len() < rest.len() && said.starts_with(' ') => said.trim_start(),
        _ => line,
    }
}

/// Whether a name is the label of a story's part, and nobody's.
fn is_part_of_story(name: &str) -> bool {
    name.chars().count() > 1 && field(name).is_some()
}

/// The speaker of a line of its own, with the moment behind: `Omar Feld   5:12`.
fn name_with_time(line: &str) -> Option<String> {
    let (name, time) = line.rsplit_once([' ', '\t'])?;
    let is_time = time.contains(':') && time.chars().all(|c| c.is_ascii_digit() || c == ':');
    let name = name.trim();
    let words = name.split_whitespace().count();
    let is_name =
        (1..=4).contains(&words) && name.chars().all(|c| c.is_alphanumeric() || " .-'()".contains(c));
    (is_time && is_name && name.starts_with(char::is_uppercase)).then(|| name.to_lowercase())
}

/// A line without the moment at its beginning: `[00:12]`, `00:01:12`, `(12:03)`.
fn without_time(line: &str) -> &str {
    let inner = line.trim_start_matches(['[', '(']);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
    let taken = &inner[..inner.len() - rest.len()];
    if taken.contains(':') && taken.len() >= 4 { rest.trim_start_matches([']', ')', ' ', '-']) } else { line }
}

/// What is asked before the questions are.
fn is_small_talk(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    [
        "hear me",
        "hear us",
        "see me",
        "how are you",
        "cómo estás",
        "find us",
        "a coffee",
        "some water",
        "are you ready",
        "are you available",
        "shall we",
        "where were we",
        "make sense",
        "does that answer",
        "is that right",
        "fair enough",
    ]
    .iter()
    .any(|talk| lower.contains(talk))
}
