//! Competency tags as numbers: what questions and stories carry, resolved once when the bank is built.

use super::competency::Vocabulary;
use super::question::Question;
use super::story::Story;
use rustc_hash::FxHashMap;

/// A competency's number in its bank: one of the vocabulary, or a tag of the person's own that stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(u32);

/// All tags of a bank, by number, and who carries which.
///
/// Invariant: the vocabulary comes first, in its order; an alias has no number of its own.
#[derive(Debug, Default)]
pub(super) struct Tags {
    names: Vec<String>,
    by_name: FxHashMap<String, Tag>,
    of_questions: Vec<Box<[Tag]>>,
    of_stories: Vec<Box<[Tag]>>,
}

impl Tag {
    pub(super) fn of_number(number: usize) -> Self {
        Self(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// The number, from 0: for tables with a place a tag.
    pub fn number(self) -> usize {
        self.0 as usize
    }
}

impl Tags {
    pub(super) fn resolve(vocabulary: &Vocabulary, questions: &[Question], stories: &[Story]) -> Self {
        let mut tags = Self::default();
        for known in vocabulary.all() {
            tags.number(known.id.as_str());
        }
        let mut numbers = |written: &mut dyn Iterator<Item = &str>| -> Box<[Tag]> {
            written.map(|tag| tags.number(vocabulary.canonical(tag))).collect()
        };
        let of_questions = questions
            .iter()
            .map(|question| numbers(&mut question.competencies.iter().map(|tag| tag.value.as_str())))
            .collect();
        let of_stories = stories
            .iter()
            .map(|story| numbers(&mut story.competencies.iter().map(|tag| tag.value.as_str())))
            .collect();
        Self { of_questions, of_stories, ..tags }
    }

    fn number(&mut self, name: &str) -> Tag {
        if let Some(known) = self.by_name.get(name) {
            return *known;
        }
        let tag = Tag(u32::try_from(self.names.len()).unwrap_or(u32::MAX));
        self.names.push(name.to_owned());
        self.by_name.insert(name.to_owned(), tag);
        tag
    }

    pub(super) fn named(&self, canonical: &str) -> Option<Tag> {
        self.by_name.get(canonical).copied()
    }

    pub(super) fn name(&self, tag: Tag) -> &str {
        self.names.get(tag.number()).map_or("", String::as_str)
    }

    pub(super) fn count(&self) -> usize {
        self.names.len()
    }

    pub(super) fn of_question(&self, position: usize) -> &[Tag] {
        self.of_questions.get(position).map_or(&[], |tags| tags)
    }

    pub(super) fn of_story(&self, position: usize) -> &[Tag] {
        self.of_stories.get(position).map_or(&[], |tags| tags)
    }
}
