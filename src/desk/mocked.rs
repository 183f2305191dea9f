//! The answers of a mock interview while it goes on: if the program is ended, they can be scored at the next start.

use super::Desk;
use serde::{Deserialize, Serialize};

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
    /// Keeps what was answered so far; where it cannot be kept, only the comfort is lost.
    pub fn keep_mock(&self, mock: &KeptMock) {
        if let (Some(file), Ok(text)) = (self.state_file_of_home("mock"), serde_json::to_string(mock)) {
            let _ = self.state.write(&file, &text);
        }
    }

    /// A mock that was ended before it was scored.
    pub fn kept_mock(&self) -> Option<KeptMock> {
        let text = self.state.read(&self.state_file_of_home("mock")?)?;
        serde_json::from_str::<KeptMock>(&text).ok().filter(|mock| !mock.answers.is_empty())
    }

    /// It is scored, or is not to be.
    pub fn forget_mock(&self) {
        if let Some(file) = self.state_file_of_home("mock") {
            let _ = self.state.remove(&file);
        }
    }
}
