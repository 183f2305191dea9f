//! JSON of any sensible shape: texts that ask, objects with a question or with the parts of a story, nested by group.

use super::foreign::{Foreign, ForeignQuestion, ForeignStory, Kind};
use super::label::{Field, field};
use super::phrase::{is_question, stripped};
use crate::bank::Part;
use serde_json::{Map, Value};

/// Keys of an object that hold its question.
const ASKS: [&str; 6] = ["ask", "question", "q", "prompt", "text", "front"];

/// Whether a text is JSON.
pub(super) fn is_json(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok()
}

/// Whether an object in it is a story.
pub(super) fn holds_stories(text: &str) -> bool {
    fn is_there(value: &Value) -> bool {
        match value {
            Value::Array(values) => values.iter().any(is_there),
            Value::Object(keys) => is_story(keys) || keys.values().any(is_there),
            _ => false,
        }
    }
    serde_json::from_str(text).is_ok_and(|value| is_there(&value))
}

fn is_story(keys: &Map<String, Value>) -> bool {
    let parts = keys.keys().filter(|key| matches!(field(&spaced(key)), Some(Field::Of(_))));
    parts.count() >= 3
}

/// Reads JSON; what is none is left as a whole.
pub(super) fn read(text: &str, kind: Kind) -> Foreign {
    let mut found = Foreign::default();
    match serde_json::from_str::<Value>(text) {
        Ok(value) => walk(&value, &mut vec![], kind, &mut found),
        Err(error) => found.leave(
            error.line(),
            text.lines().nth(error.line().saturating_sub(1)).unwrap_or(text),
            "it is no JSON from here on",
        ),
    }
    found
}

fn walk(value: &Value, groups: &mut Vec<String>, kind: Kind, found: &mut Foreign) {
    match value {
        Value::String(text) if kind != Kind::Stories => match is_question(&stripped(text).0) {
            true => keep(question_of(text, groups), kind, found),
            false => found.leave(0, text, "it asks nothing"),
        },
        Value::Array(values) => values.iter().for_each(|value| walk(value, groups, kind, found)),
        Value::Object(keys) => match () {
            () if kind == Kind::Stories && is_story(keys) => found.stories.push(story(keys)),
            () if kind != Kind::Stories && asked(keys).is_some() => {
                let mut question = question_of(asked(keys).unwrap_or_default(), groups);
                details(keys, &mut question);
                keep(question, kind, found);
            }
            () => {
                let group = ["category", "group", "topic", "section", "name", "title"];
                let named =
                    keys.iter().find(|(key, value)| group.contains(&key.as_str()) && value.is_string());
                let named = named.and_then(|(_, value)| value.as_str());
                for (key, value) in keys.iter().filter(|(_, value)| !value.is_string()) {
                    let is_list = ["questions", "items", "stories", "list", "data"].contains(&key.as_str());
                    let group = named.map(str::to_owned).or_else(|| {
                        (!is_list).then(|| if key.contains(' ') { key.clone() } else { spaced(key) })
                    });
                    let depth = groups.len();
                    groups.extend(group);
                    walk(value, groups, kind, found);
                    groups.truncate(depth);
                }
            }
        },
        _ => {}
    }
}

fn keep(question: ForeignQuestion, kind: Kind, found: &mut Foreign) {
    match kind {
        Kind::Debrief => found.asked.push(question.ask),
        _ => found.questions.push(question),
    }
}

fn asked(keys: &Map<String, Value>) -> Option<&str> {
    let ask = ASKS.iter().find_map(|name| keys.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)));
    ask.and_then(|(_, value)| value.as_str()).filter(|text| !text.trim().is_empty())
}

fn question_of(text: &str, groups: &[String]) -> ForeignQuestion {
    let (words, mut tags) = stripped(text);
    tags.extend(groups.iter().rev().cloned());
    let mut wordings = super::phrase::wordings(&words).into_iter();
    ForeignQuestion {
        ask: wordings.next().unwrap_or_default(),
        also: wordings.collect(),
        tags,
        ..ForeignQuestion::default()
    }
}

fn details(keys: &Map<String, Value>, question: &mut ForeignQuestion) {
    for (key, value) in keys {
        let name = spaced(key);
        let list = match name.as_str() {
            "also" | "alternatives" | "variants" => &mut question.also,
            "follow ups" | "follow up" | "followups" | "followup" | "follow up questions" => {
                &mut question.follow_ups
            }
            "tags" | "competencies" | "competency" | "category" | "topic" | "theme" => {
                question.tags.splice(0..0, texts(value));
                continue;
            }
            "answer" | "sample answer" | "hint" | "hints" | "notes" | "strong" | "key points" | "back" => {
                &mut question.hints
            }
            "likelihood" => {
                question.known.extend(value.as_str().map(|text| ("likelihood", text.to_lowercase())));
                continue;
            }
            "probes" => {
                question.known.extend(value.as_str().map(|text| ("probes", text.to_owned())));
                continue;
            }
            _ => continue,
        };
        list.extend(texts(value));
    }
}

fn story(keys: &Map<String, Value>) -> ForeignStory {
    let mut story = ForeignStory::default();
    for (key, value) in keys {
        let all = texts(value);
        let text = match all.as_slice() {
            [only] => only.clone(),
            several => several.iter().map(|one| format!("- {one}")).collect::<Vec<_>>().join("\n"),
        };
        match field(&spaced(key)) {
            _ if all.is_empty() => {}
            Some(Field::Of(part)) => story.add(part, &text),
            Some(Field::Title) => story.title = text,
            Some(Field::Headline) => story.headline = Some(text),
            Some(Field::When) => story.when = Some(text),
            Some(Field::Numbers) => story.numbers.extend(all),
            Some(Field::Tags) => story.tags.extend(all),
            Some(Field::BestFor) => story.best_for.extend(all),
            None if ["name", "headline", "summary"].contains(&key.as_str()) && story.title.is_empty() => {
                story.title = text
            }
            None => {}
        }
    }
    debug_assert!(Part::ALL.len() == story.parts.len());
    story
}

/// The texts of a value, one or many; of an object its values.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.trim().to_owned()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(keys) => match keys.values().filter_map(Value::as_str).collect::<Vec<_>>() {
            texts if texts.is_empty() => vec![],
            texts => vec![texts.join(": ")],
        },
        _ => vec![],
    }
    .into_iter()
    .filter(|text| !text.is_empty())
    .collect()
}

/// A key as words in lower case: `followUps` and `follow_ups` are `follow ups`.
fn spaced(key: &str) -> String {
    let mut words = String::new();
    for c in key.chars() {
        if c.is_uppercase() && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        words.push(if matches!(c, '_' | '-') { ' ' } else { c });
    }
    words.to_lowercase()
}
