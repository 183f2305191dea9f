//! JSON of any sensible shape: texts that ask, objects with a question or with the parts of a story, nested by group.

use super::column::{Column, column};
use super::foreign::{Foreign, ForeignQuestion, ForeignStory, Kind};
use super::html::unescaped;
use super::label::{Field, field, month_in};
use super::phrase::{begins_a_request, ends_with_mark, is_question, is_task, stripped};
use super::section::add_note;
use super::unfilled::filled;
use super::yaml::documents;
use serde_json::{Map, Value};
use yaml_rust2::Yaml;

/// Keys of an object that hold its question.
const ASKS: [&str; 6] = ["ask", "question", "q", "prompt", "text", "front"];

/// Keys of an object that say what its story is called, where none is its title.
const NAMES: [&str; 6] = ["name", "headline", "summary", "scenario", "topic", "question"];

/// Keys of lists that say nothing of what stands in them.
const LISTS: [&str; 18] = [
    "questions",
    "question",
    "qs",
    "q",
    "qa",
    "qas",
    "q&a",
    "faq",
    "faqs",
    "items",
    "stories",
    "list",
    "data",
    "cards",
    "entries",
    "categories",
    "sections",
    "groups",
];

/// Whether a text is JSON.
pub(super) fn is_json(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok()
}

/// A text as JSON: one value, or one a line.
fn value_of(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(text).or_else(|error| {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let values: Option<Vec<Value>> = lines.map(|line| serde_json::from_str(line).ok()).collect();
        let values = values.filter(|values| values.len() > 1).map(Value::Array);
        // A comma behind the last entry is an error in JSON, and none in YAML, which is JSON but for such things.
        let with_commas = || of_yaml(text).filter(|_| error.is_syntax());
        values.or_else(with_commas).ok_or(error)
    })
}

/// YAML as the same data in JSON; `None` if it is none.
fn of_yaml(text: &str) -> Option<Value> {
    fn value(yaml: &Yaml) -> Value {
        match yaml {
            Yaml::String(text) | Yaml::Real(text) => text.clone().into(),
            Yaml::Integer(number) => (*number).into(),
            Yaml::Boolean(is) => (*is).into(),
            Yaml::Array(values) => values.iter().map(value).collect(),
            Yaml::Hash(keys) => Value::Object(
                keys.iter().filter_map(|(key, of)| Some((key.as_str()?.to_owned(), value(of)))).collect(),
            ),
            _ => Value::Null,
        }
    }
    documents(text).map(|documents| documents.iter().map(value).collect())
}

/// Whether some YAML holds a story.
pub(super) fn yaml_holds_stories(text: &str) -> bool {
    of_yaml(text).is_some_and(|value| has_story(&value))
}

/// Reads YAML; what is none is left as a whole.
pub(super) fn read_yaml(text: &str, kind: Kind) -> Foreign {
    let mut found = Foreign::default();
    match of_yaml(text) {
        Some(mut value) => {
            found.title = title_of(&mut value);
            walk(&value, &mut vec![], kind, &mut found);
        }
        None => found.leave(1, text, "it is no YAML, or has aliases, which are not read"),
    }
    found
}

/// Whether an object in it is a story.
pub(super) fn holds_stories(text: &str) -> bool {
    value_of(text).is_ok_and(|value| has_story(&value))
}

fn has_story(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().any(has_story),
        Value::Object(keys) => is_story(keys) || !is_answered_by_others(keys) && keys.values().any(has_story),
        _ => false,
    }
}

/// Whether it is a question with what somebody else would say.
fn is_answered_by_others(keys: &Map<String, Value>) -> bool {
    let others = ["expected", "sample", "example", "ideal", "model"];
    let is_of_others = |key: &str| others.iter().any(|other| spaced(key).starts_with(other));
    asked(keys).is_some() && keys.iter().any(|(key, value)| value.is_object() && is_of_others(key))
}

fn is_story(keys: &Map<String, Value>) -> bool {
    if is_answered_by_others(keys) {
        return false;
    }
    // Its parts may be together below a key of their own.
    let within = keys
        .values()
        .filter_map(Value::as_object)
        .any(|inner| inner.values().all(|value| !value.is_object()) && is_story(inner));
    let named = keys.keys().any(|key| field(&spaced(key)) == Some(Field::Title));
    let parts = keys.keys().filter(|key| matches!(field(&spaced(key)), Some(Field::Of(_))));
    parts.count() >= 3 || (within && named)
}

