//! How people roughly note what was asked: a text is found by what it would be looked for with (doc2query: Nogueira et al. 2019),
//! as nobody notes a question in its own words.

use super::Question;
use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

/// Phrasings by the whole id of their question.
type ById = HashMap<&'static str, Vec<&'static str>>;

/// All phrasings; they are read where something is matched, not at each start.
#[derive(Default)]
pub struct Phrasings {
    source: Option<fn() -> ById>,
    read: OnceLock<ById>,
}

impl Phrasings {
    /// What `source` will give; those of questions that are not in the bank serve nothing.
    pub fn from_source(source: fn() -> ById) -> Self {
        Self { source: Some(source), read: OnceLock::new() }
    }

    /// Those of a question.
    pub(super) fn of(&self, question: &Question) -> impl Iterator<Item = &str> {
        let all = self.read.get_or_init(|| self.source.map(|source| source()).unwrap_or_default());
        all.get(question.id.as_str()).into_iter().flatten().copied()
    }
}

impl fmt::Debug for Phrasings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Phrasings").finish_non_exhaustive()
    }
}
