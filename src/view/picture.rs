//! Pieces of SVG for pages. Across, everything is in percent of the picture, so that it is as wide as the page and its words keep
//! their size; down, in pixels. A picture is never the only carrier: it has a title and a description, and a table beside it.

use maud::{Markup, html};

/// Percent of the width that the words of the upright axis take, and where the picture ends.
const LEFT: f64 = 12.0;
const RIGHT: f64 = 98.0;
/// Pixels above the drawing, and below it for the words.
const ABOVE: f64 = 10.0;
const BELOW: f64 = 34.0;

/// The frame of a drawing: its height in pixels, and the value at its top; 0 is at its bottom.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Pixels.
    pub height: f64,
    /// The value at the top, above 0.
    pub most: f64,
}

/// Percent of the picture's width, of a share (0 to 1) of the drawing's.
pub fn x(share: f64) -> String {
    format!("{:.2}%", LEFT + share.clamp(0.0, 1.0) * (RIGHT - LEFT))
}

impl Frame {
    /// Pixels from above.
    pub fn y(&self, value: f64) -> String {
        format!("{:.1}", self.pixels(value))
    }

    fn pixels(&self, value: f64) -> f64 {
        ABOVE + self.height * (1.0 - (value / self.most).clamp(0.0, 1.0))
    }

    /// Lines across, each with its word before it.
    pub fn grid(&self, lines: &[(f64, String)]) -> Markup {
        html! { @for (value, word) in lines {
            line class="grid" x1=(x(0.0)) x2=(x(1.0)) y1=(self.y(*value)) y2=(self.y(*value)) {}
            text x=(format!("{:.2}%", LEFT - 1.5)) y=(format!("{:.1}", self.pixels(*value) + 4.0)) text-anchor="end" { (word) }
        } }
    }

    /// Words below: at the beginning, at the end, and in the middle if there are more than two.
    pub fn below(&self, words: &[String]) -> Markup {
        let y = format!("{:.1}", ABOVE + self.height + 28.0);
        let middle = words.get(words.len() / 2).filter(|_| words.len() > 2);
        let last = words.last().filter(|_| words.len() > 1);
        let shown = [(0.0, "start", words.first()), (0.5, "middle", middle), (1.0, "end", last)];
        html! { @for (share, anchor, word) in shown { @if let Some(word) = word {
            text x=(x(share)) y=(y) text-anchor=(anchor) { (word) }
        } } }
    }

    /// A mark below the line.
    pub fn mark(&self, share: f64) -> Markup {
        html! { text class="mark" x=(x(share)) y=(format!("{:.1}", ABOVE + self.height + 12.0)) text-anchor="middle" { "▲" } }
    }

    /// A curve with its band: lower and upper ends from left to right.
    pub fn band(&self, class: &str, ends: &[(f64, f64)]) -> Markup {
        let across = |position: usize| 1000.0 * position as f64 / (ends.len().max(2) - 1) as f64;
        let down = |value: f64| 1000.0 * (1.0 - (value / self.most).clamp(0.0, 1.0));
        let point = |position: usize, value: f64| format!("{:.1},{:.1}", across(position), down(value));
        let lows = ends.iter().enumerate().map(|(position, end)| point(position, end.0));
        let highs = ends.iter().enumerate().rev().map(|(position, end)| point(position, end.1));
        let around: Vec<String> = lows.chain(highs).collect();
        let middle = |end: &(f64, f64)| (end.0 + end.1) / 2.0;
        let curve: Vec<String> =
            ends.iter().enumerate().map(|(position, end)| point(position, middle(end))).collect();
        html! {
            svg class=(class) x=(x(0.0)) y=(ABOVE) width=(format!("{:.0}%", RIGHT - LEFT)) height=(self.height)
                viewBox="0 0 1000 1000" preserveAspectRatio="none" {
                polygon class="band" points=(around.join(" ")) {}
                polyline class="curve" points=(curve.join(" ")) {}
            }
        }
    }

    /// A bar for each value, side by side.
    pub fn bars(&self, values: &[f64]) -> Markup {
        let step = (RIGHT - LEFT) / values.len().max(1) as f64;
        let bottom = self.pixels(0.0);
        html! { @for (position, value) in values.iter().enumerate() {
            @let top = self.pixels(*value);
            rect x=(format!("{:.2}%", LEFT + step * (position as f64 + 0.15))) width=(format!("{:.2}%", step * 0.7))
                y=(format!("{top:.1}")) height=(format!("{:.1}", bottom - top)) {}
        } }
    }

    /// The whole picture; what stands below the drawing has room.
    pub fn picture(&self, title: &str, description: &str, drawn: Markup) -> Markup {
        html! {
            svg class="picture" role="img" width="100%" height=(self.height + ABOVE + BELOW) {
                title { (title) }
                desc { (description) }
                (drawn)
            }
        }
    }
}

/// Where a value stands among `count` in a row, as a share of the width: in the middle of its place.
pub fn place(position: usize, count: usize) -> f64 {
    (position as f64 + 0.5) / count.max(1) as f64
}

/// The least of 1, 2 and 5 times a power of ten that is not below a value.
pub fn round_up(value: f64) -> f64 {
    let power = 10_f64.powf(value.max(1e-6).log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .map(|times| times * power)
        .into_iter()
        .find(|round| *round >= value - 1e-9)
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_between_bottom_and_top() {
        let frame = Frame { height: 100.0, most: 50.0 };
        assert_eq!(
            [0.0, 25.0, 50.0, 99.0, -1.0].map(|value| frame.y(value)),
            ["110.0", "60.0", "10.0", "10.0", "110.0"]
        );
        assert_eq!([0.0, 0.5, 1.0, 7.0].map(x), ["12.00%", "55.00%", "98.00%", "98.00%"]);
        assert_eq!((place(0, 2), place(1, 2), place(0, 0)), (0.25, 0.75, 0.5));
    }

    #[test]
    fn axes_end_at_round_numbers() {
        assert_eq!([0.3, 1.0, 12.0, 21.0, 50.0, 99.0].map(round_up), [0.5, 1.0, 20.0, 50.0, 50.0, 100.0]);
    }

    #[test]
    fn a_band_runs_along_its_lower_ends_and_back_along_its_upper_ones() {
        let drawn = Frame { height: 100.0, most: 1.0 }.band("first", &[(0.0, 0.5), (0.5, 1.0)]).into_string();
        assert!(drawn.contains("points=\"0.0,1000.0 1000.0,500.0 1000.0,0.0 0.0,500.0\""), "{drawn}");
        assert!(drawn.contains("points=\"0.0,750.0 1000.0,250.0\""), "{drawn}");
    }

    #[test]
    fn words_below_are_three_at_most() {
        let frame = Frame { height: 100.0, most: 1.0 };
        let words = |count: usize| {
            let words: Vec<String> = (1..=count).map(|number| format!("d{number}")).collect();
            frame.below(&words).into_string().split("text-anchor").count() - 1
        };
        assert_eq!([0, 1, 2, 3, 30].map(words), [0, 1, 2, 3, 3]);
    }
}
