//! The course of practice as it stands: the bank, what was practised, the interview that steers, today.

use super::agenda::{Agenda, Options, Scope, agenda};
use super::day::StudyDay;
use super::forecast::{Day, Goal, Plan, agenda_toward, plan};
use super::history::History;
use super::load::load_ahead;
use super::plan::RESTING_DAYS;
use super::review::Item;
use crate::bank::coverage::coverage;
use crate::bank::writing::{WriteNext, writing};
use crate::bank::{Bank, Interview};

/// Everything that today's practice follows from.
#[derive(Clone, Copy, Debug)]
pub struct Course<'a> {
    /// What the person prepared.
    pub bank: &'a Bank,
    /// What they practised.
    pub history: &'a History,
    /// The interview that steers, if one is ahead.
    pub interview: Option<&'a Interview>,
    /// Today.
    pub today: StudyDay,
}

impl<'a> Course<'a> {
    /// The same toward another interview.
    #[must_use]
    pub fn toward(self, interview: Option<&'a Interview>) -> Self {
        Self { interview, ..self }
    }

    /// Minutes a day, as the person set them.
    pub fn minutes(&self) -> f64 {
        f64::from(self.bank.settings().minutes)
    }

    /// Minutes of today's that are not spent yet.
    pub fn minutes_left(&self) -> f64 {
        (self.minutes() - f64::from(self.history.seconds_on(self.today)) / 60.0).max(0.0)
    }

    /// Whether something was practised today.
    pub fn practised_today(&self) -> bool {
        !self.history.reviews_on(self.today).is_empty()
    }

    /// Stories told aloud today.
    pub fn stories_told_today(&self) -> usize {
        let today = self.history.reviews_on(self.today);
        today.iter().filter(|reviewed| matches!(reviewed.review.item, Item::Story(_))).count()
    }

    /// Days until the interview; negative if it is past.
    pub fn days_left(&self) -> Option<i32> {
        Some(StudyDay::from_date(self.interview?.date).minus(self.today))
    }

    /// Whether it is the eve or the day: nothing is drilled.
    pub fn rests(&self) -> bool {
        self.days_left().is_some_and(|days| days <= RESTING_DAYS)
    }

    /// A sitting: by the plan toward the interview, or without one by what is due.
    pub fn sitting(&self, options: &Options) -> Agenda {
        match self.goal(self.minutes()) {
            Some(goal) => agenda_toward(self.bank, self.history, goal, options),
            None => agenda(self.bank, self.history, self.today, options),
        }
    }

    /// The sitting of what is left of today's minutes.
    pub fn todays_sitting(&self) -> Agenda {
        let minutes = self.minutes_left();
        self.sitting(&Options { scope: Scope::default(), minutes, limit: None, ahead: false, seed: 0 })
    }

    /// The plan at so many minutes a day; `None` without an interview.
    pub fn plan(&self, minutes: f64) -> Option<Plan> {
        Some(plan(self.bank, self.history, self.goal(minutes)?))
    }

    /// What the next days will bring.
    pub fn days_ahead(&self, days: usize) -> Vec<Day> {
        load_ahead(self.bank, self.history, self.goal(self.minutes()), self.today, days)
    }

    /// What to write, one after another, `count` at most.
    pub fn writing(&self, count: usize) -> Vec<WriteNext<'a>> {
        writing(self.bank, &coverage(self.bank, self.interview), count)
    }

    fn goal(&self, minutes: f64) -> Option<Goal<'a>> {
        Some(Goal { interview: self.interview?, today: self.today, minutes })
    }
}
