//! Who of those who speak in a transcript asks, and who answers.

use super::phrase::is_question;
use super::sentence::sentences;
use std::cmp::Reverse;
use std::collections::HashSet;

/// Who speaks, in lower case, what, and from which line.
pub(super) type Turn = (Option<String>, String, usize);

/// Names of those who answer.
const ANSWERS: [&str; 8] = ["me", "i", "candidate", "interviewee", "answer", "a", "applicant", "student"];
/// Names of those who ask.
const ASKS: [&str; 7] = ["interviewer", "panel", "panelist", "question", "q", "recruiter", "hiring manager"];

/// Whether a name says what its bearer does.
pub(super) fn is_known(name: &str) -> bool {
    is_one_of(name, &ASKS) || is_one_of(name, &ANSWERS)
}

/// Who answers: those who are called so, else the one who asks least, and among those speaks most.
pub(super) fn who_answers(turns: &[Turn]) -> HashSet<String> {
    let mut speakers: Vec<&String> = turns.iter().filter_map(|(speaker, ..)| speaker.as_ref()).collect();
    speakers.sort_unstable();
    speakers.dedup();
    let asking: HashSet<&str> =
        speakers.iter().filter(|name| is_one_of(name, &ASKS)).map(|name| person(name)).collect();
    if !asking.is_empty() {
        let introduced = introduced(turns);
        let asks = |name: &str| {
            is_one_of(name, &ASKS)
                || is_listed(turns, name)
                || asking.contains(person(name))
                || introduced.contains(&first_word(name))
        };
        return speakers.into_iter().filter(|name| !asks(name)).cloned().collect();
    }
    let answering: HashSet<&str> =
        speakers.iter().filter(|name| is_one_of(name, &ANSWERS)).map(|name| person(name)).collect();
    if !answering.is_empty() {
        return speakers.into_iter().filter(|name| answering.contains(person(name))).cloned().collect();
    }
    let said_by = |name: &String| {
        let said = turns.iter().filter(|(speaker, ..)| speaker.as_ref() == Some(name));
        said.flat_map(|(_, text, _)| sentences(text)).collect::<Vec<_>>()
    };
    let share_of_questions = |name: &String| {
        let sentences = said_by(name);
        let asking = sentences.iter().filter(|sentence| is_question(sentence)).count();
        (100 * asking / sentences.len().max(1), Reverse(sentences.iter().map(String::len).sum::<usize>()))
    };
    speakers.into_iter().min_by_key(|name| share_of_questions(name)).cloned().into_iter().collect()
}

/// Whether the head of a transcript says that somebody asks: `Interviewer: Mr. John Doe, engineer`.
fn is_listed(turns: &[Turn], name: &str) -> bool {
    turns.iter().any(|(role, said, _)| {
        let lower = said.to_lowercase();
        let titles = ["mr. ", "ms. ", "mrs. ", "dr. "];
        let person = titles.iter().find_map(|title| lower.strip_prefix(title)).unwrap_or(&lower);
        let rest = person.strip_prefix(name);
        role.as_ref().is_some_and(|role| is_one_of(role, &ASKS))
            && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([',', ' ', '(']))
            && !lower.contains('?')
    })
}

/// The names that those who ask give as their own, in lower case: "Hi, I'm Emily."
fn introduced(turns: &[Turn]) -> HashSet<String> {
    const LEADS: [&str; 5] = ["i'm ", "i’m ", "i am ", "my name is ", "my name's "];
    let mut names = HashSet::new();
    let asked = turns.iter().filter(|(name, ..)| name.as_ref().is_some_and(|name| is_one_of(name, &ASKS)));
    for (_, said, _) in asked {
        let lower = said.to_lowercase();
        let behind =
            LEADS.iter().flat_map(|lead| lower.match_indices(lead).map(|(at, _)| &lower[at + lead.len()..]));
        names.extend(behind.map(first_word).filter(|name| !name.is_empty()));
    }
    names
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')).collect()
}

/// A name without what its bearer does: "emily (interviewer)".
fn person(name: &str) -> &str {
    name.split('(').next().unwrap_or(name).trim()
}

/// Whether somebody is called so, or is said to be that in brackets.
fn is_one_of(name: &str, names: &[&str]) -> bool {
    let first = name.split([' ', '(']).next().unwrap_or_default();
    let role = name.split_once('(').map(|(_, role)| role.trim_end_matches(')').trim());
    names.contains(&name) || names.contains(&first) || role.is_some_and(|role| names.contains(&role))
}
