//! What was heard or read outside, matched with the bank: a rough line from an interview, a job advert.

use super::matcher::dwelt_on;
use super::matcher::search::Search;
use super::matcher::words::content_stems;
use super::{Bank, CompetencyId, Question, Story};
use std::collections::HashSet;

/// Questions that a rough line may mean, best first. What was told, and how it went, says nothing about the question.
pub fn questions_like<'a>(search: &Search<'a>, line: &str, most: usize) -> Vec<&'a Question> {
    search.questions(&question_in(line)).into_iter().take(most).collect()
}

/// The pieces of a rough line: "asked about vendors", "told dc-exit", "went ok", with commas between them or without. A full stop
/// within a word parts nothing.
fn clauses(line: &str) -> impl Iterator<Item = &str> {
    let pieces = line.split([',', ';']).flat_map(|piece| piece.split(". ")).flat_map(at_told_and_went);
    pieces.map(|piece| piece.trim().trim_end_matches('.')).filter(|clause| !clause.is_empty())
}

/// A piece, parted before what was told and before how it went.
fn at_told_and_went(piece: &str) -> Vec<&str> {
    let words: Vec<&str> = piece.split(' ').collect();
    let mut pieces = vec![];
    let (mut from, mut at_byte) = (0, 0);
    for (at, word) in words.iter().enumerate() {
        if at > 0 && tells_or_went(words[at - 1], word, words.get(at + 1).copied().unwrap_or_default()) {
            pieces.push(&piece[from..at_byte]);
            from = at_byte;
        }
        at_byte += word.len() + 1;
    }
    pieces.push(&piece[from..]);
    pieces
}

/// Whether a word between two others begins what was told ("were you told" does not), or how it went.
fn tells_or_went(before: &str, word: &str, after: &str) -> bool {
    const PASSIVE: [&str; 9] = ["was", "were", "been", "be", "is", "get", "got", "being", "you"];
    const HOW: [&str; 10] = ["ok", "okay", "well", "badly", "fine", "good", "great", "bad", "so", "not"];
    let is_one_of = |word: &str, known: &[&str]| known.iter().any(|one| one.eq_ignore_ascii_case(word));
    match word {
        "told" => !after.is_empty() && !is_one_of(before, &PASSIVE),
        "used" => after.contains('-'), // an id: "the tools we used most" is a question
        "went" => is_one_of(after, &HOW),
        _ => false,
    }
}

fn begins_with(clause: &str, words: &[&str]) -> bool {
    let first = clause.split_whitespace().next().unwrap_or_default();
    words.iter().any(|word| first.eq_ignore_ascii_case(word))
}

fn names_a_story(clause: &str) -> bool {
    begins_with(clause, &["told", "used"])
}

fn is_about_the_answer(clause: &str) -> bool {
    names_a_story(clause) || begins_with(clause, &["went", "landed", "said"])
}

/// How people note behind a question what became of it: "had nothing", "I froze".
fn is_a_remark(clause: &str) -> bool {
    const FIRST: [&str; 12] =
        ["i", "had", "blanked", "froze", "answered", "gave", "nothing", "no", "ok", "fine", "well", "badly"];
    is_about_the_answer(clause) || begins_with(clause, &FIRST)
}

/// How people begin to note a question.
const OPENINGS: [&str; 8] = [
    "asked about ",
    "asked me about ",
    "they asked about ",
    "they asked ",
    "they wanted to know ",
    "wanted to know ",
    "asked me ",
    "asked ",
];

/// The question in a rough line, without what was told and how it went; the whole line if nothing else stands there.
pub fn question_in(line: &str) -> String {
    let mut clauses = clauses(line);
    let first = clauses.next().filter(|clause| !is_about_the_answer(clause));
    let asked: Vec<&str> = first.into_iter().chain(clauses.filter(|clause| !is_a_remark(clause))).collect();
    let asked = asked.join(", ");
    let without = |opening: &&str| -> Option<&str> {
        let head = asked.get(..opening.len())?;
        head.eq_ignore_ascii_case(opening).then(|| &asked[opening.len()..])
    };
    let asked = OPENINGS.iter().find_map(without).unwrap_or(&asked);
    if asked.is_empty() { line.to_owned() } else { asked.to_owned() }
}

/// The story that the words after "told" mean, by those of its id and title; `None` where none or two fit
/// alike.
pub fn story_meant<'a>(bank: &'a Bank, line: &str) -> Option<&'a Story> {
    let behind_told = |clause: &'_ str| clause.split_once(' ').map(|(_, named)| named.to_owned());
    let told: Vec<String> =
        clauses(line).filter(|clause| names_a_story(clause)).filter_map(behind_told).collect();
    let wanted: HashSet<String> = content_stems(&told.join(" ")).into_iter().collect();
    let words = |story: &Story| -> HashSet<String> {
        content_stems(&format!("{} {}", story.id.as_str().replace('-', " "), story.title.value))
            .into_iter()
            .collect()
    };
    let mut fitting: Vec<(usize, &Story)> = bank
        .stories()
        .iter()
        .map(|story| (words(story).intersection(&wanted).count(), story))
        .filter(|(shared, _)| *shared > 0)
        .collect();
    fitting.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
    match fitting.as_slice() {
        [(_, only)] => Some(only),
        [(most, best), (next, _), ..] if most > next => Some(best),
        _ => None,
    }
}

