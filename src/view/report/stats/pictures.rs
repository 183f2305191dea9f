//! The pictures of the statistics' page.

use super::Past;
use crate::bank::Window;
use crate::practice::day::StudyDay;
use crate::practice::scores::{Scores, Tick};
use crate::practice::statistics::{Retention, Tellings};
use crate::view::picture::{Frame, place, round_up, x};
use crate::view::words::{clock, day, span};
use maud::{Markup, html};

/// Minutes of each day or week as bars, and below them its tellings.
pub(super) fn past(past: &Past) -> Markup {
    let minutes: Vec<f64> = past.stretches.iter().map(|one| one.minutes).collect();
    let tellings: Vec<f64> = past.stretches.iter().map(|one| one.tellings as f64).collect();
    let aim = format!("Minutes. The line: {:.0}, as you meant to.", past.full_minutes);
    html! {
        (bars(past, "Minutes", &minutes, 150.0, Some(past.full_minutes), &aim))
        @if tellings.iter().any(|tellings| *tellings > 0.0) {
            (bars(past, "Tellings of stories", &tellings, 60.0, None, "Tellings of stories."))
        }
    }
}

fn bars(past: &Past, title: &str, values: &[f64], height: f64, aim: Option<f64>, caption: &str) -> Markup {
    let highest = values.iter().copied().chain(aim).fold(1.0, f64::max);
    let frame = Frame { height, most: round_up(highest) };
    let whole = [0.0, frame.most / 2.0, frame.most].into_iter().filter(|value| value.fract() == 0.0);
    let lines: Vec<(f64, String)> = whole.map(|value| (value, format!("{value:.0}"))).collect();
    let named = past.stretches.iter().zip(values).map(|(one, value)| format!("{}: {value:.0}", one.when));
    let words: Vec<String> =
        past.stretches.iter().map(|one| one.when.trim_start_matches("from ").to_owned()).collect();
    let drawn = html! {
        (frame.grid(&lines))
        (frame.bars(values))
        @if let Some(aim) = aim { line class="aim" x1=(x(0.0)) x2=(x(1.0)) y1=(frame.y(aim)) y2=(frame.y(aim)) {} }
        (frame.below(&words))
    };
    let described = named.collect::<Vec<_>>().join(", ");
    html! { figure { (frame.picture(title, &described, drawn)) figcaption { (caption) } } }
}

/// What was recalled against what was predicted: a dot by tenths of the prediction, the larger the more reviews.
pub(super) fn prediction(groups: &[(u32, Retention)]) -> Markup {
    let frame = Frame { height: 220.0, most: 1.0 };
    let lines = [0, 50, 100].map(|percent| (f64::from(percent) / 100.0, format!("{percent} %")));
    let most = groups.iter().map(|(_, group)| group.reviews).max().unwrap_or(1) as f64;
    let drawn = html! {
        (frame.grid(&lines))
        line class="aim" x1=(x(0.0)) x2=(x(1.0)) y1=(frame.y(0.0)) y2=(frame.y(1.0)) {}
        @for (_, group) in groups {
            @let (recalled, predicted) = shares(group);
            circle cx=(x(predicted)) cy=(frame.y(recalled)) r=(format!("{:.1}", 3.0 + 7.0 * (group.reviews as f64 / most).sqrt())) {}
        }
        (frame.below(&[0, 50, 100].map(|percent| format!("{percent} %"))))
    };
    let named = groups.iter().map(|(_, group)| {
        let (recalled, predicted) = shares(group);
        format!("predicted {:.0} %, recalled {:.0} %", 100.0 * predicted, 100.0 * recalled)
    });
    html! { figure {
        (frame.picture("Recall against prediction", &named.collect::<Vec<_>>().join("; "), drawn))
        figcaption { "Across what was predicted, up what was recalled; the larger a dot, the more reviews. On the dotted line both agree." }
    } }
}

/// Recalled, and predicted; of a group with reviews.
pub(super) fn shares(group: &Retention) -> (f64, f64) {
    let reviews = group.reviews.max(1) as f64;
    (group.passed as f64 / reviews, group.predicted / reviews)
}

/// The tellings of a story against their window, the last `count`.
pub(super) fn tellings(title: &str, told: &Tellings, count: usize, today: StudyDay) -> Markup {
    let timed = &told.timed[told.timed.len().saturating_sub(count)..];
    let Window { from_seconds, to_seconds } = Window::STORY;
    let longest = timed.iter().map(|(_, seconds)| *seconds).max().unwrap_or(0);
    let most = longest.clamp(150, 600).next_multiple_of(30);
    let frame = Frame { height: 90.0, most: f64::from(most) };
    let place = |position: usize| x(place(position, timed.len()));
    let words: Vec<String> = timed.iter().map(|(on, _)| day(on.date(), today.date())).collect();
    let ends: Vec<String> =
        words.first().into_iter().chain(words.last().filter(|_| words.len() > 1)).cloned().collect();
    let lines = [0, from_seconds, to_seconds].map(|seconds| (f64::from(seconds), clock(seconds)));
    let (top, bottom) = (frame.y(f64::from(to_seconds)), frame.y(f64::from(from_seconds)));
    let drawn = html! {
        rect class="window" x=(x(0.0)) width="86%" y=(top) height=(height(&frame, from_seconds, to_seconds)) {}
        (frame.grid(&lines))
        line class="grid" x1=(x(0.0)) x2=(x(1.0)) y1=(bottom) y2=(bottom) {}
        @for (position, (_, seconds)) in timed.iter().enumerate() {
            circle cx=(place(position)) cy=(frame.y(f64::from(*seconds))) r="4" {}
        }
        (frame.below(&ends))
    };
    let lengths: Vec<String> = timed.iter().map(|(_, seconds)| clock(*seconds)).collect();
    let described = format!("{}; the window is {}", lengths.join(", "), span(from_seconds, to_seconds));
    frame.picture(title, &described, drawn)
}

fn height(frame: &Frame, from_seconds: u32, to_seconds: u32) -> String {
    format!("{:.1}", frame.height * f64::from(to_seconds - from_seconds) / frame.most)
}

/// How many of a mock's answers had a tick, mock after mock.
pub(super) fn mocks(title: &str, tick: Tick, mocks: &[(StudyDay, Scores)], today: StudyDay) -> Markup {
    let frame = Frame { height: 60.0, most: 1.0 };
    let share = |scores: &Scores| f64::from(scores.had(tick)) / f64::from(scores.asked().max(1));
    let values: Vec<f64> = mocks.iter().map(|(_, scores)| share(scores)).collect();
    let ends = [mocks.first(), mocks.last().filter(|_| mocks.len() > 1)];
    let words: Vec<String> = ends.into_iter().flatten().map(|(on, _)| day(on.date(), today.date())).collect();
    let named = mocks.iter().map(|(on, scores)| {
        format!("{}: {} of {}", day(on.date(), today.date()), scores.had(tick), scores.asked())
    });
    let drawn = html! {
        (frame.grid(&[(0.0, "0 %".to_owned()), (1.0, "100 %".to_owned())]))
        (frame.bars(&values))
        (frame.below(&words))
    };
    frame.picture(title, &named.collect::<Vec<_>>().join(", "), drawn)
}
