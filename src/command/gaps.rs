//! `gaps`: walks the uncovered likely questions, heaviest first.

use super::answer::Status;
use crate::bank::Story;
use crate::bank::coverage::coverage;
use crate::bank::matcher::{Fit, Matcher};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::flow::gap;
use crate::view::page::{Label, Line};

/// Suggestions named.
const NAMED: usize = 3;

pub(super) fn run(desk: &mut Desk, console: &mut Console) -> Result<Status> {
    if console.input.is_person() {
        gap::walk(desk, console)?;
    } else {
        list(desk, console)?;
    }
    Ok(Status::Done)
}

/// Without a person to ask: the gaps with what could fit.
fn list(desk: &Desk, console: &Console) -> Result<()> {
    let matcher = Matcher::new(desk.bank());
    let mut page = console.screen.page();
    for row in coverage(desk.bank(), None).gaps() {
        page.push(
            Line::of(Label::Strong, row.question.id.as_str())
                .then(Label::Quiet, format!("  {}", row.level.word())),
        );
        page.paragraph(Label::Plain, &row.question.ask, 2);
        let found = matcher.stories_for(row.question);
        let named = |found: &Fit<'_, Story>| {
            format!("{}{}", if found.is_weak { "perhaps " } else { "" }, found.what.id)
        };
        let fitting: Vec<String> = found.iter().take(NAMED).map(named).collect();
        let said = if fitting.is_empty() {
            "nothing speaks for any of your stories: this one is to be written".to_owned()
        } else {
            format!("could be told: {}", fitting.join(", "))
        };
        page.paragraph(Label::Quiet, &said, 2);
    }
    console.screen.show(&page)
}
