//! Finding by typed letters: questions and stories whose id or text holds them, best first; a question also by the words that
//! people type for it, and by other names of its competency.
//!
//! The crate fuzzy-matcher is for letters, not meaning. Words are matched one by one and all must match; case and accents are
//! folded first; pattern and text are clamped, as an unclamped match of long texts takes seconds.

use crate::bank::latin;
use crate::bank::{Bank, Question, Status, Story};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Something found.
#[derive(Clone, Copy, Debug)]
pub enum Found<'a> {
    /// A question.
    Question(&'a Question),
    /// A story.
    Story(&'a Story),
}

/// Letters of a pattern that count.
const PATTERN: usize = 64;
/// Letters of a text that count.
const TEXT: usize = 256;

/// Questions and stories that match `letters`, best first; stories before questions among equals.
pub fn find<'a>(bank: &'a Bank, letters: &str) -> Vec<Found<'a>> {
    let matcher = SkimMatcherV2::default();
    let words: Vec<String> = folded(letters, PATTERN).split_whitespace().map(str::to_owned).collect();
    if words.is_empty() {
        return vec![];
    }
    let stories = bank
        .stories()
        .iter()
        .filter(|story| story.status != Status::Retired)
        .map(|story| (Found::Story(story), format!("{} {}", story.id, story.title.value)));
    let questions = bank
        .live_questions()
        .map(|question| (Found::Question(question), format!("{} {}", question.id, question.ask)));
    let mut found: Vec<(i64, Found<'a>)> = stories
        .chain(questions)
        .filter_map(|(what, text)| {
            let by_name = match what {
                Found::Question(question) => by_name(bank, question, &words),
                Found::Story(_) => None,
            };
            let by_letters = score(&matcher, &words, &folded(&text, TEXT));
            Some((by_name.into_iter().chain(by_letters).max()?, what))
        })
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score)); // stable
    let best = found.first().map_or(0, |(score, _)| *score);
    found.retain(|(score, _)| *score * 2 >= best); // scattered letters match nearly everything
    found.into_iter().map(|(_, what)| what).collect()
}

/// What it is worth to stand, whole, in a question's id, among the words that people type for it, in its text, and among other
/// names of its main competency: more than letters can be.
const OWN_ID: i64 = 24_000;
const OWN_NAME: i64 = 20_000;
const OWN_TEXT: i64 = 16_000;
const COMPETENCY_NAME: i64 = 12_000;

/// Whether all typed words stand, whole, in a name of the question.
fn by_name(bank: &Bank, question: &Question, typed: &[String]) -> Option<i64> {
    let is_named = |name: &str| {
        let name = folded(name, TEXT);
        let mut whole = name.split(|c: char| !c.is_alphanumeric());
        typed.iter().all(|word| whole.clone().any(|one| one == word)) && whole.next().is_some()
    };
    if is_named(question.id.stem()) {
        return Some(OWN_ID);
    }
    if question.words.iter().any(|name| is_named(name)) {
        return Some(OWN_NAME);
    }
    if is_named(&question.ask) {
        return Some(OWN_TEXT);
    }
    let main = question.competencies.first().and_then(|tag| bank.vocabulary().resolve(&tag.value))?;
    main.aliases.iter().any(|name| is_named(name)).then_some(COMPETENCY_NAME)
}

fn score(matcher: &SkimMatcherV2, words: &[String], text: &str) -> Option<i64> {
    words.iter().map(|word| matcher.fuzzy_match(text, word)).sum()
}

fn folded(text: &str, longest: usize) -> String {
    let end = text.char_indices().nth(longest).map_or(text.len(), |(end, _)| end);
    let mut folded = String::new();
    latin::fold_into(&text[..end], &mut folded);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_for_a_question_comes_before_strewn_letters() {
        let bank = crate::text::tests::bank(&[
            ("stardrill.toml", "[[competency]]\nid = 'cuts'\naliases = ['layoffs']\n"),
            (
                "decks/d.toml",
                "id = 'd'\ntitle = 'D'\n\
                 [[question]]\nid = 'letters'\nkind = 'story'\nask = 'Lay out a plan of offices for us.'\n\
                 [[question]]\nid = 'alias'\nkind = 'story'\nask = 'Whom did you let go?'\ncompetencies = ['cuts']\n\
                 [[question]]\nid = 'word'\nkind = 'story'\nask = 'Fewer people?'\nwords = ['layoffs', 'RIF']\n",
            ),
        ]);
        let ids: Vec<String> = find(&bank, "layoffs")
            .into_iter()
            .map(|found| match found {
                Found::Story(story) => story.id.to_string(),
                Found::Question(question) => question.id.to_string(),
            })
            .collect();
        assert_eq!(ids, ["d/word", "d/alias"]);
    }

    #[test]
    fn all_words_must_match_and_accents_do_not_matter() {
        let bank = crate::text::tests::bank(&[
            ("stories/dc-exit.toml", "title = 'Zürich datacentre exit'\n"),
            ("stories/hof.toml", "title = 'Кремль an der Hofstraße'\n"),
            ("stories/san.toml", "title = 'The wrong SAN'\n"),
            ("stories/gone.toml", "title = 'Datacentre of old'\nstatus = 'retired'\n"),
        ]);
        let ids = |letters| {
            let id = |found: &Found<'_>| match found {
                Found::Story(story) => story.id.to_string(),
                Found::Question(question) => question.id.to_string(),
            };
            find(&bank, letters).iter().map(id).collect::<Vec<_>>()
        };
        assert_eq!(ids("zurich exit"), ["dc-exit"]);
        assert_eq!(ids("ZÜRICH"), ["dc-exit"]);
        assert_eq!(ids("kreml strasse"), ["hof"]);
        assert_eq!(ids("hofstraße"), ["hof"]);
        assert_eq!(ids("dtcntr"), ["dc-exit"]);
        assert_eq!(ids("wrong exit"), Vec::<String>::new());
        assert_eq!(ids("  "), Vec::<String>::new());
        assert_eq!(ids(&"long ".repeat(20_000)), Vec::<String>::new());
    }
}
