//! The statistics as one self-contained page: each picture with its figures below.

use super::{LISTED, NOTHING_BACK, NOTHING_PRACTISED, Past, View, last_timed, pictures};
use crate::practice::schedule::Day;
use crate::practice::scores::{Rating, Scores, Tick};
use crate::practice::statistics::{LATELY_DAYS, LeftOut, Retention};
use crate::view::page_frame::{figures, page};
use crate::view::report::history::name;
use crate::view::table::Align;
use crate::view::words::{clock, day, left_out};
use maud::{Markup, html};

/// Tellings of a story and mocks that are drawn: the last ones.
const DRAWN: usize = 12;
const TITLE: &str = "How it went";

/// The page.
pub fn html(view: &View<'_>) -> String {
    let statistics = view.statistics;
    let past = Past::of(view);
    let told = statistics.stories.iter().any(|(_, told)| told.is_some());
    let practised = statistics.left_out_telling.of + statistics.left_out_answering.of > 0;
    let body = html! {
        header { h1 { (TITLE) } p class="quiet" { (day(view.today.date(), view.today.date())) } }
        main {
            @if !practised { p { (NOTHING_PRACTISED) } }
            @if let Some(past) = &past { section { h2 { (past.heading()) } (pictures::past(past)) (past_figures(past)) } }
            @if practised { section { h2 { "Recall against prediction" } (recall(view)) } }
            @if told { section { h2 { "Tellings" } (tellings(view)) } }
            @if !statistics.mocks.is_empty() { section { h2 { "Mock interviews" } (mocks(view)) } }
            (left_out_most("Left out when telling", &statistics.left_out_telling))
            (left_out_most("Left out when answering", &statistics.left_out_answering))
            (failing(view))
            (ahead(view))
        }
    };
    page(TITLE, body)
}

fn past_figures(past: &Past) -> Markup {
    let heads =
        [(Align::Left, ""), (Align::Right, "reviews"), (Align::Right, "tellings"), (Align::Right, "minutes")];
    let rows = past.stretches.iter().map(|one| {
        vec![
            one.when.clone(),
            one.reviews.to_string(),
            one.tellings.to_string(),
            format!("{:.0}", one.minutes),
        ]
    });
    figures(&heads, &rows.collect::<Vec<_>>())
}

fn recall(view: &View<'_>) -> Markup {
    let statistics = view.statistics;
    if statistics.retention.reviews == 0 {
        return html! { p { (NOTHING_BACK) } };
    }
    let named = [
        ("all".to_owned(), statistics.retention),
        (format!("the last {LATELY_DAYS} days"), statistics.retention_lately),
        ("in a wording not met before".to_owned(), statistics.retention_new_wording),
    ];
    let groups = statistics.retention_by_prediction.iter().map(|(up_to, group)| {
        let from = if *up_to <= 50 { 0 } else { up_to - 10 };
        (format!("predicted {from}-{up_to} %"), *group)
    });
    let rows = named.into_iter().chain(groups).filter(|(_, group)| group.reviews > 0).map(recall_row);
    let heads = [
        (Align::Left, ""),
        (Align::Right, "recalled"),
        (Align::Right, "predicted"),
        (Align::Right, "reviews"),
    ];
    html! {
        (pictures::prediction(&statistics.retention_by_prediction))
        (figures(&heads, &rows.collect::<Vec<_>>()))
    }
}

fn recall_row((what, group): (String, Retention)) -> Vec<String> {
    let (recalled, predicted) = pictures::shares(&group);
    let percent = |share: f64| format!("{:.0} %", 100.0 * share);
    vec![what, percent(recalled), percent(predicted), group.reviews.to_string()]
}

