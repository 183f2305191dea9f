//! The policies that are compared: what each would take on a day, in its order.

use crate::Course;
use crate::deck::Card;
use stardrill::practice::day::StudyDay;
use stardrill::practice::schedule::items::State;
use stardrill::practice::schedule::worth::{LEAST_GAIN, Planner, RESTING_DAYS};

/// How the minutes are used.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Policy {
    /// What has fallen to 90 %, then new ones; stops when nothing is due.
    Ninety,
    /// New ones first, then the weakest until the minutes are used up.
    Fill,
    /// Nothing until the last days in which everything fits once, then new ones first, the weakest next.
    LastDays,
    /// Every card once in one sitting on the last evening, whatever the minutes of a day: no habit of so many minutes can.
    OneSitting,
    /// The rule of `practice::schedule`.
    Rule,
    /// The same rule, told the true memory: what is lost by not knowing the learner.
    Told,
}

/// In the order of the columns.
pub(crate) const POLICIES: [Policy; 6] =
    [Policy::Ninety, Policy::Fill, Policy::LastDays, Policy::Rule, Policy::Told, Policy::OneSitting];

impl Policy {
    /// Minutes on a day that is `left` days before the interview, of `course`.
    pub(crate) fn minutes(self, left: i32, pass_days: u32, course: Course) -> f64 {
        match self {
            Self::LastDays if left > i32::try_from(pass_days).unwrap_or(i32::MAX) => 0.0,
            Self::OneSitting if left > RESTING_DAYS + 1 => 0.0,
            Self::OneSitting => course.minutes,
            _ => course.daily_minutes(),
        }
    }

    /// The cards for a day, in the order in which they are taken.
    pub(crate) fn order(
        self,
        cards: &[Card],
        assumed: &[Option<State>],
        planner: &Planner<'_>,
        t: StudyDay,
    ) -> Vec<usize> {
        let mut scored: Vec<(f64, usize)> = (0..cards.len())
            .filter_map(|position| {
                let score = self.score(&cards[position], assumed[position], planner, t)?;
                Some((score, position))
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.into_iter().map(|(_, position)| position).collect()
    }

    fn score(self, card: &Card, state: Option<State>, planner: &Planner<'_>, t: StudyDay) -> Option<f64> {
        let recall =
            state.map(|state| planner.growth.model.recall(state.memory, t.days_since(state.last_day)));
        match (self, recall) {
            (Self::Rule | Self::Told, _) => {
                let worth = planner.worth(&card.candidate(state), t);
                (worth.gain >= LEAST_GAIN).then_some(worth.score)
            }
            (Self::Ninety, None) => Some(0.0),
            (Self::Ninety, Some(recall)) => (recall <= 0.9).then_some(2.0 - recall),
            (_, None) => Some(2.0),
            (_, Some(recall)) => Some(1.0 - recall),
        }
    }
}
