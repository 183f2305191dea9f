//! What comes next, without what was done today already and came to nothing.

use super::Desk;
use crate::practice::next::{Step, Task, steps, still_sensible};
use crate::practice::schedule::Agenda;
use serde::{Deserialize, Serialize};

/// What was done on a day without effect, in the state folder: it serves comfort only.
#[derive(Debug, Default, Serialize, Deserialize)]
struct InVain {
    /// The study day.
    day: String,
    /// The commands.
    commands: Vec<String>,
}

/// How things were before a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    times_read: u64,
    reviews: usize,
    mocks: usize,
}

impl Desk {
    /// The steps that are sensible now, best first; `agenda` is today's sitting.
    pub fn steps(&self, agenda: &Agenda) -> Vec<Step> {
        let steps = steps(&self.course(), agenda, self.interview_to_debrief());
        still_sensible(steps, &self.in_vain().commands)
    }

    /// How things stand, to tell later whether a step had an effect.
    pub fn mark(&self) -> Mark {
        Mark {
            times_read: self.times_read,
            reviews: self.history.reviews().len(),
            mocks: self.history.mocks().len(),
        }
    }

    /// A task was done: if nothing has changed since the mark, it does not come again today.
    pub fn done(&mut self, task: &Task, since: Mark) {
        self.refresh();
        if self.mark() != since {
            return;
        }
        let mut in_vain = self.in_vain();
        in_vain.commands.push(task.command());
        if let (Some(file), Ok(text)) = (self.state_file_of_home("next"), serde_json::to_string(&in_vain)) {
            // Where it cannot be kept the step comes again, which does no harm.
            let _ = self.state.write(&file, &text);
        }
    }

    /// Takes this week's one offer of something in this home; false if it was taken already.
    pub fn claim_week(&self, what: &str) -> bool {
        let week = self.date().iso_week_date();
        let home = self.home().map(|home| home.root().display().to_string());
        home.is_some_and(|home| {
            self.state.claim_once(&format!("{what} {home} {} week {}", week.year(), week.week()))
        })
    }

    fn in_vain(&self) -> InVain {
        let today = self.today().date().to_string();
        let text = self.state_file_of_home("next").and_then(|file| self.state.read(&file));
        let kept: Option<InVain> = text.and_then(|text| serde_json::from_str(&text).ok());
        kept.filter(|kept| kept.day == today).unwrap_or(InVain { day: today, commands: vec![] })
    }
}
