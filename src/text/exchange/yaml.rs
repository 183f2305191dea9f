//! YAML of front matter and of whole files. Aliases are refused: a few lines of them stand for more than any memory holds.

use yaml_rust2::parser::{Event, EventReceiver, Parser};
use yaml_rust2::{Yaml, YamlLoader};

#[derive(Default)]
struct Aliases(bool);

impl EventReceiver for Aliases {
    fn on_event(&mut self, event: Event) {
        self.0 |= matches!(event, Event::Alias(_));
    }
}

/// The documents of a text; `None` if it is no YAML, or has aliases.
pub(super) fn documents(text: &str) -> Option<Vec<Yaml>> {
    let mut aliases = Aliases::default();
    Parser::new_from_str(text).load(&mut aliases, true).ok()?;
    if aliases.0 { None } else { YamlLoader::load_from_str(text).ok() }
}

/// What some front matter calls the text below it.
pub(super) fn title_of(front: &str) -> Option<String> {
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
    }
}
