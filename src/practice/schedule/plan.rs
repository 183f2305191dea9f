//! The plan toward one interview: what is worth practising today, the days until then, and where they lead.

use super::days::{Day, EVE_TELLINGS, practise, tell};
use super::evening::Evening;
use super::items::Candidate;
use super::order::Order;
use super::pieces::Piece;
use super::readiness::{Answers, Range};
use super::worth::{LEAST_GAIN, Planner, RESTING_DAYS, Worth};
use crate::bank::{Bank, Interview, has_eve};
use crate::practice::day::StudyDay;
use crate::practice::review::Item;

/// An item of the plan.
#[derive(Clone, Debug)]
pub struct Planned {
    /// What could be practised.
    pub candidate: Candidate,
    /// What practising it today is worth.
    pub worth: Worth,
}

/// The plan toward one interview.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Days left until the interview.
    pub days_left: u32,
    /// Days of the last pass (L), the eve included.
    pub pass_days: u32,
    /// Everything worth practising today, best first.
    pub items: Vec<Planned>,
    /// The days from today to the interview, that one left out; 400 at most.
    pub days: Vec<Day>,
    /// Readiness over the questions that are prepared, the mean by weight; `None` if none is.
    pub prepared: Option<Range>,
    /// The same over every question: one with no answer prepared counts 0.
    pub readiness: Range,
    /// The same if nothing were practised any more.
    pub readiness_now: Range,
    /// The same if practice ended after each of the days; the last is `readiness`.
    pub readiness_after: Vec<Range>,
    /// Where each item ends, if the plan is kept; in the order of the bank.
    pub outcomes: Vec<Outcome>,
}

/// Where an item ends on the day.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The item.
    pub item: Item,
    /// What it weighs.
    pub weight: f64,
    /// Predicted recall on the day, 0 to 1; `None` if the time does not reach it.
    pub recall: Option<f64>,
}

/// Days between the last writing session and the interview.
const WRITING_ENDS: i32 = 7;
/// Days that are rolled out at most. Toward a day further off the forecast is what would be left if practice ended then.
const LONGEST: i32 = 400;

/// Where a plan begins.
pub(super) struct Outset<'a> {
    /// What the person prepared.
    pub bank: &'a Bank,
    /// Toward which interview.
    pub interview: &'a Interview,
    /// The day on which it begins.
    pub today: StudyDay,
    /// What that day still holds.
    pub evening: Evening,
    /// Stories that were told on it.
    pub tellings: usize,
    /// Minutes of every other day.
    pub minutes: f64,
    /// What is written on its writing days, and practised from the next day on.
    pub pieces: Vec<Piece>,
}

/// The plan toward an interview, rolled out to the day; `None` if the order looks toward none.
pub(super) fn plan(outset: Outset<'_>, order: &Order<'_>, mut all: Vec<Candidate>) -> Option<Plan> {
    let Order::Toward(planner) = order else { return None };
    let Outset { bank, interview, today, evening, tellings, minutes, pieces } = outset;
    let mut pieces = pieces.into_iter().peekable();
    let items = planned(planner, order, &all, today);
    let left = planner.day.minus(today).clamp(0, LONGEST);
    let rests = has_eve(interview, bank.interviews());
    let writing = writing_days(bank, today, planner.day);
    let mut answers = Answers::among(&all, bank, interview);
    let (mut prepared, readiness_now) = answers.readiness(planner, &all);
    let (mut days, mut readiness_after) = (vec![], vec![]);
    for t in (0..left).map(|offset| today.plus(offset)) {
        let practised = if rests && planner.day.minus(t) <= RESTING_DAYS {
            let told = if t == today { tellings } else { 0 };
            tell(order, &mut all, t, EVE_TELLINGS.saturating_sub(told))
        } else if t == today {
            practise(order, &mut all, t, &evening)
        } else {
            practise(order, &mut all, t, &Evening { minutes, ..Evening::default() })
        };
        let write = writing.contains(&t);
        if let Some(piece) = pieces.next_if(|_| write) {
            piece.join(&mut all);
            answers = Answers::among(&all, bank, interview);
        }
        days.push(Day { day: t, write, practised });
        let (of_prepared, of_everything) = answers.readiness(planner, &all);
        prepared = of_prepared;
        readiness_after.push(of_everything);
    }
    let outcome = |candidate: Candidate| Outcome {
        recall: candidate.state.map(|state| planner.untouched(candidate.kind, Some(state))),
        item: candidate.item,
        weight: candidate.weight,
    };
    Some(Plan {
        days_left: planner.day.days_since(today),
        pass_days: planner.pass_days,
        items,
        days,
        prepared,
        readiness: readiness_after.last().copied().unwrap_or(readiness_now),
        readiness_now,
        readiness_after,
        outcomes: all.into_iter().map(outcome).collect(),
    })
}

fn planned(planner: &Planner<'_>, order: &Order<'_>, all: &[Candidate], today: StudyDay) -> Vec<Planned> {
    let offers = order.offers(all, today).into_iter();
    let planned = |candidate: &Candidate| Planned {
        worth: planner.worth(candidate, today),
        candidate: candidate.clone(),
    };
    offers.map(|offer| planned(&all[offer.candidate])).filter(|one| one.worth.gain >= LEAST_GAIN).collect()
}

/// The days on which a story is to be written: as many as are missing, spread evenly up to a week before the interview.
pub(super) fn writing_days(bank: &Bank, today: StudyDay, day: StudyDay) -> Vec<StudyDay> {
    let missing = i32::try_from(bank.settings().story_floor.saturating_sub(bank.ready_count())).unwrap_or(0);
    let last = day.minus(today) - WRITING_ENDS;
    if missing == 0 || day < today {
        return vec![];
    }
    // With a week or less left, what can still be written is written today and tomorrow.
    let room = last.max(day.minus(today).min(1)) + 1;
    let sessions = missing.min(room);
    (0..sessions).map(|session| today.plus(session * room / sessions)).collect()
}

#[cfg(test)]
mod tests;
