//! A question met in a real interview, kept in the deck `heard`.

use super::{home, keeping};
use crate::bank::id::slug_from;
use crate::bank::{Kind, Likelihood, QuestionId};
use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::text::change::HeardQuestion;
use crate::text::{Change, template};

/// The deck's file, unless the person has it elsewhere.
const FILE: &str = "decks/heard.toml";

/// A question as it was asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its words.
    pub text: String,
    /// What it asks for.
    pub kind: Kind,
    /// How likely it is to be asked again.
    pub likelihood: Likelihood,
    /// Competencies as typed, the main one first.
    pub tags: Vec<String>,
}

/// Keeps it and says so. Returns its id.
///
/// # Errors
/// If the deck cannot be edited, or does not hold the question afterwards.
pub fn keep(desk: &mut Desk, console: &mut Console, asked: &Asked) -> Result<QuestionId> {
    home::need(desk, console)?;
    let ask = template::one_line(&asked.text);
    let bank = desk.bank();
    let is_same = |known: &str| known.trim().to_lowercase() == ask.trim().to_lowercase();
    if let Some(known) = bank.live_questions().find(|question| question.wordings().any(is_same)) {
        let id = known.id.clone();
        console.screen.note(&format!("That question is known: {id}"));
        return Ok(id);
    }
    let taken = |id: &QuestionId| bank.question(id.as_str()).is_some();
    let stem = slug_from(&ask, 40).unwrap_or_else(|| "question".to_owned());
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let mut ids = std::iter::once(stem.clone()).chain(numbered);
    let id = ids
        .find_map(|stem| QuestionId::of(HeardQuestion::DECK, &stem).filter(|id| !taken(id)))
        .ok_or_else(|| Error::bug("no id is free"))?;
    let own = bank.deck(HeardQuestion::DECK).and_then(|deck| desk.reading().sources.file(deck.place));
    let file = own.map_or(FILE, |file| &file.path).to_owned();
    let competencies = asked.tags.iter().map(|tag| bank.vocabulary().canonical(tag).to_owned()).collect();
    let question = HeardQuestion {
        file: file.clone(),
        id: id.stem().to_owned(),
        kind: asked.kind,
        ask,
        competencies,
        likelihood: asked.likelihood,
    };
    let change = [Change::AddQuestion(question)];
    let applying =
        keeping::insist(console, "question", |console| keeping::make_quietly(desk, console, &change))?;
    if desk.bank().question(id.as_str()).is_none() {
        return Err(Error::data(format!("{file} was written, but the question cannot be read from it"))
            .hint("`check` says what is wrong there"));
    }
    for done in &applying.done {
        console.screen.note(&keeping::said(done));
    }
    Ok(id)
}
