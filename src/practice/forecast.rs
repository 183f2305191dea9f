//! Where it leads: the plan rolled out day by day to the interview, by expected values; no dice.
//!
//! After a planned drill an item's memory is put at its expected value: the logarithmic mean of the stabilities that may
//! follow, the mean of the difficulties. How far this is off, and why it is shown as a range, stands with the simulation in
//! [`super::plan`].

use super::agenda::{self, Agenda, Offer};
use super::cost::{Costs, ItemKind};
use super::day::StudyDay;
use super::history::History;
use super::memory::Memory;
use super::plan::{
    Candidate, LEAST_GAIN, NEVER_DRILLED, Planner, RESTING_DAYS, State, Worth, first_grades, pass_days,
};
use super::review::Item;
use crate::bank::{Bank, Interview};
use rustc_hash::FxHashMap;

/// An item of the plan.
#[derive(Clone, Debug)]
pub struct Planned {
    /// What could be drilled.
    pub candidate: Candidate,
    /// What drilling it today is worth.
    pub worth: Worth,
}

/// The plan toward one interview.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Days left until the interview.
    pub days_left: u32,
    /// Days of the last pass (L), the eve included.
    pub pass_days: u32,
    /// Everything worth drilling today, best first.
    pub items: Vec<Planned>,
    /// The days from today to the interview, that one left out; 400 at most.
    pub days: Vec<Day>,
    /// Recall on the day over the questions that are prepared, the mean by weight; `None` if none is.
    pub prepared: Option<Range>,
    /// The same over every question: one with no answer prepared counts 0.
    pub readiness: Range,
    /// Where each item ends, if the plan is kept; in the order of the bank.
    pub outcomes: Vec<Outcome>,
}

/// Where an item ends on the day.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The item.
    pub item: Item,
    /// Likelihood times emphasis.
    pub weight: f64,
    /// Predicted recall on the day, 0 to 1; `None` if the time does not reach it.
    pub recall: Option<f64>,
}

/// A forecast of recall on the day, 0 to 1.
///
/// The middle and the spread are those of the simulation of 120 cards in [`super::plan`]: about nine in ten learners ended
/// within it, rather fewer where the day was far off. Fewer cards scatter more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Range {
    /// A roll-out runs this much optimistic: what the model does not know of a memory mostly weakens it.
    pub const OPTIMISM: f64 = 0.015;
    /// About nine in ten lie within this much of the middle.
    const SPREAD: f64 = 0.04;

    /// The range around the mean recall that a roll-out ends with.
    pub fn around(rolled_out: f64) -> Self {
        let middle = rolled_out - Self::OPTIMISM;
        Self { low: (middle - Self::SPREAD).max(0.0), high: (middle + Self::SPREAD).min(1.0) }
    }

    /// The same where only a share (0 to 1) counts, and the rest is 0.
    fn times(self, share: f64) -> Self {
        Self { low: self.low * share, high: self.high * share }
    }
}

/// One day of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The day.
    pub day: StudyDay,
    /// Whether a story is to be written.
    pub write: bool,
    /// What is practised.
    pub practised: Practised,
}

/// What is practised on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Practised {
    /// Expected minutes.
    pub minutes: f64,
    /// Items, tellings included.
    pub items: usize,
    /// Tellings of stories.
    pub tellings: usize,
}

/// Days between the last writing session and the interview.
const WRITING_ENDS: i32 = 7;
/// Candidates from which a second thread pays.
const WORTH_A_THREAD: usize = 2000;
/// Days that are rolled out at most. Toward a day further off the forecast is what would be left if practice ended then.
const LONGEST: i32 = 400;

/// What the plan is made for.
#[derive(Clone, Copy, Debug)]
pub struct Goal<'a> {
    /// The interview.
    pub interview: &'a Interview,
    /// Today.
    pub today: StudyDay,
    /// Minutes a day.
    pub minutes: f64,
}

/// Everything that could be drilled, with weights by the interview's emphasis.
pub fn candidates(bank: &Bank, history: &History, interview: &Interview) -> Vec<Candidate> {
    agenda::items(bank)
        .map(|item| Candidate {
            kind: ItemKind::of(&item, bank),
            weight: agenda::weight(bank, &item, Some(interview)),
            state: history
                .progress(&item)
                .map(|progress| State { memory: progress.memory, last_day: progress.last_day }),
            item,
        })
        .collect()
}

