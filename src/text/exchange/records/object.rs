//! What the keys of an object of JSON or YAML hold: a question with what is noted of it, or the parts of a story.

use super::column::{Column, column};
use crate::bank::Part;
use crate::text::exchange::foreign::{Foreign, ForeignQuestion, ForeignStory};
use crate::text::exchange::html::unescaped;
use crate::text::exchange::words::around::{stripped, wordings};
use crate::text::exchange::words::label::{Field, field, month_in};
use crate::text::exchange::words::phrase::{asks_plainly, is_question, is_task};
use crate::text::exchange::words::section::add_note;
use serde_json::{Map, Value};

/// Keys of an object that hold its question.
const ASKS: [&str; 6] = ["ask", "question", "q", "prompt", "text", "front"];

/// Keys of an object that say what its story is called, where none is its title.
const NAMES: [&str; 6] = ["name", "headline", "summary", "scenario", "topic", "question"];

/// Whether it is a question with what somebody else would say.
pub(crate) fn is_answered_by_others(keys: &Map<String, Value>) -> bool {
    let others = ["expected", "sample", "example", "ideal", "model"];
    let is_of_others = |key: &str| others.iter().any(|other| spaced(key).starts_with(other));
    asked(keys).is_some() && keys.iter().any(|(key, value)| value.is_object() && is_of_others(key))
}

/// Whether an object tells a story: three of its keys are parts, or one holds them together and another names them.
pub(crate) fn is_story(keys: &Map<String, Value>) -> bool {
    if is_answered_by_others(keys) {
        return false;
    }
    // Its parts may be together below a key of their own.
    let within = keys
        .values()
        .filter_map(Value::as_object)
        .any(|inner| inner.values().all(|value| !value.is_object()) && is_story(inner));
    let named = keys.keys().any(|key| field(&spaced(key)) == Some(Field::Title));
    let parts = keys.keys().filter(|key| field(&spaced(key)).and_then(Field::part).is_some());
    parts.count() >= 3 || (within && named)
}

/// Whether a text of a list asks something, or sets a task.
pub(crate) fn is_asked(text: &str) -> bool {
    let words = stripped(text).0;
    is_question(&words) || is_task(&words)
}

/// The text of an object that asks: by a key that says so, by a title that asks, else the one text that asks among its own.
pub(crate) fn asked(keys: &Map<String, Value>) -> Option<&str> {
    let text_of = |name: &str| keys.iter().find(|(key, value)| spaced(key) == name && value.is_string());
    let by_name = || ASKS.iter().find_map(|name| text_of(name));
    // "question type" holds no question.
    let by_lead = || {
        keys.iter().find(|(key, value)| {
            spaced(key).split(' ').any(|word| word == "question")
                && !spaced(key).contains("follow")
                && value.as_str().is_some_and(is_question)
        })
    };
    let found =
        by_name().or_else(by_lead).map(|(_, value)| value).or_else(|| titled(keys)).or_else(|| alone(keys));
    found.and_then(Value::as_str).filter(|text| !text.trim().is_empty())
}

/// A title that asks. What is told about a question may be nested; objects in a list below it make it a group.
fn titled(keys: &Map<String, Value>) -> Option<&Value> {
    let title = keys.get("title").or_else(|| keys.get("name"))?;
    let asks = asks_plainly(&stripped(title.as_str()?).0);
    (asks && !keys.values().any(holds_objects)).then_some(title)
}

/// The one text that asks, where no key says which it is and nothing is nested.
fn alone(keys: &Map<String, Value>) -> Option<&Value> {
    let is_nested = keys.values().any(|value| value.is_object() || holds_objects(value));
    if is_nested || keys.keys().any(|key| is_asked(key)) {
        return None;
    }
    let own = keys.iter().filter(|(key, _)| !spaced(key).contains("follow")).map(|(_, value)| value);
    let mut asking = own.filter(|value| value.as_str().is_some_and(is_question));
    let first = asking.next()?;
    // Where several ask and no key is known, each is a question.
    let is_known = || keys.keys().any(|key| use_of(&spaced(key)).is_some());
    (asking.next().is_none() || is_known()).then_some(first)
}

pub(crate) fn holds_objects(value: &Value) -> bool {
    value.as_array().is_some_and(|list| list.iter().any(Value::is_object))
}

/// The question of an object, with all that its other keys say of it.
pub(crate) fn question(
    keys: &Map<String, Value>,
    asked: &str,
    groups: &[String],
    found: &mut Foreign,
) -> ForeignQuestion {
    let mut question = question_of(asked, groups);
    details(keys, Some(asked), &mut question, found);
    question
}

/// A question of a text.
pub(crate) fn question_of(text: &str, groups: &[String]) -> ForeignQuestion {
    let (words, tags) = stripped(&unescaped(text));
    let mut wordings = wordings(&words).into_iter();
    ForeignQuestion {
        ask: wordings.next().unwrap_or_default(),
        also: wordings.collect(),
        tags,
        groups: groups.iter().rev().cloned().collect(),
        ..ForeignQuestion::default()
    }
}

