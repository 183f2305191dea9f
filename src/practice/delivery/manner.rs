//! How it was said, counted and not judged: fillers, hedges, I and we, phrases never to say.

use super::measures::Delivery;
use super::word::SpokenWord;
use crate::bank::Story;

const FILLERS: [&str; 14] =
    ["um", "uhm", "umm", "uh", "uhh", "er", "erm", "err", "hm", "hmm", "mm", "mmm", "ah", "ehm"];
const ASIDES: [&str; 2] = ["like", "you know"];
const HEDGES: [&str; 14] = [
    "sort of",
    "kind of",
    "i think",
    "i guess",
    "i suppose",
    "maybe",
    "perhaps",
    "probably",
    "basically",
    "somewhat",
    "a bit",
    "more or less",
    "i believe",
    "hopefully",
];
const I: [&str; 5] = ["i", "me", "my", "mine", "myself"];
const WE: [&str; 5] = ["we", "us", "our", "ours", "ourselves"];

/// The counts that the words alone give.
pub(super) fn of(words: &[SpokenWord]) -> Delivery {
    let plain = plain(words);
    let own = |list: &[&str]| {
        let base = |word: &String| list.contains(&word.split('\'').next().unwrap_or_default());
        u32::try_from(plain.iter().filter(|word| base(word)).count()).unwrap_or(u32::MAX)
    };
    Delivery {
        fillers: count(&plain, &FILLERS),
        asides: count(&plain, &ASIDES),
        hedges: count(&plain, &HEDGES),
        i: own(&I),
        we: own(&WE),
        ..Delivery::default()
    }
}

/// How many words were said, fillers left out.
pub(super) fn words(words: &[SpokenWord]) -> usize {
    plain(words).iter().filter(|word| !FILLERS.contains(&word.as_str())).count()
}

/// The phrases of `avoid` that were said, as whole words in any case.
pub(super) fn avoided(story: &Story, words: &[SpokenWord]) -> Vec<String> {
    let said = plain(words);
    let was_said = |phrase: &str| {
        let wanted: Vec<String> = phrase.split_whitespace().flat_map(plain_words).collect();
        !wanted.is_empty() && said.windows(wanted.len()).any(|window| window == wanted)
    };
    let phrases = story.avoid.iter().map(|phrase| &phrase.value);
    phrases.filter(|phrase| was_said(phrase)).cloned().collect()
}

fn count(plain: &[String], phrases: &[&str]) -> u32 {
    let times = |phrase: &&str| {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        plain.windows(wanted.len()).filter(|window| window.iter().eq(wanted.iter())).count()
    };
    u32::try_from(phrases.iter().map(times).sum::<usize>()).unwrap_or(u32::MAX)
}

/// The words in lower case, without marks.
fn plain(words: &[SpokenWord]) -> Vec<String> {
    words.iter().flat_map(|word| plain_words(&word.text)).collect()
}

fn plain_words(text: &str) -> impl Iterator<Item = String> + use<> {
    let text = text.to_lowercase().replace('\u{2019}', "'");
    let words: Vec<String> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|word| word.trim_matches('\'').to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    words.into_iter()
}
