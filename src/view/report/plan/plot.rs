//! Where the plan leads, day by day, as curves in the terminal.

use crate::practice::schedule::Plan;
use crate::view::page::{Label, Line, Page};
use crate::view::plot::{curves, row_of};
use unicode_width::UnicodeWidthStr;

/// Rows of the plot.
const ROWS: usize = 6;
/// Columns of the curves at most.
const WIDEST: usize = 48;
/// Columns of the words before them.
const BEFORE: usize = 8;
const TODAY: &str = "today";
/// Fewer days make no curve.
const LEAST_DAYS: usize = 3;

/// Readiness if nothing more were practised, and if practice ended after each day: the middle of each range.
fn middles(plan: &Plan) -> Vec<f64> {
    let ranges = [plan.readiness_now].into_iter().chain(plan.readiness_after.iter().copied());
    ranges.map(|range| (range.low + range.high) / 2.0).collect()
}

/// Puts the curves of some plans, each with its name, on a page; none where nothing is prepared. `last` is the day in words.
pub(super) fn put(plans: &[(String, &Plan)], last: &str, page: &mut Page) {
    let drawn: Vec<Vec<f64>> = plans.iter().map(|(_, plan)| middles(plan)).collect();
    let highest = drawn.iter().flatten().copied().fold(0.0, f64::max);
    if drawn.iter().any(|curve| curve.len() <= LEAST_DAYS) || highest <= 0.0 {
        return;
    }
    let most = (10.0 * highest).ceil() / 10.0;
    let names = plans.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    let columns = page.width().saturating_sub(BEFORE + 2 + names).min(WIDEST);
    let ends: Vec<usize> = drawn.iter().map(|curve| end_row(curve, most)).collect();
    page.push(Line::of(Label::Quiet, "Recall of everything on the day, if practice ended after an evening"));
    for (row, curve) in curves(&drawn, most, columns, ROWS).into_iter().enumerate() {
        let axis = match row {
            0 => format!("{:.0} %", 100.0 * most),
            low if low == ROWS - 1 => "0 %".to_owned(),
            _ => String::new(),
        };
        let named = name_at(row, &ends).map(|plan| format!("  {}", plans[plan].0));
        page.push(line(&axis, &curve, named.as_deref()));
    }
    let between = columns.saturating_sub(TODAY.width() + last.width());
    page.push(Line::of(Label::Quiet, format!("{:BEFORE$}{TODAY}{:between$}{last}", "", "")));
    page.gap();
}

/// A row: the word of the axis, the curve, and its name beside its end.
fn line(axis: &str, curve: &str, name: Option<&str>) -> Line {
    match (name, curve.trim_end()) {
        (None, "") => Line::of(Label::Quiet, format!("{axis:>6}").trim_end()),
        (None, curve) => Line::of(Label::Quiet, format!("{axis:>6}  ")).then(Label::Good, curve),
        (Some(name), _) => {
            Line::of(Label::Quiet, format!("{axis:>6}  ")).then(Label::Good, curve).then(Label::Quiet, name)
        }
    }
}

fn end_row(curve: &[f64], most: f64) -> usize {
    curve.last().map_or(ROWS - 1, |last| row_of(last / most, ROWS))
}

/// Which curve is named beside a row: the one that ends there; a second that ends in the same row is named beside the next one up.
fn name_at(row: usize, ends: &[usize]) -> Option<usize> {
    let beside = |position: usize| match ends[..position].contains(&ends[position]) {
        true if ends[position] == 0 => 1,
        true => ends[position] - 1,
        false => ends[position],
    };
    (0..ends.len()).find(|position| beside(*position) == row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_curve_is_named_beside_its_end_and_both_have_room() {
        let named = |ends: &[usize]| (0..ROWS).map(|row| name_at(row, ends)).collect::<Vec<_>>();
        assert_eq!(named(&[3]), [None, None, None, Some(0), None, None]);
        assert_eq!(named(&[3, 1]), [None, Some(1), None, Some(0), None, None]);
        assert_eq!(named(&[3, 3]), [None, None, Some(1), Some(0), None, None]);
        assert_eq!(named(&[0, 0]), [Some(0), Some(1), None, None, None, None]);
    }
}
