//! The journal of `undo`: the last changes made by commands on this machine in one home, each with its inverse.
//!
//! It lies in the state folder (0600), one file a home, and holds twenty changes. It serves comfort only: where it cannot be
//! read it is empty, and where it cannot be written the changes stand all the same, which is said.

use crate::disk::{Home, StateFolder};
use crate::practice::day::Moment;
use crate::text::Change;
use crate::text::entry::parse_moment;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Changes that are kept.
const KEPT: usize = 20;

/// A change that was made, and what takes it back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Made {
    /// What was done.
    pub change: Change,
    /// What takes it back.
    pub inverse: Change,
}

/// What one command did, taken back as one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Step {
    at: String,
    pub(super) made: Vec<Made>,
}

/// The journal of one home.
#[derive(Debug)]
pub(super) struct Journal<'a> {
    state: &'a StateFolder,
    file: String,
    steps: Vec<Step>,
}

impl Step {
    pub(super) fn new(at: Moment, made: Vec<Made>) -> Self {
        Self { at: at.to_string(), made }
    }

    /// When it was done.
    pub(super) fn at(&self) -> Option<Moment> {
        parse_moment(&self.at)
    }
}

impl<'a> Journal<'a> {
    pub(super) fn of(state: &'a StateFolder, home: &Home) -> Self {
        let name = Uuid::new_v5(&Uuid::NAMESPACE_URL, home.true_root().as_os_str().as_encoded_bytes());
        let file = format!("undo-{name}.json");
        let steps = state.read(&file).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        Self { state, file, steps }
    }

    /// The last thing that was done.
    pub(super) fn last(&self) -> Option<&Step> {
        self.steps.last()
    }

    /// Keeps what was done; the oldest give way. False if it cannot be kept: then nothing older is kept either, as that would be taken
    /// back in its place.
    pub(super) fn push(&mut self, step: Step) -> bool {
        self.steps.push(step);
        while self.steps.len() > 1 && self.steps.iter().map(|step| step.made.len()).sum::<usize>() > KEPT {
            self.steps.remove(0);
        }
        self.save()
    }

    /// Drops the last one.
    pub(super) fn pop(&mut self) {
        self.steps.pop();
        self.save(); // if it stays, it stands nowhere and is stepped over
    }

    /// Drops the last step if it made this file: it was taken back already.
    pub(super) fn forget_file(&mut self, file: &str) {
        let made_it = |made: &Made| matches!(&made.change, Change::NewFile { path, .. } if path == file);
        if self.last().is_some_and(|step| step.made.iter().any(made_it)) {
            self.pop();
        }
    }

    /// Empties it; false if the file cannot be removed.
    pub(super) fn forget(self) -> bool {
        self.state.remove(&self.file).is_ok()
    }

    fn save(&self) -> bool {
        serde_json::to_string(&self.steps).is_ok_and(|text| self.state.write(&self.file, &text).is_ok())
    }
}
