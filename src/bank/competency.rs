//! The vocabulary of competencies: what questions probe and stories prove.

use super::id::CompetencyId;
use super::place::Place;
use rustc_hash::FxHashMap;

/// One competency.
#[derive(Clone, Debug)]
pub struct Competency {
    /// The id that tags name.
    pub id: CompetencyId,
    /// The title that people see.
    pub title: String,
    /// Other tags that mean the same.
    pub aliases: Vec<String>,
    /// Words that real stories of this kind use.
    pub cues: Vec<String>,
    /// Where its id is written.
    pub place: Place,
}

/// All competencies, found by id or alias.
///
/// Invariant: a live id beats an alias, and an alias resolves in one step.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    competencies: Vec<Competency>,
    by_name: FxHashMap<String, usize>,
}

impl Vocabulary {
    /// Indexes `competencies`; where two claim the same alias the first keeps it (readers report that).
    pub fn new(competencies: Vec<Competency>) -> Self {
        let mut by_name = FxHashMap::default();
        for (position, competency) in competencies.iter().enumerate() {
            by_name.entry(competency.id.to_string()).or_insert(position);
        }
        for (position, competency) in competencies.iter().enumerate() {
            for alias in &competency.aliases {
                by_name.entry(alias.clone()).or_insert(position);
            }
        }
        Self { competencies, by_name }
    }

    /// The competency that a tag names, by id or alias.
    pub fn resolve(&self, tag: &str) -> Option<&Competency> {
        self.by_name.get(tag).map(|position| &self.competencies[*position])
    }

    /// The id that a tag stands for; an unknown tag stands for itself.
    pub fn canonical<'a>(&'a self, tag: &'a str) -> &'a str {
        self.resolve(tag).map_or(tag, |competency| competency.id.as_str())
    }

    /// Every competency, in the order of the file.
    pub fn all(&self) -> &[Competency] {
        &self.competencies
    }

    /// Every name that resolves: ids and aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn competency(id: &str, aliases: &[&str]) -> Competency {
        Competency {
            id: CompetencyId::parse(id).unwrap(),
            title: id.into(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            cues: vec![],
            place: Place::default(),
        }
    }

    #[test]
    fn a_live_id_beats_an_alias_and_unknown_tags_stand_for_themselves() {
        let vocabulary =
            Vocabulary::new(vec![competency("security", &["risk", "cloud"]), competency("cloud", &[])]);
        assert_eq!(vocabulary.canonical("risk"), "security");
        assert_eq!(vocabulary.canonical("cloud"), "cloud");
        assert_eq!(vocabulary.canonical("clinical-it"), "clinical-it");
    }
}
