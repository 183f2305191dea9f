//! What to do on which day, and where it leads.

mod json;
mod page;
mod plot;
pub mod undated;

pub use json::Report;
pub use page::html;

use crate::bank::coverage::coverage;
use crate::bank::writing::WriteNext;
use crate::bank::{Bank, Interview, has_eve};
use crate::practice::day::StudyDay;
use crate::practice::history::History;
use crate::practice::review::Item;
use crate::practice::schedule::RESTING_DAYS;
use crate::practice::schedule::{Day, Outcome, Plan, Range};
use crate::view::page::{Label, Line, Page, cut};
use crate::view::report::history::name;
use crate::view::table::{Align, Table};
use crate::view::words::{Count, day, distance, resting_words};
use unicode_width::UnicodeWidthStr;

/// What a plan's text and JSON are made of.
#[derive(Debug)]
pub struct View<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// The history.
    pub history: &'a History,
    /// The interview that steers.
    pub interview: &'a Interview,
    /// Today.
    pub today: StudyDay,
    /// The plan for today's minutes.
    pub plan: &'a Plan,
    /// Minutes left today.
    pub minutes_left: f64,
    /// What to write, one session after another; the first is named even where no session is planned.
    pub writing: &'a [WriteNext<'a>],
    /// Items of today's sitting.
    pub today_items: Vec<String>,
    /// The plan with the writing done that it sets, and how many stories that are; `None` if it sets none.
    pub written: Option<(usize, &'a Plan)>,
    /// The plan at half and at double the minutes.
    pub half_and_double: [&'a Plan; 2],
}

impl<'a> View<'a> {
    /// What the writing sessions of the first `days` days are for; `None` where no gap is left.
    fn subjects(&self, days: usize) -> Vec<Option<WriteNext<'a>>> {
        let sessions = self.plan.days.iter().take(days).filter(|day| day.write).count();
        self.writing.iter().cloned().map(Some).chain(std::iter::repeat(None)).take(sessions).collect()
    }
}

/// Below this the recall of a card on the day is called weak.
const WEAK: f64 = 0.7;

/// The plan as text: counts first, then where it leads, then the days, then what holds it down.
pub fn text(view: &View<'_>, days_shown: usize, width: usize) -> Page {
    let mut page = Page::new(width);
    let when = when(view);
    let name = view.interview.name();
    if name.width() + 2 + when.width() <= page.width() {
        page.push(Line::of(Label::Title, name).then(Label::Quiet, format!("  {when}")));
    } else {
        page.paragraph(Label::Title, &name, 0);
        page.paragraph(Label::Quiet, &when, 0);
    }
    page.paragraph(Label::Strong, &counts(view), 0);
    page.gap();
    recall(view, &mut page);
    page.gap();
    if rests(view, view.today) {
        page.paragraph(Label::Strong, &resting(view), 0);
        page.paragraph(Label::Key, "brief   tell", 0);
        return page;
    }
    if !page.is_narrow() {
        let written = view.written.map(|(stories, plan)| (written(stories), plan));
        let plans: Vec<(String, &Plan)> = [(daily(view), view.plan)].into_iter().chain(written).collect();
        plot::put(&plans, &day(view.interview.date, view.today.date()), &mut page);
    }
    days(view, days_shown, &mut page);
    holds_down(view, &mut page);
    page.gap();
    page.paragraph(Label::Quiet, &rule(view.plan), 0);
    page
}

fn when(view: &View<'_>) -> String {
    let date = view.interview.date;
    let distance = distance(StudyDay::from_date(date).minus(view.today));
    format!("{}, {distance}", day(date, view.today.date()))
}

/// What is left to do on the eve and on the day.
fn resting(view: &View<'_>) -> String {
    let told = view.history.reviews_on(view.today);
    let told = told.iter().filter(|one| matches!(one.review.item, Item::Story(_))).count();
    resting_words(view.bank.ready_count(), told)
}

/// The rule in words, so that the plan can be trusted.
fn rule(plan: &Plan) -> String {
    let rule = "Each day I pick what adds most, per minute, to what you will remember on the day";
    let last = Count(plan.pass_days as usize, "day");
    if plan.pass_days <= plan.days_left {
        format!("{rule}; most things get a last look in the final {last}.")
    } else {
        format!("{rule}. One look at everything would take {last}, the eve included.")
    }
}

/// Whether nothing is drilled on a day: the eve and the day.
fn rests(view: &View<'_>, day: StudyDay) -> bool {
    StudyDay::from_date(view.interview.date).minus(day) <= RESTING_DAYS
        && has_eve(view.interview, view.bank.interviews())
}

