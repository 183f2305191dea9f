//! taplo, which editors build on, accepts the example home by its schemas, and flags what is wrong in each kind of file.

use crate::figure;
use crate::scene::Scene;
use crate::tools::{folder, said, succeeds};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version that this was seen to work with.
const TAPLO: &str = "@taplo/cli@0.7.0";

/// What is wrong, the file, what stands there, what comes in its place, and what taplo says of it.
const WRONG: [(&str, &str, &str, &str, &str); 15] = [
    ("a bad key", STORY, "status = ", "colour = 'red'\nstatus = ", "'colour' was unexpected"),
    ("a wrong type", STORY, "status = ", "avoid = 3\nstatus = ", "is not of type \"array\""),
    ("a wrong word", STORY, "status = \"ready\"", "status = \"done\"", "\"done\" is not one of"),
    (
        "an unknown competency",
        STORY,
        "competencies = [",
        "competencies = [\"hats\", ",
        "\"hats\" is not one of",
    ),
    ("an unknown question", STORY, "answers = [", "answers = [\"a/hat\", ", "\"a/hat\" is not one of"),
    ("a month that is none", STORY, "when = \"", "when = \"May ", "does not match"),
    ("a bad key", DECK, "ask = ", "colour = 'red'\nask = ", "'colour' was unexpected"),
    ("a wrong type", DECK, "ask = ", "weak = 'much'\nask = ", "is not of type \"array\""),
    (
        "an unknown competency",
        DECK,
        "competencies = [",
        "competencies = [\"hats\", ",
        "\"hats\" is not one of",
    ),
    ("a missing key", DECK, "title = ", "# title = ", "\"title\" is a required property"),
    ("a bad key", "interviews.toml", "company = ", "colour = 'red'\ncompany = ", "'colour' was unexpected"),
    ("an unknown story", "interviews.toml", "told = [", "told = [\"hats\", ", "\"hats\" is not one of"),
    (
        "a wrong type",
        "points.toml",
        "\"leadership-philosophy/style\" = [",
        "\"strategy/saying-no\" = 3\n\"leadership-philosophy/style\" = [",
        "is not of type \"array\"",
    ),
    (
        "a bad key",
        "stardrill.toml",
        "minutes = 15",
        "minutes = 15\ncolour = 'red'",
        "'colour' was unexpected",
    ),
    (
        "a number out of range",
        "stardrill.toml",
        "minutes = 15",
        "minutes = 900",
        "900 is greater than the maximum",
    ),
];
const STORY: &str = "stories/near-the-truck.toml";
const DECK: &str = "decks/own.toml";

/// The program; `None` where there is no npm, or no registry to have it from.
fn taplo() -> Option<PathBuf> {
    let prefix = folder("taplo");
    let program = prefix.join("node_modules/.bin/taplo");
    let works = || succeeds(&program, &["config", "default"]);
    if !works() {
        fs::create_dir_all(&prefix).ok()?;
        let made = succeeds("npm", &["install", "--silent", "--prefix", prefix.to_str()?, TAPLO]);
        (made && works()).then_some(())?;
    }
    Some(program)
}

/// What taplo says of the home; `None` if it finds nothing wrong.
fn complaint(taplo: &Path, home: &Scene) -> Option<String> {
    let run =
        Command::new(taplo).args(["lint", "--colors", "never"]).current_dir(home.path("")).output().unwrap();
    (!run.status.success()).then(|| said(&run))
}

#[test]
fn it_accepts_the_example_and_flags_what_is_wrong() {
    let Some(taplo) = taplo() else { return figure("taplo (no npm or no registry here)", 0, 0) };
    let home = Scene::todays_example().file(DECK, crate::scene::DECK);
    home.run("schema --write").done();
    let files = home.files().keys().filter(|path| path.ends_with(".toml") && !path.starts_with('.')).count();
    let refused = complaint(&taplo, &home);
    figure("files of the example that taplo accepts", files, usize::from(refused.is_some()));
    assert_eq!(refused, None);

    let mut missed = vec![];
    for (what, path, from, to, complained) in WRONG {
        let right = home.text(path);
        let wrong = right.replacen(from, to, 1);
        assert_ne!(wrong, right, "{what} in {path}: the edit finds its place");
        fs::write(home.path(path), wrong).unwrap();
        match complaint(&taplo, &home) {
            Some(said) if said.contains(complained) && said.contains(path) => {}
            other => missed.push(format!("{what} in {path}: {other:?}")),
        }
        fs::write(home.path(path), right).unwrap();
    }
    figure("faults that taplo flags by the schemas", WRONG.len(), missed.len());
    assert!(missed.is_empty(), "{missed:#?}");
}
