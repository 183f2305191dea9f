//! A deck file to a deck and its questions.

use super::diagnostic::Diagnostics;
use super::fields::Fields;
use super::source::FileText;
use crate::bank::{Deck, DeckId, Kind, Likelihood, Origin, Question, QuestionId, id};
use toml::de::DeTable;

const DECK_KEYS: &[&str] = &["id", "title", "question"];
const QUESTION_KEYS: &[&str] = &[
    "id",
    "kind",
    "ask",
    "also",
    "competencies",
    "likelihood",
    "probes",
    "strong",
    "weak",
    "follow_ups",
    "answer",
    "key_points",
    "aliases",
];

/// Reads a deck. `None` if it has no usable id or title; an entry without a required key is left out alone.
pub(super) fn read_deck(
    table: &DeTable<'_>,
    file: FileText<'_>,
    origin: Origin,
    minded: &mut Diagnostics,
) -> Option<(Deck, Vec<Question>)> {
    let fields = Fields::new("this deck", table, DECK_KEYS, file);
    fields.mind_unknown_keys(minded);
    let id = fields.required_text("id", "\"my-deck\"", minded);
    let title = fields.required_text("title", "\"My deck\"", minded);
    if let Some(id) = id.as_ref().filter(|id| !id::is_slug(&id.value)) {
        minded.bad_id(id.place, "this deck", &id.value);
    }
    // A deck that is left out still has its questions' faults named: all in one go.
    let usable = id.clone().filter(|id| id::is_slug(&id.value)).zip(title);
    let deck_id = usable.as_ref().map_or("left-out", |(id, _)| &id.value).to_owned();
    let entries = fields.tables("question", "a list of tables: write `[[question]]` above each", minded);
    let questions = entries
        .into_iter()
        .enumerate()
        .filter_map(|(position, (table, place))| {
            let entry = fields.inside(format!("question {}", position + 1), table, QUESTION_KEYS, place);
            read_question(&deck_id, entry, minded)
        })
        .collect();
    let (id, title) = usable?;
    Some((Deck { id: DeckId::parse(&id.value)?, title: title.value, origin, place: id.place }, questions))
}

/// The id that a deck file claims, even if the rest of it cannot be used.
pub(super) fn claimed_id(table: &DeTable<'_>) -> Option<String> {
    match table.get("id")?.get_ref() {
        toml::de::DeValue::String(text) => Some(text.to_string()),
        _ => None,
    }
}

fn read_question(deck: &str, mut fields: Fields<'_, '_>, minded: &mut Diagnostics) -> Option<Question> {
    let stem = fields.required_text("id", "\"short-name\"", minded);
    if let Some(stem) = &stem {
        fields.owner = format!("question `{}`", stem.value);
        fields.place = stem.place;
    }
    fields.mind_unknown_keys(minded);
    let kind = read_kind(&fields, minded);
    let ask = fields.required_text("ask", "\"…?\"", minded);
    let answer = match kind {
        Some(Kind::Fact) => fields.required_text("answer", "'''…'''", minded),
        _ => fields.text("answer", minded),
    };
    let question = Question {
        id: QuestionId::of(deck, stem.as_ref().map_or("left-out", |stem| &stem.value)).or_else(|| {
            let stem = stem.as_ref()?;
            minded.bad_id(stem.place, "this question", &stem.value);
            None
        })?,
        kind: kind.unwrap_or(Kind::Story),
        ask: ask.as_ref().map(|ask| ask.value.clone()).unwrap_or_default(),
        also: fields.plain_texts("also", minded),
        competencies: fields.texts("competencies", minded),
        likelihood: fields
            .choice("likelihood", &["high", "medium", "low"], Likelihood::parse, minded)
            .unwrap_or(Likelihood::Medium),
        probes: fields.text("probes", minded).map(|text| text.value),
        strong: fields.plain_texts("strong", minded),
        weak: fields.plain_texts("weak", minded),
        follow_ups: fields.plain_texts("follow_ups", minded),
        answer: answer.map(|text| text.value),
        key_points: fields.plain_texts("key_points", minded),
        aliases: fields.question_ids("aliases", minded).into_iter().map(|alias| alias.value).collect(),
        place: fields.place,
    };
    let has_answer = kind != Some(Kind::Fact) || question.answer.is_some();
    (stem.is_some() && kind.is_some() && ask.is_some() && has_answer).then_some(question)
}

fn read_kind(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Option<Kind> {
    if fields.raw("kind").is_none() {
        minded.missing_key(fields.place, &fields.owner, "kind", "\"story\"");
        return None;
    }
    let kind = fields.choice("kind", &["story", "view", "fact"], Kind::parse, minded);
    if kind.is_none() {
        minded.left_out(&fields.owner, "kind", "\"story\"");
    }
    kind
}
