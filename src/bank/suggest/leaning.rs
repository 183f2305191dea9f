//! What a story leans to: how alike its words are to those of each competency's cards and cues.
//!
//! A competency's profile is the words of the questions that carry it (main tag full, others less) and its cue words; profile
//! and story are compared by cosine over tf-idf weights (Salton & Buckley 1988). A story's likeness to one competency says
//! little alone, as chatty stories are like everything: it is counted in standard deviations above its mean over all.

use crate::bank::words::stems;
use crate::bank::{Bank, Question};
use std::collections::HashMap;

/// Word to the weight that it has in each competency's profile.
pub(super) struct Profiles<'a> {
    ids: Vec<&'a str>,
    weights: HashMap<String, Word>,
}

struct Word {
    rarity: f64,
    by_competency: Vec<(usize, f64)>,
}

/// How much a cue word counts beside a word of a card, and a card's other tags beside its main one.
const CUE: f64 = 2.0;
const OTHER_TAG: f64 = 0.4;
/// Words in more than this share of the profiles tell them apart no more.
const COMMON: f64 = 0.6;

impl<'a> Profiles<'a> {
    pub(super) fn of(bank: &'a Bank) -> Self {
        let ids: Vec<&str> = bank.vocabulary().all().iter().map(|known| known.id.as_str()).collect();
        let number: HashMap<&str, usize> = ids.iter().enumerate().map(|(number, id)| (*id, number)).collect();
        let mut counts: HashMap<String, Vec<f64>> = HashMap::new();
        let mut add = |word: String, competency: usize, count: f64| {
            counts.entry(word).or_insert_with(|| vec![0.0; ids.len()])[competency] += count;
        };
        for (competency, known) in bank.vocabulary().all().iter().enumerate() {
            known.cues.iter().flat_map(|cue| stems(cue)).for_each(|word| add(word, competency, CUE));
        }
        for question in bank.questions() {
            let words = stems(&card_text(question));
            for (rank, tag) in question.competencies.iter().enumerate() {
                if let Some(competency) = number.get(bank.vocabulary().canonical(&tag.value)) {
                    let count = if rank == 0 { 1.0 } else { OTHER_TAG };
                    words.iter().for_each(|word| add(word.clone(), *competency, count));
                }
            }
        }
        Self { weights: normalised(counts, ids.len()), ids }
    }

    /// Standard deviations by which a text leans to each competency, those above the mean only.
    pub(super) fn leanings(&self, text: &str) -> HashMap<&'a str, f64> {
        let mut counts: HashMap<String, f64> = HashMap::new();
        for word in stems(text) {
            *counts.entry(word).or_insert(0.0) += 1.0;
        }
        let mut likeness = vec![0.0; self.ids.len()];
        for (word, count) in counts {
            let Some(known) = self.weights.get(&word) else { continue };
            let weight = (1.0 + f64::ln(count)) * known.rarity;
            for (competency, share) in &known.by_competency {
                likeness[*competency] += weight * share;
            }
        }
        let count = likeness.len().max(1) as f64;
        let mean = likeness.iter().sum::<f64>() / count;
        let deviation = (likeness.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / count).sqrt();
        let above =
            |(number, one): (usize, f64)| (one > mean).then(|| (self.ids[number], (one - mean) / deviation));
        likeness.into_iter().enumerate().filter_map(above).collect()
    }
}

fn card_text(question: &Question) -> String {
    let lists = [&question.also, &question.strong, &question.weak, &question.follow_ups];
    let mut text = question.ask.clone();
    for piece in lists.into_iter().flatten().map(String::as_str).chain(question.probes.as_deref()) {
        text.push('\n');
        text.push_str(piece);
    }
    text
}

/// tf-idf weights, each competency's profile of length 1.
fn normalised(counts: HashMap<String, Vec<f64>>, competencies: usize) -> HashMap<String, Word> {
    let mut lengths = vec![0.0; competencies];
    let mut weights = HashMap::with_capacity(counts.len());
    for (word, counts) in counts {
        let with = counts.iter().filter(|count| **count > 0.0).count() as f64;
        if with > COMMON * competencies as f64 {
            continue;
        }
        let rarity = ((competencies as f64 + 1.0) / (with + 0.5)).ln();
        let weight = |count: f64| (1.0 + (1.0 + count).ln()) * rarity;
        let used = counts.into_iter().enumerate().filter(|(_, count)| *count > 0.0);
        let by_competency: Vec<(usize, f64)> = used.map(|(number, count)| (number, weight(count))).collect();
        for (number, weight) in &by_competency {
            lengths[*number] += weight * weight;
        }
        weights.insert(word, Word { rarity, by_competency });
    }
    for (number, weight) in weights.values_mut().flat_map(|word: &mut Word| &mut word.by_competency) {
        *weight /= lengths[*number].sqrt();
    }
    weights
}
