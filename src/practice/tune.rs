//! Fits the 21 parameters of FSRS-6 to the person's own history, with the crate `fsrs`, and says whether that is better.
//!
//! The last fifth of the reviews is held out: parameters fitted on the rest are kept only if they predict it better than those
//! in use, by more than one standard error of the difference in log loss. Chance alone passes that about one time in six.

use super::history::{History, Reviewed};
use super::memory::Model;
use super::replay::Memories;
use super::review::{Grade, Item};
use crate::bank::Settings;
use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};
use std::collections::HashMap;

/// Below so many standing reviews a fit says nothing.
pub const LEAST_REVIEWS: usize = 400;

/// What fitting came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Tuned {
    /// Too few reviews so far.
    TooEarly {
        /// How many there are.
        reviews: usize,
    },
    /// The reviews are of too few cards: the crate sets apart what begins in a rare way, and nothing was left to fit on.
    TooFewCards,
    /// The parameters in use predict the held-out reviews as well.
    NotBetter(Losses),
    /// Better ones were found.
    Better {
        /// How much better.
        losses: Losses,
        /// The 21 parameters.
        parameters: Vec<f32>,
    },
}

/// Mean log loss over the held-out reviews; smaller is better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Losses {
    /// Of the parameters in use.
    pub before: f64,
    /// Of the fitted ones.
    pub after: f64,
    /// How many reviews were held out.
    pub held_out: usize,
}

/// Fits and compares.
pub fn tune(history: &History, settings: &Settings) -> Tuned {
    let reviews: Vec<&Reviewed> = history.counting_reviews().collect();
    if reviews.len() < LEAST_REVIEWS {
        return Tuned::TooEarly { reviews: reviews.len() };
    }
    let (training, held_out) = reviews.split_at(reviews.len() * 4 / 5);
    let input = ComputeParametersInput { train_set: prefixes(training), ..Default::default() };
    let current = Model::new(&settings.parameters).unwrap_or_else(Model::with_defaults);
    // Where nothing is left to fit on, the crate gives the published parameters back.
    let fitted = compute_parameters(input).ok().filter(|found| *found != fsrs::DEFAULT_PARAMETERS);
    let Some((parameters, model)) = fitted.and_then(|found| Model::new(&found).map(|model| (found, model)))
    else {
        return Tuned::TooFewCards;
    };
    let before = log_losses(&current, training, held_out);
    let after = log_losses(&model, training, held_out);
    let gains: Vec<f64> = before.iter().zip(&after).map(|(before, after)| before - after).collect();
    let losses = Losses { before: mean(&before), after: mean(&after), held_out: gains.len() };
    let (gain, error) = (mean(&gains), standard_error(&gains));
    if gain > error && gain > 0.0 { Tuned::Better { losses, parameters } } else { Tuned::NotBetter(losses) }
}

/// For each review on a later day: the reviews of its item up to it, as the crate wants them.
fn prefixes(reviews: &[&Reviewed]) -> Vec<FSRSItem> {
    let mut so_far: HashMap<&Item, (Vec<FSRSReview>, super::day::StudyDay)> = HashMap::new();
    let mut items = vec![];
    for reviewed in reviews {
        let rating = reviewed.review.grade as u32;
        match so_far.get_mut(&reviewed.review.item) {
            Some((known, last_day)) => {
                let delta_t = reviewed.day.days_since(*last_day);
                known.push(FSRSReview { rating, delta_t });
                *last_day = reviewed.day;
                if delta_t > 0 {
                    items.push(FSRSItem { reviews: known.clone() });
                }
            }
            None => {
                so_far.insert(&reviewed.review.item, (vec![FSRSReview { rating, delta_t: 0 }], reviewed.day));
            }
        }
    }
    items
}

/// Log loss of each held-out review on a later day, after replaying everything before it.
fn log_losses(model: &Model, training: &[&Reviewed], held_out: &[&Reviewed]) -> Vec<f64> {
    let mut memories: Memories<&Item> = Memories::default();
    let mut losses = vec![];
    for (position, Reviewed { day, review, .. }) in training.iter().chain(held_out).enumerate() {
        let met = memories.take(model, &&review.item, review.grade, *day);
        if let Some(met) = met.filter(|met| met.elapsed_days > 0 && position >= training.len()) {
            let recall = model.recall(met.memory, met.elapsed_days).clamp(1e-6, 1.0 - 1e-6);
            losses.push(if review.grade == Grade::Again { -(1.0 - recall).ln() } else { -recall.ln() });
        }
    }
    losses
}

fn mean(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len().max(1) as f64
}

