//! How it went, as text that reads well without colour.

mod json;
mod page;
mod pictures;

pub use json::Report;
pub use page::html;

use crate::bank::{Bank, StoryId, Window};
use crate::practice::day::StudyDay;
use crate::practice::review::Item;
use crate::practice::schedule::Day;
use crate::practice::scores::{Rating, Tick};
use crate::practice::statistics::{LATELY_DAYS, LeftOut, Retention, Statistics, Tellings};
use crate::view::page::{Label, Line, Page, cut};
use crate::view::plot::lengths;
use crate::view::report::delivery;
use crate::view::report::history::name;
use crate::view::table::{Align, Table};
use crate::view::words::{Count, clock, day, left_out, span};

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
    fn ahead_heading(&self) -> &'static str {
        if self.is_planned { "Ahead, by the plan" } else { "Ahead, without what comes back meanwhile" }
    }

    fn title_of<'s>(&'s self, id: &'s StoryId) -> &'s str {
        self.bank.story(id.as_str()).map_or(id.as_str(), |story| story.title.value.as_str())
    }

    fn daily_minutes(&self) -> f64 {
        f64::from(self.bank.settings().minutes.max(1))
    }
}

/// More days than this are shown by the week.
const DAY_BY_DAY: usize = 35;
/// Stories of the table.
const STORIES_LISTED: usize = 15;
/// Tellings of a story that are drawn in the terminal.
const DRAWN: usize = 7;
/// Lines of a list.
const LISTED: usize = 6;

/// The statistics as text.
pub fn text(view: &View<'_>, width: usize) -> Page {
    let mut page = Page::new(width);
    retention(view.statistics, &mut page);
    past(view, &mut page);
    ahead(view, &mut page);
    stories(view, &mut page);
    measured(view, &mut page);
    mocks(view, &mut page);
    left_out_most("Left out when telling", &view.statistics.left_out_telling, &mut page);
    left_out_most("Left out when answering", &view.statistics.left_out_answering, &mut page);
    failing(view, &mut page);
    page
}

const NOTHING_PRACTISED: &str = "Nothing practised yet: drill";
const NOTHING_BACK: &str = "No card has come back on a later day yet: retention shows from tomorrow on.";

