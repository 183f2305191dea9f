//! The architecture, checked: the arrows between rooms, the names of files, what commits may not speak of.

use std::fs;
use std::path::{Path, PathBuf};

/// Who may use whom: room, and the paths under `crate::` that it may name.
const ARROWS: &[(&str, &[&str])] = &[
    ("bank", &["bank"]),
    ("practice", &["practice", "bank"]),
    ("text", &["text", "bank", "practice::review", "practice::day"]),
    ("view", &["view", "bank", "practice", "text::diagnostic", "text::source"]),
    ("disk", &["disk", "text", "bank", "practice::review", "practice::day", "error"]),
    ("terminal", &["terminal", "disk", "view", "text", "practice", "bank", "error"]),
];

const ROOMLESS: &[&str] = &["lib.rs", "main.rs", "error.rs"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Source without comments and without test modules: tests may look into other rooms.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    let before_tests =
        before_tests.split("#[cfg(test)]\npub(crate) mod tests {").next().unwrap_or(before_tests);
    before_tests
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn rooms_use_only_whom_they_may() {
    let source = root().join("src");
    let mut wrong = vec![];
    for path in files_below(&source) {
        let relative = path.strip_prefix(&source).expect("below src").to_string_lossy().into_owned();
        if ROOMLESS.contains(&relative.as_str()) || relative.ends_with("tests.rs") {
            continue;
        }
        let room = relative.split('/').next().unwrap_or_default();
        let (_, allowed) =
            ARROWS.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("{relative}: no room"));
        let text = code(&fs::read_to_string(&path).expect("source"));
        for used in text.split("crate::").skip(1) {
            let named: String =
                used.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
            let may =
                allowed.iter().any(|allowed| named == *allowed || named.starts_with(&format!("{allowed}::")));
            // `use crate::practice::{day, review}` and the like: each name in the braces counts.
            let in_braces = used[named.len()..].strip_prefix('{').and_then(|rest| rest.split('}').next());
            let may = match in_braces {
                Some(names) if !may => names.split(',').all(|name| {
                    let full = format!("{named}{}", name.trim().split("::").next().unwrap_or_default());
                    allowed.contains(&full.as_str())
                }),
                _ => may,
            };
            if !may {
                wrong.push(format!("src/{relative}: crate::{named}"));
            }
        }
    }
    assert!(wrong.is_empty(), "against the arrows of src/lib.rs:\n{}", wrong.join("\n"));
}

#[test]
fn no_file_is_a_drawer() {
    for path in files_below(&root().join("src")).into_iter().chain(files_below(&root().join("tests/it"))) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let drawer =
            ["utils", "util", "common", "helpers", "helper", "manager", "misc"].contains(&stem.as_str());
        assert!(!drawer, "{} says nothing of what it knows", path.display());
    }
}

#[test]
fn every_source_file_says_what_it_is() {
    for path in files_below(&root().join("src")) {
        let text = fs::read_to_string(&path).expect("source");
        let is_code = path.extension().is_some_and(|extension| extension == "rs");
        let is_tests = path.file_name().is_some_and(|name| name == "tests.rs");
        assert!(
            !is_code || is_tests || text.starts_with("//! "),
            "{} begins without a doc comment",
            path.display()
        );
    }
}

#[test]
fn functions_fit_a_screen() {
    for path in files_below(&root().join("src")) {
        let text = fs::read_to_string(&path).expect("source");
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let is_function = line.trim_start().split(' ').take(4).any(|word| word == "fn")
                && !line.trim_start().starts_with("//");
            if is_function && !line.trim_end().ends_with(';') {
                let end = format!("{}}}", " ".repeat(indent));
                let length = lines[number..].iter().position(|line| **line == end).unwrap_or(0);
                assert!(length <= 70, "{}:{}: {length} lines", path.display(), number + 1);
            }
        }
    }
}
