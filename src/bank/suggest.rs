//! Which story could answer which question, and why; or that none fits.
//!
//! A story shares a competency with a question if the person tagged it so, if its words hold two of the competency's cues, or
//! if it leans there (see the module `leaning`). Text (Okapi BM25, Robertson & Zaragoza 2009, k1 = 1.2, b = 0.75, the question expanded by
//! its competencies' cue words) says how near a story is beside the nearest. A question has fitting stories if one of them
//! both shares enough and is near enough; no score alone could tell "nothing fits" on the labelled set, whose figures are in
//! the tests beside this file.
//!
//! Suggestions are shown apart and change no count.

mod cues;
mod leaning;

use super::words::stems;
use super::{Bank, Kind, Part, Question, QuestionId, Status, Story};
use cues::{CueIndex, DweltOn};
use leaning::Profiles;
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// One suggestion.
#[derive(Clone, Debug)]
pub struct Suggestion<'a, T> {
    /// The story or question suggested.
    pub what: &'a T,
    /// Comparable within one list only.
    pub score: f64,
    /// In the person's words, the best reason first.
    pub reasons: Vec<String>,
}

/// Everything about the stories that a fit needs, computed once for any number of questions.
pub struct Ranker<'a> {
    bank: &'a Bank,
    shown: Vec<Shown<'a>>,
    postings: HashMap<String, Vec<Posting>>,
    /// Nearness of all stories by question, computed when first asked for.
    nearness: RefCell<HashMap<QuestionId, Rc<[f64]>>>,
}

/// What a story shows of the competencies.
struct Shown<'a> {
    tagged: HashSet<&'a str>,
    cues: HashMap<&'a str, Vec<&'a str>>,
    leaning: HashMap<&'a str, f64>,
}

/// What one word adds to one story's BM25 score.
struct Posting {
    story: usize,
    impact: f64,
}

/// What a competency counts that is not the question's main one.
const OTHER_COMPETENCY: f64 = 0.7;
/// What a competency counts that is told by cues, by their number; a tag counts 1.
const BY_CUES: [f64; 4] = [0.0, 0.0, 0.3, 0.5];
/// What a leaning counts at most, from how many deviations on, and how many more it takes to the full.
const BY_LEANING: f64 = 0.6;
const LEANING_FROM: f64 = 0.5;
const LEANING_OVER: f64 = 1.0;
/// How much a cue word of the question's competencies counts beside a word of the question itself.
const EXPANSION: f64 = 0.35;
/// A question has fitting stories if one shares this much and is this near; what shares nothing must be this near.
const SHARED_ENOUGH: f64 = 0.3;
const NEAR_ENOUGH: f64 = 0.7;
const NEAR_ALONE: f64 = 0.6;

