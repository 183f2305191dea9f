//! How things stand, in one line and as JSON.

use crate::bank::InterviewId;
use crate::practice::next::whole_minutes;
use crate::practice::standing::Standing;
use crate::view::words::Count;
use serde::Serialize;

/// The JSON of `status`.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    version: u32,
    interview: Option<&'a str>,
    days_left: Option<i32>,
    stories_ready: usize,
    story_floor: usize,
    cards: usize,
    minutes: f64,
    practised_today: bool,
}

impl<'a> Report<'a> {
    /// The report of a standing.
    pub fn new(standing: &'a Standing) -> Self {
        Self {
            version: 1,
            interview: standing.interview.as_ref().map(InterviewId::as_str),
            days_left: standing.days_left,
            stories_ready: standing.stories_ready,
            story_floor: standing.story_floor,
            cards: standing.cards,
            minutes: standing.minutes,
            practised_today: standing.practised_today,
        }
    }
}

/// `23 d · 3 of 8 stories · 12 min`.
pub fn line(standing: &Standing) -> String {
    let mut pieces = vec![];
    pieces.extend(standing.days_left.map(|days| match days {
        0 => "today".to_owned(),
        days => format!("{days} d"),
    }));
    pieces.push(if standing.stories_ready < standing.story_floor {
        format!("{} of {} stories", standing.stories_ready, standing.story_floor)
    } else {
        Count(standing.stories_ready, "story").to_string()
    });
    if standing.cards > 0 {
        pieces.push(format!("{} min", whole_minutes(standing.minutes)));
    } else if standing.practised_today {
        pieces.push("done for today".to_owned());
    }
    pieces.join(" · ")
}
