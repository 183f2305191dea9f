//! The scorecard of a mock interview.

use crate::bank::{Bank, Kind};
use crate::practice::scores::{Answered, Scores, Tick, ticked, told_twice, weakest_competency};
use crate::view::page::{Label, Line, Page};
use crate::view::words::{Count, List, clock};

/// The scorecard as text, beside it that of the mock before.
pub fn text(bank: &Bank, answered: &[Answered<'_>], last: Option<&Scores>, width: usize) -> Page {
    let mut page = Page::new(width);
    page.heading(format!("Scorecard, {}", Count(answered.len(), "answer")));
    let scored = ticked(answered);
    for tick in Tick::ALL.into_iter().filter(|_| !scored.is_empty()) {
        let count = scored.iter().filter(|answer| !answer.missed.contains(&tick)).count();
        let label = if count == scored.len() { Label::Good } else { Label::Caution };
        let mut line = Line::of(Label::Plain, format!("  {:<26}", name(tick)))
            .then(label, format!("{count} of {}", scored.len()));
        if let Some(last) = last.filter(|last| last.asked() > 0) {
            line = line.then(Label::Quiet, format!("   last time {} of {}", last.had(tick), last.asked()));
        }
        page.push(line);
    }
    let statements: Vec<&Answered<'_>> =
        answered.iter().filter(|answer| answer.question.kind == Kind::Statement).collect();
    if !statements.is_empty() {
        let said = statements.iter().filter(|answer| !answer.missed.contains(&Tick::Story)).count();
        let label = if said == statements.len() { Label::Good } else { Label::Caution };
        let line = Line::of(Label::Plain, format!("  {:<26}", "statements said"));
        page.push(line.then(label, format!("{said} of {}", statements.len())));
    }
    page.gap();
    if let Some(longest) = answered.iter().max_by_key(|answer| answer.seconds) {
        let said = format!("{}, {}", clock(longest.seconds), longest.asked);
        page.hang(Line::of(Label::Heading, "Longest  "), Label::Plain, &said, 2);
    }
    let open: Vec<&Answered<'_>> = answered.iter().filter(|answer| !answer.prepared).collect();
    for answer in &open {
        page.hang(Line::of(Label::Heading, "Nothing prepared  "), Label::Plain, answer.asked, 2);
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

/// A tick in words.
pub const fn name(tick: Tick) -> &'static str {
    match tick {
        Tick::Story => "a story",
        Tick::OwnAction => "own action",
        Tick::Number => "a number",
        Tick::BusinessResult => "result in business terms",
        Tick::InTime => "in time",
    }
}
