//! What a text claims that can be checked: its numbers, and its names. A story that comes back from somebody else may say things
//! better, but claims nothing that it did not claim before.

use std::collections::{BTreeSet, HashSet};

/// Number words; "one" and "a" say too little to be a claim.
const NUMBER_WORDS: &str = "half third quarter double doubled triple tripled quadruple quadrupled halved twice dozen dozens two three four five \
    six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty \
    seventy eighty ninety hundred hundreds thousand thousands million millions billion billions tenfold twofold threefold zero none";
/// Units that a number may have, and how each is compared.
const UNITS: [(&str, &str); 13] = [
    ("%", "%"),
    ("percent", "%"),
    ("per", "%"),
    ("pct", "%"),
    ("x", "x"),
    ("times", "x"),
    ("k", "k"),
    ("thousand", "k"),
    ("m", "m"),
    ("mn", "m"),
    ("million", "m"),
    ("bn", "bn"),
    ("billion", "bn"),
];
/// Capitalised words that name nobody.
const NO_NAMES: &str = "i january february march april may june july august september october november december monday tuesday \
    wednesday thursday friday saturday sunday";

/// The numbers of a text, each once: digits without what groups them, with their unit, and number words.
pub fn numbers_in(text: &str) -> BTreeSet<String> {
    let mut numbers = BTreeSet::new();
    let mut rest = text;
    while let Some(at) = rest.find(char::is_numeric) {
        let point =
            rest[..at].ends_with('.') && !rest[..at].trim_end_matches('.').ends_with(char::is_alphanumeric);
        let run = &rest[at..];
        let end =
            run.find(|c: char| !(c.is_numeric() || matches!(c, '.' | ',' | '’' | '\''))).unwrap_or(run.len());
        let digits = run[..end].trim_end_matches(|c: char| !c.is_numeric());
        rest = &run[digits.len()..];
        numbers.insert(format!("{}{}{}", if point { "." } else { "" }, ungrouped(digits), unit(rest)));
    }
    numbers.extend(words(text).map(str::to_lowercase).filter(|word| listed(NUMBER_WORDS, word)));
    numbers
}

/// Digits without the commas that group them by three.
fn ungrouped(digits: &str) -> String {
    let mut pieces = digits.split([',', '’', '\'']);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |number, piece| {
        let groups = piece.split('.').next().is_some_and(|group| group.chars().count() == 3);
        if groups { number + piece } else { format!("{number},{piece}") }
    })
}

/// The unit behind a number, at once or after a blank.
fn unit(behind: &str) -> &'static str {
    let word = behind.strip_prefix(' ').unwrap_or(behind);
    let end = word.find(|c: char| !(c.is_alphabetic() || c == '%')).unwrap_or(word.len());
    let lower = word[..if word.starts_with('%') { 1 } else { end }].to_lowercase();
    let is_per_cent = lower != "per" || word.to_lowercase().starts_with("per cent");
    UNITS.iter().find(|(name, _)| *name == lower && is_per_cent).map_or("", |(_, unit)| unit)
}

/// The names of a text, each once, as they are written: capitalised words, and at the beginning of a sentence only those that are no
/// plain words.
pub fn names_in(text: &str, is_plain: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for line in text.lines() {
        let mut begins = true;
        for raw in line
            .split(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '-' | '/'))
            .filter(|raw| !raw.is_empty())
        {
            let word = raw.trim_matches(|c: char| !c.is_alphanumeric());
            let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
            let lower = word.to_lowercase();
            let is_capital = word.starts_with(char::is_uppercase);
            let is_inside = word.chars().skip(1).any(char::is_uppercase);
            if is_inside || (is_capital && !listed(NO_NAMES, &lower) && (!begins || !is_plain(&lower))) {
                names.insert(word.to_owned());
            }
            begins = raw.ends_with(['.', '!', '?', ':', '"', '”']) || matches!(raw, "*");
        }
    }
    names
}