fn tellings(view: &View<'_>) -> Markup {
    let told = view.statistics.stories.iter().filter_map(|(id, told)| Some((id, told.as_ref()?)));
    let timed: Vec<_> = told.filter(|(_, told)| !told.timed.is_empty()).collect();
    let rows = view.statistics.stories.iter().map(|(id, told)| {
        let title = view.title_of(id).to_owned();
        let Some(told) = told else {
            return vec![
                title,
                "0".to_owned(),
                "never".to_owned(),
                String::new(),
                String::new(),
                String::new(),
            ];
        };
        let lengths: Vec<String> = last_timed(told, DRAWN).map(clock).collect();
        let left = told.weakest.as_ref().map_or("", |(word, _)| left_out(word));
        let last = day(told.last_day.date(), view.today.date());
        vec![
            title,
            told.count.to_string(),
            last,
            clock(told.median_seconds),
            lengths.join(" "),
            left.to_owned(),
        ]
    });
    let heads = [
        (Align::Left, "story"),
        (Align::Right, "times"),
        (Align::Right, "last"),
        (Align::Right, "median"),
        (Align::Left, "lengths"),
        (Align::Left, "left out most"),
    ];
    html! {
        @if !timed.is_empty() {
            p class="quiet" { "A dot a telling, the last " (DRAWN) "; the band is the window, 1:30 to 2:00." }
            div class="small" { @for (id, told) in &timed {
                div { h3 { (view.title_of(id)) } (pictures::tellings(view.title_of(id), told, DRAWN, view.today)) }
            } }
        }
        (figures(&heads, &rows.collect::<Vec<_>>()))
    }
}

/// What the ticks of a mock are called here.
fn tick_name(tick: Tick) -> &'static str {
    match tick {
        Tick::Story => "a story",
        Tick::OwnAction => "own action",
        Tick::Number => "a number",
        Tick::BusinessResult => "business terms",
        Tick::InTime => "in time",
    }
}

fn mocks(view: &View<'_>) -> Markup {
    let all = &view.statistics.mocks;
    let mocks = &all[all.len().saturating_sub(DRAWN)..];
    let mut heads = vec![(Align::Left, ""), (Align::Right, "answers")];
    heads.extend(Tick::ALL.map(|tick| (Align::Right, tick_name(tick))));
    heads.extend([(Align::Right, "answer first"), (Align::Right, "altitude")]);
    let rated = |scores: &Scores, rating: Rating| {
        scores.rating(rating).map_or_else(String::new, |rate| rate.to_string())
    };
    let rows = mocks.iter().map(|(on, scores)| {
        let mut row = vec![day(on.date(), view.today.date()), scores.asked().to_string()];
        row.extend(Tick::ALL.map(|tick| scores.had(tick).to_string()));
        row.extend(Rating::ALL.map(|rating| rated(scores, rating)));
        row
    });
    html! {
        p class="quiet" { "The share of each mock's answers that had it; the last " (DRAWN) "." }
        div class="small" { @for tick in Tick::ALL {
            div { h3 { (tick_name(tick)) } (pictures::mocks(tick_name(tick), tick, mocks, view.today)) }
        } }
        (figures(&heads, &rows.collect::<Vec<_>>()))
    }
}

fn left_out_most(head: &str, left: &LeftOut) -> Markup {
    html! { @if !left.what.is_empty() { section {
        h2 { (head) }
        ul { @for (word, count) in left.what.iter().take(LISTED) { li { (count) " × " (left_out(word)) } } }
    } } }
}

fn failing(view: &View<'_>) -> Markup {
    let failing = &view.statistics.failing;
    html! { @if !failing.is_empty() { section {
        h2 { "Keeps failing: more of the same will not help" }
        ul { @for one in failing.iter().take(LISTED) { li {
            (one.failed) " of " (one.tries) ": " (name(view.bank, &one.item))
            p class="quiet" { (super::advice(view.bank, &one.item)) }
        } } }
    } } }
}

fn ahead(view: &View<'_>) -> Markup {
    let heads =
        [(Align::Left, ""), (Align::Right, "cards"), (Align::Right, "stories"), (Align::Right, "minutes")];
    let row = |ahead: &Day| {
        let practised = ahead.practised;
        let minutes = format!("{:.0}", practised.minutes);
        vec![
            day(ahead.day.date(), view.today.date()),
            practised.items.to_string(),
            practised.tellings.to_string(),
            minutes,
        ]
    };
    let rows: Vec<Vec<String>> = view.ahead.iter().map(row).collect();
    html! { @if view.ahead.iter().any(|ahead| ahead.practised.items > 0) { section {
        h2 { (view.ahead_heading()) }
        (figures(&heads, &rows))
    } } }
}
