//! How it went, as text that reads well without colour.

mod json;

pub use json::Report;

use crate::bank::Bank;
use crate::practice::day::StudyDay;
use crate::practice::review::Item;
use crate::practice::schedule::Day;
use crate::practice::scores::{Rating, Tick};
use crate::practice::statistics::{LATELY_DAYS, LeftOut, Retention, Statistics};
use crate::view::page::{Label, Line, Page, cut};
use crate::view::report::history::name;
use crate::view::table::{Align, Table};
use crate::view::words::{Count, clock, day, left_out};

/// What the statistics' text and JSON are made of.
#[derive(Debug)]
pub struct View<'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// How it went.
    pub statistics: &'a Statistics,
    /// The load of the next days.
    pub ahead: &'a [Day],
    /// Whether that is the plan toward an interview, or what falls due.
    pub is_planned: bool,
    /// Today.
    pub today: StudyDay,
}

impl View<'_> {
    fn daily_minutes(&self) -> f64 {
        f64::from(self.bank.settings().minutes.max(1))
    }
}

/// Pages below this have no room for bars.
const NARROW: usize = 60;
/// More days than this are shown by the week.
const DAY_BY_DAY: usize = 35;
/// Stories of the table.
const STORIES_LISTED: usize = 15;
/// Lines of a list.
const LISTED: usize = 6;

/// The statistics as text.
pub fn text(view: &View<'_>, width: usize) -> Page {
    let mut page = Page::new(width);
    retention(view.statistics, &mut page);
    past(view, &mut page);
    ahead(view, &mut page);
    stories(view, &mut page);
    mocks(view, &mut page);
    left_out_most("Left out when telling", &view.statistics.left_out_telling, &mut page);
    left_out_most("Left out when answering", &view.statistics.left_out_answering, &mut page);
    failing(view, &mut page);
    page
}

fn retention(statistics: &Statistics, page: &mut Page) {
    let all = statistics.retention;
    if all.reviews == 0 {
        let practised = statistics.left_out_telling.of + statistics.left_out_answering.of > 0;
        let said = if practised {
            "No card has come back on a later day yet: retention shows from tomorrow on."
        } else {
            "Nothing practised yet: drill"
        };
        return page.paragraph(Label::Plain, said, 0);
    }
    let shares = |retention: Retention| {
        let percent = |part: f64| 100.0 * part / retention.reviews as f64;
        let (actual, predicted) = (percent(retention.passed as f64), percent(retention.predicted));
        format!("{actual:.0} %, predicted {predicted:.0} %, over {}", Count(retention.reviews, "review"))
    };
    page.paragraph(Label::Strong, &format!("Retention {}.", shares(all)), 0);
    let lately = statistics.retention_lately;
    if lately.reviews > 0 && lately.reviews < all.reviews {
        page.paragraph(Label::Plain, &format!("The last {LATELY_DAYS} days {}.", shares(lately)), 0);
    }
    let new = statistics.retention_new_wording;
    if new.reviews > 0 {
        page.paragraph(Label::Plain, &format!("In a wording not met before {}.", shares(new)), 0);
    }
}

/// A chart: when, how many, minutes, and a bar by the minutes.
struct Chart {
    mark: &'static str,
    /// Minutes that fill the bar, unless a row has more.
    full_minutes: f64,
    counted: &'static str,
    rows: Vec<(String, usize, f64)>,
}

impl Chart {
    fn put(&self, page: &mut Page) {
        let longest = self.rows.iter().map(|row| row.2).fold(self.full_minutes, f64::max);
        // On a narrow page the figures stand alone.
        let room = if page.width() < NARROW { 0.0 } else { (page.width() - 40).min(40) as f64 };
        let heads =
            [(Align::Left, ""), (Align::Right, self.counted), (Align::Right, "minutes"), (Align::Left, "")];
        let mut table = Table::new(&heads);
        for (when, count, minutes) in &self.rows {
            let marks = (room * minutes / longest).ceil() as usize;
            table.row(vec![
                (Label::Plain, when.clone()),
                (Label::Quiet, count.to_string()),
                (Label::Quiet, format!("{minutes:.0}")),
                (Label::Good, self.mark.repeat(marks)),
            ]);
        }
        table.put(page, 2);
    }
}

fn past(view: &View<'_>, page: &mut Page) {
    let days = &view.statistics.days;
    if days.iter().all(|count| count.reviews == 0) {
        return;
    }
    let by_week = days.len() > DAY_BY_DAY;
    // A long look back begins with the first practice.
    let first = days.iter().position(|count| count.reviews > 0).filter(|_| by_week).unwrap_or(0);
    let days = &days[first..];
    page.heading(if by_week { "By week" } else { "By day" });
    // Weeks end today, so that the last one is whole.
    let rows = days.rchunks(if by_week { 7 } else { 1 }).rev().map(|some| {
        let seconds: u32 = some.iter().map(|count| count.seconds).sum();
        let first = day(some[0].day.date(), view.today.date());
        let when = if by_week { format!("from {first}") } else { first };
        (when, some.iter().map(|count| count.reviews).sum(), f64::from(seconds) / 60.0)
    });
    let full_minutes = if by_week { 7.0 } else { 1.0 } * view.daily_minutes();
    Chart { mark: "#", full_minutes, counted: "reviews", rows: rows.collect() }.put(page);
}

