//! Interviews ahead and behind.

use super::competency::Vocabulary;
use super::id::{QuestionId, StoryId};
use super::place::{Place, Written};
use super::question::Question;
use jiff::civil::Date;

/// One interview.
#[derive(Clone, Debug)]
pub struct Interview {
    /// What `--interview` takes.
    pub id: String,
    /// The day.
    pub date: Date,
    /// Who interviews.
    pub company: Option<String>,
    /// The post.
    pub role: Option<String>,
    /// The hour, as written.
    pub time: Option<String>,
    /// Who sits at the table.
    pub with: Vec<String>,
    /// Decks or competencies that weigh more (or less) here: factor 0.1 to 5.
    pub emphasis: Vec<(Written<String>, f64)>,
    /// Stories already told to this company.
    pub told: Vec<Written<StoryId>>,
    /// Questions that were asked.
    pub asked: Vec<Written<QuestionId>>,
    /// What was noted afterwards, in rough lines.
    pub notes: Vec<String>,
    /// What came of it.
    pub outcome: Option<String>,
    /// Where the entry is written.
    pub place: Place,
}

impl Interview {
    /// The factor by which a question weighs more here: the largest match among its deck and competencies, else 1.
    pub fn emphasis_on(&self, question: &Question, vocabulary: &Vocabulary) -> f64 {
        self.emphasis
            .iter()
            .filter(|(name, _)| {
                name.value == question.id.deck()
                    || question
                        .competencies
                        .iter()
                        .any(|tag| vocabulary.canonical(&tag.value) == vocabulary.canonical(&name.value))
            })
            .map(|(_, factor)| *factor)
            .reduce(f64::max)
            .unwrap_or(1.0)
    }

    /// Whether something was noted afterwards.
    pub fn is_noted(&self) -> bool {
        !self.notes.is_empty() || !self.asked.is_empty() || self.outcome.is_some()
    }

    /// How it is called in a sentence: "Acme, Director of IT" or its id.
    pub fn name(&self) -> String {
        match (&self.company, &self.role) {
            (Some(company), Some(role)) => format!("{company}, {role}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => self.id.clone(),
        }
    }
}
