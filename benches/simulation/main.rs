//! Which policy leaves most in memory on the day, and how far off is the forecast?
//!
//! `cargo bench --bench simulation` prints the tables of the documentation of `practice::schedule`. Every learner draws parameters
//! of its own around the published ones, and every card a factor on its stability; the policies see grades only.

#![expect(clippy::print_stdout, reason = "a benchmark prints its table")]

mod answers;
mod deck;
mod learner;
mod policy;

use deck::Card;
use jiff::civil::date;
use learner::Learner;
use policy::{POLICIES, Policy};
use stardrill::bank::{Bank, Settings};
use stardrill::practice::cost::Costs;
use stardrill::practice::day::StudyDay;
use stardrill::practice::history::History;
use stardrill::practice::memory::Model;
use stardrill::practice::schedule::Range;
use stardrill::practice::schedule::days::practise;
use stardrill::practice::schedule::evening::Evening;
use stardrill::practice::schedule::items::{Candidate, State};
use stardrill::practice::schedule::order::Order;
use stardrill::practice::schedule::worth::{Growth, Planner, RESTING_DAYS, first_grades, pass_days};

const LEARNERS: u64 = 48;
const DAYS: [i32; 3] = [7, 14, 30];
const PASSES: [f64; 6] = [1.5, 2.0, 3.0, 4.0, 5.0, 10.0];

/// The days to the interview, and the minutes in all. The eve rests under every policy, as a sitting does.
#[derive(Clone, Copy)]
struct Course {
    days: i32,
    minutes: f64,
}

impl Course {
    fn practice_days(self) -> i32 {
        self.days - RESTING_DAYS
    }

    fn daily_minutes(self) -> f64 {
        self.minutes / f64::from(self.practice_days())
    }
}

/// How one learner fared under one policy.
#[derive(Default)]
struct Outcome {
    /// True mean recall on the day, by weight.
    recall: f64,
    minutes: f64,
    /// The mean recall with which the roll-out of `plan` ends, on the evening of each day, before its drills; under the rule
    /// only.
    forecasts: Vec<f64>,
}

fn run(policy: Policy, cards: &[Card], course: Course, seed: u64) -> Outcome {
    let first = StudyDay::from_date(date(2026, 11, 1));
    let day = first.plus(course.days);
    let model = Model::with_defaults();
    let history = History::empty(&Settings::default());
    let costs = Costs::learned(&history, &Bank::default());
    let planner = Planner {
        growth: Growth { model: &model, first_grades: first_grades(&history, &Bank::default()) },
        costs: &costs,
        day,
        pass_days: pass_days(cards.iter().map(|card| card.kind), &costs, course.daily_minutes()),
    };
    let mut learner = Learner::new(seed, cards.len());
    // What the grades say to the assumed model.
    let mut assumed: Vec<Option<State>> = vec![None; cards.len()];
    let mut outcome = Outcome::default();
    for t in (0..course.practice_days()).map(|offset| first.plus(offset)) {
        if policy == Policy::Rule {
            outcome.forecasts.push(forecast(&planner, cards, &assumed, t, course.daily_minutes()));
        }
        let minutes = policy.minutes(day.minus(t), planner.pass_days, course);
        let order = if policy == Policy::Told {
            let growth = Growth { model: &learner.truth, ..planner.growth.clone() };
            let knowing = Planner { growth, ..planner.clone() };
            let memories: Vec<Option<State>> = (0..cards.len()).map(|card| learner.eased(card)).collect();
            policy.order(cards, &memories, &knowing, t)
        } else {
            policy.order(cards, &assumed, &planner, t)
        };
        let mut spent = 0.0;
        for card in order {
            if spent >= minutes {
                break;
            }
            let grades = learner.drill(card, t);
            for grade in &grades {
                assumed[card] = Some(learner::after(&model, assumed[card], *grade, t));
            }
            let kind = cards[card].kind;
            let passed = grades.len() == 1;
            spent += if passed { costs.pass_minutes(kind) } else { costs.fail_minutes(kind) };
        }
        outcome.minutes += spent;
    }
    outcome.recall = weighted(cards, |card| learner.recall(card, day));
    outcome
}

/// The mean over cards by weight.
fn weighted(cards: &[Card], of: impl Fn(usize) -> f64) -> f64 {
    let weights: f64 = cards.iter().map(|card| card.weight).sum();
    cards.iter().enumerate().map(|(position, card)| card.weight * of(position)).sum::<f64>() / weights
}

/// The mean recall with which the roll-out of `plan` ends on the evening of day `t`.
fn forecast(
    planner: &Planner<'_>,
    cards: &[Card],
    assumed: &[Option<State>],
    t: StudyDay,
    minutes: f64,
) -> f64 {
    let mut candidates: Vec<Candidate> =
        cards.iter().zip(assumed).map(|(card, state)| card.candidate(*state)).collect();
    let order = Order::Toward(planner.clone());
    let uncapped = Evening { minutes, is_narrow: true, ..Evening::default() };
    for day in (0..planner.day.minus(t) - RESTING_DAYS).map(|offset| t.plus(offset)) {
        practise(&order, &mut candidates, day, &uncapped);
    }
    weighted(cards, |card| planner.untouched(candidates[card].kind, candidates[card].state))
}

