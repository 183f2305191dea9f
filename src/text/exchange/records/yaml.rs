//! YAML of front matter and of whole files. Aliases are refused, as a few lines of them stand for more than any memory holds, and so is
//! what nests deeper than any stack holds.

use yaml_rust2::parser::{Event, Parser};
use yaml_rust2::{Yaml, YamlLoader};

/// The documents of a text; `None` if it is no YAML, has aliases, or nests deeper than people do.
pub(crate) fn documents(text: &str) -> Option<Vec<Yaml>> {
    if is_shallow(text)? { YamlLoader::load_from_str(text).ok() } else { None }
}

/// Whether a text has no alias and nests no deeper than people do; what is deeper would end the program. `None` if it is no YAML.
fn is_shallow(text: &str) -> Option<bool> {
    const DEEPEST: usize = 64;
    let mut parser = Parser::new_from_str(text);
    let mut depth = 0_usize;
    loop {
        match parser.next_token().ok()?.0 {
            Event::Alias(_) => return Some(false),
            Event::SequenceStart(..) | Event::MappingStart(..) if depth == DEEPEST => return Some(false),
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth = depth.saturating_sub(1),
            Event::StreamEnd => return Some(true),
            _ => {}
        }
    }
}

/// A text, a number or a yes as a text.
pub(crate) fn scalar(value: &Yaml) -> Option<String> {
    match value {
        Yaml::String(text) | Yaml::Real(text) => Some(text.clone()),
        Yaml::Integer(number) => Some(number.to_string()),
        Yaml::Boolean(is) => Some(is.to_string()),
        _ => None,
    }
}

/// What some front matter calls the text below it.
pub(crate) fn title_of(front: &str) -> Option<String> {
    let documents = documents(front)?;
    let title = documents.first()?.as_hash()?.get(&Yaml::String("title".to_owned()))?.as_str()?.trim();
    (!title.is_empty()).then(|| title.to_owned())
}

#[cfg(test)]
mod tests {
    use super::documents;

    #[test]
    fn what_grows_by_aliases_is_refused() {
        assert!(documents("a: [1, 2]\nb: x").is_some());
        assert!(documents("a: &a [x, x]\nb: [*a, *a]").is_none());
        assert!(documents("a: [").is_none());
        assert!(documents(&"- ".repeat(60)).is_some() && documents(&"- ".repeat(100_000)).is_none());
    }
}