/// The planner of a goal, for these candidates.
pub fn planner<'a>(
    bank: &Bank,
    history: &'a History,
    costs: &'a Costs,
    goal: Goal<'_>,
    all: &[Candidate],
) -> Planner<'a> {
    Planner {
        model: history.model(),
        costs,
        first_grades: first_grades(history, bank),
        day: StudyDay::from_date(goal.interview.date),
        pass_days: pass_days(all.iter().map(|candidate| candidate.kind), costs, goal.minutes),
    }
}

/// Candidates worth drilling on day `t`, best first; decks take turns among equals, then ids.
pub fn ranked(planner: &Planner<'_>, all: &[Candidate], t: StudyDay) -> Vec<(usize, Worth)> {
    let worths = |first: usize, some: &[Candidate]| -> Vec<(usize, Worth)> {
        some.iter()
            .enumerate()
            .filter(|(_, candidate)| candidate.state.is_none_or(|state| state.last_day != t))
            .map(|(position, candidate)| (first + position, planner.worth(candidate, t)))
            .filter(|(_, worth)| worth.gain >= LEAST_GAIN)
            .collect()
    };
    let mut ranked = if all.len() < WORTH_A_THREAD {
        worths(0, all)
    } else {
        let (one, other) = all.split_at(all.len() / 2);
        std::thread::scope(|scope| {
            let other = scope.spawn(|| worths(one.len(), other));
            let mut ranked = worths(0, one);
            // A panic there is ours, and goes on here.
            ranked.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            ranked
        })
    };
    ranked.sort_by(|a, b| b.1.score.total_cmp(&a.1.score).then_with(|| all[a.0].item.cmp(&all[b.0].item)));
    ranked
}

/// The plan, rolled out to the day of the interview. What was practised today is gone from today's minutes.
pub fn plan(bank: &Bank, history: &History, goal: Goal<'_>) -> Plan {
    let spent_minutes = f64::from(history.seconds_on(goal.today)) / 60.0;
    let costs = Costs::learned(history, bank);
    let mut all = candidates(bank, history, goal.interview);
    let planner = planner(bank, history, &costs, goal, &all);
    let planned =
        |(position, worth): &(usize, Worth)| Planned { candidate: all[*position].clone(), worth: *worth };
    let items: Vec<Planned> = ranked(&planner, &all, goal.today).iter().map(planned).collect();
    let left = planner.day.minus(goal.today).clamp(0, LONGEST);
    let writing = writing_days(bank, goal.today, planner.day);
    let mut stories = bank.ready_count();
    let mut days = vec![];
    for t in (0..left).map(|offset| goal.today.plus(offset)) {
        let rests = planner.day.minus(t) <= RESTING_DAYS;
        let spent = if t == goal.today { spent_minutes } else { 0.0 };
        let minutes = (goal.minutes - spent).max(0.0);
        let practised = if rests {
            let told = history.reviews_on(t).iter().filter(|one| matches!(one.review.item, Item::Story(_)));
            tell(&planner, &mut all, t, agenda::EVE_TELLINGS.saturating_sub(told.count()))
        } else {
            let budget = Budget { minutes, facts: agenda::fact_minutes(bank, stories, minutes) };
            practise(&planner, &mut all, t, budget)
        };
        let write = writing.contains(&t);
        stories += usize::from(write);
        days.push(Day { day: t, write, practised });
    }
    let outcome = |candidate: Candidate| Outcome {
        recall: candidate.state.map(|state| planner.untouched(Some(state))),
        item: candidate.item,
        weight: candidate.weight,
    };
    let outcomes: Vec<Outcome> = all.into_iter().map(outcome).collect();
    let (prepared, readiness) = readiness(bank, goal.interview, &outcomes);
    Plan {
        days_left: planner.day.days_since(goal.today),
        pass_days: planner.pass_days,
        items,
        days,
        prepared,
        readiness,
        outcomes,
    }
}

/// The minutes of a day.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// In all.
    pub minutes: f64,
    /// Facts may take of them.
    pub facts: f64,
}

/// One day of the roll-out: takes items while minutes are left, passing them by one item at most, and puts their memory at
/// its expected value.
pub fn practise(planner: &Planner<'_>, all: &mut [Candidate], t: StudyDay, budget: Budget) -> Practised {
    let (mut practised, mut fact_minutes) = (Practised::default(), 0.0);
    if budget.minutes <= 0.0 {
        return practised;
    }
    for (position, worth) in ranked(planner, all, t) {
        if practised.minutes >= budget.minutes {
            break;
        }
        let candidate = &mut all[position];
        if candidate.kind == ItemKind::Fact {
            if fact_minutes + worth.minutes > budget.facts {
                continue;
            }
            fact_minutes += worth.minutes;
        }
        practised.minutes += worth.minutes;
        practised.items += 1;
        practised.tellings += usize::from(candidate.kind == ItemKind::Story);
        let memory = expected(&planner.after(candidate.kind, candidate.state, t));
        candidate.state = Some(State { memory, last_day: t });
    }
    practised
}

