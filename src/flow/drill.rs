//! Today's sitting: the cards, what they came to, and a gap at the end.

use super::{gap, home, plans, sitting, what_next};
use crate::bank::Bank;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::practice::schedule::Course;
use crate::practice::schedule::{Options, Scope};
use crate::view::page::Label;
use crate::view::report::card;
use crate::view::words::resting_words;

/// What the person asked for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// The items that the sitting may hold.
    pub scope: Scope,
    /// Minutes for this sitting, on top of what was done today; else what is left of today's.
    pub minutes: Option<u32>,
    /// Cards at most.
    pub limit: Option<usize>,
    /// Also what is not due.
    pub ahead: bool,
}

/// Holds the sitting.
///
/// # Errors
/// If a grade cannot be kept and the person gives up, or the terminal fails.
pub fn run(desk: &mut Desk, console: &mut Console, wish: Wish) -> Result<()> {
    let narrow = wish.scope != Scope::default() || wish.limit.is_some();
    let rests = desk.course().rests();
    if rests && !narrow {
        let said = resting_words(desk.bank().ready_count(), desk.course().stories_told_today());
        console.screen.note(&format!("{said}  (brief, tell)"));
        if console.input.is_person() {
            plans::ask_for(desk, console)?;
        }
    }
    let course = desk.course();
    let options = Options {
        scope: wish.scope,
        minutes: wish.minutes.map_or_else(|| course.minutes_left(), f64::from),
        limit: wish.limit,
        ahead: wish.ahead,
        seed: desk.seed(),
    };
    let agenda = course.sitting(&options);
    let may_offer_a_gap = console.input.is_person() && !narrow && !rests;
    if agenda.cards.is_empty() {
        let begins = !course.practised_today();
        nothing_to_do(desk.bank(), &course, console, &options)?;
        return if may_offer_a_gap && begins { gap::card(desk, console) } else { Ok(()) };
    }
    home::need(desk, console)?;
    let outcome = sitting::run(desk, console, agenda)?;
    console.screen.show(&card::summary(&outcome.graded, outcome.skipped, console.screen.width()))?;
    if may_offer_a_gap && outcome.is_whole && !what_next::offer(desk, console)? {
        gap::card(desk, console)?;
    }
    what_next::say(desk, console)
}

fn nothing_to_do(bank: &Bank, course: &Course<'_>, console: &Console, options: &Options) -> Result<()> {
    // Toward a date the rule has looked ahead already, and on the eve nothing is due.
    let onward = if course.interview.is_some() {
        "No card would gain by it. tell takes a story, gaps what has none."
    } else {
        "drill --ahead takes what comes next."
    };
    let mut page = console.screen.page();
    if course.rests() && options.scope == Scope::default() {
        page.paragraph(Label::Good, "Nothing else is due: rest.", 0);
        return console.screen.show(&page);
    }
    if options.minutes <= 0.0 {
        page.paragraph(Label::Good, "Today's minutes are done.", 0);
        page.paragraph(Label::Quiet, "drill --minutes 5 goes on all the same.", 0);
    } else if options.scope == Scope::default() && course.practised_today() {
        page.paragraph(Label::Good, "Nothing more is due today.", 0);
        page.paragraph(Label::Quiet, onward, 0);
    } else if options.scope == Scope::default() {
        page.paragraph(Label::Plain, "Nothing is due.", 0);
        page.paragraph(Label::Quiet, onward, 0);
    } else {
        page.paragraph(Label::Plain, "Nothing here is due and prepared.", 0);
        page.paragraph(
            Label::Quiet,
            "Questions without a story or points of yours are not drilled: coverage shows them.",
            0,
        );
    }
    if bank.ready_count() == 0 {
        page.paragraph(
            Label::Quiet,
            "No story is ready yet. jot \"one line\" keeps one; story edit STORY writes it.",
            0,
        );
    }
    console.screen.show(&page)
}
