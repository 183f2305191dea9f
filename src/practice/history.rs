//! Replays entries into progress per item. Everything known about practice is this fold; nothing of it is stored.
//!
//! Invariants: entries are folded in the order of their instant, then id, each id once; a retracted entry counts for
//! nothing; study days never run backwards, whatever the offsets say.

use super::day::{Moment, StudyDay};
use super::memory::{Memory, Model};
use super::replay::{Memories, Progress};
use super::review::{Entry, Grade, Item, Mocked, Mode, Review, What};
use super::wording::Wording;
use crate::bank::{Bank, Kind, QuestionId, Settings};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::hash::BuildHasher;
use uuid::Uuid;

/// A standing review with the day it counts for.
#[derive(Clone, Debug, PartialEq)]
pub struct Reviewed {
    /// The entry's id.
    pub id: Uuid,
    /// When.
    pub at: Moment,
    /// The study day it counts for.
    pub day: StudyDay,
    /// What was graded, under today's id.
    pub review: Review,
}

/// A standing mock interview.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The entry's id.
    pub id: Uuid,
    /// When it was over.
    pub at: Moment,
    /// What came of it.
    pub mocked: Mocked,
}

/// All practice, folded.
#[derive(Clone, Debug)]
pub struct History {
    model: Model,
    rollover_hour: i8,
    reviews: Vec<Reviewed>,
    memories: Memories<Item>,
    mocks: Vec<Held>,
    /// How often each wording of a question was met.
    met: FxHashMap<(Item, Wording), usize>,
    /// Questions that became statements: only what was said aloud counts of them.
    statements: FxHashSet<QuestionId>,
}

impl History {
    /// Folds `entries`, in whatever order they come. Items under earlier ids of the bank count for the live ones.
    pub fn replay(entries: Vec<Entry>, bank: &Bank) -> Self {
        let mut entries = entries;
        entries.sort_by_key(|entry| (entry.at.timestamp, entry.id)); // cheap where files are in order already
        // Copies of an entry have the same moment, unless somebody edited a file: then the first counts.
        let mut seen = FxHashSet::with_capacity_and_hasher(entries.len(), rustc_hash::FxBuildHasher);
        entries.retain(|entry| seen.insert(entry.id));
        let retracted: FxHashSet<Uuid> = entries
            .iter()
            .filter_map(|entry| match entry.what {
                What::Retracted { entry } => Some(entry),
                What::Reviewed(_) | What::Mocked(_) => None,
            })
            .collect();
        let mut history = Self::empty(bank.settings());
        let statements = bank.questions().iter().filter(|question| question.kind == Kind::Statement);
        history.statements = statements.map(|question| question.id.clone()).collect();
        history.reviews.reserve(entries.len());
        for entry in entries.into_iter().filter(|entry| !retracted.contains(&entry.id)) {
            match entry.what {
                What::Reviewed(review) => {
                    let review = Review { item: review.item.current(bank), ..review };
                    history.push(entry.id, entry.at, review);
                }
                What::Mocked(mocked) => history.mocks.push(Held { id: entry.id, at: entry.at, mocked }),
                What::Retracted { .. } => {}
            }
        }
        history.remember();
        history
    }

    /// No practice yet. Parameters that cannot be used give way to the published defaults (the reader reports them).
    pub fn empty(settings: &Settings) -> Self {
        Self {
            model: Model::new(&settings.parameters).unwrap_or_else(Model::with_defaults),
            rollover_hour: settings.rollover_hour,
            reviews: vec![],
            memories: Memories::default(),
            mocks: vec![],
            met: FxHashMap::default(),
            statements: FxHashSet::default(),
        }
    }

    /// Takes in an entry that was just recorded; equals a replay with it.
    pub fn apply(&mut self, entry: &Entry) {
        match &entry.what {
            What::Reviewed(review) => {
                let in_order = self
                    .reviews
                    .last()
                    .is_none_or(|last| (last.at.timestamp, last.id) < (entry.at.timestamp, entry.id));
                if in_order {
                    self.fold(entry.id, entry.at, review.clone());
                } else {
                    let position = self.reviews.partition_point(|known| {
                        (known.at.timestamp, known.id) < (entry.at.timestamp, entry.id)
                    });
                    let day = StudyDay::of(entry.at, self.rollover_hour);
                    let inserted = Reviewed { id: entry.id, at: entry.at, day, review: review.clone() };
                    self.reviews.insert(position, inserted); // folded anew, with its wording
                    self.refold();
                }
            }
            What::Mocked(mocked) => {
                self.mocks.push(Held { id: entry.id, at: entry.at, mocked: mocked.clone() });
            }
            What::Retracted { entry } => {
                self.mocks.retain(|known| known.id != *entry);
                self.reviews.retain(|known| known.id != *entry);
                self.refold();
            }
        }
    }

