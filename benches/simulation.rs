//! Which policy leaves most in memory on the day? Learners whose true memory is FSRS-6 with noise, off from what is assumed.
//!
//! `cargo bench --bench simulation` prints the table of the documentation of `practice::plan`. Every learner draws parameters
//! of its own around the published ones, and every item a factor on its stability; the policies see grades only.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

use jiff::civil::date;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use stardrill::bank::{Bank, QuestionId, Settings};
use stardrill::practice::cost::{Costs, ItemKind};
use stardrill::practice::day::StudyDay;
use stardrill::practice::history::History;
use stardrill::practice::memory::{Memory, Model};
use stardrill::practice::plan::{Candidate, LEAST_GAIN, Planner, State, pass_days};
use stardrill::practice::review::{Grade, Item};

const ITEMS: usize = 120;
const LEARNERS: u64 = 24;
const PASS_MINUTES: f64 = 0.75;
const FAIL_MINUTES: f64 = 1.2;

#[derive(Clone, Copy, PartialEq)]
enum Policy {
    /// New items and what has fallen to 90 %; stops when nothing is due.
    Ninety,
    /// New ones first, then the weakest until the budget is used up.
    Fill,
    /// Everything on the last day, the weakest first.
    Cram,
    /// The rule of `practice::plan`.
    Planner,
}

/// A learner's truth and what is assumed of it, item by item.
struct Learner {
    truth: Model,
    dice: StdRng,
    ease: Vec<f32>,
    real: Vec<Option<State>>,
    assumed: Vec<Option<State>>,
}

impl Learner {
    fn new(seed: u64) -> Self {
        let mut dice = StdRng::seed_from_u64(seed);
        let mut parameters = fsrs::DEFAULT_PARAMETERS;
        for parameter in &mut parameters[..20] {
            *parameter *= normal(&mut dice, 0.2).exp() as f32;
        }
        let ease = (0..ITEMS).map(|_| normal(&mut dice, 0.5).exp() as f32).collect();
        let truth = Model::new(&parameters).expect("21 finite parameters");
        Self { truth, dice, ease, real: vec![None; ITEMS], assumed: vec![None; ITEMS] }
    }

    /// The true chance of recall on a day; 0.2 if it was never drilled.
    fn recall(&self, item: usize, on: StudyDay) -> f64 {
        self.real[item].map_or(0.2, |state| {
            let scaled =
                Memory { stability_days: state.memory.stability_days * self.ease[item], ..state.memory };
            self.truth.recall(scaled, on.days_since(state.last_day))
        })
    }

    /// Drills an item on a day until it passes and returns the minutes.
    fn drill(&mut self, assumed: &Model, item: usize, on: StudyDay) -> f64 {
        let grade = match self.real[item] {
            Some(_) if self.dice.random_bool(self.recall(item, on).clamp(0.0, 1.0)) => Grade::Good,
            Some(_) => Grade::Again,
            None => {
                let roll: f64 = self.dice.random_range(0.0..1.0);
                [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy]
                    [[0.40, 0.60, 0.92].partition_point(|edge| *edge <= roll)]
            }
        };
        self.grade(assumed, item, grade, on);
        if grade.is_pass() {
            return PASS_MINUTES;
        }
        self.grade(assumed, item, Grade::Good, on);
        FAIL_MINUTES
    }

    fn grade(&mut self, assumed: &Model, item: usize, grade: Grade, on: StudyDay) {
        let after = |model: &Model, state: Option<State>| {
            let elapsed_days = state.map_or(0, |state| on.days_since(state.last_day));
            Some(State {
                memory: model.after(state.map(|state| state.memory), grade, elapsed_days),
                last_day: on,
            })
        };
        self.real[item] = after(&self.truth, self.real[item]);
        self.assumed[item] = after(assumed, self.assumed[item]);
    }
}

/// A normal number by the sum of twelve uniform ones.
fn normal(dice: &mut StdRng, deviation: f64) -> f64 {
    ((0..12).map(|_| dice.random_range(0.0..1.0)).sum::<f64>() - 6.0) * deviation
}

