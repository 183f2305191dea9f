//! JSON of any sensible shape: texts that ask, objects with a question or with the parts of a story, nested by group.

use super::object::{
    asked, holds_objects, is_answered_by_others, is_asked, is_story, question, question_of, spaced, story,
};
use super::speech::turns_in;
use super::yaml::{documents, scalar};
use crate::text::exchange::foreign::{Foreign, ForeignQuestion, Holding};
use crate::text::exchange::speech::transcript::asked_by;
use crate::text::exchange::unfilled::filled;
use serde_json::{Map, Value};
use yaml_rust2::Yaml;

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
pub(crate) fn is_json(text: &str) -> bool {
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
            Yaml::Hash(keys) => {
                Value::Object(keys.iter().filter_map(|(key, of)| Some((scalar(key)?, value(of)))).collect())
            }
            _ => Value::Null,
        }
    }
    documents(text).map(|documents| documents.iter().map(value).collect())
}

/// Whether some YAML holds a story.
pub(crate) fn yaml_holds_stories(text: &str) -> bool {
    of_yaml(text).is_some_and(|value| has_story(&value))
}

/// Reads YAML; what is none is left as a whole.
pub(crate) fn read_yaml(text: &str, kind: Holding) -> Foreign {
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
pub(crate) fn holds_stories(text: &str) -> bool {
    value_of(text).is_ok_and(|value| has_story(&value))
}

/// Whether it is what was said in an interview.
pub(crate) fn is_talk(text: &str) -> bool {
    value_of(text).is_ok_and(|value| turns_in(&value).is_some())
}

fn has_story(value: &Value) -> bool {
    match value {
        Value::Array(values) => values.iter().any(has_story),
        Value::Object(keys) => is_story(keys) || !is_answered_by_others(keys) && keys.values().any(has_story),
        _ => false,
    }
}

/// Reads JSON; what is none is left as a whole.
pub(crate) fn read(text: &str, kind: Holding) -> Foreign {
    let mut found = Foreign::default();
    match value_of(text) {
        Ok(mut value) => match turns_in(&value).filter(|_| kind != Holding::Stories) {
            Some(turns) => return asked_by(&turns),
            None => {
                found.title = title_of(&mut value);
                walk(&value, &mut vec![], kind, &mut found);
            }
        },
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

fn walk(value: &Value, groups: &mut Vec<String>, kind: Holding, found: &mut Foreign) {
    match value {
        Value::String(text) if kind != Holding::Stories => match is_asked(text) {
            true => keep(question_of(text, groups), kind, found),
            false => found.leave(0, text, "it asks nothing"),
        },
        Value::Array(values) => values.iter().for_each(|value| walk(value, groups, kind, found)),
        Value::Object(keys) if is_story(keys) => match kind {
            Holding::Stories => walk_story(keys, groups, found),
            _ => found.leave(0, &title_of_story(keys), "it is a story, and no question"),
        },
        Value::Object(keys) if kind == Holding::Stories && is_outlined(keys) => {
            let drafted = story(keys, found);
            found.stories.push(drafted);
        }
        Value::Object(keys) => match asked(keys).filter(|_| kind != Holding::Stories) {
            Some(asked) => keep(question(keys, asked, groups, found), kind, found),
            None => walk_group(keys, groups, kind, found),
        },
        _ => {}
    }
}

/// Whether an object among stories has a name and a summary, and is told nowhere yet: a draft.
fn is_outlined(keys: &Map<String, Value>) -> bool {
    let is_text =
        |name: &str| keys.get(name).is_some_and(|value| value.as_str().is_some_and(|text| !text.is_empty()));
    is_text("title")
        && is_text("summary")
        && !keys.values().any(|value| value.is_object() || holds_objects(value))
}

fn title_of_story(keys: &Map<String, Value>) -> String {
    story(keys, &mut Foreign::default()).title
}

fn walk_story(keys: &Map<String, Value>, groups: &[String], found: &mut Foreign) {
    let mut story = story(keys, found);
    let is_name = |group: &&String| group.split(' ').any(|word| ["story", "stories"].contains(&word));
    story.tags.extend(groups.last().filter(|group| !is_name(group)).cloned());
    let title = story.title.clone();
    match filled(story) {
        Some(story) => found.stories.push(story),
        None if title.is_empty() => found.leave_key("an empty story", "", "nothing of it is told"),
        None => found.leave(0, &title, "nothing of it is told"),
    }
}

/// An object that is neither a question nor a story: a name, and what stands in it.
fn walk_group(keys: &Map<String, Value>, groups: &mut Vec<String>, kind: Holding, found: &mut Foreign) {
    const GROUP: [&str; 7] = ["category", "group", "topic", "section", "name", "title", "label"];
    let named = keys.iter().find(|(key, value)| GROUP.contains(&key.as_str()) && value.is_string());
    // An id names a group of questions where nothing else does.
    let id = || keys.get_key_value("id").filter(|_| keys.contains_key("questions"));
    let (name_key, name) = match named.or_else(id) {
        Some((key, value)) => (key.as_str(), value.as_str()),
        None => ("", None),
    };
    for (key, value) in keys.iter().filter(|(key, _)| *key != name_key) {
        match value.as_str() {
            Some(text) if kind != Holding::Stories => walk_pair(key, text, groups, kind, found),
            Some(_) => {}
            None => match words_only(value).filter(|_| kind != Holding::Stories) {
                Some(words) => found.leave_key(key, &words, "it asks nothing"),
                None => {
                    let is_list = LISTS.contains(&key.to_lowercase().as_str());
                    let own =
                        || (!is_list).then(|| if key.contains(' ') { key.clone() } else { spaced(key) });
                    let depth = groups.len();
                    groups.extend(name.map(str::to_owned).or_else(own));
                    walk(value, groups, kind, found);
                    groups.truncate(depth);
                }
            },
        }
    }
}

/// A key and a text: `"Why us?": "Because."` is a question and its answer, `"a1": "Why us?"` a question.
fn walk_pair(key: &str, text: &str, groups: &[String], kind: Holding, found: &mut Foreign) {
    if is_asked(key) {
        let hints = vec![text.to_owned()].into_iter().filter(|text| !text.trim().is_empty()).collect();
        keep(ForeignQuestion { hints, ..question_of(key, groups) }, kind, found);
    } else if is_asked(text) {
        keep(question_of(text, groups), kind, found);
    } else {
        found.leave_key(key, text, "it asks nothing");
    }
}

/// The texts of a list in which nothing asks.
fn words_only(value: &Value) -> Option<String> {
    let words: Option<Vec<&str>> = value.as_array()?.iter().map(Value::as_str).collect();
    let words = words.filter(|words| words.len() > 1 && !words.iter().any(|word| is_asked(word)))?;
    Some(words.join(", "))
}

fn keep(question: ForeignQuestion, kind: Holding, found: &mut Foreign) {
    match kind {
        Holding::Debrief => found.asked.push(question.ask),
        _ => found.questions.push(question),
    }
}
