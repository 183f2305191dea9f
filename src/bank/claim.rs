//! What a text claims that can be checked: its numbers, and its names. A story that comes back from somebody else may say things
//! better, but claims nothing that it did not claim before.

use std::collections::{BTreeSet, HashSet};

/// Number words; "one" and "a" say too little to be a claim.
const NUMBER_WORDS: &str = "half third quarter double doubled tripled halved twice dozen two three four five six seven eight nine ten eleven \
    twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred \
    thousand million billion";
/// Capitalised words that name nobody.
const NO_NAMES: &str = "i january february march april may june july august september october november december monday tuesday \
    wednesday thursday friday saturday sunday";

/// The numbers of a text, each once: digits without what groups them, and number words.
pub fn numbers_in(text: &str) -> BTreeSet<String> {
    let digits = text.split(|c: char| !(c.is_numeric() || matches!(c, '.' | ',' | '’' | '\'')));
    let digits = digits.map(|run| run.trim_matches(|c: char| !c.is_numeric())).filter(|run| !run.is_empty());
    let plain = digits.map(|run| run.replace([',', '’', '\''], ""));
    let words = words(text).map(str::to_lowercase).filter(|word| listed(NUMBER_WORDS, word));
    plain.chain(words).collect()
}

/// The names of a text, each once, as they are written: capitalised words, and at the beginning of a sentence only those that are no
/// plain words.
pub fn names_in(text: &str, is_plain: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut begins = true;
    for raw in text.split_whitespace() {
        let word = raw.trim_matches(|c: char| !c.is_alphanumeric());
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let lower = word.to_lowercase();
        let is_capital = word.starts_with(char::is_uppercase);
        if is_capital && !listed(NO_NAMES, &lower) && (!begins || !is_plain(&lower)) {
            names.insert(word.to_owned());
        }
        begins = raw.ends_with(['.', '!', '?', ':', '"', '”']) || matches!(raw, "-" | "*");
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

/// A text in which phrases are struck, as whole words in any case.
pub fn struck(text: &str, phrases: &[String]) -> String {
    const STRUCK: &str = "[…]";
    let mut text = text.to_owned();
    for phrase in
        phrases.iter().map(|phrase| phrase.trim().to_lowercase()).filter(|phrase| !phrase.is_empty())
    {
        let mut out = String::new();
        let mut rest = text.as_str();
        while let Some((before, found)) = find_words(rest, &phrase) {
            out.push_str(&rest[..before]);
            out.push_str(STRUCK);
            rest = &rest[before + found..];
        }
        out.push_str(rest);
        text = out;
    }
    text
}

/// Where a phrase in lower case stands in a text as whole words, and how many bytes it takes there.
fn find_words(text: &str, phrase: &str) -> Option<(usize, usize)> {
    text.char_indices().find_map(|(at, _)| {
        let taken = begins_with(&text[at..], phrase)?;
        let before = text[..at].chars().next_back();
        let behind = text[at + taken..].chars().next();
        let parts = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        (parts(before) && parts(behind)).then_some((at, taken))
    })
}

/// How many bytes of a text a phrase in lower case is the beginning of; any white space stands for a blank.
fn begins_with(text: &str, phrase: &str) -> Option<usize> {
    let mut wanted = phrase.chars().peekable();
    for (at, c) in text.char_indices() {
        let Some(next) = wanted.peek() else { return Some(at) };
        if c.is_whitespace() && *next == ' ' {
            wanted.next();
            continue;
        }
        for lower in c.to_lowercase() {
            if wanted.next() != Some(lower) {
                return None;
            }
        }
    }
    wanted.peek().is_none().then_some(text.len())
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
        assert_eq!(new("We moved 460 VMs, and Fabrikam watched."), ["460", "Fabrikam"]);
    }

    #[test]
    fn what_is_struck_stands_nowhere_in_any_case_or_over_a_line_end() {
        let phrases = ["Big Bank".to_owned(), "ivan".to_owned()];
        assert_eq!(
            struck("BIG\nBANK and Big Bankers; Ivan's, ivanhoe", &phrases),
            "[…] and Big Bankers; […]'s, ivanhoe"
        );
        assert_eq!(struck("İvan ivan", &["i".to_owned()]), "İvan ivan");
    }
}