impl<'a> Ranker<'a> {
    /// Reads all stories of the bank.
    pub fn new(bank: &'a Bank) -> Self {
        let (cues, profiles) = (CueIndex::of(bank), Profiles::of(bank));
        let shown = |story: &'a Story| {
            let text = story_text(story);
            Shown {
                tagged: story
                    .competencies
                    .iter()
                    .map(|tag| bank.vocabulary().canonical(&tag.value))
                    .collect(),
                cues: cues.found_in(story, &text).into_iter().collect(),
                leaning: profiles.leanings(&text),
            }
        };
        Self {
            bank,
            shown: bank.stories().iter().map(shown).collect(),
            postings: postings(bank),
            nearness: RefCell::default(),
        }
    }

    /// Stories that could answer `question` and are not linked to it, best first. Empty when none fits.
    pub fn stories_for(&self, question: &Question) -> Vec<Suggestion<'a, Story>> {
        let linked: HashSet<&str> = self.bank.stories_for(question).map(|story| story.id.as_str()).collect();
        let nearness = self.nearness(question);
        let shared: Vec<f64> = (0..self.shown.len()).map(|story| self.shared(story, question)).collect();
        let fits = |story: usize| shared[story] >= SHARED_ENOUGH && nearness[story] >= NEAR_ENOUGH;
        if !(0..shared.len()).any(fits) {
            return vec![];
        }
        let mut found: Vec<_> = (0..shared.len())
            .filter(|story| shared[*story] > 0.0 || nearness[*story] >= NEAR_ALONE)
            .map(|story| (story, &self.bank.stories()[story]))
            .filter(|(_, story)| story.status != Status::Retired && !linked.contains(story.id.as_str()))
            .map(|(position, story)| Suggestion {
                what: story,
                score: shared[position] + nearness[position],
                reasons: self.reasons(position, question),
            })
            .collect();
        best_first(&mut found, |story| story.id.as_str());
        found
    }

    /// Questions that `story` could answer and is not linked to, the most weight first. Facts are left out.
    pub fn questions_for(&self, story: &Story) -> Vec<Suggestion<'a, Question>> {
        let Some(position) = self.bank.stories().iter().position(|known| known.id == story.id) else {
            return vec![];
        };
        let linked: HashSet<&str> =
            self.bank.questions_of(story).into_iter().map(|question| question.id.as_str()).collect();
        let mut found: Vec<_> = self
            .bank
            .live_questions()
            .filter(|question| question.kind != Kind::Fact && !linked.contains(question.id.as_str()))
            .map(|question| (question, self.shared(position, question)))
            .filter(|(_, shared)| *shared >= SHARED_ENOUGH)
            .map(|(question, shared)| Suggestion {
                what: question,
                score: (shared + self.nearness(question)[position]) * question.likelihood.weight(),
                reasons: self.reasons(position, question),
            })
            .collect();
        best_first(&mut found, |question| question.id.as_str());
        found
    }

    /// How much of a question's competencies a story shows: 1 is its main competency, tagged.
    fn shared(&self, story: usize, question: &Question) -> f64 {
        let shown = &self.shown[story];
        let of = |(rank, tag): (usize, &super::Written<String>)| {
            let id = self.bank.vocabulary().canonical(&tag.value);
            let weight = if rank == 0 { 1.0 } else { OTHER_COMPETENCY };
            weight * if shown.tagged.contains(id) { 1.0 } else { shown.untagged(id) }
        };
        question.competencies.iter().enumerate().map(of).sum()
    }

    fn reasons(&self, story: usize, question: &Question) -> Vec<String> {
        let shown = &self.shown[story];
        let mut reasons = vec![];
        for tag in &question.competencies {
            let id = self.bank.vocabulary().canonical(&tag.value);
            if shown.tagged.contains(id) {
                reasons.push(format!("tagged {id}"));
            } else if let Some(cues) = shown.cues.get(id) {
                reasons.push(format!(
                    "{id}: speaks of {}",
                    cues.iter().take(3).copied().collect::<Vec<_>>().join(", ")
                ));
            } else if shown.untagged(id) > 0.0 {
                reasons.push(format!("reads like {id}"));
            }
        }
        if reasons.is_empty() {
            reasons.push("its words are near the question's".to_owned());
        }
        reasons
    }

    /// How near each story's words are to the question's: 1 for the nearest.
    fn nearness(&self, question: &Question) -> Rc<[f64]> {
        if let Some(known) = self.nearness.borrow().get(&question.id) {
            return Rc::clone(known);
        }
        let computed: Rc<[f64]> = self.compute_nearness(question).into();
        self.nearness.borrow_mut().insert(question.id.clone(), Rc::clone(&computed));
        computed
    }

    fn compute_nearness(&self, question: &Question) -> Vec<f64> {
        let own: HashSet<String> = question.wordings().flat_map(stems).collect();
        let vocabulary = self.bank.vocabulary();
        let cues: HashSet<String> = question
            .competencies
            .iter()
            .filter_map(|tag| vocabulary.resolve(&tag.value))
            .flat_map(|competency| competency.cues.iter().flat_map(|cue| stems(cue)))
            .filter(|word| !own.contains(word))
            .collect();
        let mut scores = vec![0.0; self.shown.len()];
        let words = own.iter().map(|word| (word, 1.0)).chain(cues.iter().map(|word| (word, EXPANSION)));
        for (word, weight) in words {
            for posting in self.postings.get(word).into_iter().flatten() {
                scores[posting.story] += weight * posting.impact;
            }
        }
        let nearest = scores.iter().copied().fold(0.0, f64::max);
        // Where no word is shared at all, none is nearer than another: the competencies decide alone.
        scores.iter().map(|score| if nearest > 0.0 { score / nearest } else { NEAR_ENOUGH }).collect()
    }
}

