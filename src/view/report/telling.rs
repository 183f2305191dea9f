//! What a telling lasted, against its window, and how much of it was setup.

use crate::bank::length::{Length, TOO_LONG_SECONDS};
use crate::bank::threshold::Thresholds;
use crate::bank::{Part, Window};
use crate::practice::tell::Told;
use crate::view::page::{Label, Line};
use crate::view::words::{clock, span};

/// In a line.
pub fn verdict(told: &Told, window: Window, thresholds: &Thresholds) -> Line {
    let aim = span(window.from_seconds, window.to_seconds);
    let (label, said) = match told.seconds {
        seconds if window.is_no_telling(seconds) => {
            (Label::Bad, format!("so short it was no telling: aim at {aim}"))
        }
        seconds if seconds < window.from_seconds => (Label::Caution, format!("short: aim at {aim}")),
        seconds if Length::of(seconds, thresholds) == Length::TooLong => {
            let lost = clock(thresholds.get(&TOO_LONG_SECONDS) as u32);
            (Label::Bad, format!("too long: after {lost} a panel is lost"))
        }
        seconds if window.holds(seconds) && Length::of(seconds, thresholds) == Length::Fine => {
            (Label::Good, format!("within {aim}"))
        }
        _ => (Label::Caution, format!("long: aim at {aim}")),
    };
    let line = Line::of(label, format!("{}  {said}", clock(told.seconds)));
    match setup_share(told) {
        Some(share) => line.then(Label::Quiet, format!(" · setup {share} %")),
        None => line,
    }
}

/// Per cent of the time before the action; `None` without marks.
fn setup_share(told: &Told) -> Option<u32> {
    let is_setup = |part: &Part| matches!(part, Part::Situation | Part::Task);
    let setup: u32 = told.parts.iter().filter(|(part, _)| is_setup(part)).map(|(_, seconds)| seconds).sum();
    let all: u32 = told.parts.iter().map(|(_, seconds)| seconds).sum();
    (all > 0).then(|| 100 * setup / all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::review::Mode;

    #[test]
    fn each_length_is_said_for_what_it_is() {
        let said = |seconds: u32, window: Window| {
            let told = Told::timed(seconds, Mode::Tell);
            verdict(&told, window, &Thresholds::default()).text()
        };
        let pay = Window { from_seconds: 15, to_seconds: 60 };
        assert_eq!(said(7, Window::STORY), "0:07  so short it was no telling: aim at 1:30 to 2:00");
        assert_eq!(said(44, Window::STORY), "0:44  so short it was no telling: aim at 1:30 to 2:00");
        assert_eq!(said(45, Window::STORY), "0:45  short: aim at 1:30 to 2:00");
        assert_eq!(said(95, Window::STORY), "1:35  within 1:30 to 2:00");
        assert_eq!(said(130, Window::STORY), "2:10  long: aim at 1:30 to 2:00");
        assert_eq!(said(200, Window::STORY), "3:20  too long: after 3:00 a panel is lost");
        assert_eq!(said(20, pay), "0:20  within 0:15 to 1:00");
        assert_eq!(said(20, Window::STATEMENT), "0:20  so short it was no telling: aim at 1:00 to 2:00");
        assert_eq!(said(61, pay), "1:01  long: aim at 0:15 to 1:00");
    }

    #[test]
    fn marks_say_how_much_was_setup() {
        let parts = vec![(Part::Situation, 20), (Part::Action, 80)];
        let told = Told { parts, ..Told::timed(100, Mode::Tell) };
        let line = verdict(&told, Window::STORY, &Thresholds::default()).text();
        assert_eq!(line, "1:40  within 1:30 to 2:00 · setup 20 %");
    }
}
