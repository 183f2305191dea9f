//! How long an item takes, from the person's own times.

use super::history::{History, Reviewed};
use super::review::{Item, Mode, Review};
use crate::bank::{Bank, Kind};
use rustc_hash::FxHashMap;

/// The sorts of item that differ in how long they take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A story or view question: the cue.
    Question,
    /// A fact.
    Fact,
    /// An exercise.
    Exercise,
    /// A statement, said aloud.
    Statement,
    /// The telling of a story.
    Story,
}

impl ItemKind {
    /// The sort of an item; questions that are gone count as questions.
    pub fn of(item: &Item, bank: &Bank) -> Self {
        match item {
            Item::Story(_) => Self::Story,
            Item::Question(id) => match bank.question(id.as_str()).map(|question| question.kind) {
                Some(Kind::Fact) => Self::Fact,
                Some(Kind::Exercise) => Self::Exercise,
                Some(Kind::Statement) => Self::Statement,
                Some(Kind::Story | Kind::View) | None => Self::Question,
            },
        }
    }

    /// Every sort.
    pub const ALL: [ItemKind; 5] = [Self::Question, Self::Fact, Self::Exercise, Self::Statement, Self::Story];

    /// Whether it is knowledge, which is rarely asked outright.
    pub const fn is_knowledge(self) -> bool {
        matches!(self, Self::Fact | Self::Exercise)
    }

    /// Whether it is said aloud at length: minutes, not seconds.
    pub const fn is_spoken(self) -> bool {
        matches!(self, Self::Statement | Self::Story)
    }

    /// Minutes for a pass and for a failure while fewer than five times of one's own are known.
    const fn default_minutes(self) -> (f64, f64) {
        match self {
            Self::Question => (0.75, 1.2),
            Self::Fact => (0.4, 0.7),
            Self::Exercise => (1.0, 1.6),
            Self::Statement => (1.5, 2.5),
            Self::Story => (3.0, 5.0),
        }
    }
}

/// Times that are looked at, of each sort and outcome.
const KEPT_TIMES: usize = 50;

/// Expected minutes by sort of item and outcome.
#[derive(Clone, Debug)]
pub struct Costs {
    minutes: [(f64, f64); 5],
}

impl Costs {
    /// Medians of the last 50 times that are not zero, by sort and outcome; the defaults below five. Clamped to 0.1–30 minutes.
    pub fn learned(history: &History, bank: &Bank) -> Self {
        let mut times: [[Vec<u32>; 2]; 5] = Default::default();
        for day in history.reviews().chunk_by(|a, b| a.day == b.day).rev() {
            for (item, passed, seconds) in times_of_day(day).into_iter().rev() {
                let kept = &mut times[ItemKind::of(item, bank) as usize][usize::from(!passed)];
                if seconds > 0 && kept.len() < KEPT_TIMES {
                    kept.push(seconds);
                }
            }
            if times.iter().flatten().all(|kept| kept.len() == KEPT_TIMES) {
                break;
            }
        }
        let minutes = ItemKind::ALL.map(|kind| {
            let [passed, failed] = &mut times[kind as usize];
            let (pass, fail) = kind.default_minutes();
            (median_minutes(passed).unwrap_or(pass), median_minutes(failed).unwrap_or(fail))
        });
        Self { minutes }
    }

    /// Minutes that an item takes if it passes.
    pub fn pass_minutes(&self, kind: ItemKind) -> f64 {
        self.minutes[kind as usize].0
    }

    /// Minutes that an item takes if it fails, the second look included.
    pub fn fail_minutes(&self, kind: ItemKind) -> f64 {
        self.minutes[kind as usize].1
    }

    /// Expected minutes at a chance of passing (0 to 1).
    pub fn expected_minutes(&self, kind: ItemKind, pass_chance: f64) -> f64 {
        pass_chance * self.pass_minutes(kind) + (1.0 - pass_chance) * self.fail_minutes(kind)
    }
}

/// Whether a review says how long an evening's item takes: finding it fast and a mock have clocks of their own.
fn teaches(review: &Review) -> bool {
    matches!(review.mode, Mode::Drill | Mode::Tell)
}

