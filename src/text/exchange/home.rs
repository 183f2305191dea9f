//! A whole home as one JSON: every file as it stands, by its path.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Texts by their paths.
pub type Files = Vec<(String, String)>;

/// The JSON of `export home`.
#[derive(Debug, Serialize, Deserialize)]
pub struct HomeJson {
    /// 1.
    version: u32,
    /// Says what it is.
    stardrill: String,
    /// Texts by their paths in the home.
    files: BTreeMap<String, String>,
}

const MARK: &str = "home";

impl HomeJson {
    /// That of these files.
    pub fn of(files: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { version: 1, stardrill: MARK.to_owned(), files: files.into_iter().collect() }
    }
}

/// The files of a home that a text holds as JSON, and the paths that lead anywhere else than to such files; `None` if it is none.
pub fn files_of_home(text: &str) -> Option<(Files, Vec<String>)> {
    let json: HomeJson = serde_json::from_str(text).ok().filter(|json: &HomeJson| json.stardrill == MARK)?;
    let (files, others): (Vec<_>, Vec<_>) = json.files.into_iter().partition(|(path, _)| is_of_a_home(path));
    Some((files, others.into_iter().map(|(path, _)| path).collect()))
}

/// Whether a path leads to a file of a home and nowhere else.
pub(super) fn is_of_a_home(path: &str) -> bool {
    let is_name = |name: &str, ending: &str| {
        let stem = name.strip_suffix(ending).filter(|stem| !stem.is_empty() && !stem.starts_with('.'));
        stem.is_some_and(|stem| !stem.contains(['/', '\\']) && !stem.chars().any(char::is_control))
    };
    match path.split_once('/') {
        None => ["stardrill.toml", "interviews.toml", "points.toml"].contains(&path),
        Some(("decks" | "stories", name)) => is_name(name, ".toml"),
        Some(("history", name)) => is_name(name, ".jsonl"),
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_comes_back_as_it_went_and_nothing_leads_out_of_it() {
        let files = [
            ("stories/q&a, too.toml", "title = 'A'\r\n"),
            ("stardrill.toml", "\u{feff}# x\n"),
            ("history/m-1.jsonl", "{}"),
        ];
        let own = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
        let mut json = serde_json::to_value(HomeJson::of(own.clone())).unwrap();
        json["files"]["../x.toml"] = "".into();
        json["files"]["stories/../../x.toml"] = "".into();
        json["files"]["stories/.x.toml"] = "".into();
        let (mut back, others) = files_of_home(&json.to_string()).unwrap();
        assert_eq!(others.len(), 3);
        back.sort();
        let mut own = own.to_vec();
        own.sort();
        assert_eq!(back, own);
        assert!(files_of_home("[]").is_none());
    }
}
