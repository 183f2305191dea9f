//! The next sensible thing: what Enter on an empty line does.

use super::course::Course;
use crate::bank::coverage::coverage;
use crate::bank::suggest::Ranker;
use crate::bank::{Bank, Interview, Status, Story, StoryId};

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
        id: String,
    },
    /// Look at what is not covered.
    Coverage,
    /// Nothing is left for today.
    Rest,
}

/// The next sensible thing; `debrief` is an interview behind of which nothing was noted yet. Until there are stories enough, a
/// short sitting and a story to write take turns.
pub fn next_step(course: &Course<'_>, debrief: Option<&Interview>) -> NextStep {
    if let Some(interview) = debrief {
        return NextStep::Debrief { id: interview.id.clone() };
    }
    let bank = course.bank;
    let agenda = course.todays_sitting();
    let drill =
        (!agenda.cards.is_empty()).then(|| NextStep::Drill { minutes: whole_minutes(agenda.minutes) });
    if bank.ready_count() >= bank.settings().story_floor {
        let look = !course.practised_today() && coverage(bank, None).gaps().next().is_some();
        return drill.unwrap_or(if look { NextStep::Coverage } else { NextStep::Rest });
    }
    if let Some(drill) = drill.clone().filter(|_| !course.practised_today()) {
        return drill;
    }
    let write = widest_draft(bank)
        .map(|story| NextStep::Write { id: story.id.clone(), title: story.title.value.clone() });
    write.or(drill).unwrap_or(NextStep::Collect)
}

/// The draft that could answer the most weight of likely gaps; the first one if none is known to.
pub fn widest_draft(bank: &Bank) -> Option<&Story> {
    let drafts: Vec<&Story> = bank.stories().iter().filter(|story| story.status == Status::Draft).collect();
    if drafts.len() < 2 {
        return drafts.first().copied();
    }
    let ranker = Ranker::new(bank);
    let mut widest: Option<(f64, &Story)> = None;
    for draft in drafts {
        let width = width_of(bank, &ranker, draft);
        if widest.is_none_or(|(widest, _)| width > widest) {
            widest = Some((width, draft));
        }
    }
    widest.map(|(_, story)| story)
}

fn width_of(bank: &Bank, ranker: &Ranker<'_>, draft: &Story) -> f64 {
    let linked: f64 = bank.questions_of(draft).into_iter().map(|question| bank.weight(question, None)).sum();
    let suggested: f64 = ranker.questions_for(draft).iter().map(|found| bank.weight(found.what, None)).sum();
    linked * 2.0 + suggested
}

/// Minutes to the nearest, one at least.
pub fn whole_minutes(minutes: f64) -> u32 {
    minutes.round().max(1.0) as u32
}
