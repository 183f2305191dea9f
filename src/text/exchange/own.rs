//! Decks and stories as JSON with the keys of their files.

use super::home::is_of_a_home;
use crate::bank::{Deck, Story};
use crate::text::source::Sources;
use serde_json::{Map, Value, json};

const MARK: &str = "stardrill";

/// Decks whole, as their files have them.
pub fn decks_json<'b>(decks: impl Iterator<Item = &'b Deck>, sources: &Sources) -> Value {
    let tables = decks.filter_map(|deck| table_of(&sources.file(deck.place)?.text));
    json!({ "version": 1, MARK: "decks", "decks": tables.collect::<Vec<_>>() })
}

/// Stories, by their ids.
pub fn stories_json<'b>(stories: impl Iterator<Item = &'b Story>, sources: &Sources) -> Value {
    let tables =
        stories.filter_map(|story| Some((story.id.to_string(), table_of(&sources.file(story.place)?.text)?)));
    json!({ "version": 1, MARK: "stories", "stories": tables.collect::<Map<_, _>>() })
}

/// The files that a text which [`decks_json`] or [`stories_json`] made stands for; `None` if it is something else.
pub fn own_files(text: &str) -> Option<Vec<(String, String)>> {
    let json: Value = serde_json::from_str(text).ok()?;
    let mut files: Vec<(String, String)> = match json.get(MARK)?.as_str()? {
        "decks" => {
            let decks = json.get("decks")?.as_array()?.iter();
            decks
                .filter_map(|deck| {
                    Some((format!("decks/{}.toml", deck.get("id")?.as_str()?), toml_of(deck)?))
                })
                .collect()
        }
        "stories" => {
            let stories = json.get("stories")?.as_object()?.iter();
            stories.filter_map(|(id, story)| Some((format!("stories/{id}.toml"), toml_of(story)?))).collect()
        }
        _ => return None,
    };
    files.retain(|(path, _)| is_of_a_home(path));
    Some(files)
}

fn table_of(text: &str) -> Option<Value> {
    let table: toml::Table = text.parse().ok()?;
    Some(Value::Object(table.into_iter().map(|(key, value)| (key, json_of(value))).collect()))
}

/// A value of TOML; a date becomes its text, which a deck's `checked` takes too.
fn json_of(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(values) => values.into_iter().map(json_of).collect(),
        toml::Value::Table(table) => {
            Value::Object(table.into_iter().map(|(key, value)| (key, json_of(value))).collect())
        }
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(is) => is.into(),
    }
}

fn toml_of(value: &Value) -> Option<String> {
    toml::to_string_pretty(value).ok()
}
