//! How things stand today, in one line: the prompt, and `status`.

use super::command::drill;
use super::next_step::whole_minutes;
use super::session::Session;
use crate::practice::day::StudyDay;
use crate::view::words::Count;
use serde::Serialize;

/// How things stand; the JSON of `status`.
#[derive(Debug, Serialize)]
pub(super) struct Standing {
    version: u32,
    /// The interview that steers, and the days until it.
    interview: Option<String>,
    days_left: Option<i32>,
    stories_ready: usize,
    story_floor: usize,
    /// Today's cards that are left, and their expected minutes.
    cards: usize,
    minutes: f64,
    practised_today: bool,
}

impl Standing {
    pub(super) fn of(session: &Session) -> Self {
        let reading = session.reading();
        let bank = &reading.bank;
        let today = session.today();
        let interview = session.next_interview(bank);
        let agenda = drill::todays_agenda(session);
        Self {
            version: 1,
            interview: interview.map(|interview| interview.id.clone()),
            days_left: interview.map(|interview| StudyDay::from_date(interview.date).minus(today)),
            stories_ready: bank.ready_count(),
            story_floor: bank.settings().story_floor,
            cards: agenda.cards.len(),
            minutes: agenda.minutes,
            practised_today: !session.history.reviews_on(today).is_empty(),
        }
    }

    /// `23 d · 3 of 8 stories · 12 min`.
    pub(super) fn in_words(&self) -> String {
        let mut pieces = vec![];
        pieces.extend(self.days_left.map(|days| match days {
            0 => "today".to_owned(),
            days => format!("{days} d"),
        }));
        pieces.push(if self.stories_ready < self.story_floor {
            format!("{} of {} stories", self.stories_ready, self.story_floor)
        } else {
            Count(self.stories_ready, "story").to_string()
        });
        if self.cards > 0 {
            pieces.push(format!("{} min", whole_minutes(self.minutes)));
        } else if self.practised_today {
            pieces.push("done for today".to_owned());
        }
        pieces.join(" · ")
    }
}