fn standard_error(numbers: &[f64]) -> f64 {
    let (mean, count) = (mean(numbers), numbers.len().max(2) as f64);
    (numbers.iter().map(|number| (number - mean).powi(2)).sum::<f64>() / (count - 1.0) / count).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Bank, QuestionId};
    use crate::practice::day::{Moment, StudyDay};
    use crate::practice::memory::Memory;
    use crate::practice::review::{Entry, Mode, Review, What};
    use jiff::Timestamp;
    use jiff::tz::Offset;
    use rand::rngs::StdRng;
    use rand::{RngExt, SeedableRng};

    /// A history of a learner with this memory, drilled when predicted recall by the defaults falls to 85 %.
    fn history(truth: &Model, reviews: usize) -> History {
        let mut dice = StdRng::seed_from_u64(11);
        let assumed = Model::with_defaults();
        let mut states: HashMap<usize, (Memory, Memory, StudyDay)> = HashMap::new();
        let mut entries = vec![];
        let first = StudyDay::from_date(jiff::civil::date(2026, 1, 1));
        'days: for day in 0.. {
            let today = first.plus(day);
            for item in 0..200 {
                let grade = match states.get(&item) {
                    None if item <= day as usize * 4 => Grade::Good,
                    Some((_, assumed_memory, last))
                        if assumed.recall(*assumed_memory, today.days_since(*last)) > 0.85 =>
                    {
                        continue;
                    }
                    Some((real, _, last)) => {
                        let recall = truth.recall(*real, today.days_since(*last));
                        if dice.random_bool(recall.clamp(0.0, 1.0)) { Grade::Good } else { Grade::Again }
                    }
                    None => continue,
                };
                let step = |model: &Model, pick: fn(&(Memory, Memory, StudyDay)) -> Memory| {
                    let elapsed = states.get(&item).map_or(0, |(_, _, last)| today.days_since(*last));
                    model.after(states.get(&item).map(pick), grade, elapsed)
                };
                let after = (step(truth, |state| state.0), step(&assumed, |state| state.1), today);
                states.insert(item, after);
                entries.push(entry(entries.len(), today, item, grade));
                if entries.len() == reviews {
                    break 'days;
                }
            }
        }
        History::replay(entries, &Bank::default())
    }

    fn entry(number: usize, day: StudyDay, item: usize, grade: Grade) -> Entry {
        let midday = day.date().at(12, 0, 0, 0);
        let timestamp =
            Offset::UTC.to_timestamp(midday).unwrap() + jiff::SignedDuration::from_secs(number as i64 % 3600);
        let item = Item::Question(QuestionId::of("d", &format!("q{item}")).unwrap());
        let review = Review {
            item,
            grade,
            seconds: 30,
            mode: Mode::Drill,
            missed: vec![],
            wording: None,
            parts: vec![],
            to_person: false,
            delivery: None,
        };
        let at =
            Moment { timestamp: Timestamp::from_second(timestamp.as_second()).unwrap(), offset: Offset::UTC };
        Entry { id: uuid::Uuid::from_u128(number as u128), at, what: What::Reviewed(review) }
    }

    #[test]
    fn below_four_hundred_it_is_too_early() {
        let few = history(&Model::with_defaults(), 399);
        assert_eq!(tune(&few, &Settings::default()), Tuned::TooEarly { reviews: 399 });
    }

    #[test]
    fn of_three_cards_nothing_can_be_said() {
        let first = StudyDay::from_date(jiff::civil::date(2026, 1, 1));
        let grade = |number: usize| if number.is_multiple_of(7) { Grade::Again } else { Grade::Good };
        let entries = (0..600).map(|number| {
            entry(number, first.plus(i32::try_from(number / 3).unwrap()), number % 3, grade(number))
        });
        let history = History::replay(entries.collect(), &Bank::default());
        assert_eq!(tune(&history, &Settings::default()), Tuned::TooFewCards);
    }

    #[test]
    fn a_learner_who_differs_is_predicted_better_and_one_who_does_not_is_left_alone() {
        let mut parameters = fsrs::DEFAULT_PARAMETERS;
        parameters[2] *= 8.0; // keeps new things longer,
        parameters[8] *= 1.3; // and gains more by each review
        let differs = history(&Model::new(&parameters).unwrap(), 2000);
        match tune(&differs, &Settings::default()) {
            Tuned::Better { losses, parameters } => {
                assert!(losses.after < losses.before, "{losses:?}");
                assert_eq!(parameters.len(), 21);
            }
            other => panic!("{other:?}"),
        }
        let default = history(&Model::with_defaults(), 2000);
        assert!(matches!(tune(&default, &Settings::default()), Tuned::NotBetter(_)));
    }
}
