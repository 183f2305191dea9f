//! Mock interviews on this machine: what was drawn, so that the same seed asks the same again whatever was practised since, and the
//! answers while one goes on, so that they can be scored at the next start if the program is ended.

use super::Desk;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Draws that are remembered.
const DRAWS: usize = 20;

/// What a mock was drawn for, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptDraw {
    /// The seed.
    pub seed: u64,
    /// The id of the interview that it rehearses.
    pub interview: Option<String>,
    /// How many questions were wanted.
    pub wanted: usize,
    /// What was drawn, in order.
    pub questions: Vec<KeptQuestion>,
}

/// One question that was drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptQuestion {
    /// The question's id.
    pub question: String,
    /// Which of its wordings.
    pub wording: usize,
    /// Who asks.
    pub seat: Option<String>,
    /// What presses after the answer.
    pub press: Option<String>,
    /// Whether the panel interrupts.
    pub interrupted: bool,
}

/// A mock that was not scored yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptMock {
    /// The id of the interview that it rehearses.
    pub interview: Option<String>,
    /// The seed of its draw.
    pub seed: u64,
    /// What was answered, in order.
    pub answers: Vec<KeptAnswer>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptAnswer {
    /// The question's id.
    pub question: String,
    /// Which of its wordings was asked.
    pub wording: usize,
    /// Who asked.
    pub seat: Option<String>,
    /// How long the answer took.
    pub seconds: u32,
}

impl Desk {
    /// Keeps what was answered so far and not scored; nothing left is forgotten. Where it cannot be kept, only the comfort is lost.
    pub fn keep_mock(&self, mock: &KeptMock) {
        let mut mocks = self.kept_mocks();
        mocks.retain(|known| known.seed != mock.seed);
        if !mock.answers.is_empty() {
            mocks.push(mock.clone());
        }
        self.keep_list("mock", &mocks);
    }

    /// Mocks that were ended before they were scored, the oldest first.
    pub fn kept_mocks(&self) -> Vec<KeptMock> {
        self.kept_list("mock")
    }

    /// Keeps what was drawn; the oldest draws give way.
    pub fn keep_draw(&self, draw: KeptDraw) {
        let mut draws: Vec<KeptDraw> = self.kept_list("draws");
        draws.push(draw);
        draws.drain(..draws.len().saturating_sub(DRAWS));
        self.keep_list("draws", &draws);
    }

    /// What was drawn for this seed, interview and number of questions.
    pub fn kept_draw(&self, seed: u64, interview: Option<&str>, wanted: usize) -> Option<KeptDraw> {
        let same = |draw: &KeptDraw| {
            draw.seed == seed && draw.interview.as_deref() == interview && draw.wanted == wanted
        };
        self.kept_list("draws").into_iter().rev().find(same)
    }

    fn kept_list<T: DeserializeOwned>(&self, what: &str) -> Vec<T> {
        let text = self.state_file_of_home(what).and_then(|file| self.state.read(&file));
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    fn keep_list<T: Serialize>(&self, what: &str, list: &[T]) {
        let Some(file) = self.state_file_of_home(what) else { return };
        if list.is_empty() {
            let _ = self.state.remove(&file); // what stays there is empty next time
        } else if let Ok(text) = serde_json::to_string(list) {
            let _ = self.state.write(&file, &text); // only the comfort is lost
        }
    }
}