/// The stories that a rough line names, by id or earlier id: after "told", or anywhere by an id that is no plain word.
pub fn stories_named<'a>(bank: &'a Bank, line: &str) -> Vec<&'a Story> {
    let mut named: Vec<&Story> = vec![];
    for clause in clauses(line) {
        let names = names_a_story(clause);
        // "told" itself is no name, though a story's may begin with it.
        let words = clause.split(|c: char| !(c.is_alphanumeric() || c == '-')).skip(usize::from(names));
        let ids = words.filter(|word| names || word.contains('-'));
        for story in ids.filter_map(|word| bank.story(word).or_else(|| story_begun(bank, word))) {
            if !named.iter().any(|known| known.id == story.id) {
                named.push(story);
            }
        }
    }
    named
}

/// The one story whose id begins with a word that says something: `erp` is `erp-cutover`.
fn story_begun<'a>(bank: &'a Bank, word: &str) -> Option<&'a Story> {
    let begins =
        |story: &&Story| story.id.as_str().strip_prefix(word).is_some_and(|rest| rest.starts_with('-'));
    let mut begun = bank.stories().iter().filter(|_| !content_stems(word).is_empty()).filter(begins);
    begun.next().filter(|_| begun.next().is_none())
}

/// An emphasis that a job advert suggests.
#[derive(Clone, Debug, PartialEq)]
pub struct Emphasis<'a> {
    /// The competency.
    pub competency: &'a CompetencyId,
    /// 1.5, or 2 for what the advert dwells on.
    pub factor: f64,
    /// The words of the advert that it was told by.
    pub words: Vec<String>,
}

/// The competencies that an advert dwells on, by their names, aliases and cue words: what comes up twice at least.
pub fn emphasis_in<'a>(bank: &'a Bank, advert: &str) -> Vec<Emphasis<'a>> {
    const OFTEN: usize = 4;
    const MOST: usize = 6;
    dwelt_on(bank, advert)
        .into_iter()
        .take(MOST)
        .map(|found| Emphasis {
            competency: found.competency,
            factor: if found.times >= OFTEN { 2.0 } else { 1.5 },
            words: found.words,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bank() -> Bank {
        crate::text::tests::bank(&[
            (
                "decks/d.toml",
                "id = 'd'\ntitle = 'D'\n\
                 [[question]]\nid = 'cut'\nkind = 'story'\nask = 'Tell me about a budget cut.'\ncompetencies = ['money']\n\
                 [[question]]\nid = 'supplier'\nkind = 'story'\nask = 'Which supplier let you down?'\ncompetencies = ['vendors']\n",
            ),
            (
                "stardrill.toml",
                "[[competency]]\nid = 'vendors'\naliases = ['vendor-trouble']\ncues = ['contract', 'renewal', 'negotiated', 'supplier']\n\
                 [[competency]]\nid = 'money'\ncues = ['budget', 'forecast']\n",
            ),
            ("stories/dc-exit.toml", "title = 'Exit'\n"),
            ("stories/told-the-board.toml", "title = 'The board was told'\n"),
        ])
    }

    #[test]
    fn rough_lines_find_their_question_and_story() {
        let bank = bank();
        let search = Search::new(&bank);
        let line = "asked about vendor trouble, told dc-exit, went ok";
        assert_eq!(questions_like(&search, line, 3)[0].id.as_str(), "d/supplier");
        assert_eq!(stories_named(&bank, line)[0].id.as_str(), "dc-exit");
        assert!(questions_like(&search, "zzz", 3).is_empty());
        assert_eq!(questions_like(&search, "the budget, told the supplier thing", 3)[0].id.as_str(), "d/cut");
        assert_eq!(question_in("asked about vendors, told dc-exit, went ok"), "vendors");
        assert_eq!(question_in("told dc-exit"), "told dc-exit");
        let spoken = "Tell me about 99.9 % uptime, they wanted numbers, went ok.";
        assert_eq!(question_in(spoken), "Tell me about 99.9 % uptime, they wanted numbers");
        assert_eq!(question_in("Asked about vendors. Went badly."), "vendors");
        for (line, asked) in [
            ("asked about vendors told dc-exit went ok", "vendors"),
            ("they wanted to know how I use AI, had nothing", "how I use AI"),
            ("what about the mainframe, I froze", "what about the mainframe"),
            ("when were you told no, and by whom", "when were you told no, and by whom"),
            ("why I'm leaving", "why I'm leaving"),
            ("a project that went wrong", "a project that went wrong"),
        ] {
            assert_eq!(question_in(line), asked);
        }
        assert!(stories_named(&bank, "a failing project, told the exit").is_empty(), "told is no name");
        assert!(story_meant(&bank, "budget, went as the exit did").is_none());
        assert_eq!(story_meant(&bank, "budget; told the exit").unwrap().id.as_str(), "dc-exit");
        assert!(story_meant(&bank, "an exit was asked about").is_none(), "nothing was told");
    }

    #[test]
    fn an_advert_suggests_emphasis_with_the_words_it_found() {
        let bank = bank();
        let vendors = CompetencyId::parse("vendors").unwrap();
        let advert = "You own supplier contracts, negotiate renewals and a budget.";
        assert_eq!(
            emphasis_in(&bank, advert),
            [Emphasis {
                competency: &vendors,
                factor: 2.0,
                words: ["supplier", "contracts", "negotiate", "renewals"].map(str::to_owned).to_vec()
            }]
        );
        let repeated = emphasis_in(&bank, "Vendor trouble is yours. All vendor trouble.");
        assert_eq!((repeated[0].competency, repeated[0].factor), (&vendors, 1.5));
        assert_eq!(repeated[0].words, ["vendor trouble"], "a phrase counts once");
        assert!(emphasis_in(&bank, "One supplier.").is_empty());
    }
}