fn ahead(view: &View<'_>, page: &mut Page) {
    if view.ahead.iter().all(|ahead| ahead.practised.items == 0) {
        return;
    }
    page.heading(if view.is_planned {
        "Ahead, by the plan"
    } else {
        "Ahead, without what comes back meanwhile"
    });
    let row = |ahead: &Day| {
        let practised = ahead.practised;
        (day(ahead.day.date(), view.today.date()), practised.items, practised.minutes)
    };
    let rows = view.ahead.iter().map(row).collect();
    Chart { mark: "=", full_minutes: view.daily_minutes(), counted: "cards", rows }.put(page);
}

/// Every ready story: how often told, when last, how long, and what is left out.
fn stories(view: &View<'_>, page: &mut Page) {
    if view.statistics.stories.is_empty() {
        return;
    }
    page.heading("Tellings");
    let columns = 4;
    let heads = [
        (Align::Right, "times"),
        (Align::Left, "last"),
        (Align::Right, "time"),
        (Align::Left, "left out most"),
    ];
    let heads: Vec<(Align, &str)> = heads.into_iter().take(columns).chain([(Align::Left, "story")]).collect();
    let mut table = Table::new(&heads).about(columns);
    for (id, tellings) in view.statistics.stories.iter().take(STORIES_LISTED) {
        let title = view.bank.story(id.as_str()).map_or(id.as_str(), |story| story.title.value.as_str());
        let cells = match tellings {
            Some(told) => [
                told.count.to_string(),
                day(told.last_day.date(), view.today.date()),
                clock(told.median_seconds),
                told.weakest.as_ref().map_or("", |(word, _)| left_out(word)).to_owned(),
            ],
            None => ["0".to_owned(), "never".to_owned(), String::new(), String::new()],
        };
        let plain = cells.into_iter().take(columns).map(|cell| (Label::Plain, cell));
        table.row(plain.chain([(Label::Quiet, title.to_owned())]).collect());
    }
    table.put(page, 2);
    let more = view.statistics.stories.len().saturating_sub(STORIES_LISTED);
    if more > 0 {
        let said = format!("… {}: story list --least-told", Count(more, "more story"));
        page.paragraph(Label::Quiet, &said, 2);
    }
}

/// The trend over the last mocks: how many answers had what.
fn mocks(view: &View<'_>, page: &mut Page) {
    if view.statistics.mocks.is_empty() {
        return;
    }
    page.heading("Mock interviews: answers with a story, own action, a number, business terms, in time");
    for (on, scores) in view.statistics.mocks.iter().rev().take(LISTED).rev() {
        let counts = Tick::ALL.map(|tick| format!("{:>3}", scores.had(tick))).concat();
        let rated = |rating: Rating, name: &str| {
            scores.rating(rating).map(|rate| format!("  {name} {rate}")).unwrap_or_default()
        };
        let rest = format!(
            "  of {}{}{}",
            scores.asked(),
            rated(Rating::AnswerFirst, "answer first"),
            rated(Rating::Altitude, "altitude")
        );
        page.push(
            Line::of(Label::Plain, format!("  {:<11}", day(on.date(), view.today.date())))
                .then(Label::Good, counts)
                .then(Label::Quiet, rest),
        );
    }
}

fn left_out_most(head: &str, left: &LeftOut, page: &mut Page) {
    if left.what.is_empty() {
        return;
    }
    page.heading(head);
    for (word, count) in left.what.iter().take(LISTED) {
        let said = cut(left_out(word), page.width().saturating_sub(8));
        page.push(Line::of(Label::Caution, format!("  {count:>4}  ")).then(Label::Plain, said));
    }
}

fn failing(view: &View<'_>, page: &mut Page) {
    if view.statistics.failing.is_empty() {
        return;
    }
    page.heading("Keeps failing: more of the same will not help");
    for failing in view.statistics.failing.iter().take(LISTED) {
        let lead = Line::of(Label::Bad, format!("  {} of {}  ", failing.failed, failing.tries));
        page.hang(lead, Label::Plain, &name(view.bank, &failing.item), 10);
        let advice = match &failing.item {
            Item::Story(id) => format!("rewrite this story: story edit {id}"),
            Item::Question(id) => match view.bank.question(id.as_str()) {
                Some(question) if view.bank.ready_stories_for(question).next().is_some() => {
                    format!("tell another story for it: suggest {id}")
                }
                _ => format!("say it in your own points: points {id}"),
            },
        };
        page.push(Line::of(Label::Key, format!("          {advice}")));
    }
}
