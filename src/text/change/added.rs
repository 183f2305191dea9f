//! Entries that stardrill writes into a person's files: an interview, a question that they met.

use crate::bank::{InterviewId, Kind, Likelihood};
use crate::text::date::as_toml;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use toml::Value;

/// An interview to be noted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewInterview {
    /// What `--interview` takes.
    pub id: InterviewId,
    /// The day.
    pub date: Date,
    /// Who interviews.
    pub company: Option<String>,
    /// The post.
    pub role: Option<String>,
    /// The hour, as written.
    pub time: Option<String>,
    /// What weighs more here, by deck or competency.
    pub emphasis: Vec<(String, f64)>,
}

impl NewInterview {
    /// Its keys, as TOML has them.
    pub(super) fn fields(&self) -> Vec<(&str, Value)> {
        let mut fields = vec![("id", Value::from(self.id.as_str())), ("date", as_toml(self.date))];
        for (key, text) in [("company", &self.company), ("role", &self.role), ("time", &self.time)] {
            fields.extend(text.as_deref().map(|text| (key, Value::from(text))));
        }
        if !self.emphasis.is_empty() {
            let table: toml::Table =
                self.emphasis.iter().map(|(name, factor)| (name.clone(), (*factor).into())).collect();
            fields.push(("emphasis", table.into()));
        }
        fields
    }
}

/// A question met in a real interview, to be kept in the deck `heard`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HeardQuestion {
    /// The file of the deck, relative to the home.
    pub file: String,
    /// Its id within the deck.
    pub id: String,
    /// What it asks for.
    pub kind: Kind,
    /// As it was asked.
    pub ask: String,
    /// Competencies, the main one first.
    pub competencies: Vec<String>,
    /// How likely it is to be asked again.
    pub likelihood: Likelihood,
}

impl HeardQuestion {
    /// The deck's id.
    pub const DECK: &str = "heard";

    /// Its keys, as TOML has them.
    pub(super) fn fields(&self) -> Vec<(&str, Value)> {
        let mut fields = vec![
            ("id", Value::from(self.id.as_str())),
            ("kind", self.kind.word().into()),
            ("ask", self.ask.as_str().into()),
        ];
        if !self.competencies.is_empty() {
            fields.push(("competencies", self.competencies.clone().into()));
        }
        fields.push(("likelihood", self.likelihood.word().into()));
        fields
    }
}
