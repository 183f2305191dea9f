//! What is said of a story before its text, in YAML.

use super::yaml::{documents, scalar};
use yaml_rust2::Yaml;

/// The keys of some front matter, each with its texts. What is no YAML has none.
pub(crate) fn keys_of(yaml: &str) -> Vec<(String, Vec<String>)> {
    let documents = documents(yaml).unwrap_or_default();
    let Some(Yaml::Hash(keys)) = documents.first() else { return vec![] };
    let of_many = |value: &Yaml| match value {
        Yaml::Hash(keys) => {
            let texts: Vec<String> = keys.values().filter_map(scalar).collect();
            (!texts.is_empty()).then(|| texts.join(", "))
        }
        value => scalar(value),
    };
    let texts = |value: &Yaml| match value {
        Yaml::Array(values) => values.iter().filter_map(of_many).collect(),
        value => scalar(value).into_iter().collect(),
    };
    // The parts may stand together below a key of their own.
    let nested = keys.values().filter_map(Yaml::as_hash).flatten();
    keys.iter().chain(nested).filter_map(|(key, value)| Some((scalar(key)?, texts(value)))).collect()
}
