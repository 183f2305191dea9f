//! How people roughly note what was asked: a text is found by what it would be looked for with (doc2query: Nogueira et al. 2019),
//! as nobody notes a question in its own words.

use crate::bank::Question;
use std::collections::HashMap;

/// Phrasings by the whole id of their question.
#[derive(Debug, Default)]
pub struct Phrasings(HashMap<String, Vec<String>>);

impl Phrasings {
    /// By whole ids; those of questions that are not in the bank serve nothing.
    pub fn new(by_id: HashMap<String, Vec<String>>) -> Self {
        Self(by_id)
    }

    /// The ids for which there are any.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Those of a question.
    pub(super) fn of(&self, question: &Question) -> impl Iterator<Item = &str> {
        self.0.get(question.id.as_str()).into_iter().flatten().map(String::as_str)
    }
}
