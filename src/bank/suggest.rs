//! Which story could answer which question, and why; or that none fits.
//!
//! Competencies decide whether a story fits at all: those that the person tagged, and those that the story's own words give
//! away (cue words). Text (Okapi BM25, Robertson & Zaragoza 2009, k1 = 1.2, b = 0.75) only orders what fits: on labelled sets a
//! score threshold could not tell "nothing fits", shared competencies could.
//!
//! Suggestions are shown apart and change no count.

use super::words::{all_stems, stems};
use super::{Bank, Kind, Part, Question, Status, Story};
use std::collections::{HashMap, HashSet};

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

/// The competencies that a story's words give away, most telling first, with the words that did.
///
/// A cue counts once however often it occurs; two different cues are the least that convinces, but for a jot of one line.
pub fn guessed_competencies<'a>(bank: &'a Bank, story: &Story) -> Vec<(&'a str, Vec<&'a str>)> {
    let words = Words::of(&story_text(story));
    let least = if story.word_count() == 0 { 1 } else { 2 };
    let mut found: Vec<(&str, Vec<&str>)> = bank
        .vocabulary()
        .all()
        .iter()
        .map(|competency| {
            let cues =
                competency.cues.iter().map(String::as_str).filter(|cue| words.has_phrase(cue)).collect();
            (competency.id.as_str(), cues)
        })
        .filter(|(_, cues): &(&str, Vec<&str>)| cues.len() >= least)
        .collect();
    found.sort_by_key(|(_, cues)| std::cmp::Reverse(cues.len()));
    found
}

fn best_first<T>(found: &mut [Suggestion<'_, T>], id: impl Fn(&T) -> &str) {
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| id(a.what).cmp(id(b.what))));
}

/// A story's searchable text: title and headline count double, as they say what it is about.
fn story_text(story: &Story) -> String {
    let mut text = String::new();
    for piece in [&story.title.value, story.headline(), &story.title.value, story.headline()] {
        text.push_str(piece);
        text.push('\n');
    }
    for tag in &story.competencies {
        text.push_str(&tag.value);
        text.push('\n');
    }
    for part in Part::ALL {
        text.push_str(story.part(part));
        text.push('\n');
    }
    text
}

/// The words of one text: counted, and in order for phrases.
struct Words {
    order: Vec<String>,
    counts: HashMap<String, usize>,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut counts = HashMap::new();
        for word in stems(text) {
            *counts.entry(word).or_insert(0) += 1;
        }
        Self { order: all_stems(text), counts }
    }

    /// Whether a cue of one word or more stands in the text; stop words count here ("let go", "on call").
    fn has_phrase(&self, phrase: &str) -> bool {
        match all_stems(phrase).as_slice() {
            [] => false,
            [word] => self.counts.contains_key(word),
            words => self.order.windows(words.len()).any(|window| window == words),
        }
    }
}

/// Everything about the stories that a fit needs, computed once for any number of questions.
pub struct Ranker<'a> {
    bank: &'a Bank,
    stories: Vec<StoryProfile<'a>>,
    documents_with: HashMap<String, usize>,
    mean_length: f64,
}

struct StoryProfile<'a> {
    words: Words,
    tagged: HashSet<&'a str>,
    guessed: HashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Ranker<'a> {
    /// Reads all stories of the bank.
    pub fn new(bank: &'a Bank) -> Self {
        let stories: Vec<StoryProfile<'a>> = bank
            .stories()
            .iter()
            .map(|story| StoryProfile {
                words: Words::of(&story_text(story)),
                tagged: story
                    .competencies
                    .iter()
                    .map(|tag| bank.vocabulary().canonical(&tag.value))
                    .collect(),
                guessed: guessed_competencies(bank, story).into_iter().collect(),
            })
            .collect();
        let mut documents_with = HashMap::new();
        for word in stories.iter().flat_map(|story| story.words.counts.keys()) {
            *documents_with.entry(word.clone()).or_insert(0) += 1;
        }
        let total: usize = stories.iter().map(|story| story.words.order.len()).sum();
        let mean_length = (total as f64 / stories.len().max(1) as f64).max(1.0);
        Self { bank, stories, documents_with, mean_length }
    }

    /// Stories that could answer `question` and are not linked to it, best first. Empty when none fits.
    pub fn stories_for(&self, question: &Question) -> Vec<Suggestion<'a, Story>> {
        let linked: HashSet<&str> = self.bank.stories_for(question).map(|story| story.id.as_str()).collect();
        let mut found: Vec<_> = self
            .bank
            .stories()
            .iter()
            .enumerate()
            .filter(|(_, story)| story.status != Status::Retired && !linked.contains(story.id.as_str()))
            .filter_map(|(position, story)| {
                let (score, reasons) = self.fit(position, question)?;
                Some(Suggestion { what: story, score, reasons })
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
            .filter_map(|question| {
                let (score, reasons) = self.fit(position, question)?;
                Some(Suggestion { what: question, score: score * question.likelihood.weight(), reasons })
            })
            .collect();
        best_first(&mut found, |question| question.id.as_str());
        found
    }

    /// The fit of a story to a question, or `None` if they share no competency.
    fn fit(&self, story: usize, question: &Question) -> Option<(f64, Vec<String>)> {
        let profile = &self.stories[story];
        let mut score = 0.0;
        let mut reasons = vec![];
        for (rank, tag) in question.competencies.iter().enumerate() {
            let id = self.bank.vocabulary().canonical(&tag.value);
            let share = if rank == 0 { 1.0 } else { 0.5 };
            if profile.tagged.contains(id) {
                score += share;
                reasons.push(format!("tagged {id}"));
            } else if let Some(cues) = profile.guessed.get(id) {
                score += 0.5 * share;
                reasons.push(format!(
                    "speaks of {}",
                    cues.iter().take(3).copied().collect::<Vec<_>>().join(", ")
                ));
            }
        }
        (score > 0.0).then(|| (score + self.likeness(profile, question), reasons))
    }

    /// BM25 of the question's words against a story, squeezed into 0 to 1 so that it only orders equal tags.
    fn likeness(&self, profile: &StoryProfile<'_>, question: &Question) -> f64 {
        const K1: f64 = 1.2;
        const B: f64 = 0.75;
        let asked: HashSet<String> = question.wordings().flat_map(stems).collect();
        let documents = self.stories.len() as f64;
        let length = profile.words.order.len() as f64 / self.mean_length;
        let sum: f64 = asked
            .iter()
            .filter_map(|word| {
                let count = *profile.words.counts.get(word)? as f64;
                let with = *self.documents_with.get(word)? as f64;
                let rarity = ((documents - with + 0.5) / (with + 0.5) + 1.0).ln();
                Some(rarity * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length)))
            })
            .sum();
        sum / (sum + 4.0)
    }
}
