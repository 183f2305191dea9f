//! The scorecard of a mock interview.

use crate::bank::Bank;
use crate::practice::scores::{Answered, Tick, told_twice, weakest_competency};
use crate::view::page::{Label, Line, Page};
use crate::view::words::{Count, List, clock};

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
    if let Some(weakest) = weakest_competency(bank, answered) {
        page.hang(Line::of(Label::Heading, "Weakest  "), Label::Plain, &weakest, 2);
    }
    page.gap();
    page
}
