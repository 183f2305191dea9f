//! The rule against a second, plain, slow implementation of its formulas, written from their statement alone.

use super::*;
use crate::bank::{QuestionId, Settings};
use proptest::prelude::*;

/// R(Δ, S) by the published FSRS-6 curve.
fn r(days: f64, stability: f64) -> f64 {
    const W20: f64 = 0.1542;
    let factor = 0.9_f64.powf(-1.0 / W20) - 1.0;
    (1.0 + factor * days / stability).powf(-W20)
}

/// A memory state as the formulas see it: stability, difficulty, day of the last review.
#[derive(Clone, Copy)]
struct Plain {
    s: f64,
    d: f64,
    last: i32,
}

const W: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
    0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

fn first(grade: usize) -> (f64, f64) {
    let difficulty = W[4] - (W[5] * (grade as f64 - 1.0)).exp() + 1.0;
    (W[grade - 1], difficulty.clamp(1.0, 10.0))
}

/// The published FSRS-6 step for Again (1) and Good (3).
fn step(x: Plain, grade: usize, t: i32) -> Plain {
    let elapsed = f64::from((t - x.last).max(0));
    let g = grade as f64;
    let delta = -W[6] * (g - 3.0);
    let damped = x.d + (10.0 - x.d) * delta / 9.0;
    let d = (W[7] * (first_difficulty(4.0) - damped) + damped).clamp(1.0, 10.0);
    let s = if elapsed == 0.0 {
        let increase = (W[17] * (g - 3.0 + W[18])).exp() * x.s.powf(-W[19]);
        x.s * if grade >= 2 { increase.max(1.0) } else { increase }
    } else if grade == 1 {
        let forgotten = W[11]
            * x.d.powf(-W[12])
            * ((x.s + 1.0).powf(W[13]) - 1.0)
            * ((1.0 - r(elapsed, x.s)) * W[14]).exp();
        forgotten.min(x.s / (W[17] * W[18]).exp())
    } else {
        let grown =
            W[8].exp() * (11.0 - x.d) * x.s.powf(-W[9]) * (((1.0 - r(elapsed, x.s)) * W[10]).exp() - 1.0);
        x.s * (1.0 + grown)
    };
    Plain { s: s.clamp(0.001, 36_500.0), d, last: t }
}

fn first_difficulty(grade: f64) -> f64 {
    W[4] - (W[5] * (grade - 1.0)).exp() + 1.0
}

fn after(x: Option<Plain>, t: i32, grades: [f64; 4]) -> Vec<(f64, Plain)> {
    match x {
        Some(x) => {
            let p = r(f64::from((t - x.last).max(0)), x.s);
            vec![(p, step(x, 3, t)), (1.0 - p, step(step(x, 1, t), 3, t))]
        }
        None => (1..=4)
            .map(|grade| {
                let (s, d) = first(grade);
                let new = Plain { s, d, last: t };
                (grades[grade - 1], if grade == 1 { step(new, 3, t) } else { new })
            })
            .collect(),
    }
}

fn v0(x: Option<Plain>, day: i32, unpractised: f64) -> f64 {
    x.map_or(unpractised, |x| r(f64::from((day - x.last).max(0)), x.s))
}

fn v1(x: Option<Plain>, t: i32, day: i32, grades: [f64; 4]) -> f64 {
    after(x, t, grades).iter().map(|(p, x)| p * r(f64::from((day - t).max(0)), x.s)).sum()
}

fn v2(x: Option<Plain>, t: i32, f: i32, day: i32, grades: [f64; 4]) -> f64 {
    after(x, t, grades).iter().map(|(p, x)| p * v1(Some(*x), f, day, grades)).sum()
}

/// One candidate: weight, sort, and (stability, difficulty, days ago) if it was drilled.
type Drawn = (f64, usize, Option<(f64, f64, i32)>);

fn any_bank() -> impl Strategy<Value = (Vec<Drawn>, i32, u32)> {
    let state = prop::option::weighted(0.7, (0.1..300.0_f64, 1.0..10.0_f64, 1..200_i32));
    let item = (prop::sample::select(vec![0.4, 1.5, 3.0, 6.0]), 0..KINDS.len(), state);
    (prop::collection::vec(item, 1..40), 0..60_i32, 1..20_u32)
}

const KINDS: [ItemKind; 5] =
    [ItemKind::Question, ItemKind::Fact, ItemKind::Exercise, ItemKind::Statement, ItemKind::Story];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn gains_and_scores_equal_the_plain_formulas((drawn, days_left, pass) in any_bank()) {
        let today = StudyDay::from_date(jiff::civil::date(2026, 11, 21));
        let history = History::empty(&Settings::default());
        let costs = Costs::learned(&history, &Bank::default());
        let grades = [0.40, 0.20, 0.32, 0.08];
        let model = Model::with_defaults();
        let planner = Planner {
            growth: Growth { model: &model, first_grades: first_grades(&history, &Bank::default()) },
            costs: &costs,
            day: today.plus(days_left),
            pass_days: pass,
        };
        for (number, (weight, kind, state)) in drawn.into_iter().enumerate() {
            let kind = KINDS[kind];
            let candidate = Candidate {
                item: Item::Question(QuestionId::of("d", &format!("q{number}")).unwrap()),
                kind,
                weight,
                story: None,
                state: state.map(|(s, d, ago)| State {
                    memory: Memory { stability_days: s as f32, difficulty: d as f32 },
                    last_day: today.plus(-ago),
                }),
            };
            let worth = planner.worth(&candidate, today);
            let x = candidate.state.map(|state| Plain {
                s: f64::from(state.memory.stability_days),
                d: f64::from(state.memory.difficulty),
                last: state.last_day.minus(today),
            });
            let last_pass = i32::try_from(pass).unwrap();
            let f = days_left - 1 - (last_pass - 1) / 2;
            let gain = if 0 < days_left - last_pass {
                v2(x, 0, f, days_left, grades) - v1(x, f, days_left, grades)
            } else {
                v1(x, 0, days_left, grades) - v0(x, days_left, if kind == ItemKind::Story { 0.3 } else { 0.2 })
            };
            let p = x.map_or(0.6, |x| r(f64::from(-x.last), x.s));
            let (ok, fail) = match kind {
                ItemKind::Question => (0.75, 1.2),
                ItemKind::Fact => (0.4, 0.7),
                ItemKind::Exercise => (1.0, 1.6),
                ItemKind::Statement => (1.5, 2.5),
                ItemKind::Story => (3.0, 5.0),
            };
            let cost = p * ok + (1.0 - p) * fail;
            prop_assert!((worth.gain - gain).abs() < 1e-4, "gain {} is not {gain}", worth.gain);
            prop_assert!((worth.minutes - cost).abs() < 1e-4, "minutes {} are not {cost}", worth.minutes);
            prop_assert!((worth.score - weight * gain / cost).abs() < 1e-3 * (1.0 + worth.score.abs()));
        }
    }
}

#[test]
fn the_last_pass_counts_one_day_at_least_and_the_eve() {
    let costs = Costs::learned(&History::empty(&Settings::default()), &Bank::default());
    let days = |count: usize, minutes: f64| {
        pass_days(std::iter::repeat_n(ItemKind::Question, count), &costs, minutes)
    };
    assert_eq!((days(0, 15.0), days(20, 15.0), days(21, 15.0), days(100, 15.0)), (2, 2, 3, 6));
}
