//! What is said of a story before its text, in YAML.

use super::yaml::documents;
use yaml_rust2::Yaml;

/// The keys of some front matter, each with its texts. What is no YAML has none.
pub(super) fn keys_of(yaml: &str) -> Vec<(String, Vec<String>)> {
    let documents = documents(yaml).unwrap_or_default();
    let Some(Yaml::Hash(keys)) = documents.first() else { return vec![] };
    let text = |value: &Yaml| match value {
        Yaml::String(text) | Yaml::Real(text) => Some(text.clone()),
        Yaml::Integer(number) => Some(number.to_string()),
        Yaml::Boolean(is) => Some(is.to_string()),
        _ => None,
    };
    let of_many = |value: &Yaml| match value {
        Yaml::Hash(keys) => {
            let texts: Vec<String> = keys.values().filter_map(text).collect();
            (!texts.is_empty()).then(|| texts.join(", "))
        }
        value => text(value),
    };
    let texts = |value: &Yaml| match value {
        Yaml::Array(values) => values.iter().filter_map(of_many).collect(),
        value => text(value).into_iter().collect(),
    };
    // The parts may stand together below a key of their own.
    let nested = keys.values().filter_map(Yaml::as_hash).flatten();
    keys.iter().chain(nested).filter_map(|(key, value)| Some((text(key)?, texts(value)))).collect()
}
