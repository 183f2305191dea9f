//! The course of practice as it stands: the bank, what was practised, the interview that steers, today.

use super::days::{Day, EVE_TELLINGS, Practised, expected_minutes, practise, stories_to_tell};
use super::deal::{Agenda, cards, failed_today};
use super::evening::Evening;
use super::items::{Candidate, Scope, candidates};
use super::order::{Due, Order};
use super::pieces::pieces;
use super::plan::{Outset, Plan, plan};
use super::worth::{Growth, Planner, RESTING_DAYS, pass_days};
use crate::bank::coverage::coverage;
use crate::bank::writing::{WriteNext, writing};
use crate::bank::{Bank, Interview, StoryId, has_eve};
use crate::practice::cost::{Costs, ItemKind};
use crate::practice::day::StudyDay;
use crate::practice::history::History;
use crate::practice::review::Item;

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

/// What shapes a sitting.
#[derive(Clone, Debug)]
pub struct Options {
    /// The items it may hold.
    pub scope: Scope,
    /// Expected minutes to fill.
    pub minutes: f64,
    /// Cards at most.
    pub limit: Option<usize>,
    /// Also what is not due yet; of no effect toward a date.
    pub ahead: bool,
    /// For drawing wordings.
    pub seed: u64,
}

/// Tellings of an evening without a date.
const TELLINGS_WITHOUT_DATE: usize = 1;

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
        (self.minutes() - self.minutes_spent()).max(0.0)
    }

    fn minutes_spent(&self) -> f64 {
        f64::from(self.history.seconds_on(self.today)) / 60.0
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
        let close = self.days_left().is_some_and(|days| days <= RESTING_DAYS);
        close && self.interview.is_some_and(|interview| has_eve(interview, self.bank.interviews()))
    }

    /// A sitting: toward the interview, or without one of what is due.
    pub fn sitting(&self, options: &Options) -> Agenda {
        let costs = Costs::learned(self.history, self.bank);
        let all = candidates(self.bank, self.history, self.interview);
        let order = self.order(&costs, &all, self.minutes(), options.ahead);
        let taken = if self.rests() {
            let told = self.stories_told_today();
            let stories = stories_to_tell(&all, self.today).into_iter();
            stories
                .filter(|position| options.scope.holds(self.bank, &all[*position].item))
                .take(EVE_TELLINGS.saturating_sub(told).min(options.limit.unwrap_or(usize::MAX)))
                .collect()
        } else {
            self.taken(&order, &all, options)
        };
        let minutes =
            taken.iter().map(|position| expected_minutes(&order, &all[*position], self.today)).sum();
        let room = options.limit.map_or(usize::MAX, |limit| limit.saturating_sub(taken.len()));
        let failed = failed_today(self.bank, self.history, self.today, &options.scope).into_iter().take(room);
        let items = taken.into_iter().map(|position| all[position].item.clone());
        Agenda { cards: cards(self.bank, self.history, items, failed, options.seed), minutes }
    }

    fn taken(&self, order: &Order<'_>, all: &[Candidate], options: &Options) -> Vec<usize> {
        let is_narrow = options.scope != Scope::default();
        let evening = Evening {
            minutes: options.minutes,
            limit: options.limit,
            is_narrow,
            tellings: if options.ahead { None } else { self.evening(0.0).tellings },
            ..self.evening(0.0)
        };
        let offers = order.offers(all, self.today).into_iter();
        let in_scope = offers.filter(|offer| options.scope.holds(self.bank, &all[offer.candidate].item));
        evening.take(in_scope).iter().map(|offer| offer.candidate).collect()
    }

    /// The sitting of what is left of today's minutes.
    pub fn todays_sitting(&self) -> Agenda {
        let minutes = self.minutes_left();
        self.sitting(&Options { scope: Scope::default(), minutes, limit: None, ahead: false, seed: 0 })
    }

    /// The plan at so many minutes a day; `None` without an interview.
    pub fn plan(&self, minutes: f64) -> Option<Plan> {
        self.plan_with(minutes, &[])
    }

    /// The same, with these stories written on its writing days.
    pub fn plan_with(&self, minutes: f64, writing: &[WriteNext<'_>]) -> Option<Plan> {
        let costs = Costs::learned(self.history, self.bank);
        let all = candidates(self.bank, self.history, self.interview);
        let order = self.order(&costs, &all, minutes, false);
        let outset = Outset {
            bank: self.bank,
            interview: self.interview?,
            today: self.today,
            evening: self.evening(minutes),
            tellings: self.stories_told_today(),
            minutes,
            pieces: pieces(self.bank, self.interview?, writing),
        };
        plan(outset, &order, all)
    }

    /// What the next days will bring, `days` of them at most: with an interview what the plan takes, else what the sittings
    /// will.
    pub fn days_ahead(&self, days: usize) -> Vec<Day> {
        if let Some(plan) = self.plan(self.minutes()) {
            return plan.days.into_iter().take(days).collect();
        }
        let costs = Costs::learned(self.history, self.bank);
        let mut all = candidates(self.bank, self.history, None);
        let order = self.order(&costs, &all, self.minutes(), false);
        let mut day = |offset: i32| {
            let t = self.today.plus(offset);
            let evening = match offset {
                0 => self.evening(self.minutes()),
                _ => Evening {
                    minutes: self.minutes(),
                    tellings: Some(TELLINGS_WITHOUT_DATE),
                    ..Evening::default()
                },
            };
            let practised: Practised = practise(&order, &mut all, t, &evening);
            Day { day: t, write: false, practised }
        };
        (0..i32::try_from(days).unwrap_or(i32::MAX)).map(&mut day).collect()
    }

    /// What to write, one after another, `count` at most.
    pub fn writing(&self, count: usize) -> Vec<WriteNext<'a>> {
        writing(self.bank, &coverage(self.bank, self.interview), count)
    }

    /// Today's evening at so many minutes a day: what was practised today counts.
    fn evening(&self, minutes: f64) -> Evening {
        let spent = self.minutes_spent();
        let mut evening = Evening { minutes: (minutes - spent).max(0.0), spent, ..Evening::default() };
        for reviewed in self.history.reviews_on(self.today) {
            let minutes = f64::from(reviewed.review.seconds.min(600)) / 60.0;
            let kind = ItemKind::of(&reviewed.review.item, self.bank);
            evening.spent_on_knowledge += if kind.is_knowledge() { minutes } else { 0.0 };
            evening.spent_on_spoken += if kind.is_spoken() { minutes } else { 0.0 };
            evening.stories.extend(self.story_of(&reviewed.review.item));
        }
        if self.interview.is_none() {
            evening.tellings = Some(TELLINGS_WITHOUT_DATE.saturating_sub(self.stories_told_today()));
        }
        evening
    }

    fn story_of(&self, item: &Item) -> Option<StoryId> {
        match item {
            Item::Story(id) => Some(id.clone()),
            Item::Question(id) => {
                let question = self.bank.question(id.as_str())?;
                self.bank.ready_stories_for(question).next().map(|story| story.id.clone())
            }
        }
    }

    fn order<'b>(&self, costs: &'b Costs, all: &[Candidate], minutes: f64, ahead: bool) -> Order<'b>
    where
        'a: 'b,
    {
        let growth = Growth::learned(self.history, self.bank);
        match self.interview {
            Some(interview) => Order::Toward(Planner {
                growth,
                costs,
                day: StudyDay::from_date(interview.date),
                pass_days: pass_days(all.iter().map(|candidate| candidate.kind), costs, minutes),
            }),
            None => {
                let recall_target = self.bank.settings().recall_target;
                Order::Due(Due { growth, costs, recall_target, ahead })
            }
        }
    }
}

#[cfg(test)]
mod tests;