/// The times of a day, as item, whether it passed, seconds: looks after a failure belong to the failure.
fn times_of_day(day: &[Reviewed]) -> Vec<(&Item, bool, u32)> {
    let mut times: Vec<(&Item, bool, u32)> = Vec::with_capacity(day.len());
    let mut failures: FxHashMap<&Item, usize> = FxHashMap::default();
    for Reviewed { review, .. } in day.iter().filter(|one| teaches(&one.review)) {
        if let Some(failure) = failures.get(&review.item) {
            times[*failure].2 = times[*failure].2.saturating_add(review.seconds);
            continue;
        }
        if !review.grade.is_pass() {
            failures.insert(&review.item, times.len());
        }
        times.push((&review.item, review.grade.is_pass(), review.seconds));
    }
    times
}

fn median_minutes(seconds: &mut [u32]) -> Option<f64> {
    if seconds.len() < 5 {
        return None;
    }
    Some((median(seconds)? / 60.0).clamp(0.1, 30.0))
}

/// The median of some times; of an even number the mean of the two in the middle.
pub(super) fn median(seconds: &mut [u32]) -> Option<f64> {
    seconds.sort_unstable();
    let middle = seconds.len() / 2;
    let upper = f64::from(*seconds.get(middle)?);
    Some(if seconds.len() % 2 == 1 { upper } else { f64::midpoint(f64::from(seconds[middle - 1]), upper) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::day::Moment;
    use crate::practice::review::{Entry, Grade, What};

    #[test]
    fn a_look_after_a_failure_belongs_to_the_failure() {
        let bank = Bank::default();
        let history = |looks: &[(u128, i64, &str, Grade, u32)]| {
            let entry = |(number, minute, item, grade, seconds): &(u128, i64, &str, Grade, u32)| Entry {
                id: uuid::Uuid::from_u128(*number),
                at: Moment {
                    timestamp: jiff::Timestamp::from_second(1_800_000_000 + 60 * minute).unwrap(),
                    offset: jiff::tz::Offset::UTC,
                },
                what: What::Reviewed(Review {
                    item: Item::parse(item).unwrap(),
                    grade: *grade,
                    seconds: *seconds,
                    mode: Mode::Drill,
                    missed: vec![],
                    wording: None,
                    parts: vec![],
                    to_person: false,
                    delivery: None,
                }),
            };
            History::replay(looks.iter().map(entry).collect(), &bank)
        };
        let looks: Vec<_> = (0..5_i64)
            .flat_map(|day| {
                let (number, minute) = (10 * day as u128, 1440 * day);
                [
                    (number, minute, "question/d/a", Grade::Again, 70),
                    (number + 1, minute + 1, "question/d/b", Grade::Good, 45),
                    (number + 2, minute + 2, "question/d/a", Grade::Good, 20),
                ]
            })
            .collect();
        let costs = Costs::learned(&history(&looks), &bank);
        assert_eq!(costs.pass_minutes(ItemKind::Question), 0.75);
        assert_eq!(costs.fail_minutes(ItemKind::Question), 1.5);
    }

    #[test]
    fn quick_rounds_and_mocks_teach_no_times() {
        let review = |mode| Review {
            item: Item::parse("question/d/a").unwrap(),
            grade: Grade::Good,
            seconds: 5,
            mode,
            missed: vec![],
            wording: None,
            parts: vec![],
            to_person: false,
            delivery: None,
        };
        let taught = [Mode::Drill, Mode::Quick, Mode::Tell, Mode::Mock].map(|mode| teaches(&review(mode)));
        assert_eq!(taught, [true, false, true, false]);
    }

    #[test]
    fn the_median_wants_five_times_and_stays_within_bounds() {
        assert_eq!(median_minutes(&mut [60, 60, 60, 60]), None);
        assert_eq!(median_minutes(&mut [30, 600, 60, 90, 45]), Some(1.0));
        assert_eq!(median_minutes(&mut [60, 60, 60, 120, 120, 120]), Some(1.5));
        assert_eq!(median_minutes(&mut [1, 1, 1, 1, 1]), Some(0.1));
        assert_eq!(median_minutes(&mut [60_000; 5]), Some(30.0));
    }
}
