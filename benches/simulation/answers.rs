//! Which rule leaves most *answers*? An answer to a story question is a cue found and a story told well: recall of the cue times
//! recall of the telling.

use crate::learner::{self, Learner};
use crate::mean;
use jiff::civil::date;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use stardrill::bank::{Bank, QuestionId, Settings, StoryId};
use stardrill::practice::cost::{Costs, ItemKind};
use stardrill::practice::day::StudyDay;
use stardrill::practice::history::History;
use stardrill::practice::memory::Model;
use stardrill::practice::review::Item;
use stardrill::practice::schedule::days::practise;
use stardrill::practice::schedule::evening::Evening;
use stardrill::practice::schedule::items::Candidate;
use stardrill::practice::schedule::order::{Due, Order};
use stardrill::practice::schedule::worth::{
    Growth, Planner, RESTING_DAYS, first_grades, pass_days, unpractised,
};

/// As in the example home.
const CUES: usize = 43;
const STORIES: usize = 9;
const FACTS: usize = 51;

/// How stories are weighed and what an evening holds.
#[derive(Clone, Copy, PartialEq)]
enum Rule {
    /// A story weighs as its largest question, facts in full, and nothing is held back; without a date one telling a week.
    Older,
    /// A story weighs the sum of its questions, facts half; nothing is held back.
    WeightsAlone,
    /// The same, with what an evening may hold: the rule of `practice::schedule`.
    Now,
}

/// Days, minutes a day, and whether they lead to an interview.
const SETTINGS: [(i32, f64, bool); 5] =
    [(14, 8.0, true), (7, 15.0, true), (14, 15.0, true), (30, 15.0, true), (14, 15.0, false)];

#[derive(Default)]
struct Outcome {
    answers: f64,
    cues: f64,
    tellings: f64,
    /// The evening of the first telling, from 1.
    first: f64,
    /// The answers that were forecast on the first evening; only toward a date.
    forecast: f64,
}

/// Cues, their stories, and facts, weighed by a rule. Each cue has one story.
fn candidates(rule: Rule) -> Vec<Candidate> {
    let mut dice = StdRng::seed_from_u64(2);
    let mut weight =
        || [3.0, 1.5, 0.4][[0.6, 0.95].partition_point(|edge| *edge <= dice.random_range(0.0..1.0_f64))];
    let story = |number: usize| StoryId::parse(&format!("s{number}")).expect("a slug");
    let question = |number: usize, kind, weight, story| Candidate {
        item: Item::Question(QuestionId::of("d", &format!("q{number:03}")).expect("a whole id")),
        kind,
        weight,
        story,
        state: None,
    };
    let cue = |number: usize| question(number, ItemKind::Question, weight(), Some(story(number % STORIES)));
    let mut all: Vec<Candidate> = (0..CUES).map(cue).collect();
    let weighs = |number: usize| {
        let of_it = all.iter().filter(|cue| cue.story == Some(story(number))).map(|cue| cue.weight);
        if rule == Rule::Older { of_it.fold(0.0, f64::max) } else { of_it.sum() }
    };
    let telling = |number: usize| Candidate {
        item: Item::Story(story(number)),
        kind: ItemKind::Story,
        weight: weighs(number),
        story: Some(story(number)),
        state: None,
    };
    let stories: Vec<Candidate> = (0..STORIES).map(telling).collect();
    all.extend(stories);
    let share = if rule == Rule::Older { 1.0 } else { 0.5 };
    all.extend((0..FACTS).map(|number| question(CUES + number, ItemKind::Fact, share * 1.5, None)));
    all
}

fn evening(rule: Rule, minutes: f64, is_dated: bool, day: i32) -> Evening {
    let tellings = match rule {
        _ if is_dated => None,
        Rule::Older => Some(usize::from(day % 7 == 0)),
        Rule::WeightsAlone | Rule::Now => Some(1),
    };
    // What is asked for in particular is not capped; without a date the one telling is a cap.
    Evening { minutes, tellings, is_narrow: rule != Rule::Now && is_dated, ..Evening::default() }
}

