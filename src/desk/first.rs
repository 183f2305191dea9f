//! How far the first session is: where it was left it goes on.

use super::Desk;
use serde::{Deserialize, Serialize};

/// What the first session asks next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// The day of the interview.
    Date,
    /// The minutes a day.
    Minutes,
    /// One question, answered aloud.
    Question,
    /// The line of this number, from 0, of what is collected.
    Collect(usize),
    /// The first story.
    Write,
    /// Its first telling.
    Tell,
    /// Nothing any more.
    Over,
}

impl Desk {
    /// Where the first session in this home was left; `None` if it was not begun here, or is over.
    pub fn first_session(&self) -> Option<Stage> {
        let kept = self.state.read(&self.state_file_of_home("first")?)?;
        serde_json::from_str(&kept).ok().filter(|stage| *stage != Stage::Over)
    }

    /// The first session has come so far. Where it cannot be kept, it is not taken up again.
    pub fn keep_first_session(&self, stage: Stage) {
        if let (Some(file), Ok(text)) = (self.state_file_of_home("first"), serde_json::to_string(&stage)) {
            let _ = self.state.write(&file, &text);
        }
    }
}