/// The numbers and the names of a new text that the old one did not have.
pub fn new_claims(old: &str, new: &str, is_plain: impl Fn(&str) -> bool) -> Vec<String> {
    let known_numbers = numbers_in(old);
    let known_words: HashSet<String> = words(old).map(str::to_lowercase).collect();
    let numbers = numbers_in(new).into_iter().filter(|number| !known_numbers.contains(number));
    let is_known = |name: &String| {
        name.split(|c: char| !c.is_alphanumeric()).all(|word| known_words.contains(&word.to_lowercase()))
    };
    let names = names_in(new, is_plain).into_iter().filter(|name| !is_known(name));
    numbers.chain(names).collect()
}

/// What stands where something was struck.
pub const STRUCK: &str = "[…]";

/// A text in which phrases are struck: as whole words in any case, whatever stands between the words, and with an `s` behind.
pub fn struck(text: &str, phrases: &[String]) -> String {
    strike(text, phrases).0
}

/// The text, and what was struck, in its order.
pub fn strike(text: &str, phrases: &[String]) -> (String, Vec<String>) {
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}'))
        .collect();
    let mut wanted: Vec<Vec<String>> =
        phrases.iter().map(|phrase| words(phrase).map(str::to_lowercase).collect()).collect();
    wanted.retain(|phrase| !phrase.is_empty());
    wanted.sort_by_key(|phrase| std::cmp::Reverse(phrase.iter().map(String::len).sum::<usize>())); // a shorter one may be within it
    let placed: Vec<(usize, &str)> =
        words(&text).map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect();
    let lower: Vec<String> = placed.iter().map(|(_, word)| word.to_lowercase()).collect();
    let (mut out, mut pieces) = (String::new(), vec![]);
    let (mut done, mut at) = (0, 0);
    while at < placed.len() {
        let Some(found) = wanted.iter().find(|phrase| stands_at(phrase, &lower[at..])) else {
            at += 1;
            continue;
        };
        let (from, last) = (placed[at].0, placed[at + found.len() - 1]);
        let to = last.0 + last.1.len();
        out.push_str(&text[done..from]);
        out.push_str(STRUCK);
        pieces.push(text[from..to].to_owned());
        (done, at) = (to, at + found.len());
    }
    out.push_str(&text[done..]);
    (out, pieces)
}

fn stands_at(phrase: &[String], words: &[String]) -> bool {
    const LONG: usize = 4;
    let is_same = |(wanted, word): (&String, &String)| {
        wanted == word || (wanted.len() >= LONG && word.strip_suffix('s') == Some(wanted))
    };
    words.len() >= phrase.len() && phrase.iter().zip(words).all(is_same)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn listed(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_or_changed_number_and_a_new_name_are_claims_and_other_words_are_none() {
        let old = "We moved 46 VMs for Contoso in eleven weeks; cost fell by 18 % to $1,240.";
        let new = |new: &str| new_claims(old, new, |word| ["we", "cost", "in"].contains(&word));
        assert_eq!(
            new("In eleven weeks we moved Contoso's 46 VMs. Cost: $1240, down 18%."),
            Vec::<String>::new()
        );
        assert_eq!(new("We moved 46 VMs in twelve weeks."), ["twelve"]);
        assert_eq!(new("46 % in eleven weeks, at 18x"), ["18x", "46%"]);
        assert_eq!(new("Eleven weeks—Fabrikam—and eBay, 18 percent"), ["Fabrikam", "eBay"]);
        assert_eq!(new("We moved 460 VMs, and Fabrikam watched."), ["460", "Fabrikam"]);
    }

    #[test]
    fn what_is_struck_stands_nowhere_in_any_case_or_over_a_line_end() {
        let phrases = ["Big Bank".to_owned(), "ivan".to_owned()];
        assert_eq!(
            struck("BIG\nBANK and Big Bankers; Ivan's, ivanhoe", &phrases),
            "[…] and Big Bankers; […]'s, ivanhoe"
        );
    }
}
