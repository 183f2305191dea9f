//! The next sensible thing: what Enter on an empty line does.

use super::schedule::{Agenda, Course};
use crate::bank::coverage::coverage;
use crate::bank::writing::WriteNext;
use crate::bank::{Interview, InterviewId, Status, Story, StoryId};

/// What Enter does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Today's sitting.
    Drill {
        /// Expected minutes.
        minutes: u32,
    },
    /// Collect stories in one line each.
    Collect,
    /// Write a draft.
    Write {
        /// The story's id.
        id: StoryId,
        /// Its title.
        title: String,
    },
    /// Note what was asked in an interview of the last days.
    Debrief {
        /// The interview's id.
        id: InterviewId,
    },
    /// Look at what is not covered.
    Coverage,
    /// Nothing is left for today.
    Rest,
}

/// The next sensible thing; `agenda` is today's sitting, `debrief` an interview behind of which nothing was noted yet. Until there are stories enough, a
/// short sitting and a story to write take turns.
pub fn next_step(course: &Course<'_>, agenda: &Agenda, debrief: Option<&Interview>) -> NextStep {
    if let Some(interview) = debrief {
        return NextStep::Debrief { id: interview.id.clone() };
    }
    let bank = course.bank;
    let drill =
        (!agenda.cards.is_empty()).then(|| NextStep::Drill { minutes: whole_minutes(agenda.minutes) });
    if bank.ready_count() >= bank.settings().story_floor {
        let look = !course.practised_today() && coverage(bank, None).gaps().next().is_some();
        return drill.unwrap_or(if look { NextStep::Coverage } else { NextStep::Rest });
    }
    if let Some(drill) = drill.clone().filter(|_| !course.practised_today()) {
        return drill;
    }
    draft_to_write(course).map(NextStep::writing).or(drill).unwrap_or(NextStep::Collect)
}

/// The draft to be written next: what the plan and the coverage name, or where no gap is left any draft.
pub fn draft_to_write<'a>(course: &Course<'a>) -> Option<&'a Story> {
    match course.writing(1).first() {
        Some(WriteNext::Draft { story, .. }) => Some(story),
        Some(WriteNext::New { .. }) => None,
        None => course.bank.stories().iter().find(|story| story.status == Status::Draft),
    }
}

impl NextStep {
    fn writing(story: &Story) -> Self {
        NextStep::Write { id: story.id.clone(), title: story.title.value.clone() }
    }
}

/// Minutes to the nearest, one at least.
pub fn whole_minutes(minutes: f64) -> u32 {
    minutes.round().max(1.0) as u32
}
