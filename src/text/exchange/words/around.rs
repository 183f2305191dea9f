//! What stands around the words of a question: numbers, "Q:", quotes, tags; and several wordings of it beside each other.

use super::emphasis::bare;
use super::ornament::is_ornament;
use super::phrase::{begins_a_request, begins_as_one_asks, ends_with_mark, is_question, leads_on};

/// A question's words without the number, the "Q:" and the tags around it, and the tags.
pub(crate) fn stripped(text: &str) -> (String, Vec<String>) {
    let (text, tags) = without_tags(text);
    let text = bare(&text);
    let text = text.trim_end_matches(is_ornament);
    let text = text.trim_start_matches(|c| c != '*' && is_ornament(c));
    (without_lead(text).to_owned(), tags)
}

/// `Q1: `, `Question 3.`, `12) `, quotes around it all.
fn without_lead(text: &str) -> &str {
    let mut text = text.trim();
    text = text.strip_prefix("//").map_or(text, str::trim_start); // as in a file of code
    if let Some((_, rest)) = text.strip_prefix("[!").and_then(|callout| callout.split_once(']')) {
        text = rest.trim_start_matches(['-', '+']).trim_start(); // a callout of Obsidian's
    }
    for lead in [
        "example question",
        "sample question",
        "interview question",
        "question",
        "interviewer",
        "recruiter",
        "hr",
        "q",
    ] {
        let Some(rest) = text
            .get(..lead.len())
            .filter(|head| head.eq_ignore_ascii_case(lead))
            .map(|_| &text[lead.len()..])
        else {
            continue;
        };
        let numbered =
            rest.trim_start().trim_start_matches('#').trim_start_matches(|c: char| c.is_ascii_digit());
        let is_speaker = ["interviewer", "recruiter", "hr"].contains(&lead);
        let marks: &[char] = if is_speaker { &[':', '：'] } else { &[':', ')', '：'] };
        // "Q-in-Q" and "Q.931" are words.
        let parted =
            || numbered.strip_prefix(['.', '-', '–']).filter(|rest| rest.is_empty() || rest.starts_with(' '));
        if let Some(behind) = numbered.strip_prefix(marks).or_else(|| parted().filter(|_| !is_speaker)) {
            text = behind.trim_start();
            break;
        }
    }
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if numbered.len() < text.len()
        && let Some(behind) = numbered.strip_prefix(['.', ')', ':', '、', '：'])
        && !behind.starts_with(|c: char| c.is_ascii_digit())
        && text.len() - numbered.len() < if numbered.starts_with(':') { 3 } else { 4 }
    // "404: what does it mean?"
    {
        text = behind.trim_start();
    }
    // "4 Tell me about a time …"
    if let Some(behind) = numbered.strip_prefix(' ').filter(|_| numbered.len() < text.len())
        && begins_a_request(behind)
    {
        text = behind.trim_start();
    }
    let quoted = |open: char, close: char| {
        text.strip_prefix(open).and_then(|inner| inner.trim_end_matches([':', ' ']).strip_suffix(close))
    };
    let inner = quoted('"', '"').or_else(|| quoted('“', '”')).or_else(|| quoted('「', '」'));
    let inner = inner.filter(|inner| !inner.contains(['"', '“']));
    inner.unwrap_or(text).trim()
}