fn counts(view: &View<'_>) -> String {
    let totals = coverage(view.bank, Some(view.interview)).totals();
    let week_ago = view.today.plus(-7);
    let told = view
        .history
        .reviews()
        .iter()
        .filter(|reviewed| reviewed.day > week_ago && matches!(reviewed.review.item, Item::Story(_)))
        .count();
    let base = if view.interview.emphasis.is_empty() { "" } else { " (by its emphasis)" };
    format!(
        "{} of {} likely questions answered{base}, {told} rehearsed aloud this week.",
        totals.likely_answered, totals.likely
    )
}

const RECALL_HEADS: [&str; 3] = ["Recall on the day", "prepared", "everything"];

/// Recall on the day for today's minutes, half and double.
fn recall(view: &View<'_>, page: &mut Page) {
    if page.is_narrow() {
        page.heading(RECALL_HEADS[0]); // rows are blocks there, without heads
    }
    let mut table = Table::new(&RECALL_HEADS.map(|head| (Align::Left, head)));
    for [minutes, prepared, everything] in recall_rows(view) {
        let cells = [format!("  {minutes}"), prepared, everything];
        table.row(cells.map(|cell| (Label::Plain, cell)).into());
    }
    table.put(page, 0);
}

fn recall_rows(view: &View<'_>) -> Vec<[String; 3]> {
    let [half, double] = view.half_and_double;
    let mut rows = vec![("as it stands".to_owned(), view.plan)];
    if !rests(view, view.today) {
        rows = vec![(daily(view), view.plan)];
        rows.extend(view.written.map(|(stories, plan)| (written(stories), plan)));
        rows.extend([("half the minutes".into(), half), ("double the minutes".into(), double)]);
    }
    let row = |(minutes, plan): (String, &Plan)| {
        let prepared = plan.prepared.map_or_else(|| "nothing yet".to_owned(), percent);
        [minutes, prepared, percent(plan.readiness)]
    };
    rows.into_iter().map(row).collect()
}

fn daily(view: &View<'_>) -> String {
    format!("{} a day", Count(view.bank.settings().minutes as usize, "minute"))
}

fn written(stories: usize) -> String {
    match stories {
        1 => "with the story planned".to_owned(),
        _ => format!("with the {stories} stories planned"),
    }
}

fn percent(range: Range) -> String {
    format!("{:.0}-{:.0} %", 100.0 * range.low, 100.0 * range.high)
}

fn days(view: &View<'_>, shown: usize, page: &mut Page) {
    let mut subjects = view.subjects(shown).into_iter();
    let to_write = format!("to write, {} min", view.bank.settings().write_minutes);
    let to_write =
        if view.plan.days.iter().take(shown).any(|day| day.write) { to_write.as_str() } else { "" };
    let heads = ["", "min", "cards", "stories", "", to_write];
    let aligned = [Align::Left, Align::Right, Align::Right, Align::Right, Align::Left, Align::Left];
    let mut table = Table::new(&std::array::from_fn::<_, 6, _>(|column| (aligned[column], heads[column])));
    for planned in view.plan.days.iter().take(shown) {
        let subject = planned.write.then(|| subjects.next().flatten());
        let daily = view.bank.settings().minutes;
        let bar = if page.is_narrow() { String::new() } else { bar(planned.practised.minutes, daily) };
        table.row(day_row(view, planned, subject, bar));
    }
    table.put(page, 0);
    let more = view.plan.days.len().saturating_sub(shown);
    if more > 0 {
        let said = format!("… {}: plan --days {}", Count(more, "more day"), view.plan.days.len());
        page.paragraph(Label::Quiet, &said, 0);
    }
}

fn day_row(
    view: &View<'_>,
    planned: &Day,
    subject: Option<Option<WriteNext<'_>>>,
    bar: String,
) -> Vec<(Label, String)> {
    let date = day(planned.day.date(), view.today.date());
    let [minutes, cards, stories] = practised(planned);
    vec![
        (Label::Plain, date),
        (Label::Plain, minutes),
        (Label::Quiet, cards),
        (Label::Quiet, stories),
        (Label::Good, bar),
        note(view, planned, subject),
    ]
}

/// Minutes, cards and stories of a day; nothing where there are none.
fn practised(planned: &Day) -> [String; 3] {
    let practised = planned.practised;
    let count = |count: usize| if count == 0 { String::new() } else { count.to_string() };
    let minutes = if practised.items == 0 { String::new() } else { whole(practised.minutes).to_string() };
    [minutes, count(practised.items), count(practised.tellings)]
}

