//! What is heard of the answers of a mock: each is recorded while it is told, and measured when it is scored, as anything shown before
//! would be a hint for the next one.

use super::hearing::{by_clock, measured, unless_it_failed};
use super::rehearsal;
use crate::bank::{Story, Window};
use crate::console::Console;
use crate::console::sound::Sound;
use crate::desk::Desk;
use crate::error::{Kind, Result};
use crate::practice::delivery::Heard;
use crate::practice::review::Mode;
use crate::practice::tell::Told;
use std::collections::HashMap;
use std::path::PathBuf;

/// Whether answers are recorded, and what becomes of that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Recording {
    /// None is.
    #[default]
    Off,
    /// They are recorded, measured, and removed.
    Measured,
    /// They are kept outside the home.
    Kept,
}

/// The recordings of one mock, by the number of the question.
pub(super) struct Recordings {
    wanted: Recording,
    /// Whether the recorder failed: then the rest of the mock goes on without.
    has_failed: bool,
    taken: HashMap<usize, PathBuf>,
}

impl Recordings {
    /// # Errors
    /// If they are wanted and no program is named that records.
    pub(super) fn new(console: &Console, wanted: Recording) -> Result<Self> {
        if wanted != Recording::Off {
            console.need_program(Sound::Record)?;
        }
        Ok(Self { wanted, has_failed: false, taken: HashMap::new() })
    }

    /// Waits for the end of an answer; `None` if the mock is broken off. Where a recorder fails the mock goes on without.
    ///
    /// # Errors
    /// If the terminal fails.
    pub(super) fn tell(
        &mut self,
        desk: &Desk,
        console: &mut Console,
        position: usize,
        aim: Window,
    ) -> Result<Option<Told>> {
        if self.wanted == Recording::Off || self.has_failed {
            return rehearsal::tell(desk, console, aim, Mode::Mock);
        }
        let recorded = desk
            .takes()
            .begin(position)
            .and_then(|wav| Ok(by_clock(desk, console, &wav, aim, Mode::Mock)?.map(|answer| (answer, wav))));
        let error = match recorded {
            Ok(None) => return Ok(None),
            Ok(Some(((told, Ok(())), wav))) => {
                self.taken.insert(position, wav);
                return Ok(Some(told));
            }
            Ok(Some(((told, Err(error)), _))) => {
                self.fail(console, &error);
                return Ok(Some(told));
            }
            Err(error) if error.kind() == Kind::Data => error,
            Err(error) => return Err(error),
        };
        self.fail(console, &error);
        rehearsal::tell(desk, console, aim, Mode::Mock)
    }

    fn fail(&mut self, console: &Console, error: &crate::error::Error) {
        console.screen.note_error(error);
        console.screen.note("From here on nothing is recorded; the mock goes on.");
        self.has_failed = true;
    }

    /// What was heard of an answer, shown; `None` where it was not recorded, or cannot be measured.
    ///
    /// # Errors
    /// If the person leaves, or the terminal fails.
    pub(super) fn heard(
        &self,
        desk: &Desk,
        console: &mut Console,
        position: usize,
        story: Option<&Story>,
    ) -> Result<Option<Heard>> {
        let Some(wav) = self.taken.get(&position) else { return Ok(None) };
        let heard = measured(desk, console, story, wav);
        unless_it_failed(console, heard)
    }

    /// Keeps what is to be kept and removes the rest; what cannot be kept is said, and stays until the next start.
    pub(super) fn put_away(&self, desk: &Desk, console: &Console, seed: u64) {
        if self.wanted != Recording::Kept {
            return desk.takes().sweep();
        }
        let mut taken: Vec<(&usize, &PathBuf)> = self.taken.iter().collect();
        taken.sort();
        let mut kept = vec![];
        for (position, wav) in taken {
            match desk.takes().keep(wav, &format!("{}-mock-{seed}-{}", desk.date(), position + 1)) {
                Ok(path) => kept.push(path),
                Err(error) => console.screen.note_error(&error),
            }
        }
        if let Some(first) = kept.first() {
            let folder = first.parent().unwrap_or(first);
            console.screen.note(&format!("Kept outside the home: {} in {}", kept.len(), desk.tilde(folder)));
        }
    }
}
