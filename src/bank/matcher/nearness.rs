//! How near texts are by their words: Okapi BM25 (Robertson & Zaragoza 2009, k1 = 1.2, b = 0.75) over an inverted index of the
//! stories.
//!
//! Each word keeps the stories to which it adds most, its champions (Manning, Raghavan & Schütze 2008, 7.1.3): what a question
//! costs does not grow with the bank. Banks below so many stories are ranked exactly.

/// Stories that a word, or a competency, leads to at most.
pub(super) const CHAMPIONS: usize = 128;

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// What each word adds to each story's score, by the word's number.
pub(super) struct Index {
    postings: Vec<Vec<Posting>>,
}

#[derive(Clone, Copy, Debug)]
struct Posting {
    story: u32,
    impact: f64,
}

/// Scores by story, kept from question to question: only what was touched is cleared.
pub(super) struct Scores {
    by_story: Vec<f64>,
    touched: Vec<u32>,
}

impl Index {
    /// The index of stories, each as the numbers of its stems in their order; `words` is how many numbers there are.
    pub(super) fn of(stories: &[Vec<u32>], words: usize) -> Self {
        let mut postings: Vec<Vec<Posting>> = vec![vec![]; words];
        let mean =
            (stories.iter().map(Vec::len).sum::<usize>() as f64 / stories.len().max(1) as f64).max(1.0);
        for (number, stems) in stories.iter().enumerate() {
            let story = u32::try_from(number).unwrap_or(u32::MAX);
            for same in stems.chunk_by(|one, other| one == other) {
                let count = same.len() as f64;
                let length = stems.len() as f64 / mean;
                let impact = count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * length));
                postings[same[0] as usize].push(Posting { story, impact });
            }
        }
        for list in &mut postings {
            let (all, with) = (stories.len() as f64, list.len() as f64);
            let rarity = ((all - with + 0.5) / (with + 0.5) + 1.0).ln();
            list.iter_mut().for_each(|posting| posting.impact *= rarity);
            if list.len() > CHAMPIONS {
                list.sort_by(|a, b| b.impact.total_cmp(&a.impact)); // stable: among equals the first
                list.truncate(CHAMPIONS);
            }
        }
        Self { postings }
    }

    /// Adds what a word says to the scores.
    pub(super) fn add(&self, word: u32, weight: f64, scores: &mut Scores) {
        for posting in self.postings.get(word as usize).into_iter().flatten() {
            scores.add(posting.story, weight * posting.impact);
        }
    }
}

impl Scores {
    pub(super) fn new(stories: usize) -> Self {
        Self { by_story: vec![0.0; stories], touched: vec![] }
    }

    pub(super) fn add(&mut self, story: u32, score: f64) {
        let known = &mut self.by_story[story as usize];
        if *known == 0.0 {
            self.touched.push(story);
        }
        *known += score;
    }

    pub(super) fn of(&self, story: u32) -> f64 {
        self.by_story[story as usize]
    }

    /// The stories that have a score.
    pub(super) fn touched(&self) -> &[u32] {
        &self.touched
    }

    pub(super) fn highest(&self) -> f64 {
        self.touched.iter().map(|story| self.of(*story)).fold(0.0, f64::max)
    }

    pub(super) fn clear(&mut self) {
        for story in self.touched.drain(..) {
            self.by_story[story as usize] = 0.0;
        }
    }
}