fn run(rule: Rule, (days, minutes, is_dated): (i32, f64, bool), seed: u64) -> Outcome {
    let first = StudyDay::from_date(date(2026, 11, 1));
    let day = first.plus(days);
    let (model, history) = (Model::with_defaults(), History::empty(&Settings::default()));
    let costs = Costs::learned(&history, &Bank::default());
    let growth = || Growth { model: &model, first_grades: first_grades(&history, &Bank::default()) };
    let mut all = candidates(rule);
    let pass_days = pass_days(all.iter().map(|one| one.kind), &costs, minutes);
    let order = if is_dated {
        Order::Toward(Planner { growth: growth(), costs: &costs, day, pass_days })
    } else {
        Order::Due(Due { growth: growth(), costs: &costs, recall_target: 0.9, ahead: false })
    };
    let forecast = if is_dated { forecast(&order, all.clone(), rule, minutes, (first, day)) } else { 0.0 };
    let mut learner = Learner::new(seed, all.len());
    let mut outcome = Outcome { forecast, ..Outcome::default() };
    let practised = if is_dated { days - RESTING_DAYS } else { days };
    for offset in 0..practised {
        let t = first.plus(offset);
        let taken = evening(rule, minutes, is_dated, offset).take(order.offers(&all, t).into_iter());
        for offer in taken {
            for grade in learner.drill(offer.candidate, t) {
                let state = all[offer.candidate].state;
                all[offer.candidate].state = Some(learner::after(&model, state, grade, t));
            }
            if offer.kind == ItemKind::Story && outcome.first == 0.0 {
                outcome.first = f64::from(offset + 1);
            }
        }
    }
    let recall = |position: usize| match learner.eased(position) {
        Some(_) => learner.recall(position, day),
        None => unpractised(all[position].kind),
    };
    let cues: f64 = all[..CUES].iter().map(|cue| cue.weight).sum();
    let telling = |position: usize| recall(CUES + position % STORIES);
    let sum = |of: &dyn Fn(usize) -> f64| (0..CUES).map(|cue| all[cue].weight * of(cue)).sum::<f64>() / cues;
    outcome.answers = sum(&|cue| recall(cue) * telling(cue));
    outcome.cues = sum(&|cue| recall(cue));
    outcome.tellings = mean((0..STORIES).map(|story| recall(CUES + story)));
    outcome
}

/// The answers that a roll-out by expected values ends with, as `plan` has them.
fn forecast(
    order: &Order<'_>,
    mut all: Vec<Candidate>,
    rule: Rule,
    minutes: f64,
    (first, day): (StudyDay, StudyDay),
) -> f64 {
    let Order::Toward(planner) = order else { return 0.0 };
    for offset in 0..day.minus(first) - RESTING_DAYS {
        practise(order, &mut all, first.plus(offset), &evening(rule, minutes, true, offset));
    }
    let recall = |candidate: &Candidate| planner.untouched(candidate.kind, candidate.state);
    let weights: f64 = all[..CUES].iter().map(|cue| cue.weight).sum();
    let answer = |cue: usize| all[cue].weight * recall(&all[cue]) * recall(&all[CUES + cue % STORIES]);
    (0..CUES).map(answer).sum::<f64>() / weights
}

/// Prints the table of answers.
pub(crate) fn compare(learners: u64) {
    println!("43 cues of 9 stories, 51 facts: answers (cues, tellings; evening of the first telling)\n");
    println!(
        "| days | minutes | older weights | these weights, no caps | this rule | forecast for it |\n|---|---|---|---|---|---|"
    );
    for setting in SETTINGS {
        let cell = |rule: Rule| {
            let runs: Vec<Outcome> = (0..learners).map(|seed| run(rule, setting, seed)).collect();
            let percent = |of: fn(&Outcome) -> f64| 100.0 * mean(runs.iter().map(of));
            format!(
                "{:.1} ({:.1}, {:.1}; {:.1})",
                percent(|run| run.answers),
                percent(|run| run.cues),
                percent(|run| run.tellings),
                percent(|run| run.first) / 100.0,
            )
        };
        let cells = [Rule::Older, Rule::WeightsAlone, Rule::Now].map(cell).join(" | ");
        let runs: Vec<Outcome> = (0..learners).map(|seed| run(Rule::Now, setting, seed)).collect();
        let forecast = if setting.2 {
            format!("{:.1}", 100.0 * mean(runs.iter().map(|run| run.forecast)))
        } else {
            String::new()
        };
        let days = if setting.2 { setting.0.to_string() } else { format!("{}, no date", setting.0) };
        println!("| {days} | {} | {cells} | {forecast} |", setting.1);
    }
    println!();
}
