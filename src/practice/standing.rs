//! How things stand today.

use super::schedule::{Agenda, Course};
use crate::bank::InterviewId;

/// How things stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The interview that steers.
    pub interview: Option<InterviewId>,
    /// Days until it.
    pub days_left: Option<i32>,
    /// Stories that are ready.
    pub stories_ready: usize,
    /// Ready stories wanted.
    pub story_floor: usize,
    /// Today's cards that are left.
    pub cards: usize,
    /// Their expected minutes.
    pub minutes: f64,
    /// Whether something was practised today.
    pub practised_today: bool,
}

impl Standing {
    /// How things stand in this course; `agenda` is today's sitting.
    pub fn of(course: &Course<'_>, agenda: &Agenda) -> Self {
        Self {
            interview: course.interview.map(|interview| interview.id.clone()),
            days_left: course.days_left(),
            stories_ready: course.bank.ready_count(),
            story_floor: course.bank.settings().story_floor,
            cards: agenda.cards.len(),
            minutes: agenda.minutes,
            practised_today: course.practised_today(),
        }
    }
}
