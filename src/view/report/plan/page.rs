//! The plan as one self-contained page: readiness to the day as a picture, and every day in a table.

use super::{HOLDS_DOWN, RECALL_HEADS, View};
use crate::practice::schedule::Plan;
use crate::view::page::Label;
use crate::view::page_frame::{figures, page};
use crate::view::picture::{Frame, x};
use crate::view::table::Align;
use crate::view::words::{Count, day};
use maud::{Markup, html};

/// The page.
pub fn html(view: &View<'_>) -> String {
    let title = view.interview.name();
    let rests = super::rests(view, view.today);
    let body = html! {
        header { h1 { (title) } p { (super::when(view)) } p { b { (super::counts(view)) } } }
        main {
            section { h2 { "Where it leads" } (recall(view)) }
            @if rests { section { h2 { "What is left to do" } p { (super::resting(view)) } } }
            @else { (to_the_day(view)) }
        }
    };
    page(&format!("Plan for {title}"), body)
}

fn to_the_day(view: &View<'_>) -> Markup {
    let reasons = super::reasons(view);
    html! {
        @if view.plan.prepared.is_some() || view.written.is_some() {
            section { h2 { "Readiness to the day" } (readiness(view)) }
        }
        section { h2 { "The days" } (days(view)) }
        @if !reasons.is_empty() {
            section { h2 { (HOLDS_DOWN) } ul { @for (said, cards) in &reasons { li {
                (said)
                @if !cards.is_empty() { ul class="quiet" { @for card in cards { li { (card) } } } }
            } } } }
        }
        p class="quiet" { (super::rule(view.plan)) }
    }
}

fn recall(view: &View<'_>) -> Markup {
    let heads =
        [(Align::Left, RECALL_HEADS[0]), (Align::Right, RECALL_HEADS[1]), (Align::Right, RECALL_HEADS[2])];
    let rows: Vec<Vec<String>> = super::recall_rows(view).into_iter().map(Vec::from).collect();
    figures(&heads, &rows)
}

/// Readiness before the first day, and after each, lower and upper ends.
fn ends(plan: &Plan) -> Vec<(f64, f64)> {
    let ranges = std::iter::once(&plan.readiness_now).chain(&plan.readiness_after);
    ranges.map(|range| (range.low, range.high)).collect()
}

fn readiness(view: &View<'_>) -> Markup {
    let (without, with) = (ends(view.plan), view.written.map(|(_, plan)| ends(plan)));
    let highest = without.iter().chain(with.iter().flatten()).map(|end| end.1).fold(0.1, f64::max);
    let tenths = (10.0 * highest).ceil() as u32;
    let frame = Frame { height: 220.0, most: f64::from(tenths) / 10.0 };
    let step = if tenths > 5 { 2 } else { 1 };
    let lines: Vec<(f64, String)> = (0..=tenths)
        .step_by(step)
        .map(|tenth| (f64::from(tenth) / 10.0, format!("{} %", 10 * tenth)))
        .collect();
    let days = &view.plan.days;
    let today = view.today.date();
    let dates: Vec<String> = days
        .iter()
        .map(|planned| day(planned.day.date(), today))
        .chain([day(view.interview.date, today)])
        .collect();
    let writing = days.iter().enumerate().filter(|(_, planned)| planned.write);
    let drawn = html! {
        (frame.grid(&lines))
        @if let Some(with) = &with { (frame.band("second", with)) }
        (frame.band("first", &without))
        @for (position, _) in writing { (frame.mark(position as f64 / days.len() as f64)) }
        (frame.below(&dates))
        line class="aim" x1=(x(1.0)) x2=(x(1.0)) y1=(frame.y(frame.most)) y2=(frame.y(0.0)) {}
    };
    html! { figure {
        (frame.picture("Readiness to the day", &described(view), drawn))
        figcaption { (caption(view)) }
    } }
}

fn described(view: &View<'_>) -> String {
    let plan = view.plan;
    let end = super::percent(plan.readiness);
    let with = view
        .written
        .map(|(stories, plan)| format!(", {}: {}", super::written(stories), super::percent(plan.readiness)));
    format!(
        "If practice ended today it would be {} on the day; if the plan is kept, {end}{}. Each day stands in the table below.",
        super::percent(plan.readiness_now),
        with.unwrap_or_default()
    )
}

fn caption(view: &View<'_>) -> String {
    let mut said = format!(
        "Recall of everything on the day, if practice ended after each evening, as a range. Solid line: {}.",
        super::daily(view)
    );
    if let Some((stories, _)) = view.written {
        said += &format!(" Dashed: {}.", super::written(stories));
    }
    if view.plan.days.iter().any(|planned| planned.write) {
        let minutes = Count(view.bank.settings().write_minutes as usize, "minute");
        said += &format!(" ▲ a story is to be written, {minutes}.");
    }
    said
}

fn days(view: &View<'_>) -> Markup {
    let mut subjects = view.subjects(view.plan.days.len()).into_iter();
    let mut heads = vec![
        (Align::Left, "day"),
        (Align::Right, "minutes"),
        (Align::Right, "cards"),
        (Align::Right, "stories"),
        (Align::Right, "readiness"),
    ];
    heads.extend(view.written.map(|_| (Align::Right, "with the writing")));
    heads.push((Align::Left, ""));
    let after = |plan: &Plan, number: usize| {
        plan.readiness_after.get(number).copied().map_or_else(String::new, super::percent)
    };
    let rows = view.plan.days.iter().enumerate().map(|(number, planned)| {
        let subject = planned.write.then(|| subjects.next().flatten());
        let mut row = vec![day(planned.day.date(), view.today.date())];
        row.extend(super::practised(planned));
        row.push(after(view.plan, number));
        row.extend(view.written.map(|(_, plan)| after(plan, number)));
        row.push(match super::note(view, planned, subject) {
            (Label::Key, subject) => format!("write: {subject}"),
            (_, note) => note,
        });
        row
    });
    figures(&heads, &rows.collect::<Vec<_>>())
}
