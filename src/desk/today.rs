//! Now, today, and which interview steers.

use super::Desk;
use crate::bank::Interview;
use crate::practice::day::{Moment, StudyDay};
use crate::practice::schedule::Course;
use jiff::civil::{Date, Time, time};
use uuid::Uuid;

/// Days for which an interview behind is fresh in mind.
const FRESH_DAYS: i32 = 3;
/// From here on an interview of the day is over, if its hour is not known.
const EVENING: Time = time(18, 0, 0, 0);

impl Desk {
    /// The moment now.
    pub fn now(&self) -> Moment {
        self.world.now()
    }

    /// The dice's seed.
    pub fn seed(&self) -> u64 {
        self.world.seed()
    }

    /// A new id for an entry of this moment.
    pub fn entry_id(&self, at: Moment) -> Uuid {
        self.world.entry_id(at)
    }

    /// Today's study day.
    pub fn today(&self) -> StudyDay {
        self.history.study_day(self.world.now())
    }

    /// The date of today's study day.
    pub fn date(&self) -> Date {
        self.today().date()
    }

    /// Today's course, toward the interview that steers.
    pub fn course(&self) -> Course<'_> {
        Course {
            bank: self.bank(),
            history: &self.history,
            interview: self.next_interview(),
            today: self.today(),
        }
    }

    /// The interview that steers: the nearest one that is not behind.
    pub fn next_interview(&self) -> Option<&Interview> {
        let today = self.date();
        let ahead = self.bank().interviews().iter().filter(|interview| !self.is_behind(interview, today));
        ahead.min_by_key(|interview| interview.date)
    }

    /// The latest interview behind, if it is fresh in mind and nothing was noted yet.
    pub fn interview_to_debrief(&self) -> Option<&Interview> {
        let today = self.today();
        let fresh = |interview: &&Interview| {
            let days = today.minus(StudyDay::from_date(interview.date));
            self.is_behind(interview, today.date()) && days <= FRESH_DAYS && !interview.is_noted()
        };
        self.bank().interviews().iter().filter(fresh).max_by_key(|interview| interview.date)
    }

    /// Whether an interview is over: its day is, or its hour has come, or there are notes of it.
    pub fn is_behind(&self, interview: &Interview, today: Date) -> bool {
        let begun = || {
            let hour = interview.time.as_ref().and_then(|time| time.parse().ok());
            interview.date.to_datetime(hour.unwrap_or(EVENING)) < self.world.now().civil()
        };
        interview.date < today || (interview.date == today && (interview.is_noted() || begun()))
    }
}
