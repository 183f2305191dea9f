//! What a story leans to: how alike its words are to those of each competency's cards and cues.
//!
//! A competency's profile is the words of the questions that carry it (main tag full, others less) and its cue words; profile
//! and story are compared by cosine over tf-idf weights (Salton & Buckley 1988). A story's likeness to one competency says
//! little alone, as chatty stories are like everything: it is counted in standard deviations above its mean over all.

use super::words::Lexicon;
use crate::bank::{Bank, Question};

/// Stem to the weight that it has in each competency's profile; competencies by their place in the vocabulary.
pub(super) struct Profiles {
    competencies: usize,
    weights: Vec<Option<Stem>>,
}

struct Stem {
    rarity: f64,
    by_competency: Vec<(usize, f64)>,
}

/// How much a cue word counts beside a word of a card, and a card's other tags beside its main one.
const CUE: f64 = 2.0;
const OTHER_TAG: f64 = 0.4;
/// Words in more than this share of the profiles tell them apart no more.
const COMMON: f64 = 0.6;
/// Cards that make a profile: more of them say nothing new, and a large bank must not be read whole for it.
const CARDS: usize = 64;

impl Profiles {
    pub(super) fn of(bank: &Bank, lexicon: &mut Lexicon) -> Self {
        let competencies = bank.vocabulary().all().len();
        let mut counts: Vec<Vec<f64>> = vec![];
        let mut add = |stem: u32, competency: usize, count: f64| {
            let stem = stem as usize;
            if counts.len() <= stem {
                counts.resize(stem + 1, vec![]);
            }
            if counts[stem].is_empty() {
                counts[stem] = vec![0.0; competencies];
            }
            counts[stem][competency] += count;
        };
        for (competency, known) in bank.vocabulary().all().iter().enumerate() {
            let stems = known.cues.iter().flat_map(|cue| lexicon.numbers(cue));
            stems.collect::<Vec<_>>().into_iter().for_each(|stem| add(stem, competency, CUE));
        }
        let mut cards = vec![0; competencies];
        for question in bank.questions() {
            let tags = bank.tags_of(question).iter().enumerate().map(|(rank, tag)| (rank, tag.number()));
            let wanted: Vec<(usize, usize)> =
                tags.filter(|(_, tag)| *tag < competencies && cards[*tag] < CARDS).collect();
            if wanted.is_empty() {
                continue;
            }
            let stems = lexicon.numbers(&card_text(question));
            for (rank, competency) in wanted {
                cards[competency] += 1;
                let count = if rank == 0 { 1.0 } else { OTHER_TAG };
                stems.iter().for_each(|stem| add(*stem, competency, count));
            }
        }
        Self { weights: normalised(counts, competencies), competencies }
    }

    /// Standard deviations by which a text leans to each competency, those above the mean only. `stems` in order of number.
    pub(super) fn leanings(&self, stems: &[u32]) -> Vec<(usize, f64)> {
        let mut likeness = vec![0.0; self.competencies];
        for same in stems.chunk_by(|one, other| one == other) {
            let Some(Some(known)) = self.weights.get(same[0] as usize) else { continue };
            let weight = (1.0 + f64::ln(same.len() as f64)) * known.rarity;
            for (competency, share) in &known.by_competency {
                likeness[*competency] += weight * share;
            }
        }
        let count = likeness.len().max(1) as f64;
        let mean = likeness.iter().sum::<f64>() / count;
        let deviation = (likeness.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / count).sqrt();
        let above =
            |(competency, one): (usize, f64)| (one > mean).then(|| (competency, (one - mean) / deviation));
        likeness.into_iter().enumerate().filter_map(above).collect()
    }
}

fn card_text(question: &Question) -> String {
    let lists = [&question.also, &question.strong, &question.weak, &question.follow_ups, &question.words];
    let mut text = question.ask.clone();
    for piece in lists.into_iter().flatten().map(String::as_str).chain(question.probes.as_deref()) {
        text.push('\n');
        text.push_str(piece);
    }
    text
}

/// tf-idf weights, each competency's profile of length 1.
fn normalised(counts: Vec<Vec<f64>>, competencies: usize) -> Vec<Option<Stem>> {
    let mut lengths = vec![0.0; competencies];
    let mut weigh = |counts: Vec<f64>| {
        let with = counts.iter().filter(|count| **count > 0.0).count() as f64;
        if with == 0.0 || with > COMMON * competencies as f64 {
            return None;
        }
        let rarity = ((competencies as f64 + 1.0) / (with + 0.5)).ln();
        let weight = |count: f64| (1.0 + (1.0 + count).ln()) * rarity;
        let used = counts.into_iter().enumerate().filter(|(_, count)| *count > 0.0);
        let by_competency: Vec<(usize, f64)> = used.map(|(number, count)| (number, weight(count))).collect();
        for (number, weight) in &by_competency {
            lengths[*number] += weight * weight;
        }
        Some(Stem { rarity, by_competency })
    };
    let mut weights: Vec<Option<Stem>> = counts.into_iter().map(&mut weigh).collect();
    for (number, weight) in weights.iter_mut().flatten().flat_map(|stem| &mut stem.by_competency) {
        *weight /= lengths[*number].sqrt();
    }
    weights
}
