//! Finding what was typed: a question, story or interview by its id, or by a part that only it has.

use super::Desk;
use crate::bank::matcher::search::Search;
use crate::bank::{Bank, Deck, Interview, Question, Story, StoryId};
use crate::error::{Error, Result};
use crate::text::change::story_file;
use crate::text::diagnostic::nearest;

/// A question by what was typed: a whole id, a part of one that only it has, or words that lead to one question alone.
///
/// # Errors
/// If there is none, or several; the nearest are named.
pub fn question<'a>(bank: &'a Bank, typed: &str) -> Result<&'a Question> {
    if let Some(found) = bank.question(typed) {
        return Ok(found);
    }
    if typed.trim().contains(char::is_whitespace) {
        return by_words(bank, typed);
    }
    let has_stem = |question: &&Question| question.id.stem() == typed;
    let mut same: Vec<&Question> = bank.live_questions().filter(has_stem).collect();
    if same.is_empty() {
        same = bank.questions().iter().filter(has_stem).collect();
    }
    if same.is_empty() {
        let begins = |question: &&Question| {
            is_part(question.id.stem(), typed) || question.id.as_str().starts_with(typed)
        };
        same = bank.live_questions().filter(begins).collect();
    }
    match same.as_slice() {
        [only] => Ok(only),
        [] => {
            let ids = bank.questions().iter().flat_map(|question| [question.id.as_str(), question.id.stem()]);
            let error = Error::usage(format!("there is no question `{typed}`"));
            Err(with_nearest(error, typed, ids, &format!("look for it: `find {typed}`")))
        }
        several => Err(ambiguous(typed, several.iter().map(|question| question.id.as_str()))),
    }
}

/// The one question that typed words lead to.
fn by_words<'a>(bank: &'a Bank, typed: &str) -> Result<&'a Question> {
    let found = Search::new(bank).questions(typed);
    match found.as_slice() {
        [only] => Ok(only),
        [] => {
            Err(Error::usage(format!("no question is like `{typed}`"))
                .hint("`find WORDS` shows what there is"))
        }
        several => Err(ambiguous(typed, several.iter().map(|question| question.id.as_str()))),
    }
}

/// A story by its id or an earlier one, or a part of one, or words of a title, that only it has.
///
/// # Errors
/// If there is none, or several; the nearest is named.
pub fn story<'a>(bank: &'a Bank, typed: &str) -> Result<&'a Story> {
    let stem = typed.strip_prefix("stories/").unwrap_or(typed);
    let stem = stem.strip_suffix(".toml").unwrap_or(stem);
    if let Some(found) = bank.story(stem) {
        return Ok(found);
    }
    let mut parts: Vec<&Story> =
        bank.stories().iter().filter(|story| is_part(story.id.as_str(), stem)).collect();
    if parts.is_empty() {
        parts = bank.stories().iter().filter(|story| is_of_title(&story.title.value, stem)).collect();
    }
    match parts.as_slice() {
        [only] => Ok(only),
        [] => {
            let error = Error::usage(format!("there is no story `{typed}`"));
            let hint = match bank.stories().is_empty() {
                true => "there are no stories yet: `jot \"one line\"` keeps the first",
                false => "`story list` shows them",
            };
            Err(with_nearest(error, stem, bank.stories().iter().map(|story| story.id.as_str()), hint))
        }
        several => Err(ambiguous(typed, several.iter().map(|story| story.id.as_str()))),
    }
}

/// An interview by its id, or a part of one that only it has.
///
/// # Errors
/// If there is none, or several.
pub fn interview<'a>(bank: &'a Bank, typed: &str) -> Result<&'a Interview> {
    let all = bank.interviews();
    let found = bank.interview(typed);
    let parts: Vec<&Interview> =
        all.iter().filter(|interview| is_part(interview.id.as_str(), typed)).collect();
    match (found, parts.as_slice()) {
        (Some(found), _) => Ok(found),
        (None, [only]) => Ok(only),
        (None, []) => {
            let error = Error::usage(format!("there is no interview `{typed}`"));
            let ids = all.iter().map(|interview| interview.id.as_str());
            Err(with_nearest(error, typed, ids, "`interview list` shows them; `interview add` makes one"))
        }
        (None, several) => Err(ambiguous(typed, several.iter().map(|interview| interview.id.as_str()))),
    }
}

/// A deck by its id, or a part of one that only it has.
///
/// # Errors
/// If there is none, or several.
pub fn deck<'a>(bank: &'a Bank, typed: &str) -> Result<&'a Deck> {
    let found = bank.deck(typed);
    let parts: Vec<&Deck> = bank.decks().iter().filter(|deck| is_part(deck.id.as_str(), typed)).collect();
    match (found, parts.as_slice()) {
        (Some(found), _) => Ok(found),
        (None, [only]) => Ok(only),
        (None, []) => {
            let error = Error::usage(format!("there is no deck `{typed}`"));
            let ids = bank.decks().iter().map(|deck| deck.id.as_str());
            Err(with_nearest(error, typed, ids, "`deck list` shows them"))
        }
        (None, several) => Err(ambiguous(typed, several.iter().map(|deck| deck.id.as_str()))),
    }
}

/// Whether what was typed is the beginning of an id, or of one of its words.
fn is_part(id: &str, typed: &str) -> bool {
    !typed.is_empty() && (id.starts_with(typed) || id.contains(&format!("-{typed}")))
}

/// Whether each typed word begins a word of a title.
fn is_of_title(title: &str, typed: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (title, typed) = (words(title), words(typed));
    !typed.is_empty() && typed.iter().all(|word| title.iter().any(|known| known.starts_with(word)))
}

fn ambiguous<'a>(typed: &str, ids: impl Iterator<Item = &'a str>) -> Error {
    const NAMED: usize = 5;
    let ids: Vec<&str> = ids.collect();
    let more = ids.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let named = ids[..ids.len().min(NAMED)].join(", ");
    Error::usage(format!("`{typed}` may be several: {named}{more}"))
        .hint("type more of the one that you mean")
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
            Err(with_nearest(
                error,
                typed,
                bank.vocabulary().names(),
                "`deck list --competencies` shows them",
            ))
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

    /// A story that is to be shown or told; one whose file cannot be read is said to be there.
    ///
    /// # Errors
    /// If there is none, several, or its file cannot be read.
    pub fn readable_story(&self, typed: &str) -> Result<&Story> {
        story(self.bank(), typed).map_err(|error| match self.story_to_open(typed) {
            Ok(id) => Error::data(format!("the file of the story `{id}` cannot be read"))
                .hint(format!("`story edit {id}` opens it; `check` says what is wrong")),
            Err(_) => error,
        })
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
