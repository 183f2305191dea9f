//! The scorecard of a mock interview.

use crate::bank::{Bank, Question, Story};
use crate::practice::mock::Tick;
use crate::view::page::{Label, Line, Page};
use crate::view::words::{Count, List, clock};
use std::collections::BTreeMap;

/// One answer of the mock.
#[derive(Clone, Debug)]
pub struct Answered<'a> {
    /// The question.
    pub question: &'a Question,
    /// The story that was told, if it was one of those linked.
    pub story: Option<&'a Story>,
    /// How long the answer took.
    pub seconds: u32,
    /// What it lacked.
    pub missed: Vec<Tick>,
    /// Whether anything was prepared for it.
    pub prepared: bool,
}

/// How many answers had each tick, and how many there were.
pub fn scores(answered: &[Answered<'_>]) -> BTreeMap<String, u32> {
    let count = |tick: Tick| answered.iter().filter(|answer| !answer.missed.contains(&tick)).count();
    let mut scores: BTreeMap<String, u32> = Tick::ALL
        .into_iter()
        .map(|tick| (tick.word().to_owned(), u32::try_from(count(tick)).unwrap_or(0)))
        .collect();
    scores.insert("asked".to_owned(), u32::try_from(answered.len()).unwrap_or(0));
    scores
}

/// The scorecard as text.
pub fn text(bank: &Bank, answered: &[Answered<'_>], width: usize) -> Page {
    let mut page = Page::new(width);
    page.heading(format!("Scorecard, {}", Count(answered.len(), "answer")));
    for tick in Tick::ALL {
        let count = answered.iter().filter(|answer| !answer.missed.contains(&tick)).count();
        let name = match tick {
            Tick::Story => "a story",
            Tick::OwnAction => "own action",
            Tick::Number => "a number",
            Tick::BusinessResult => "result in business terms",
            Tick::InTime => "in time",
        };
        let label = if count == answered.len() { Label::Good } else { Label::Caution };
        page.push(
            Line::of(Label::Plain, format!("  {name:<26}"))
                .then(label, format!("{count} of {}", answered.len())),
        );
    }
    page.gap();
    if let Some(longest) = answered.iter().max_by_key(|answer| answer.seconds) {
        let said = format!("{}, {}", clock(longest.seconds), longest.question.ask);
        page.hang(Line::of(Label::Heading, "Longest  "), Label::Plain, &said, 2);
    }
    let open: Vec<&Answered<'_>> = answered.iter().filter(|answer| !answer.prepared).collect();
    for answer in &open {
        page.hang(Line::of(Label::Heading, "No story  "), Label::Plain, &answer.question.ask, 2);
    }
    let twice = told_twice(answered);
    if !twice.is_empty() {
        page.hang(Line::of(Label::Heading, "Told twice  "), Label::Caution, &List(&twice).to_string(), 2);
    }
    if let Some(weakest) = weakest(bank, answered) {
        page.hang(Line::of(Label::Heading, "Weakest  "), Label::Plain, &weakest, 2);
    }
    page.gap();
    page
}

fn told_twice(answered: &[Answered<'_>]) -> Vec<String> {
    let told: Vec<&str> =
        answered.iter().filter_map(|answer| answer.story.map(|story| story.id.as_str())).collect();
    let mut twice: Vec<String> = told
        .iter()
        .filter(|id| told.iter().filter(|other| other == id).count() > 1)
        .map(|id| (*id).to_owned())
        .collect();
    twice.sort();
    twice.dedup();
    twice
}

/// The main competency whose answers lacked most.
fn weakest(bank: &Bank, answered: &[Answered<'_>]) -> Option<String> {
    let mut lacking: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for answer in answered {
        if let Some(tag) = answer.question.competencies.first() {
            let entry = lacking.entry(bank.vocabulary().canonical(&tag.value)).or_insert((0, 0));
            entry.0 += answer.missed.len();
            entry.1 += 1;
        }
    }
    let share = |counts: &(usize, usize)| counts.0 as f64 / counts.1 as f64;
    let worst = lacking
        .into_iter()
        .filter(|(_, counts)| counts.0 > 0)
        .max_by(|a, b| share(&a.1).total_cmp(&share(&b.1)));
    worst.map(|(competency, _)| competency.to_owned())
}
