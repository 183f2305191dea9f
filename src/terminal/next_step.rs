//! The next sensible thing: what Enter on an empty line does.

use super::command::drill;
use super::session::Session;
use crate::bank::coverage::coverage;
use crate::bank::suggest::Ranker;
use crate::bank::{Bank, Interview, Status, Story};
use crate::practice::day::StudyDay;
use crate::view::page::cut;
use crate::view::words::Count;

/// What Enter does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NextStep {
    /// There is no home yet: the first twenty minutes.
    Begin,
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
        id: String,
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

/// The next sensible thing. Until there are stories enough, a short sitting and a story to write take turns.
pub(super) fn next_step(session: &Session) -> NextStep {
    if session.home().is_none() {
        return NextStep::Begin;
    }
    let reading = session.reading();
    let bank = &reading.bank;
    let settings = bank.settings();
    if let Some(interview) = to_debrief(session, bank) {
        return NextStep::Debrief { id: interview.id.clone() };
    }
    let agenda = drill::todays_agenda(session);
    let practised_today = !session.history.reviews_on(session.today()).is_empty();
    let drill =
        (!agenda.cards.is_empty()).then(|| NextStep::Drill { minutes: whole_minutes(agenda.minutes) });
    if bank.ready_count() >= settings.story_floor {
        let gaps = coverage(bank, None).gaps().next().is_some();
        return drill.unwrap_or(if gaps && !practised_today { NextStep::Coverage } else { NextStep::Rest });
    }
    let write = widest_draft(bank)
        .map(|story| NextStep::Write { id: story.id.to_string(), title: story.title.value.clone() });
    match (drill, write) {
        (Some(drill), _) if !practised_today => drill,
        (_, Some(write)) => write,
        (Some(drill), None) => drill,
        (None, None) => NextStep::Collect,
    }
}

/// The latest interview behind, if it is fresh in mind and nothing was noted yet.
fn to_debrief<'a>(session: &Session, bank: &'a Bank) -> Option<&'a Interview> {
    const FRESH_DAYS: i32 = 3;
    let today = session.today();
    let fresh = |interview: &&Interview| {
        let days = today.minus(StudyDay::from_date(interview.date));
        session.is_behind(interview, today.date()) && days <= FRESH_DAYS && !interview.is_noted()
    };
    bank.interviews().iter().filter(fresh).max_by_key(|interview| interview.date)
}

/// The draft that could answer the most weight of likely gaps; the first one if none is known to.
pub(super) fn widest_draft(bank: &Bank) -> Option<&Story> {
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

impl NextStep {
    /// In a few words, for the prompt's hint.
    pub(super) fn in_words(&self) -> String {
        match self {
            NextStep::Begin => "begin".to_owned(),
            NextStep::Drill { minutes } => format!("drill, {}", Count(*minutes as usize, "minute")),
            NextStep::Collect => "collect stories, one line each".to_owned(),
            NextStep::Write { title, .. } => format!("write \"{}\"", cut(title, 30)),
            NextStep::Debrief { id } => format!("debrief {id}"),
            NextStep::Coverage => "coverage".to_owned(),
            NextStep::Rest => String::new(),
        }
    }
}

/// Minutes to the nearest, one at least.
pub(super) fn whole_minutes(minutes: f64) -> u32 {
    minutes.round().max(1.0) as u32
}