fn details(
    keys: &Map<String, Value>,
    asked: Option<&str>,
    question: &mut ForeignQuestion,
    found: &mut Foreign,
) {
    for (key, value) in keys {
        if value.as_str().is_some_and(|text| asked == Some(text)) || key == "id" {
            continue;
        }
        match use_of(&spaced(key)) {
            Some(Column::Known(name)) => {
                let own = |text: &str| if name == "probes" { text.to_owned() } else { text.to_lowercase() };
                question.known.extend(value.as_str().map(|text| (name, own(text))));
            }
            Some(Column::Notes) => texts(value).iter().for_each(|text| add_note(question, text)),
            Some(Column::Tags | Column::Words) => {
                let own = std::mem::take(&mut question.tags);
                question.tags = texts(value).into_iter().chain(own).collect();
            }
            Some(Column::Hints) => question.hints.extend(texts(value)),
            Some(Column::Weak) => question.weak.extend(texts(value)),
            Some(Column::Also) => question.also.extend(texts(value)),
            Some(Column::FollowUps) => question.follow_ups.extend(texts(value)),
            Some(Column::Ask) | None => match value.as_object() {
                Some(inner) if self::asked(inner).is_none() => details(inner, None, question, found),
                _ if is_telling(value) => question.hints.extend(texts(value)),
                _ => leave(key, value, found),
            },
        }
    }
}

/// Whether a value is a text of some length: whatever its key is called, somebody wrote it to say it.
fn is_telling(value: &Value) -> bool {
    const LONG: usize = 12;
    value.as_str().is_some_and(|text| text.split_whitespace().count() >= LONG)
}

/// Numbers say nothing of a question; other texts are left with their key.
fn leave(key: &str, value: &Value, found: &mut Foreign) {
    for text in texts(value).into_iter().filter(|text| text.parse::<f64>().is_err()) {
        found.leave_key(key, &text, "nothing of a question is called so");
    }
}

/// What a key holds, by its name or by one of its words.
fn use_of(name: &str) -> Option<Column> {
    const WORDS: [(&str, Column); 20] = [
        ("answer", Column::Hints),
        ("sample", Column::Hints),
        ("guidance", Column::Hints),
        ("include", Column::Hints),
        ("hint", Column::Hints),
        ("note", Column::Hints),
        ("strong", Column::Hints),
        ("point", Column::Hints),
        ("tip", Column::Hints),
        ("criteria", Column::Hints),
        ("look", Column::Hints),
        ("also", Column::Also),
        ("alternative", Column::Also),
        ("variant", Column::Also),
        ("follow", Column::FollowUps),
        ("tag", Column::Tags),
        ("category", Column::Tags),
        ("topic", Column::Tags),
        ("theme", Column::Tags),
        ("skill", Column::Tags),
    ];
    let is_word =
        |known: &str| name.split(' ').any(|word| word == known || word.strip_suffix('s') == Some(known));
    let by_word = || WORDS.iter().find(|(known, _)| is_word(known)).map(|(_, column)| *column);
    let lettered = || ["a", "ans"].contains(&name).then_some(Column::Hints);
    column(name).or_else(lettered).or_else(by_word)
}

pub(crate) fn story(keys: &Map<String, Value>, found: &mut Foreign) -> ForeignStory {
    let mut story = keys
        .values()
        .filter_map(Value::as_object)
        .find(|inner| is_story(inner))
        .map(|inner| story(inner, found))
        .unwrap_or_default();
    let has_title = keys.keys().any(|key| field(&spaced(key)) == Some(Field::Title));
    let has_situation = keys.keys().any(|key| field(&spaced(key)) == Some(Field::Of(Part::Situation)));
    for (key, value) in keys {
        let all = texts(value);
        let text = match all.as_slice() {
            [only] => only.clone(),
            several => several.iter().map(|one| format!("- {one}")).collect::<Vec<_>>().join("\n"),
        };
        match field(&spaced(key)).map(|field| field.part_beside(has_situation)) {
            _ if all.is_empty() => {}
            Some(Field::Of(part)) => story.add(part, &text),
            Some(Field::Title) => story.title = text,
            Some(Field::Headline) => story.headline = Some(text),
            Some(Field::When) => story.when = month_in(&text),
            Some(Field::Numbers) => story.numbers.extend(all),
            Some(Field::Tags) => story.tags.extend(all),
            Some(Field::BestFor) => story.best_for.extend(all),
            Some(Field::Pushback) => all.iter().for_each(|one| story.press(one)),
            Some(Field::Challenge) => {}
            None if has_title && key.eq_ignore_ascii_case("summary") && story.headline.is_none() => {
                story.headline = Some(text)
            }
            None if NAMES.contains(&key.to_lowercase().as_str()) && story.title.is_empty() => {
                story.title = text
            }
            None if value.is_object() => {}
            None if key == "id" => {}
            None => found.leave_key(key, &text, "nothing of a story is called so"),
        }
    }
    story
}

/// The texts of a value, one or many; of an object its values.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![unescaped(text.trim())],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(keys) if is_story(keys) => {
            let line =
                |(key, value): (&String, &Value)| Some(format!("{}: {}", spaced(key), value.as_str()?));
            keys.iter().filter_map(line).collect()
        }
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
pub(crate) fn spaced(key: &str) -> String {
    let mut words = String::new();
    for c in key.chars() {
        if c.is_uppercase() && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        words.push(if matches!(c, '_' | '-') { ' ' } else { c });
    }
    words.to_lowercase()
}