/// True mean recall on the day, and the minutes used.
fn run(policy: Policy, days: i32, passes: f64, seed: u64) -> (f64, f64) {
    let first = StudyDay::from_date(date(2026, 11, 1));
    let day = first.plus(days);
    let budget = passes * ITEMS as f64 * PASS_MINUTES / f64::from(days);
    let model = Model::with_defaults();
    let history = History::empty(&Settings::default());
    let costs = Costs::learned(&history, &Bank::default());
    let planner = Planner {
        model: &model,
        costs: &costs,
        first_grades: stardrill::practice::plan::first_grades(&history, &Bank::default()),
        day,
        pass_days: pass_days(std::iter::repeat_n(ItemKind::Question, ITEMS), &costs, budget),
    };
    let mut learner = Learner::new(seed);
    let mut minutes = 0.0;
    for offset in 0..days {
        let t = first.plus(offset);
        let left = if policy == Policy::Cram { budget * f64::from(days) } else { budget };
        if policy == Policy::Cram && offset + 1 < days {
            continue;
        }
        let mut spent = 0.0;
        for item in order(policy, &learner, &planner, t) {
            if spent >= left {
                break;
            }
            spent += learner.drill(&model, item, t);
        }
        minutes += spent;
    }
    let recall: f64 = (0..ITEMS).map(|item| learner.recall(item, day)).sum();
    (recall / ITEMS as f64, minutes)
}

/// The items that a policy would take on a day, in its order.
fn order(policy: Policy, learner: &Learner, planner: &Planner<'_>, t: StudyDay) -> Vec<usize> {
    let recall = |item: usize| {
        let state = learner.assumed[item]?;
        Some(planner.model.recall(state.memory, t.days_since(state.last_day)))
    };
    let mut scored: Vec<(f64, usize)> = (0..ITEMS)
        .filter_map(|item| {
            let score = match policy {
                Policy::Ninety => match recall(item) {
                    None => 0.0,
                    Some(recall) if recall <= 0.9 => 2.0 - recall,
                    Some(_) => return None,
                },
                Policy::Fill => recall(item).map_or(2.0, |recall| 1.0 - recall),
                Policy::Cram => recall(item).map_or(1.0, |recall| 1.0 - recall),
                Policy::Planner => {
                    let id = QuestionId::of("d", &format!("q{item}"))?;
                    let state = learner.assumed[item];
                    let candidate =
                        Candidate { item: Item::Question(id), kind: ItemKind::Question, weight: 1.0, state };
                    let worth = planner.worth(&candidate, t);
                    if worth.gain < LEAST_GAIN {
                        return None;
                    }
                    worth.score
                }
            };
            Some((score, item))
        })
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    scored.into_iter().map(|(_, item)| item).collect()
}

fn main() {
    // Under `cargo test` the body runs once, small.
    let tiny = !std::env::args().any(|argument| argument == "--bench");
    let learners = if tiny { 1 } else { LEARNERS };
    let policies = [Policy::Ninety, Policy::Fill, Policy::Cram, Policy::Planner];
    println!("| days | passes | plain 90 % | fill | cram | planner | minutes: 90 %, fill, planner |");
    println!("|---|---|---|---|---|---|---|");
    for days in [7, 14, 30] {
        for passes in if tiny { vec![2.0] } else { vec![1.5, 2.0, 3.0, 4.0, 5.0, 10.0] } {
            let means = policies.map(|policy| {
                let runs: Vec<(f64, f64)> =
                    (0..learners).map(|seed| run(policy, days, passes, seed)).collect();
                let mean = |of: fn(&(f64, f64)) -> f64| runs.iter().map(of).sum::<f64>() / runs.len() as f64;
                (mean(|run| run.0), mean(|run| run.1))
            });
            println!(
                "| {days} | {passes} | {:.3} | {:.3} | {:.3} | {:.3} | {:.0}, {:.0}, {:.0} |",
                means[0].0, means[1].0, means[2].0, means[3].0, means[0].1, means[1].1, means[3].1
            );
        }
    }
}