/// The eve: some of the heaviest stories are told, and nothing else.
fn tell(planner: &Planner<'_>, all: &mut [Candidate], t: StudyDay, tellings: usize) -> Practised {
    let mut practised = Practised::default();
    let fresh = |candidate: &Candidate| {
        candidate.kind == ItemKind::Story && candidate.state.is_none_or(|state| state.last_day < t)
    };
    let stories: Vec<usize> = heaviest(all).into_iter().filter(|position| fresh(&all[*position])).collect();
    for position in stories.into_iter().take(tellings) {
        let candidate = &mut all[position];
        practised.minutes += planner.worth(candidate, t).minutes;
        practised.items += 1;
        practised.tellings += 1;
        let memory = expected(&planner.after(candidate.kind, candidate.state, t));
        candidate.state = Some(State { memory, last_day: t });
    }
    practised
}

fn expected(branches: &[(f64, Memory)]) -> Memory {
    let mean =
        |of: fn(&Memory) -> f64| branches.iter().map(|(chance, memory)| chance * of(memory)).sum::<f64>();
    Memory {
        stability_days: mean(|memory| f64::from(memory.stability_days).ln()).exp() as f32,
        difficulty: mean(|memory| f64::from(memory.difficulty)) as f32,
    }
}

/// Recall on the day over what is prepared, and over everything.
fn readiness(bank: &Bank, interview: &Interview, outcomes: &[Outcome]) -> (Option<Range>, Range) {
    let recall: FxHashMap<&Item, Option<f64>> =
        outcomes.iter().map(|outcome| (&outcome.item, outcome.recall)).collect();
    let (mut recalled, mut prepared, mut all) = (0.0, 0.0, 0.0);
    for question in bank.live_questions() {
        let weight = bank.weight(question, Some(interview));
        all += weight;
        // What can be drilled is what is prepared.
        if let Some(recall) = recall.get(&Item::Question(question.id.clone())) {
            prepared += weight;
            recalled += weight * recall.unwrap_or(NEVER_DRILLED);
        }
    }
    if prepared <= 0.0 {
        return (None, Range { low: 0.0, high: 0.0 });
    }
    let range = Range::around(recalled / prepared);
    (Some(range), range.times(prepared / all))
}

/// The days on which a story is to be written: as many as are missing, spread evenly up to a week before the interview.
pub fn writing_days(bank: &Bank, today: StudyDay, day: StudyDay) -> Vec<StudyDay> {
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

/// Candidates by weight, the heaviest first.
fn heaviest(all: &[Candidate]) -> Vec<usize> {
    let mut heaviest: Vec<usize> = (0..all.len()).collect();
    heaviest.sort_by(|a, b| all[*b].weight.total_cmp(&all[*a].weight)); // stable: as in the bank
    heaviest
}

/// Today's sitting toward an interview. `options.minutes` are what is left of today's, or what was asked for.
pub fn agenda_toward(bank: &Bank, history: &History, goal: Goal<'_>, options: &agenda::Options) -> Agenda {
    let costs = Costs::learned(history, bank);
    let all = candidates(bank, history, goal.interview);
    let planner = planner(bank, history, &costs, goal, &all);
    let offer = |position: usize, worth: Worth| Offer {
        item: all[position].item.clone(),
        kind: all[position].kind,
        minutes: worth.minutes,
        score: worth.score,
    };
    let in_scope = |offer: &Offer| options.scope.holds(bank, &offer.item);
    if planner.day.minus(goal.today) <= RESTING_DAYS {
        let offers = heaviest(&all)
            .into_iter()
            .map(|position| offer(position, planner.worth(&all[position], goal.today)));
        return agenda::eve(bank, history, goal.today, offers.filter(in_scope).collect(), options);
    }
    let ranked =
        ranked(&planner, &all, goal.today).into_iter().map(|(position, worth)| offer(position, worth));
    let taken = agenda::take(bank, options, ranked.filter(in_scope));
    agenda::deal(bank, history, goal.today, options, agenda::neighbours_differ(taken))
}

#[cfg(test)]
mod tests;
