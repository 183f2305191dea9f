//! How long large banks take: the matrix and the assignment on 1,000 questions and 200 stories, planning 300 and 10,000 items.
//!
//! `cargo bench --bench large_bank` prints milliseconds, the best of five.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use jiff::civil::date;
use stardrill::bank::assignment::assign;
use stardrill::bank::coverage::coverage;
use stardrill::bank::suggest::Ranker;
use stardrill::bank::{Bank, QuestionId, Settings};
use stardrill::practice::cost::{Costs, ItemKind};
use stardrill::practice::day::StudyDay;
use stardrill::practice::forecast::ranked;
use stardrill::practice::history::History;
use stardrill::practice::memory::{Memory, Model};
use stardrill::practice::plan::{Candidate, Planner, State, first_grades, pass_days};
use stardrill::practice::review::Item;
use stardrill::text::read;
use stardrill::text::reading::{Content, Loaded};
use stardrill::view::report::matrix;
use std::hint::black_box;
use std::time::Instant;

fn bank(questions: usize, stories: usize) -> Bank {
    let mut deck = String::from("id = 'd'\ntitle = 'D'\n");
    for number in 0..questions {
        deck.push_str(&format!(
            "[[question]]\nid = 'q{number}'\nkind = 'story'\nask = 'How did you handle budget matter {number}?'\n\
             competencies = ['c{}']\nlikelihood = 'high'\n",
            number % 30
        ));
    }
    let mut files = vec![Loaded::own("decks/d.toml", Content::Bytes(deck.into_bytes()))];
    for number in 0..stories {
        let answers: Vec<String> =
            (0..8).map(|link| format!("'d/q{}'", (number * 7 + link * 13) % questions.max(1))).collect();
        let story = format!(
            "title = 'Story {number}'\nstatus = 'ready'\ncompetencies = ['c{}']\nanswers = [{}]\nsituation = 'a'\ntask = 'b'\n\
             action = 'c'\nresult = 'd'\n",
            number % 30,
            answers.join(", ")
        );
        files.push(Loaded::own(&format!("stories/s{number}.toml"), Content::Bytes(story.into_bytes())));
    }
    read(files).bank
}

fn best_of_five(name: &str, mut body: impl FnMut()) {
    let best = (0..5)
        .map(|_| {
            let started = Instant::now();
            body();
            started.elapsed()
        })
        .min()
        .unwrap_or_default();
    println!("{name}: {:.2} ms", best.as_secs_f64() * 1000.0);
}

fn plan(items: usize) {
    let history = History::empty(&Settings::default());
    let model = Model::with_defaults();
    let costs = Costs::learned(&history, &Bank::default());
    let today = StudyDay::from_date(date(2026, 11, 21));
    let planner = Planner {
        model: &model,
        costs: &costs,
        first_grades: first_grades(&history, &Bank::default()),
        day: today.plus(30),
        pass_days: pass_days(std::iter::repeat_n(ItemKind::Question, items), &costs, items as f64 / 20.0),
    };
    let candidates: Vec<Candidate> = (0..items)
        .filter_map(|number| {
            let memory =
                Memory { stability_days: 1.0 + (number % 50) as f32, difficulty: 1.0 + (number % 9) as f32 };
            Some(Candidate {
                item: Item::Question(QuestionId::of("d", &format!("q{number}"))?),
                kind: ItemKind::Question,
                weight: 1.5,
                state: Some(State { memory, last_day: today.plus(-(1 + (number % 40) as i32)) }),
            })
        })
        .collect();
    best_of_five(&format!("planning {items} items"), || {
        black_box(ranked(&planner, &candidates, today));
    });
}

fn main() {
    // Under `cargo test` the bodies run small.
    let tiny = !std::env::args().any(|argument| argument == "--bench");
    let (questions, stories) = if tiny { (20, 5) } else { (1000, 200) };
    let bank = bank(questions, stories);
    best_of_five(&format!("matching and matrix, {questions} questions and {stories} stories"), || {
        let coverage = coverage(&bank, None);
        black_box(assign(&coverage.rows, |_| false));
        black_box(matrix::text(&coverage, matrix::Options { all: true, deck: None, width: 120 }));
    });
    best_of_five("suggestions for every question", || {
        let ranker = Ranker::new(&bank);
        for question in bank.questions() {
            black_box(ranker.stories_for(question));
        }
    });
    for items in if tiny { vec![10] } else { vec![300, 10_000] } {
        plan(items);
    }
}