fn retention(statistics: &Statistics, page: &mut Page) {
    let all = statistics.retention;
    if all.reviews == 0 {
        let practised = statistics.left_out_telling.of + statistics.left_out_answering.of > 0;
        return page.paragraph(Label::Plain, if practised { NOTHING_BACK } else { NOTHING_PRACTISED }, 0);
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
        let room = if page.is_narrow() { 0.0 } else { (page.width() - 40).min(40) as f64 };
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

/// A day that was, or a week.
struct Stretch {
    when: String,
    reviews: usize,
    tellings: usize,
    minutes: f64,
}

/// The days that were, or the weeks where they are many.
struct Past {
    by_week: bool,
    stretches: Vec<Stretch>,
    /// The minutes that were meant for each.
    full_minutes: f64,
}

impl Past {
    /// `None` if nothing was practised.
    fn of(view: &View<'_>) -> Option<Self> {
        let days = &view.statistics.days;
        let first = days.iter().position(|count| count.reviews > 0)?;
        let by_week = days.len() > DAY_BY_DAY;
        let days = &days[first..]; // it begins with the first practice
        // Weeks end today, so that the last one is whole.
        let stretches = days.rchunks(if by_week { 7 } else { 1 }).rev().map(|some| {
            let seconds: u32 = some.iter().map(|count| count.seconds).sum();
            let first = day(some[0].day.date(), view.today.date());
            Stretch {
                when: if by_week { format!("from {first}") } else { first },
                reviews: some.iter().map(|count| count.reviews).sum(),
                tellings: some.iter().map(|count| count.tellings).sum(),
                minutes: f64::from(seconds) / 60.0,
            }
        });
        let full_minutes = if by_week { 7.0 } else { 1.0 } * view.daily_minutes();
        Some(Self { by_week, stretches: stretches.collect(), full_minutes })
    }

    fn heading(&self) -> &'static str {
        if self.by_week { "By week" } else { "By day" }
    }
}

fn past(view: &View<'_>, page: &mut Page) {
    let Some(past) = Past::of(view) else { return };
    page.heading(past.heading());
    let full_minutes = past.full_minutes;
    let rows = past.stretches.into_iter().map(|one| (one.when, one.reviews, one.minutes)).collect();
    Chart { mark: "#", full_minutes, counted: "reviews", rows }.put(page);
}

fn ahead(view: &View<'_>, page: &mut Page) {
    if view.ahead.iter().all(|ahead| ahead.practised.items == 0) {
        return;
    }
    page.heading(view.ahead_heading());
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
    let columns = 5;
    let heads = [
        (Align::Right, "times"),
        (Align::Left, "last"),
        (Align::Right, "time"),
        (Align::Left, "lengths"),
        (Align::Left, "left out most"),
    ];
    let heads: Vec<(Align, &str)> = heads.into_iter().take(columns).chain([(Align::Left, "story")]).collect();
    let mut table = Table::new(&heads).about(columns);
    for (id, tellings) in view.statistics.stories.iter().take(STORIES_LISTED) {
        let cells = match tellings {
            Some(told) => [
                told.count.to_string(),
                day(told.last_day.date(), view.today.date()),
                clock(told.median_seconds),
                if page.is_narrow() {
                    String::new()
                } else {
                    lengths(last_timed(told, DRAWN), Window::STORY)
                },
                told.weakest.as_ref().map_or("", |(word, _)| left_out(word)).to_owned(),
            ],
            None => ["0".to_owned(), "never".to_owned(), String::new(), String::new(), String::new()],
        };
        let plain = cells.into_iter().take(columns).map(|cell| (Label::Plain, cell));
        table.row(plain.chain([(Label::Quiet, view.title_of(id).to_owned())]).collect());
    }
    table.put(page, 2);
    let any_timed =
        view.statistics.stories.iter().flat_map(|(_, told)| told).any(|told| !told.timed.is_empty());
    if any_timed && !page.is_narrow() {
        let Window { from_seconds, to_seconds } = Window::STORY;
        let said =
            format!("▄▅ took {}, lower less, higher more; the last {DRAWN}.", span(from_seconds, to_seconds));
        page.paragraph(Label::Quiet, &said, 2);
    }
    let more = view.statistics.stories.len().saturating_sub(STORIES_LISTED);
    if more > 0 {
        let said = format!("… {}: story list --least-told", Count(more, "more story"));
        page.paragraph(Label::Quiet, &said, 2);
    }
}

/// The times of the last tellings, `count` at most.
fn last_timed(told: &Tellings, count: usize) -> impl Iterator<Item = u32> {
    told.timed[told.timed.len().saturating_sub(count)..].iter().map(|(_, seconds)| *seconds)
}

/// What recordings showed of the stories' last tellings.
fn measured(view: &View<'_>, page: &mut Page) {
    let told = view.statistics.stories.iter().filter_map(|(id, told)| Some((id, told.as_ref()?)));
    let measured = told.map(|(id, told)| (view.title_of(id), told.measured.as_slice()));
    delivery::by_story(measured, view.today.date(), page);
}

/// The trend over the last mocks: how many answers had what.
fn mocks(view: &View<'_>, page: &mut Page) {
    if view.statistics.mocks.is_empty() {
        return;
    }
    if page.is_narrow() {
        return mocks_in_words(view, page);
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

/// The same where figures in columns would be read out.
fn mocks_in_words(view: &View<'_>, page: &mut Page) {
    page.heading("Mock interviews");
    for (on, scores) in view.statistics.mocks.iter().rev().take(LISTED).rev() {
        let had = Tick::ALL.map(|tick| format!("{} {}", scores.had(tick), left_out(tick.missed().word())));
        let said = format!("of {} had: {}", Count(scores.asked() as usize, "answer"), had.join(", "));
        page.hang(
            Line::of(Label::Plain, format!("  {}: ", day(on.date(), view.today.date()))),
            Label::Quiet,
            &said,
            4,
        );
        for (rating, name) in [(Rating::AnswerFirst, "answer first"), (Rating::Altitude, "altitude")] {
            if let Some(rate) = scores.rating(rating) {
                page.paragraph(Label::Quiet, &format!("{name}: {rate} of 5"), 4);
            }
        }
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
        page.push(Line::of(Label::Key, format!("          {}", advice(view.bank, &failing.item))));
    }
}

/// What helps an item that keeps failing.
fn advice(bank: &Bank, item: &Item) -> String {
    match item {
        Item::Story(id) => format!("rewrite this story: story edit {id}"),
        Item::Question(id) => match bank.question(id.as_str()) {
            Some(question) if bank.ready_stories_for(question).next().is_some() => {
                format!("tell another story for it: suggest {id}")
            }
            _ => format!("say it in your own points: points {id}"),
        },
    }
}
