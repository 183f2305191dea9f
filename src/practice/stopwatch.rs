//! The time between events while it runs; the clock itself is read elsewhere.

use super::day::Moment;

/// The longest wait between two keys, in milliseconds: who lets a card lie longer went away.
const AT_A_CARD_MILLISECONDS: i64 = 3 * 60 * 1000;
/// The longest that is told without a key, in milliseconds; far past every window, so that a long telling is seen as one.
pub const TELLING_MILLISECONDS: i64 = 10 * 60 * 1000;

/// Counts the time between events while it runs; each wait counts up to the longest.
#[derive(Clone, Debug)]
pub(super) struct Stopwatch {
    last: Moment,
    milliseconds: i64,
    longest: i64,
    pub(super) running: bool,
}

impl Stopwatch {
    /// For a card: keys come often.
    pub(super) fn started(at: Moment) -> Self {
        Self { last: at, milliseconds: 0, longest: AT_A_CARD_MILLISECONDS, running: true }
    }

    /// For a telling: nothing is pressed while somebody speaks.
    pub(super) fn of_telling(at: Moment) -> Self {
        Self { longest: TELLING_MILLISECONDS, ..Self::started(at) }
    }

    pub(super) fn tick(&mut self, at: Moment) {
        if self.running {
            self.milliseconds += at.milliseconds_since(self.last).clamp(0, self.longest);
        }
        self.last = at;
    }

    pub(super) fn milliseconds(&self) -> u64 {
        u64::try_from(self.milliseconds).unwrap_or(0)
    }

    pub(super) fn seconds(&self) -> u32 {
        u32::try_from((self.milliseconds + 500) / 1000).unwrap_or(u32::MAX)
    }
}

/// The seconds from showing a card to the key that answers it, as a sitting counts them.
pub fn seconds_at_a_card(from: Moment, to: Moment) -> u32 {
    let mut stopwatch = Stopwatch::started(from);
    stopwatch.tick(to);
    stopwatch.seconds()
}