    fn refold(&mut self) {
        self.met.clear();
        for known in std::mem::take(&mut self.reviews) {
            self.push(known.id, known.at, known.review);
        }
        self.remember();
    }

    /// Adds a review at the end, with its day.
    fn push(&mut self, id: Uuid, at: Moment, review: Review) {
        let civil_day = StudyDay::of(at, self.rollover_hour);
        let day = self.reviews.last().map_or(civil_day, |last| civil_day.max(last.day));
        if let Some(wording) = review.wording {
            *self.met.entry((review.item.clone(), wording)).or_insert(0) += 1;
        }
        self.reviews.push(Reviewed { id, at, day, review });
    }

    /// Whether a review counts for its item's memory: of a statement only what was said aloud does.
    fn counts(&self, review: &Review) -> bool {
        match &review.item {
            Item::Question(id) if self.statements.contains(id) => {
                !matches!(review.mode, Mode::Drill | Mode::Quick)
            }
            _ => true,
        }
    }

    fn fold(&mut self, id: Uuid, at: Moment, review: Review) {
        self.push(id, at, review);
        if let Some(Reviewed { day, review, .. }) = self.reviews.last().filter(|one| self.counts(&one.review))
        {
            self.memories.take(&self.model, &review.item, review.grade, *day);
        }
    }

    /// Replays all reviews. Items know nothing of each other, so two threads take half of them each where it pays.
    fn remember(&mut self) {
        const WORTH_A_THREAD: usize = 5000;
        let (reviews, model) = (&self.reviews, &self.model);
        let replay = |mine: &dyn Fn(&Item) -> bool| {
            let mut memories = Memories::default();
            for Reviewed { day, review, .. } in
                reviews.iter().filter(|one| mine(&one.review.item) && self.counts(&one.review))
            {
                memories.take(model, &review.item, review.grade, *day);
            }
            memories
        };
        let memories = if reviews.len() < WORTH_A_THREAD {
            replay(&|_| true)
        } else {
            let is_odd = |item: &Item| FxBuildHasher.hash_one(item) & (1 << 40) != 0;
            std::thread::scope(|scope| {
                let other = scope.spawn(|| replay(&is_odd));
                let mut memories = replay(&|item| !is_odd(item));
                // A panic there is ours, and goes on here.
                memories.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
                memories
            })
        };
        self.memories = memories;
    }

    /// The study day of a moment; not before that of an earlier review.
    pub fn study_day(&self, now: Moment) -> StudyDay {
        let earlier = self.reviews.iter().rev().find(|review| review.at.timestamp <= now.timestamp);
        let civil_day = StudyDay::of(now, self.rollover_hour);
        earlier.map_or(civil_day, |earlier| civil_day.max(earlier.day))
    }

    /// What is known about an item; `None` if it was never graded.
    pub fn progress(&self, item: &Item) -> Option<&Progress> {
        self.memories.of(item)
    }

    /// The chance of recalling an item on a day, 0 to 1; `None` if it was never graded.
    pub fn recall(&self, item: &Item, on: StudyDay) -> Option<f64> {
        let progress = self.progress(item)?;
        Some(self.model.recall(progress.memory, on.days_since(progress.last_day)))
    }

    /// How often a wording of an item was met.
    pub fn times_met(&self, item: &Item, wording: Wording) -> usize {
        self.met.get(&(item.clone(), wording)).copied().unwrap_or(0)
    }

    /// Every mock interview, oldest first.
    pub fn mocks(&self) -> &[Held] {
        &self.mocks
    }

    /// Every standing review, oldest first.
    pub fn reviews(&self) -> &[Reviewed] {
        &self.reviews
    }

    /// The standing reviews that count for their item's memory, oldest first.
    pub fn counting_reviews(&self) -> impl Iterator<Item = &Reviewed> {
        self.reviews.iter().filter(|one| self.counts(&one.review))
    }

    /// The standing reviews of one study day, oldest first.
    pub fn reviews_on(&self, day: StudyDay) -> &[Reviewed] {
        // Days never run backwards, so a day's reviews stand together.
        let first = self.reviews.partition_point(|review| review.day < day);
        let past = self.reviews.partition_point(|review| review.day <= day);
        &self.reviews[first..past]
    }

    /// The seconds spent on a study day: each standing review counts with 600 at most.
    pub fn seconds_on(&self, day: StudyDay) -> u32 {
        self.reviews_on(day).iter().map(|review| review.review.seconds.min(600)).sum()
    }

    /// The model of memory in use.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The memory that each grade would leave behind if given on `today`, worst grade first.
    pub fn preview(&self, item: &Item, today: StudyDay) -> [Memory; 4] {
        let before = self.progress(item);
        let elapsed_days = before.map_or(0, |before| today.days_since(before.last_day));
        Grade::ALL.map(|grade| self.model.after(before.map(|before| before.memory), grade, elapsed_days))
    }
}

#[cfg(test)]
mod tests;
