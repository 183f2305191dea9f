//! A story file to a story.

use super::diagnostic::Diagnostics;
use super::fields::{Fields, kind_of};
use super::source::FileText;
use crate::bank::{Number, Part, Pushback, Status, Story, StoryId, Written};
use toml::de::{DeTable, DeValue};

/// The keys of a story file, in their usual order.
pub const STORY_KEYS: &[&str] = &[
    "title",
    "headline",
    "status",
    "when",
    "competencies",
    "answers",
    "situation",
    "task",
    "action",
    "result",
    "learning",
    "numbers",
    "avoid",
    "not_for",
    "pushback",
    "aliases",
];
const PUSHBACK_KEYS: &[&str] = &["ask", "say"];
const NUMBER_KEYS: &[&str] = &["say", "source"];

/// Reads a story. `None` only if it has no title.
pub(super) fn read_story(
    id: StoryId,
    table: &DeTable<'_>,
    file: FileText<'_>,
    minded: &mut Diagnostics,
) -> Option<Story> {
    let fields = Fields::new(format!("story `{id}`"), table, STORY_KEYS, file);
    fields.mind_unknown_keys(minded);
    let title = fields.required_text("title", "\"…\"", minded);
    let story = Story {
        id,
        title: title.clone().unwrap_or(Written::new(String::new(), file.whole())),
        headline: fields.open_text("headline", minded).filter(|text| !text.value.trim().is_empty()),
        status: fields
            .choice("status", &["draft", "ready", "retired"], Status::parse, minded)
            .unwrap_or(Status::Draft),
        when: read_when(&fields, minded),
        competencies: fields.texts("competencies", minded),
        answers: fields.question_ids("answers", minded),
        parts: Part::ALL.map(|part| fields.open_text(part.word(), minded)),
        numbers: read_numbers(&fields, minded),
        pushback: read_pushback(&fields, minded),
        avoid: fields.texts("avoid", minded),
        not_for: fields.question_ids("not_for", minded),
        aliases: fields.story_ids("aliases", minded).into_iter().map(|alias| alias.value).collect(),
        place: title.as_ref().map_or(file.whole(), |title| title.place),
    };
    title.is_some().then_some(story)
}

/// `2023`, `2023-06` or `2023-06-14`, as a text or as TOML's own number or date.
fn read_when(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Option<Written<String>> {
    let (value, place) = fields.raw("when")?;
    let text = match value {
        DeValue::String(text) => text.to_string(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Datetime(date) => date.to_string(),
        other => {
            minded.wrong_type(place, "when", "a year and month in quotes", kind_of(other));
            return None;
        }
    };
    let text = text.trim().to_owned();
    if text.is_empty() {
        return None; // the template's blank
    }
    let groups: Vec<&str> = text.split('-').collect();
    let digits =
        |group: &str, length| group.len() == length && group.bytes().all(|byte| byte.is_ascii_digit());
    let month_fits = groups.get(1).is_none_or(|month| digits(month, 2) && ("01"..="12").contains(month));
    let day_fits = groups.get(2).is_none_or(|day| digits(day, 2) && ("01"..="31").contains(day));
    if !(digits(groups[0], 4) && month_fits && day_fits && groups.len() <= 3) {
        minded.bad_when(place);
        return None;
    }
    Some(Written::new(text, place))
}

/// Tables with `ask` and `say`.
fn read_pushback(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Vec<Pushback> {
    let entries = fields.tables("pushback", "a list like [{ ask = \"…?\", say = \"…\" }]", minded);
    let read = |(table, place): (&DeTable<'_>, _)| {
        let entry = fields.inside("a pushback", table, PUSHBACK_KEYS, place);
        entry.mind_unknown_keys(minded);
        let say = entry.open_text("say", minded).map(|text| text.value);
        let ask = entry.required_text("ask", "\"How do you know it was you?\"", minded)?;
        Some(Pushback { ask: ask.value, say: say.filter(|text| !text.trim().is_empty()) })
    };
    entries.into_iter().filter_map(read).collect()
}

/// Tables with `say` and `source`; a plain text is taken as `say`.
fn read_numbers(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Vec<Number> {
    let mut numbers = vec![];
    let expected = "a list like [{ say = \"18 % less\", source = \"…\" }]";
    for value in fields.list("numbers", expected, minded).into_iter().flat_map(<[_]>::iter) {
        let at = fields.at(value.span());
        match value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => {
                numbers.push(Number { say: text.to_string(), source: None, place: at });
            }
            DeValue::Table(table) => {
                let number = fields.inside("a number", table, NUMBER_KEYS, at);
                number.mind_unknown_keys(minded);
                let source = number.open_text("source", minded).map(|text| text.value);
                if let Some(say) = number.required_text("say", "\"18 % less\"", minded) {
                    numbers.push(Number {
                        say: say.value,
                        source: source.filter(|text| !text.trim().is_empty()),
                        place: at,
                    });
                }
            }
            DeValue::String(_) => minded.blank(at, "numbers"),
            other => minded.wrong_type(at, "numbers", expected, kind_of(other)),
        }
    }
    numbers
}
