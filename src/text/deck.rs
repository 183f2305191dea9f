//! A deck file to a deck and its questions.

use super::diagnostic::Diagnostics;
use super::fields::{Fields, kind_of};
use super::source::FileText;
use crate::bank::{Deck, DeckId, Kind, Likelihood, Origin, Place, Question, QuestionId, Variant, Window, id};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const VARIANT_KEYS: &[&str] = &["ask", "answer", "key_points"];
const DECK_KEYS: &[&str] = &["id", "title", "question"];
pub(super) const QUESTION_KEYS: &[&str] = &[
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
    "words",
    "answer",
    "more",
    "key_points",
    "variants",
    "seconds",
    "checked",
    "where",
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
            read_question(&deck_id, entry, origin, minded)
        })
        .collect();
    let (id, title) = usable?;
    Some((Deck { id: DeckId::parse(&id.value)?, title: title.value, origin, place: id.place }, questions))
}

/// The cases of an exercise; one without `ask` or `answer` is left out alone.
fn read_variants(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Vec<Variant> {
    if fields.raw("variants").is_none() {
        return vec![];
    }
    let tables =
        fields.tables("variants", "a list of tables: write `[[question.variants]]` above each", minded);
    let read = |(number, (table, place)): (usize, (&DeTable<'_>, Place))| {
        let variant = fields.inside(format!("variant {}", number + 1), table, VARIANT_KEYS, place);
        variant.mind_unknown_keys(minded);
        let ask = variant.required_text("ask", "\"…\"", minded);
        let answer = variant.required_text("answer", "\'\'\'…\'\'\'", minded);
        let key_points = variant.plain_texts("key_points", minded);
        Some(Variant { ask: ask?.value, answer: answer?.value, key_points })
    };
    tables.into_iter().enumerate().filter_map(read).collect()
}

/// An exercise has cases; one alone is learnt by heart.
fn mind_exercise(
    question: &Question,
    fields: &Fields<'_, '_>,
    origin: Origin,
    minded: &mut Diagnostics,
) -> bool {
    if question.variants.is_empty() {
        minded.missing_key(fields.place, &fields.owner, "variants", "[{ ask = \"…\", answer = \"…\" }, …]");
    } else if question.variants.len() == 1 && origin == Origin::Own {
        minded.one_variant(fields.place, &fields.owner);
    }
    !question.variants.is_empty()
}

/// `seconds = [60, 120]`: how long a statement takes.
fn read_window(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Window {
    const EXPECTED: &str = "two whole numbers, from and to: [60, 120]";
    let Some((_, place)) = fields.raw("seconds") else { return Window::STATEMENT };
    let list = fields.list("seconds", EXPECTED, minded).unwrap_or(&[]);
    let number = |value: &Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::Integer(number) => number.as_str().parse::<u32>().ok(),
        _ => None,
    };
    match list.iter().map(number).collect::<Option<Vec<u32>>>().as_deref() {
        Some(&[from_seconds, to_seconds])
            if 0 < from_seconds && from_seconds < to_seconds && to_seconds <= 3600 =>
        {
            Window { from_seconds, to_seconds }
        }
        _ => {
            minded.bad_window(place);
            Window::STATEMENT
        }
    }
}

/// `checked = 2026-11-24`: a date of TOML's, or the same in quotes.
fn read_checked(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Option<String> {
    let (value, place) = fields.raw("checked")?;
    let written = match value {
        DeValue::Datetime(written) => written.to_string(),
        DeValue::String(text) => text.to_string(),
        other => {
            minded.wrong_type(place, "checked", "a date like 2026-11-24", kind_of(other));
            return None;
        }
    };
    if written.parse::<jiff::civil::Date>().is_err() {
        minded.wrong_type(place, "checked", "a date like 2026-11-24", "something else");
        return None;
    }
    Some(written)
}

/// The id that a deck file claims, even if the rest of it cannot be used.
pub(super) fn claimed_id(table: &DeTable<'_>) -> Option<String> {
    match table.get("id")?.get_ref() {
        toml::de::DeValue::String(text) => Some(text.to_string()),
        _ => None,
    }
}

fn read_question(
    deck: &str,
    mut fields: Fields<'_, '_>,
    origin: Origin,
    minded: &mut Diagnostics,
) -> Option<Question> {
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
        more: fields.text("more", minded).map(|text| text.value),
        checked: read_checked(&fields, minded),
        holds_in: fields.text("where", minded).map(|text| text.value),
        words: fields.plain_texts("words", minded),
        key_points: fields.plain_texts("key_points", minded),
        variants: read_variants(&fields, minded),
        window: read_window(&fields, minded),
        aliases: fields.question_ids("aliases", minded).into_iter().map(|alias| alias.value).collect(),
        place: fields.place,
    };
    let has_answer = match kind {
        Some(Kind::Fact) => question.answer.is_some(),
        Some(Kind::Exercise) => mind_exercise(&question, &fields, origin, minded),
        _ => true,
    };
    (stem.is_some() && kind.is_some() && ask.is_some() && has_answer).then_some(question)
}

fn read_kind(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Option<Kind> {
    if fields.raw("kind").is_none() {
        minded.missing_key(fields.place, &fields.owner, "kind", "\"story\"");
        return None;
    }
    let kind =
        fields.choice("kind", &["story", "view", "statement", "fact", "exercise"], Kind::parse, minded);
    if kind.is_none() {
        minded.left_out(&fields.owner, "kind", "\"story\"");
    }
    kind
}
