//! Who of those who speak in a transcript asks, and who answers.

use crate::text::exchange::words::phrase::is_question;
use crate::text::exchange::words::sentence::sentences;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Who speaks, in lower case, what, and from which line.
pub(crate) type Turn = (Option<String>, String, usize);

/// Names of those who answer.
const ANSWERS: [&str; 8] = ["me", "i", "candidate", "interviewee", "answer", "a", "applicant", "student"];
/// Names of those who ask.
const ASKS: [&str; 7] = ["interviewer", "panel", "panelist", "question", "q", "recruiter", "hiring manager"];

/// Whether a name says what its bearer does.
pub(crate) fn is_known(name: &str) -> bool {
    is_one_of(name, &ASKS) || is_one_of(name, &ANSWERS)
}

/// Who answers: those who are called so, else the one who asks least, and among those speaks most.
pub(crate) fn who_answers(turns: &[Turn]) -> HashSet<String> {
    let mut speakers: Vec<&String> = turns.iter().filter_map(|(speaker, ..)| speaker.as_ref()).collect();
    speakers.sort_unstable();
    speakers.dedup();
    let asking: HashSet<&str> =
        speakers.iter().filter(|name| is_one_of(name, &ASKS)).map(|name| person(name)).collect();
    if !asking.is_empty() {
        let (introduced, listed) = (introduced(turns), listed(turns));
        let asks = |name: &str| {
            is_one_of(name, &ASKS)
                || listed.iter().any(|listed| listed == name || first_word(listed) == *name)
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
    let mut said: HashMap<&str, (usize, usize, usize)> = HashMap::new();
    for (speaker, text, _) in turns {
        let Some(speaker) = speaker else { continue };
        let (asking, all, letters) = said.entry(speaker).or_default();
        for sentence in sentences(text) {
            *asking += usize::from(is_question(&sentence));
            *all += 1;
            *letters += sentence.len();
        }
    }
    let share_of_questions = |name: &str| {
        let (asking, all, letters) = said.get(name).copied().unwrap_or_default();
        (100 * asking / all.max(1), Reverse(letters))
    };
    speakers.into_iter().min_by_key(|name| share_of_questions(name)).cloned().into_iter().collect()
}

/// Whom the head of a transcript says to ask: `Interviewer: Mr. John Doe, engineer`. In lower case, up to the first comma or bracket.
fn listed(turns: &[Turn]) -> HashSet<String> {
    let named = turns.iter().filter(|(role, said, _)| {
        role.as_ref().is_some_and(|role| is_one_of(role, &ASKS)) && !said.contains('?')
    });
    let person = |said: &str| {
        let lower = said.split([',', '(']).next().unwrap_or_default().trim().to_lowercase();
        let titles = ["mr. ", "ms. ", "mrs. ", "dr. "];
        titles.iter().find_map(|title| lower.strip_prefix(title)).unwrap_or(&lower).to_owned()
    };
    named.map(|(_, said, _)| person(said)).filter(|name| !name.is_empty()).collect()
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