/// A text without the tags behind it: `` `code` ``, `[in brackets]`, `#hash`, `(one-word)`.
pub(crate) fn without_tags(text: &str) -> (String, Vec<String>) {
    let mut tags = vec![];
    let mut rest = text.trim();
    const MOST: usize = 20;
    while tags.len() < MOST {
        if let Some((before, tag)) = labelled_remark(rest) {
            tags.push(tag.to_owned());
            rest = before;
            continue;
        }
        let last = |open: char, close: char| {
            let inner = rest.strip_suffix(close)?;
            let (before, tag) = inner.rsplit_once(open)?;
            let is_tag =
                !tag.trim().is_empty() && tag.split_whitespace().count() <= 3 && !tag.contains(['?', '.']);
            (is_tag && !before.trim().is_empty() && !leads_on(before)).then_some((before, tag))
        };
        // Who said it, in brackets behind: a name, an office.
        let names = |(before, tag): &(&str, &str)| {
            before.trim_end_matches(['"', '”', ' ', '*']).ends_with('?')
                && tag.starts_with(char::is_uppercase)
        };
        let hash = || {
            rest.rsplit_once(" #").filter(|(_, tag)| !tag.is_empty() && !tag.contains(char::is_whitespace))
        };
        let of_one_word = |(_, tag): &(&str, &str)| !tag.contains(char::is_whitespace);
        let found = last('`', '`')
            .or_else(|| last('[', ']'))
            .or_else(|| {
                let behind = last('(', ')');
                if let Some((before, _)) = behind
                    && before.trim_end().ends_with(['"', '”'])
                {
                    return behind;
                }
                let of_one =
                    behind.filter(of_one_word).filter(|(before, _)| before.trim_end().ends_with('?'));
                of_one.or_else(|| behind.filter(names))
            })
            .or_else(hash);
        let Some((before, tag)) = found else { break };
        // From the last to the first: they are turned round in the end.
        tags.extend(tag.rsplit([',', ';']).map(|tag| tag.trim().trim_start_matches('#').to_owned()));
        rest = before.trim_end().trim_end_matches(['—', '–', '·', '|']).trim_end();
        rest = rest.strip_suffix(" -").unwrap_or(rest).trim_end();
    }
    tags.retain(|tag| !tag.is_empty());
    tags.reverse();
    (rest.to_owned(), tags)
}

/// What a label in brackets behind a sentence says of it: `Who objected? (Principle: Are Right, A Lot)`.
fn labelled_remark(text: &str) -> Option<(&str, &str)> {
    const WORDS: usize = 10;
    let (before, inner) = text.strip_suffix(')')?.rsplit_once(" (")?;
    let (label, said) = inner.split_once(": ")?;
    const LABELS: [&str; 12] = [
        "principle",
        "leadership principle",
        "lp",
        "competency",
        "skill",
        "topic",
        "category",
        "theme",
        "area",
        "value",
        "level",
        "tag",
    ];
    let is_label = LABELS.contains(&label.to_lowercase().trim_end_matches('s'));
    let is_short = said.split_whitespace().count() <= WORDS && !said.contains(['?', '.']);
    let before = before.trim_end();
    (is_label && is_short && (before.ends_with(['?', '.', '!']) || begins_a_request(before)))
        .then(|| (before, said.trim()))
}

/// Several wordings of one item: `Why us? / What draws you here?` Both sides ask by themselves, or it is one wording.
pub(crate) fn wordings(text: &str) -> Vec<String> {
    let text = text.replace("\" or \"", "\" / \"").replace("” or “", "” / “");
    // Each with whether it asks.
    let mut wordings: Vec<(String, bool)> = vec![];
    for piece in
        text.split(" / ").flat_map(|piece| piece.split("? Or: ")).flat_map(|piece| piece.split("? OR "))
    {
        let asks = is_question(piece);
        match wordings.last_mut() {
            Some((last, last_asks)) if !asks || !*last_asks || !begins_anew(last, piece) => {
                last.push_str(" / ");
                last.push_str(piece.trim());
                *last_asks |= asks;
            }
            _ => wordings.push((piece.trim().to_owned(), asks)),
        }
    }
    let are_many = wordings.len() > 1;
    let ended = |(mut wording, _): (String, bool)| {
        let is_open = !wording.ends_with(['?', '.', '!', '…', '"', '”', ')']);
        if are_many && is_open && text.contains('?') {
            wording.push('?');
        }
        wording
    };
    wordings.into_iter().map(ended).collect()
}

/// Whether a piece behind a stroke is no more of the same sentence.
fn begins_anew(before: &str, piece: &str) -> bool {
    ends_with_mark(before) || piece.trim().starts_with(char::is_uppercase) || begins_as_one_asks(piece)
}