impl Shown<'_> {
    /// What a competency counts that is not tagged.
    fn untagged(&self, id: &str) -> f64 {
        let by_cues = self.cues.get(id).map_or(0.0, |cues| BY_CUES[cues.len().min(BY_CUES.len() - 1)]);
        let leaning = self.leaning.get(id).copied().unwrap_or(0.0);
        let by_leaning = BY_LEANING * ((leaning - LEANING_FROM) / LEANING_OVER).clamp(0.0, 1.0);
        by_cues.max(by_leaning)
    }
}

/// The competencies that a story's words give away, most telling first, with the words that did.
///
/// A cue counts once however often it occurs; two different cues are the least that convinces, but for a jot of one line.
pub fn guessed_competencies<'a>(bank: &'a Bank, story: &Story) -> Vec<(&'a str, Vec<&'a str>)> {
    CueIndex::of(bank).found_in(story, &story_text(story))
}

/// The competencies that a text dwells on, by their names and cue words.
pub(super) fn dwelt_on<'a>(bank: &'a Bank, text: &str) -> Vec<DweltOn<'a>> {
    CueIndex::with_names(bank).dwelt_on(text)
}

fn best_first<T>(found: &mut [Suggestion<'_, T>], id: impl Fn(&T) -> &str) {
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| id(a.what).cmp(id(b.what))));
}

/// A story's searchable text: title and headline count double, as they say what it is about.
fn story_text(story: &Story) -> String {
    let mut text = String::new();
    let tags = story.competencies.iter().map(|tag| tag.value.as_str());
    let parts = Part::ALL.into_iter().map(|part| story.part(part));
    let head = [&story.title.value, story.headline(), &story.title.value, story.headline()];
    for piece in head.into_iter().chain(tags).chain(parts) {
        text.push_str(piece);
        text.push('\n');
    }
    text
}

/// The inverted index of all stories: word to what it adds to each story's score.
fn postings(bank: &Bank) -> HashMap<String, Vec<Posting>> {
    const K1: f64 = 1.2;
    const B: f64 = 0.75;
    let mut counts: HashMap<String, Vec<(usize, f64)>> = HashMap::new();
    let mut lengths = vec![];
    for (position, story) in bank.stories().iter().enumerate() {
        let words = stems(&story_text(story));
        lengths.push(words.len() as f64);
        for word in words {
            let list = counts.entry(word).or_default();
            match list.last_mut() {
                Some((story, count)) if *story == position => *count += 1.0,
                _ => list.push((position, 1.0)),
            }
        }
    }
    let stories = lengths.len() as f64;
    let mean = (lengths.iter().sum::<f64>() / stories.max(1.0)).max(1.0);
    let impacts = |list: Vec<(usize, f64)>| {
        let with = list.len() as f64;
        let rarity = ((stories - with + 0.5) / (with + 0.5) + 1.0).ln();
        let impact = |(story, count): (usize, f64)| Posting {
            story,
            impact: rarity * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * lengths[story] / mean)),
        };
        list.into_iter().map(impact).collect()
    };
    counts.into_iter().map(|(word, list)| (word, impacts(list))).collect()
}

#[cfg(test)]
mod tests;
