//! Finding what was typed: a question, story or interview by its id, or by a part that only it has.

use super::Desk;
use crate::bank::{Bank, Deck, Interview, Question, Story, StoryId};
use crate::error::{Error, Result};
use crate::text::change::story_file;
use crate::text::diagnostic::nearest;

/// A question by what was typed: a whole id, or a part of one that only it has.
///
/// # Errors
/// If there is none, or several; the nearest are named.
pub fn question<'a>(bank: &'a Bank, typed: &str) -> Result<&'a Question> {
    if let Some(found) = bank.question(typed) {
        return Ok(found);
    }
    let has_stem = |question: &&Question| question.id.stem() == typed;
    let mut same_stem: Vec<&Question> = bank.live_questions().filter(has_stem).collect();
    if same_stem.is_empty() {
        same_stem = bank.questions().iter().filter(has_stem).collect();
    }
    match same_stem.as_slice() {
        [only] => Ok(only),
        [] => {
            let ids = bank.questions().iter().flat_map(|question| [question.id.as_str(), question.id.stem()]);
            let error = Error::usage(format!("there is no question `{typed}`"));
            Err(with_nearest(error, typed, ids, &format!("look for it by letters: find {typed}")))
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|question| question.id.as_str()).collect();
            Err(Error::usage(format!("`{typed}` is in several decks: {}", ids.join(", ")))
                .hint("type the whole id"))
        }
    }
}

/// A story by its id or an earlier one.
///
/// # Errors
/// If there is none; the nearest is named.
pub fn story<'a>(bank: &'a Bank, typed: &str) -> Result<&'a Story> {
    let stem = typed.strip_prefix("stories/").unwrap_or(typed);
    let stem = stem.strip_suffix(".toml").unwrap_or(stem);
    bank.story(stem).ok_or_else(|| {
        let error = Error::usage(format!("there is no story `{typed}`"));
        let hint = match bank.stories().is_empty() {
            true => "there are no stories yet: jot \"one line\" keeps the first",
            false => "story list shows them",
        };
        with_nearest(error, stem, bank.stories().iter().map(|story| story.id.as_str()), hint)
    })
}

/// An interview by its id.
///
/// # Errors
/// If there is none.
pub fn interview<'a>(bank: &'a Bank, typed: &str) -> Result<&'a Interview> {
    bank.interview(typed).ok_or_else(|| {
        let error = Error::usage(format!("there is no interview `{typed}`"));
        let ids = bank.interviews().iter().map(|interview| interview.id.as_str());
        with_nearest(error, typed, ids, "interview list shows them; interview add makes one")
    })
}

/// A deck by its id.
///
/// # Errors
/// If there is none.
pub fn deck<'a>(bank: &'a Bank, typed: &str) -> Result<&'a Deck> {
    bank.deck(typed).ok_or_else(|| {
        let error = Error::usage(format!("there is no deck `{typed}`"));
        with_nearest(error, typed, bank.decks().iter().map(|deck| deck.id.as_str()), "deck list shows them")
    })
}

/// The canonical id of a competency: one of the vocabulary, or a tag that something carries.
///
/// # Errors
/// If there is none.
pub fn competency(bank: &Bank, typed: &str) -> Result<String> {
    let carried = || {
        let tags = bank.questions().iter().flat_map(|question| &question.competencies);
        tags.chain(bank.stories().iter().flat_map(|story| &story.competencies)).any(|tag| tag.value == typed)
    };
    match bank.vocabulary().resolve(typed) {
        Some(known) => Ok(known.id.to_string()),
        None if carried() => Ok(typed.to_owned()),
        None => {
            let error = Error::usage(format!("there is no competency `{typed}`"));
            Err(with_nearest(error, typed, bank.vocabulary().names(), "deck list --competencies shows them"))
        }
    }
}

/// Adds the known word that is nearest to what was typed, or else another hint.
pub fn with_nearest<'a>(
    error: Error,
    typed: &str,
    known: impl Iterator<Item = &'a str>,
    otherwise: &str,
) -> Error {
    match nearest(typed, known) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint(otherwise),
    }
}

impl Desk {
    /// The id of a story whose file is to be opened, even one that is too broken to be in the bank.
    ///
    /// # Errors
    /// If there is no such file.
    pub fn story_to_open(&self, typed: &str) -> Result<StoryId> {
        let unread =
            StoryId::parse(typed).filter(|id| self.home().is_some_and(|home| home.has(&story_file(id))));
        match (story(self.bank(), typed), unread) {
            (Ok(story), _) => Ok(story.id.clone()),
            (Err(_), Some(id)) => Ok(id),
            (Err(error), None) => Err(error),
        }
    }

    /// The interview that was named, or else the next one.
    ///
    /// # Errors
    /// If the named one is not there.
    pub fn interview_or_next(&self, named: Option<&str>) -> Result<Option<&Interview>> {
        match named {
            Some(id) => interview(self.bank(), id).map(Some),
            None => Ok(self.next_interview()),
        }
    }
}