/// All learners under one policy, on two threads.
fn runs(policy: Policy, cards: &[Card], course: Course, learners: u64) -> Vec<Outcome> {
    let of = |seeds: std::ops::Range<u64>| -> Vec<Outcome> {
        seeds.map(|seed| run(policy, cards, course, seed)).collect()
    };
    std::thread::scope(|scope| {
        let second = scope.spawn(|| of(learners / 2..learners));
        let mut all = of(0..learners / 2);
        all.extend(second.join().expect("a simulation does not panic"));
        all
    })
}

fn mean(numbers: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = numbers.fold((0.0, 0), |(sum, count), number| (sum + number, count + 1));
    sum / f64::from(count.max(1))
}

/// The standard error of the mean recall.
fn standard_error(runs: &[Outcome]) -> f64 {
    let middle = mean(runs.iter().map(|run| run.recall));
    let variance = mean(runs.iter().map(|run| (run.recall - middle).powi(2)));
    (variance / runs.len() as f64).sqrt()
}

/// How far forecasts were off.
#[derive(Default)]
struct Errors {
    /// The roll-out less its optimism less the truth, in points.
    points: Vec<f64>,
    /// Forecasts whose range held the truth.
    held: usize,
}

impl Errors {
    fn add(&mut self, rolled_out: f64, truth: f64) {
        self.points.push(100.0 * (rolled_out - Range::OPTIMISM - truth));
        let shown = Range::around(rolled_out);
        self.held += usize::from(shown.low <= truth && truth <= shown.high);
    }

    fn line(&mut self) -> String {
        self.points.sort_by(|a, b| a.abs().total_cmp(&b.abs()));
        let percent = |count: usize| 100.0 * count as f64 / self.points.len() as f64;
        let within = self.points.partition_point(|error| error.abs() <= 4.0);
        let ninth = self.points.get(self.points.len() * 9 / 10).map_or(0.0, |error| error.abs());
        let mean = mean(self.points.iter().copied());
        format!("{mean:+.1} | {:.0} % | {ninth:.1} | {:.0} %", percent(within), percent(self.held))
    }
}

/// When a forecast is made.
const EVENINGS: [&str; 4] = ["first", "half way", "last", "every"];

/// The errors of the forecasts of all runs, by evening.
fn errors(runs: &[Outcome], of_evening: &mut [Errors; 4]) {
    for run in runs {
        let last = run.forecasts.len().saturating_sub(1);
        for (evening, forecast) in run.forecasts.iter().enumerate() {
            let counts = [evening == 0, evening == last / 2, evening == last, true];
            for (errors, _) in of_evening.iter_mut().zip(counts).filter(|(_, counts)| *counts) {
                errors.add(*forecast, run.recall);
            }
        }
    }
}

/// Prints the table of recall and minutes, then that of the forecasts.
fn compare(cards: &[Card], passes: &[f64], learners: u64) {
    let costs = Costs::learned(&History::empty(&Settings::default()), &Bank::default());
    println!(
        "| days | passes | plain 90 % | new first, then fill | last days | this rule | told the truth | one sitting \
         | minutes: 90 %, fill, this rule |\n|---|---|---|---|---|---|---|---|---|"
    );
    let mut largest_error = 0.0_f64;
    let mut off = DAYS.map(|days| (days, EVENINGS.map(|_| Errors::default())));
    for (days, of_evening) in &mut off {
        for &passes in passes {
            let course = Course { days: *days, minutes: passes * deck::pass_minutes(cards, &costs) };
            let all = POLICIES.map(|policy| runs(policy, cards, course, learners));
            let percent =
                |runs: &Vec<Outcome>| format!("{:.1}", 100.0 * mean(runs.iter().map(|run| run.recall)));
            let recall = all.each_ref().map(percent).join(" | ");
            let minutes = all.each_ref().map(|runs| mean(runs.iter().map(|run| run.minutes)));
            println!(
                "| {days} | {passes} | {recall} | {:.0}, {:.0}, {:.0} |",
                minutes[0], minutes[1], minutes[3]
            );
            largest_error = all.iter().map(|runs| standard_error(runs)).fold(largest_error, f64::max);
            errors(&all[3], of_evening);
        }
    }
    println!("\nLargest standard error of a mean: {:.1} points", 100.0 * largest_error);
    println!("\n| days | evening | mean error | within 4 points | 90 % within | in the range shown |");
    println!("|---|---|---|---|---|---|");
    for (days, of_evening) in &mut off {
        for (evening, errors) in EVENINGS.iter().zip(of_evening) {
            println!("| {days} | {evening} | {} |", errors.line());
        }
    }
}

fn main() {
    // Under `cargo test` the body runs once, small.
    let tiny = !std::env::args().any(|argument| argument == "--bench");
    let (passes, learners): (&[f64], u64) = if tiny { (&[2.0], 2) } else { (&PASSES, LEARNERS) };
    answers::compare(learners);
    for (name, cards) in [("Cards alike", deck::alike()), ("Cards that differ", deck::mixed())] {
        println!("{name}\n");
        compare(&cards, passes, learners);
        println!();
    }
}