/// Reads JSON; what is none is left as a whole.
pub(super) fn read(text: &str, kind: Kind) -> Foreign {
    let mut found = Foreign::default();
    match value_of(text) {
        Ok(mut value) => {
            found.title = title_of(&mut value);
            walk(&value, &mut vec![], kind, &mut found);
        }
        Err(error) => found.leave(
            error.line(),
            text.lines().nth(error.line().saturating_sub(1)).unwrap_or(text),
            "it is no JSON from here on",
        ),
    }
    found
}

/// Takes out what the whole calls itself, so that it is no tag of all that stands in it.
fn title_of(value: &mut Value) -> Option<String> {
    match value {
        // The one document of some YAML.
        Value::Array(values) if values.len() == 1 => values.first_mut().and_then(title_of),
        Value::Object(keys) if !is_story(keys) && asked(keys).is_none() => {
            keys.get("title")?.as_str()?;
            keys.remove("title").and_then(|title| title.as_str().map(str::to_owned))
        }
        _ => None,
    }
}

fn walk(value: &Value, groups: &mut Vec<String>, kind: Kind, found: &mut Foreign) {
    match value {
        Value::String(text) if kind != Kind::Stories => match is_asked(text) {
            true => keep(question_of(text, groups), kind, found),
            false => found.leave(0, text, "it asks nothing"),
        },
        Value::Array(values) => values.iter().for_each(|value| walk(value, groups, kind, found)),
        Value::Object(keys) => match () {
            () if kind == Kind::Stories && is_story(keys) => {
                let mut story = story(keys, found);
                story.tags.extend(
                    groups
                        .last()
                        .filter(|group| !group.split(' ').any(|word| ["story", "stories"].contains(&word)))
                        .cloned(),
                );
                let title = story.title.clone();
                match filled(story) {
                    Some(story) => found.stories.push(story),
                    None if title.is_empty() => {
                        found.leave_key("an empty story", "", "nothing of it is told")
                    }
                    None => found.leave(0, &title, "nothing of it is told"),
                }
            }
            () if kind != Kind::Stories && asked(keys).is_some() => {
                let mut question = question_of(asked(keys).unwrap_or_default(), groups);
                details(keys, &mut question, found);
                keep(question, kind, found);
            }
            () => {
                let group = ["category", "group", "topic", "section", "name", "title", "label"];
                let named =
                    keys.iter().find(|(key, value)| group.contains(&key.as_str()) && value.is_string());
                // An id names a group of questions where nothing else does.
                let id = || keys.get("id").filter(|_| keys.contains_key("questions"));
                let named = named.map(|(_, value)| value).or_else(id).and_then(Value::as_str);
                for (key, value) in keys.iter().filter(|(_, value)| !value.is_string()) {
                    if let Some(words) = words_only(value).filter(|_| kind != Kind::Stories) {
                        found.leave_key(key, &words, "it asks nothing");
                        continue;
                    }
                    let is_list = LISTS.contains(&key.to_lowercase().as_str());
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

/// Whether a text of a list asks something, or sets a task.
fn is_asked(text: &str) -> bool {
    let words = stripped(text).0;
    is_question(&words) || is_task(&words)
}

/// The texts of a list in which nothing asks.
fn words_only(value: &Value) -> Option<String> {
    let words: Option<Vec<&str>> = value.as_array()?.iter().map(Value::as_str).collect();
    let words = words.filter(|words| words.len() > 1 && !words.iter().any(|word| is_asked(word)))?;
    Some(words.join(", "))
}

fn keep(question: ForeignQuestion, kind: Kind, found: &mut Foreign) {
    match kind {
        Kind::Debrief => found.asked.push(question.ask),
        _ => found.questions.push(question),
    }
}

/// The text of an object that asks: by a key that says so, else whatever asks.
fn asked(keys: &Map<String, Value>) -> Option<&str> {
    let named =
        |name: &str| ASKS.contains(&name) || name.starts_with("question") || name == "interview question";
    let by_name =
        keys.iter().find(|(key, value)| named(&spaced(key)) && value.is_string()).map(|(_, value)| value);
    let asking = || {
        let own = keys.iter().filter(|(key, _)| !spaced(key).contains("follow"));
        own.map(|(_, value)| value).find(|value| value.as_str().is_some_and(is_question))
    };
    let is_leaf = keys.values().all(|value| {
        !value.is_object() && !value.as_array().is_some_and(|list| list.iter().any(Value::is_object))
    });
    // What is told about a question may be nested; questions below a title make it a group.
    let titled = || {
        let title = keys.get("title").or_else(|| keys.get("name"))?;
        let words = stripped(title.as_str()?).0;
        let asks = is_question(&words) && (ends_with_mark(&words) || begins_a_request(&words));
        let holds_others =
            keys.values().any(|value| value.as_array().is_some_and(|list| list.iter().any(Value::is_object)));
        (asks && !holds_others).then_some(title)
    };
    by_name
        .or_else(titled)
        .or_else(|| asking().filter(|_| is_leaf))
        .and_then(Value::as_str)
        .filter(|text| !text.trim().is_empty())
}

fn question_of(text: &str, groups: &[String]) -> ForeignQuestion {
    let (words, tags) = stripped(&unescaped(text));
    let mut wordings = super::phrase::wordings(&words).into_iter();
    ForeignQuestion {
        ask: wordings.next().unwrap_or_default(),
        also: wordings.collect(),
        tags,
        groups: groups.iter().rev().cloned().collect(),
        ..ForeignQuestion::default()
    }
}

fn details(keys: &Map<String, Value>, question: &mut ForeignQuestion, found: &mut Foreign) {
    for (key, value) in keys {
        let name = spaced(key);
        let is = |names: &[&str]| names.iter().any(|known| name.contains(known));
        let list = match () {
            () if value.as_str().is_some_and(|text| asked(keys) == Some(text)) => continue,
            () if column(&name) == Some(Column::Known("probes")) => {
                question.known.extend(value.as_str().map(|text| ("probes", text.to_owned())));
                continue;
            }
            () if name == "id" => continue,
            () if column(&name) == Some(Column::Hints)
                || ["a", "ans"].contains(&name.as_str())
                || is(&["answer", "sample", "guidance"]) =>
            {
                &mut question.hints
            }
            () if column(&name) == Some(Column::Notes) => {
                texts(value).iter().for_each(|text| add_note(question, text));
                continue;
            }
            () if is(&["avoid", "red flag", "pitfall", "mistake", "weak"]) => &mut question.weak,
            () if name == "include" => &mut question.hints,
            () if is(&["also", "alternative", "variant"]) => &mut question.also,
            () if is(&["follow"]) => &mut question.follow_ups,
            () if is(&["tag", "competenc", "category", "topic", "theme", "skill"]) => {
                question.tags.splice(0..0, texts(value));
                continue;
            }
            () if is(&["hint", "note", "strong", "key point", "back", "tip", "criteria", "look"]) => {
                &mut question.hints
            }
            () if is(&["likelihood"]) => {
                question.known.extend(value.as_str().map(|text| ("likelihood", text.to_lowercase())));
                continue;
            }
            () if value.as_object().is_some_and(|inner| asked(inner).is_none()) => {
                value.as_object().into_iter().for_each(|inner| details(inner, question, found));
                continue;
            }
            () => {
                for text in texts(value).into_iter().filter(|text| text.parse::<f64>().is_err()) {
                    found.leave_key(key, &text, "nothing of a question is called so");
                }
                continue;
            }
        };
        list.extend(texts(value));
    }
}

fn story(keys: &Map<String, Value>, found: &mut Foreign) -> ForeignStory {
    let mut story = keys
        .values()
        .filter_map(Value::as_object)
        .find(|inner| is_story(inner))
        .map(|inner| story(inner, found))
        .unwrap_or_default();
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
            Some(Field::When) => story.when = month_in(&text),
            Some(Field::Numbers) => story.numbers.extend(all),
            Some(Field::Tags) => story.tags.extend(all),
            Some(Field::BestFor) => story.best_for.extend(all),
            Some(Field::Pushback) => story.pushback.extend(all),
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
