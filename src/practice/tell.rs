//! One timed telling as a state machine: events in, effects out. It reads no clock and touches nothing.

use super::day::Moment;
use super::delivery::Heard;
use super::review::Mode;
use super::stopwatch::Stopwatch;
use crate::bank::Part;

/// What happened at the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The person begins to speak.
    Start,
    /// The next part begins.
    Mark,
    /// The clock stops, or goes on.
    Pause,
    /// The person is done.
    Stop,
}

/// What the shell shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The clock runs.
    Started,
    /// A part was marked, this many seconds in.
    Marked {
        /// Seconds since the start.
        seconds: u32,
    },
    /// The clock stands still.
    Paused,
    /// The clock runs again.
    Resumed,
    /// The telling is over.
    Told(Told),
}

/// A telling that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// How long it took, pauses left out.
    pub seconds: u32,
    /// In what exercise.
    pub mode: Mode,
    /// Seconds by part, if marks were set.
    pub parts: Vec<(Part, u32)>,
    /// Whether somebody listened.
    pub to_person: bool,
    /// What a recording or a transcript shows of it.
    pub heard: Option<Box<Heard>>,
}

impl Told {
    /// A telling of which only the length is known.
    pub fn timed(seconds: u32, mode: Mode) -> Self {
        Self { seconds, mode, parts: vec![], to_person: false, heard: None }
    }

    /// The telling with what was heard of it; the person's own marks win over parts that were heard.
    pub fn hearing(self, heard: Heard) -> Self {
        let has_times = heard.parts.iter().flatten().any(|begin| *begin > 0);
        let parts = match self.parts.is_empty() && has_times {
            true => heard.seconds_by_part(),
            false => self.parts,
        };
        Self { parts, heard: Some(Box::new(heard)), ..self }
    }
}

/// One telling.
#[derive(Clone, Debug)]
pub struct Telling {
    mode: Mode,
    state: State,
    stopwatch: Stopwatch,
    marks: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Ready,
    Running,
    Paused,
    Over,
}

impl Telling {
    /// A telling that has not begun.
    pub fn new(mode: Mode, at: Moment) -> Self {
        Self { mode, state: State::Ready, stopwatch: Stopwatch::of_telling(at), marks: vec![] }
    }

    /// Milliseconds told so far, as of the last event.
    pub fn milliseconds(&self) -> u64 {
        self.stopwatch.milliseconds()
    }

    /// Takes one event at its moment.
    pub fn handle(&mut self, event: Event, at: Moment) -> Vec<Effect> {
        self.stopwatch.tick(at);
        match (event, self.state) {
            (Event::Start, State::Ready) => {
                self.stopwatch = Stopwatch::of_telling(at);
                self.state = State::Running;
                vec![Effect::Started]
            }
            (Event::Mark, State::Running) => {
                self.marks.push(self.stopwatch.seconds());
                vec![Effect::Marked { seconds: self.stopwatch.seconds() }]
            }
            (Event::Pause, State::Running) => self.switch(false, State::Paused, Effect::Paused),
            (Event::Pause, State::Paused) => self.switch(true, State::Running, Effect::Resumed),
            (Event::Stop, State::Running | State::Paused) => {
                self.state = State::Over;
                vec![Effect::Told(self.told())]
            }
            _ => vec![], // makes no sense now
        }
    }

    fn switch(&mut self, running: bool, state: State, effect: Effect) -> Vec<Effect> {
        self.stopwatch.running = running;
        self.state = state;
        vec![effect]
    }

    fn told(&self) -> Told {
        let seconds = self.stopwatch.seconds();
        Told {
            seconds,
            mode: self.mode,
            parts: parts_of(&self.marks, seconds),
            ..Told::timed(seconds, self.mode)
        }
    }
}

/// Seconds by part. One mark parts the setup from the action; two set the result apart, three the task, four the learning.
fn parts_of(marks: &[u32], seconds: u32) -> Vec<(Part, u32)> {
    let names: &[Part] = match marks.len() {
        0 => return vec![],
        1 => &[Part::Situation, Part::Action],
        2 => &[Part::Situation, Part::Action, Part::Result],
        3 => &[Part::Situation, Part::Task, Part::Action, Part::Result],
        _ => &Part::ALL,
    };
    let ends = marks.iter().take(names.len() - 1).copied().chain([seconds]);
    let mut start = 0;
    names
        .iter()
        .zip(ends)
        .map(|(part, end)| {
            let length = end - start;
            start = end;
            (*part, length)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use jiff::tz::Offset;
    use proptest::prelude::*;

    fn moment(seconds: i64) -> Moment {
        Moment { timestamp: Timestamp::from_second(1_800_000_000 + seconds).unwrap(), offset: Offset::UTC }
    }

    /// Plays `(seconds, event)` pairs and returns what the last one led to.
    fn play(events: &[(i64, Event)]) -> Vec<Effect> {
        let mut telling = Telling::new(Mode::Tell, moment(0));
        let mut effects = vec![];
        for (at, event) in events {
            effects = telling.handle(*event, moment(*at));
        }
        effects
    }

    fn told(events: &[(i64, Event)]) -> (u32, Vec<(Part, u32)>) {
        match play(events).as_slice() {
            [Effect::Told(told)] => (told.seconds, told.parts.clone()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_clock_begins_with_the_start_and_stands_in_a_pause() {
        use Event::{Mark, Pause, Start, Stop};
        assert_eq!(told(&[(50, Start), (150, Stop)]), (100, vec![]));
        assert_eq!(told(&[(0, Start), (40, Pause), (90, Pause), (100, Stop)]), (50, vec![]));
        assert_eq!(told(&[(0, Start), (40, Pause), (90, Stop)]), (40, vec![]));
        assert_eq!(
            told(&[(0, Start), (300, Stop)]),
            (300, vec![]),
            "nothing is pressed while somebody speaks"
        );
        assert_eq!(told(&[(0, Start), (7200, Stop)]), (600, vec![]), "the person went away");
        let parts = vec![(Part::Situation, 30), (Part::Action, 70)];
        assert_eq!(told(&[(0, Start), (30, Mark), (100, Stop)]), (100, parts));
        let parts = vec![(Part::Situation, 20), (Part::Task, 10), (Part::Action, 50), (Part::Result, 20)];
        assert_eq!(told(&[(0, Start), (20, Mark), (30, Mark), (80, Mark), (100, Stop)]), (100, parts));
    }

    #[test]
    fn what_makes_no_sense_does_nothing() {
        use Event::{Mark, Pause, Start, Stop};
        for events in [
            &[(0, Stop)][..],
            &[(0, Mark)],
            &[(0, Pause)],
            &[(0, Start), (1, Stop), (2, Stop)],
            &[(0, Start), (1, Start)],
        ] {
            assert_eq!(play(events), [], "{events:?}");
        }
    }

    proptest! {
        #[test]
        fn parts_add_up_whatever_the_keys(events in prop::collection::vec((0..4_usize, 0..200_i64), 0..40)) {
            let mut telling = Telling::new(Mode::Tell, moment(0));
            let mut now = 0;
            for (event, seconds) in events {
                now += seconds;
                let event = [Event::Start, Event::Mark, Event::Pause, Event::Stop][event];
                for effect in telling.handle(event, moment(now)) {
                    if let Effect::Told(told) = effect {
                        let sum: u32 = told.parts.iter().map(|(_, seconds)| seconds).sum();
                        prop_assert!(told.parts.is_empty() || sum == told.seconds);
                    }
                }
            }
        }
    }
}
