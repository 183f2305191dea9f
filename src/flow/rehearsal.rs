//! One telling, wherever it happens: in `tell`, in a sitting, in a mock. Enter starts, the clock runs, a key marks the next
//! part, one pauses, Enter ends.

use crate::bank::Window;
use crate::console::Console;
use crate::console::clock::Face;
use crate::console::input::Key;
use crate::console::screen::Prompt;
use crate::desk::Desk;
use crate::error::Result;
use crate::practice::review::Mode;
use crate::practice::stopwatch::TELLING_MILLISECONDS;
use crate::practice::tell::{Effect, Event, Telling, Told};
use crate::view::page::{Label, Line};
use crate::view::words::{clock, span};
use std::time::Duration;

/// Waits for the start, then times; `None` if it was broken off.
///
/// # Errors
/// If the terminal fails.
pub fn tell(desk: &Desk, console: &mut Console, aim: Window, mode: Mode) -> Result<Option<Told>> {
    if starts(console)? { time(desk, console, aim, mode) } else { Ok(None) }
}

/// Waits for the start; false if it was broken off.
///
/// # Errors
/// If the terminal fails.
pub fn starts(console: &mut Console) -> Result<bool> {
    let prompt = console.prompt("Enter starts the clock >");
    loop {
        let shown = if console.input.is_person() { prompt.clone() } else { Prompt::default() };
        match console.input.key(&shown)? {
            Key::Enter => return Ok(true),
            Key::Cancelled | Key::End | Key::Char('q') => return Ok(false),
            _ => {}
        }
    }
}

/// Times a telling that begins now; `None` if it was broken off.
///
/// # Errors
/// If the terminal fails.
pub fn time(desk: &Desk, console: &mut Console, aim: Window, mode: Mode) -> Result<Option<Told>> {
    let mut room = Room { desk, aim, telling: Telling::new(mode, desk.now()) };
    if console.input.is_person() {
        let mut page = console.screen.page();
        let parts = (aim == Window::STORY).then_some("space: the next part");
        page.dotted(Label::Quiet, parts.into_iter().chain(["p: pause", "Enter: the end"]));
        console.screen.show(&page)?;
    }
    room.send(Event::Start);
    room.run(console)
}

/// What a pause leads to.
enum After {
    GoesOn,
    Ends,
    BrokenOff,
}

struct Room<'a> {
    desk: &'a Desk,
    aim: Window,
    telling: Telling,
}

impl Room<'_> {
    fn send(&mut self, event: Event) -> Vec<Effect> {
        self.telling.handle(event, self.desk.now())
    }

    fn run(&mut self, console: &mut Console) -> Result<Option<Told>> {
        loop {
            let event = match console.key_by_clock(&self.face())? {
                Key::Cancelled | Key::End | Key::Char('q') => return Ok(None),
                Key::Suspend => {
                    self.step_out(console)?;
                    continue;
                }
                Key::Char(' ' | 'm') => Event::Mark,
                Key::Char('p') => Event::Pause,
                Key::Enter => Event::Stop,
                Key::Char('?') => {
                    say(
                        console,
                        "space marks the step to the next part, p pauses, Enter ends, q breaks off",
                    )?;
                    continue;
                }
                _ => continue,
            };
            for effect in self.send(event) {
                match effect {
                    Effect::Told(told) => return Ok(Some(told)),
                    Effect::Paused => match self.pause(console)? {
                        After::GoesOn => {}
                        After::Ends => {
                            if let Some(told) = self.told() {
                                return Ok(Some(told));
                            }
                        }
                        After::BrokenOff => return Ok(None),
                    },
                    Effect::Marked { seconds } => say(console, &format!("next part at {}", clock(seconds)))?,
                    Effect::Started | Effect::Resumed => {}
                }
            }
        }
    }

    /// The end of the telling, where it stands.
    fn told(&mut self) -> Option<Told> {
        self.send(Event::Stop).into_iter().find_map(|effect| match effect {
            Effect::Told(told) => Some(told),
            _ => None,
        })
    }

    /// The clock stands until a key.
    fn pause(&mut self, console: &mut Console) -> Result<After> {
        let told = u32::try_from(self.telling.milliseconds() / 1000).unwrap_or(u32::MAX);
        let said = format!("paused at {}: p goes on, Enter ends", clock(told));
        let shown = if console.input.is_person() {
            console.prompt(&format!("{said} >"))
        } else {
            say(console, &said)?;
            Prompt::default()
        };
        let after = loop {
            match console.input.raw_key(&shown)? {
                Key::Char('p' | ' ') => break After::GoesOn,
                Key::Enter => break After::Ends,
                Key::Cancelled | Key::End | Key::Char('q') => return Ok(After::BrokenOff),
                Key::Suspend => console.input.suspend(),
                _ => {}
            }
        };
        if console.input.is_person() {
            console.screen.take_back(1)?;
        }
        if matches!(after, After::GoesOn) {
            self.send(Event::Pause);
        }
        Ok(after)
    }

    /// The person leaves for the shell and comes back: the clock stands meanwhile.
    fn step_out(&mut self, console: &mut Console) -> Result<()> {
        self.send(Event::Pause);
        console.input.suspend();
        self.send(Event::Pause);
        Ok(())
    }

    fn face(&self) -> Face {
        let Window { from_seconds, to_seconds } = self.aim;
        let rings = self.desk.bank().settings().bell;
        let ends = [u64::from(from_seconds), u64::from(to_seconds)];
        Face {
            told: Duration::from_millis(self.telling.milliseconds()),
            legend: format!("of {} >", span(from_seconds, to_seconds)),
            bells: if rings { ends.to_vec() } else { vec![] },
            ends,
            longest: Duration::from_millis(TELLING_MILLISECONDS.unsigned_abs()),
        }
    }
}

fn say(console: &Console, text: &str) -> Result<()> {
    console.screen.show_lines(&[Line::of(Label::Quiet, text)])
}
