//! The outside world as values: environment, clock, seed. `main` gathers it once; nothing below asks the system again.

use crate::error::{Error, Result};
use crate::practice::day::Moment;
use crate::text::entry::parse_moment;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::cell::Cell;
use std::collections::HashMap;
use std::path::PathBuf;
use uuid::Uuid;

/// Environment, clock and dice.
#[derive(Debug)]
pub struct World {
    environment: HashMap<String, String>,
    /// The folder in which the command runs.
    pub current_folder: PathBuf,
    clock: Clock,
    last: Cell<Option<Timestamp>>,
    seed: u64,
}

#[derive(Debug)]
enum Clock {
    Real(TimeZone),
    /// `STARDRILL_NOW`: a fixed moment that advances by some seconds at each reading.
    Scripted {
        start: Moment,
        step_seconds: i64,
        readings: Cell<i64>,
    },
}

impl World {
    /// The world of a process. `STARDRILL_NOW` fixes the clock, `STARDRILL_SEED` the dice.
    ///
    /// # Errors
    /// If one of the two cannot be understood.
    pub fn new(environment: HashMap<String, String>, current_folder: PathBuf) -> Result<Self> {
        let clock = match environment.get("STARDRILL_NOW") {
            Some(text) => scripted(text).ok_or_else(|| {
                Error::usage(format!("STARDRILL_NOW is `{text}`, which is no moment"))
                    .hint("an RFC 3339 moment with offset, a date, or MOMENT+SECONDS: 2026-03-01T09:00:00Z+5")
            })?,
            None => Clock::Real(TimeZone::system()),
        };
        let seed = match environment.get("STARDRILL_SEED") {
            Some(text) => text.parse().map_err(|_| {
                Error::usage(format!("STARDRILL_SEED is `{text}`, which is no whole number"))
                    .hint("for example 7")
            })?,
            None => rand::random(),
        };
        Ok(Self { environment, current_folder, clock, last: Cell::new(None), seed })
    }

    /// A variable of the environment; empty ones count as absent.
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.environment.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// The moment now. Within a process it grows by a millisecond at least, so that entries keep their order.
    #[expect(clippy::disallowed_methods, reason = "this is the door at which time comes in")]
    pub fn now(&self) -> Moment {
        let now = match &self.clock {
            Clock::Real(zone) => {
                let timestamp = Timestamp::now();
                Moment { timestamp, offset: zone.to_offset(timestamp) }
            }
            Clock::Scripted { start, step_seconds, readings } => {
                let reading = readings.replace(readings.get() + 1);
                let step = SignedDuration::from_secs(reading.saturating_mul(*step_seconds));
                Moment { timestamp: start.timestamp.checked_add(step).unwrap_or(start.timestamp), ..*start }
            }
        };
        let milliseconds = now.timestamp.as_millisecond();
        let least = self.last.get().map_or(milliseconds, |last| last.as_millisecond() + 1);
        let timestamp = Timestamp::from_millisecond(milliseconds.max(least)).unwrap_or(now.timestamp);
        self.last.set(Some(timestamp));
        Moment { timestamp, ..now }
    }

    /// The dice's seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// A new id for an entry of this moment. Its random part never comes from `STARDRILL_SEED`: two machines with the same
    /// seed must not write the same ids.
    pub fn entry_id(&self, at: Moment) -> Uuid {
        let seconds = u64::try_from(at.timestamp.as_second()).unwrap_or(0);
        let nanoseconds = u32::try_from(at.timestamp.subsec_nanosecond()).unwrap_or(0);
        Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanoseconds))
    }

    /// Said once at the start: the time zone of `TZ` is not known, so days may begin at the wrong hour.
    pub fn unknown_time_zone(&self) -> Option<&str> {
        match &self.clock {
            Clock::Real(zone) if zone.is_unknown() => self.variable("TZ"),
            _ => None,
        }
    }
}

fn scripted(text: &str) -> Option<Clock> {
    let (start, step_seconds) = match text.rsplit_once('+') {
        Some((start, step)) if parse_start(start).is_some() && !step.contains(':') => {
            (parse_start(start)?, step.parse().ok()?)
        }
        _ => (parse_start(text)?, 0),
    };
    Some(Clock::Scripted { start, step_seconds, readings: Cell::new(0) })
}

fn parse_start(text: &str) -> Option<Moment> {
    parse_moment(text).or_else(|| parse_moment(&format!("{text}T12:00:00Z")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(now: &str) -> Vec<String> {
        let environment = HashMap::from([("STARDRILL_NOW".to_owned(), now.to_owned())]);
        let world = World::new(environment, PathBuf::new()).unwrap();
        (0..3).map(|_| world.now().to_string()).collect()
    }

    #[test]
    fn the_clock_can_be_scripted() {
        assert_eq!(
            readings("2026-03-01"),
            [
                "2026-03-01T12:00:00.000+00:00",
                "2026-03-01T12:00:00.001+00:00",
                "2026-03-01T12:00:00.002+00:00"
            ]
        );
        assert_eq!(
            readings("2026-03-01T09:00+01:00+30"),
            [
                "2026-03-01T09:00:00.000+01:00",
                "2026-03-01T09:00:30.000+01:00",
                "2026-03-01T09:01:00.000+01:00"
            ]
        );
        assert_eq!(readings("2026-03-01T09:00Z+5")[2], "2026-03-01T09:00:10.000+00:00");
        assert_eq!(readings("2026-03-01+5")[1], "2026-03-01T12:00:05.000+00:00");
        assert_eq!(readings("2026-03-01+9223372036854775807").len(), 3, "a step beyond all time is none");
    }

    #[test]
    fn nonsense_in_the_environment_is_a_usage_error() {
        for (name, value) in
            [("STARDRILL_NOW", "noon"), ("STARDRILL_NOW", "2026-03-01+x"), ("STARDRILL_SEED", "x")]
        {
            let environment = HashMap::from([(name.to_owned(), value.to_owned())]);
            let error = World::new(environment, PathBuf::new()).unwrap_err();
            assert_eq!(error.exit_status(), 2, "{name}={value}");
        }
    }
}
