//! The time between events while it runs; the clock itself is read elsewhere.

use super::day::Moment;

/// A wait longer than this counts as this long: the person went away.
const IDLE_MILLISECONDS: i64 = 3 * 60 * 1000;

/// Counts the time between events while it runs, each wait capped.
#[derive(Clone, Debug)]
pub(super) struct Stopwatch {
    last: Moment,
    milliseconds: i64,
    pub(super) running: bool,
}

impl Stopwatch {
    pub(super) fn started(at: Moment) -> Self {
        Self { last: at, milliseconds: 0, running: true }
    }

    pub(super) fn tick(&mut self, at: Moment) {
        if self.running {
            self.milliseconds += at.milliseconds_since(self.last).clamp(0, IDLE_MILLISECONDS);
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