/// What else a day is for.
fn note(view: &View<'_>, planned: &Day, subject: Option<Option<WriteNext<'_>>>) -> (Label, String) {
    match (rests(view, planned.day), subject) {
        (true, _) => (Label::Strong, "the eve: the brief, three tellings".to_owned()),
        (false, Some(subject)) => (Label::Key, write_what(subject.as_ref())),
        (false, None) if planned.day == view.today && view.minutes_left <= 0.0 => {
            (Label::Quiet, "done for today".to_owned())
        }
        (false, None) if planned.practised.items == 0 => (Label::Quiet, "free for a story".to_owned()),
        (false, None) => (Label::Plain, String::new()),
    }
}

/// Minutes to the nearest, one at least.
fn whole(minutes: f64) -> u32 {
    minutes.round().max(1.0) as u32
}

/// Eight marks are the minutes of a day.
fn bar(minutes: f64, daily: u32) -> String {
    let marks = (8.0 * minutes / f64::from(daily.max(1))).round() as usize;
    "=".repeat(marks.min(12))
}

fn write_what(subject: Option<&WriteNext<'_>>) -> String {
    match subject {
        Some(WriteNext::Draft { story, .. }) => format!("\"{}\"", story.title.value),
        Some(WriteNext::New { competencies, .. }) => competencies.join(" and "),
        None => "a story".to_owned(),
    }
}

/// What the next story to write would do for them.
fn would_answer(next: &WriteNext<'_>) -> String {
    let (WriteNext::Draft { questions, .. } | WriteNext::New { questions, .. }) = next;
    if questions.is_empty() {
        return String::new(); // a line of which nothing is known yet
    }
    let story = match next {
        WriteNext::Draft { story, .. } => format!("`{}`", story.id),
        WriteNext::New { competencies, .. } => format!("a story of {}", competencies.join(" and ")),
    };
    format!("; {story} could answer up to {}", questions.len())
}

/// What keeps the forecast low.
fn holds_down(view: &View<'_>, page: &mut Page) {
    let reasons = reasons(view);
    if reasons.is_empty() {
        return;
    }
    page.heading(HOLDS_DOWN);
    for (said, cards) in reasons {
        page.bullet(Label::Plain, &said, 2);
        for card in cards {
            let said = cut(&card, page.width().saturating_sub(6));
            page.push(Line::of(Label::Quiet, "      ").then(Label::Quiet, said));
        }
    }
}

const HOLDS_DOWN: &str = "What holds it down";

/// What keeps the forecast low, with cards to name: nothing prepared, never told, too little time.
fn reasons(view: &View<'_>) -> Vec<(String, Vec<String>)> {
    let open = coverage(view.bank, Some(view.interview)).gaps().count();
    let untold = view.plan.outcomes.iter().filter(|outcome| {
        matches!(outcome.item, Item::Story(_)) && view.history.progress(&outcome.item).is_none()
    });
    let untold = untold.count();
    let cards = |is_meant: fn(&Outcome) -> bool| -> Vec<&Outcome> {
        view.plan.outcomes.iter().filter(|outcome| is_meant(outcome)).collect()
    };
    let unreached = cards(|outcome| outcome.recall.is_none());
    let weak = cards(|outcome| outcome.recall.is_some_and(|recall| recall < WEAK));
    let next = view.writing.first().map(would_answer).unwrap_or_default();
    let lines = [
        (open, format!("{} not answered yet: gaps{next}", Count(open, "likely question"),), vec![]),
        (untold, format!("{} never rehearsed aloud: `tell`", Count(untold, "ready story")), vec![]),
        (
            unreached.len(),
            format!(
                "{} left out, as others add more in the time; the heaviest:",
                Count(unreached.len(), "card")
            ),
            unreached,
        ),
        (weak.len(), format!("{} below 70 % on the day; the heaviest:", Count(weak.len(), "card")), weak),
    ];
    let some = lines.into_iter().filter(|(count, ..)| *count > 0);
    some.map(|(_, said, cards)| (said, heaviest(view.bank, cards))).collect()
}

/// The three heaviest of some cards, by name.
fn heaviest(bank: &Bank, mut cards: Vec<&Outcome>) -> Vec<String> {
    cards.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.item.cmp(&b.item)));
    let said = |outcome: &Outcome| {
        let recall = outcome.recall.map(|recall| format!("{:.0} %  ", 100.0 * recall)).unwrap_or_default();
        format!("{recall}{}", name(bank, &outcome.item))
    };
    cards.into_iter().take(3).map(said).collect()
}
