//! Instants with their offset, and the study days they belong to.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use std::fmt;

/// An instant and the UTC offset of the place where it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The instant.
    pub timestamp: Timestamp,
    /// The offset there.
    pub offset: Offset,
}

/// A study day: a civil day that begins at the rollover hour, numbered from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StudyDay(i32);

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

impl Moment {
    /// Whole milliseconds from `earlier` to this moment; negative if the clock was set back.
    pub fn milliseconds_since(self, earlier: Moment) -> i64 {
        self.timestamp.as_millisecond() - earlier.timestamp.as_millisecond()
    }

    /// The civil date and time there.
    pub fn civil(self) -> jiff::civil::DateTime {
        self.offset.to_datetime(self.timestamp)
    }
}

impl fmt::Display for Moment {
    /// RFC 3339 with milliseconds and a numeric offset: `2026-11-21T19:40:12.120-05:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.offset.seconds();
        let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
        write!(f, "{:.3}{sign}{:02}:{:02}", self.civil(), minutes / 60, minutes % 60)
    }
}

impl StudyDay {
    /// The study day of a moment: its civil day there, or the day before while the hour is below `rollover_hour`.
    ///
    /// From the civil hour, not "minus four hours": the latter is wrong around daylight saving.
    pub fn of(moment: Moment, rollover_hour: i8) -> Self {
        let civil = moment.civil();
        let day = Self::from_date(civil.date());
        if civil.hour() < rollover_hour { Self(day.0 - 1) } else { day }
    }

    /// The study day of a civil date.
    pub fn from_date(date: Date) -> Self {
        // Dates of jiff span less than 8 million days: the number fits.
        Self(EPOCH.until(date).map_or(0, |span| span.get_days()))
    }

    /// Its number.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The civil date it began on.
    pub fn date(self) -> Date {
        EPOCH.saturating_add(jiff::Span::new().days(self.0))
    }

    /// Whole days from `earlier` to this day, 0 if it is not earlier.
    pub fn days_since(self, earlier: StudyDay) -> u32 {
        u32::try_from(self.0 - earlier.0).unwrap_or(0)
    }

    /// The day `days` later (earlier, if negative).
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from `other` to this day; negative if it is earlier.
    pub fn minus(self, other: StudyDay) -> i32 {
        self.0 - other.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        let pieces = jiff::fmt::temporal::Pieces::parse(text).unwrap();
        let timestamp: Timestamp = text.parse().unwrap();
        Moment { timestamp, offset: pieces.to_numeric_offset().unwrap() }
    }

    #[test]
    fn moments_print_with_milliseconds_and_offset() {
        for text in [
            "2026-11-21T19:40:12.120-05:00",
            "2026-11-21T00:00:00.000+05:30",
            "2026-01-01T12:00:00.001+00:00",
        ] {
            assert_eq!(moment(text).to_string(), text);
        }
    }

    #[test]
    fn a_study_day_begins_at_the_rollover_hour() {
        let day = |text| StudyDay::of(moment(text), 4).date().to_string();
        assert_eq!(day("2026-11-21T03:59:59-05:00"), "2026-11-20");
        assert_eq!(day("2026-11-21T04:00:00-05:00"), "2026-11-21");
        // The night when clocks go forward at 02:00: four o'clock is still four o'clock.
        assert_eq!(day("2026-03-08T03:30:00-04:00"), "2026-03-07");
        assert_eq!(day("2026-03-08T04:00:00-04:00"), "2026-03-08");
        // The night when they go back: half past one comes twice, and both belong to the evening before.
        assert_eq!(day("2026-11-01T01:30:00-04:00"), "2026-10-31");
        assert_eq!(day("2026-11-01T01:30:00-05:00"), "2026-10-31");
        assert_eq!(day("2026-11-01T04:00:00-05:00"), "2026-11-01");
    }

    #[test]
    fn days_between_never_run_backwards() {
        let (monday, tuesday) = (StudyDay(100), StudyDay(101));
        assert_eq!((tuesday.days_since(monday), monday.days_since(tuesday)), (1, 0));
        assert_eq!(StudyDay::from_date(StudyDay(20_000).date()), StudyDay(20_000));
        assert_eq!(StudyDay::from_date(StudyDay(-3).date()), StudyDay(-3));
    }
}
