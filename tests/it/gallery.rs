//! The gallery: for each rule and each fault, files that it minds, and beside them in `tests/gallery/<name>/expected.txt` what is
//! said about them. So it is the catalogue of all messages.
//!
//! `bad.toml` is a story of the home; every other file stands in the folder as it would in the home.
//! `UPDATE_EXPECT=1 cargo test` writes the messages anew.

use crate::scene::{ONLY_CORE, Scene};
use stardrill::text::fault::FAULTS;
use stardrill::text::rule::RULES;
use std::fs;
use std::path::{Path, PathBuf};

fn gallery() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gallery")
}

/// A home that holds what stands in the folder of a rule or fault.
fn home_of(name: &str) -> Scene {
    let folder = gallery().join(name);
    assert!(folder.is_dir(), "{name} has no folder in tests/gallery");
    let scene = Scene::new().file("stardrill.toml", ONLY_CORE);
    put(&folder, "", scene)
}

fn put(folder: &Path, below: &str, mut scene: Scene) -> Scene {
    let entries =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    for name in entries {
        let (from, relative) = (folder.join(&name), format!("{below}{name}"));
        // A link that leads nowhere fits in no package: a file says where it would lead.
        if let Some(relative) = relative.strip_suffix(".link") {
            fs::create_dir_all(scene.path(below)).unwrap();
            std::os::unix::fs::symlink(fs::read_to_string(&from).unwrap(), scene.path(relative)).unwrap();
        } else if from.is_dir() {
            scene = put(&from, &format!("{relative}/"), scene);
        } else if relative == "bad.toml" {
            scene = scene.file("stories/bad.toml", fs::read(&from).unwrap());
        } else if relative != "expected.txt" {
            scene = scene.file(&relative, fs::read(&from).unwrap());
        }
    }
    scene
}

/// The messages of `check`, each under its rule's name.
fn messages(scene: &Scene) -> Vec<(String, String)> {
    let stdout = scene.run("check").stdout;
    let blocks = stdout.split("\n\n").map(str::trim_end).filter(|block| !block.is_empty());
    blocks
        .map(|block| {
            let name = block.split(['[', ']']).nth(1).expect("a name in brackets");
            (name.to_owned(), block.to_owned())
        })
        .collect()
}

/// Those of one rule or fault, as they stand in `expected.txt`.
fn said_by(name: &str, messages: &[(String, String)]) -> String {
    let own = messages.iter().filter(|(rule, _)| rule == name).map(|(_, block)| format!("{block}\n"));
    own.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_rule_has_a_bad_example_with_its_exact_message() {
    for rule in RULES {
        let said = said_by(rule.name, &messages(&home_of(rule.name)));
        assert!(!said.is_empty(), "{} is silent on its bad example", rule.name);
        expect_test::expect_file![gallery().join(rule.name).join("expected.txt")].assert_eq(&said);
    }
}

#[test]
fn every_fault_has_bad_files_with_its_exact_messages_and_no_others() {
    for fault in FAULTS {
        let messages = messages(&home_of(fault.name));
        let said = said_by(fault.name, &messages);
        expect_test::expect_file![gallery().join(fault.name).join("expected.txt")].assert_eq(&said);
        let others: Vec<&String> =
            messages.iter().map(|(rule, _)| rule).filter(|rule| *rule != fault.name).collect();
        assert!(others.is_empty() && !said.is_empty(), "{}: {others:?}", fault.name);
        let heads = said.lines().filter(|line| line.contains(&format!("[{}]", fault.name)));
        let usual = format!("{}[", fault.severity.word());
        assert!(heads.clone().any(|line| line.starts_with(&usual)), "{} is never {usual}", fault.name);
    }
}

#[test]
fn nothing_stands_in_the_gallery_that_no_rule_or_fault_minds() {
    for entry in fs::read_dir(gallery()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(stardrill::text::rule::explain(&name).is_some(), "{name} is no rule and no fault");
    }
}

#[test]
fn every_wording_of_a_fault_stands_in_the_gallery() {
    let published: String = FAULTS
        .iter()
        .map(|fault| fs::read_to_string(gallery().join(fault.name).join("expected.txt")).unwrap())
        .map(|expected| expected.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    for file in ["wording.rs", "syntax.rs"] {
        let source = fs::read_to_string(gallery().join("../../src/text").join(file)).unwrap();
        for text in texts_in(source.split("#[cfg(test)]").next().unwrap()) {
            for piece in text.split(['{', '}']).map(str::trim).filter(|piece| piece.len() > 12) {
                let piece = piece.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(published.contains(&piece), "{file} says {piece:?}, the gallery does not");
            }
        }
    }
}

/// The string literals of some source, unescaped.
fn texts_in(source: &str) -> Vec<String> {
    const ESCAPED_QUOTE: &str = "\u{1}";
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n").replace("'\"'", "").replace("\\\"", ESCAPED_QUOTE);
    let literals = code.split('"').skip(1).step_by(2);
    let whole = |text: &str| text.split("\\\n").map(str::trim_start).collect::<String>();
    literals.map(|text| whole(text).replace(ESCAPED_QUOTE, "\"").replace("\\\\", "\\")).collect()
}

#[test]
fn every_rule_and_fault_has_a_name_of_its_own_and_an_explanation() {
    let mut seen: Vec<&str> = vec![];
    for name in stardrill::text::rule::names() {
        assert!(!seen.contains(&name), "{name} is there twice");
        seen.push(name);
        let explanation = stardrill::text::rule::explain(name).unwrap();
        assert!(explanation.text.len() > 20, "{name}");
        for threshold in explanation.thresholds {
            let mentioned = format!("`{}`", threshold.name);
            assert!(
                explanation.text.contains(&mentioned),
                "the explanation of {name} does not name {mentioned}"
            );
        }
    }
    assert_eq!(seen.len(), RULES.len() + FAULTS.len());
}

#[test]
fn every_threshold_moves_the_verdict_on_the_bad_example_of_its_rule() {
    let mut table = String::new();
    for rule in RULES {
        let said = said_by(rule.name, &messages(&home_of(rule.name)));
        for threshold in rule.thresholds {
            let (least, most) = (*threshold.range.start(), *threshold.range.end());
            assert!(least < most && threshold.range.contains(&threshold.default), "{}", threshold.name);
            let verdict = |value: f64| {
                let settings = format!("{ONLY_CORE}[check]\n{} = {value}\n", threshold.name);
                let messages = messages(&home_of(rule.name).file("stardrill.toml", settings));
                match said_by(rule.name, &messages) {
                    now if now == said => "as before",
                    now if now.is_empty() => "silent",
                    _ => "otherwise",
                }
            };
            let verdicts = [verdict(least), verdict(most)];
            assert!(
                verdicts.iter().any(|verdict| *verdict != "as before"),
                "{} decides nothing",
                threshold.name
            );
            table += &format!(
                "{} {} = {}; {least}: {}; {most}: {}\n",
                rule.name, threshold.name, threshold.default, verdicts[0], verdicts[1]
            );
        }
    }
    expect_test::expect![[r#"
        long-setup setup_share = 0.4; 0: as before; 1: silent
        long-setup bullet_share = 0.5; 0: silent; 1: as before
        thin-action action_share = 0.3; 0: silent; 1: as before
        thin-action bullet_share = 0.5; 0: silent; 1: as before
        pseudo-story events_a_habit = 2; 0: silent; 20: as before
        pseudo-story bullet_share = 0.5; 0: silent; 1: as before
        few-first-person first_person = 2; 0: silent; 100: as before
        few-first-person bullet_share = 0.5; 0: silent; 1: as before
        jargon-headline jargon_words = 1; 0: as before; 100: silent
        too-long-to-tell long_seconds = 150; 10: as before; 3600: silent
        too-long-to-tell too_long_seconds = 180; 10: as before; 3600: otherwise
        too-long-to-tell words_per_minute = 140; 60: otherwise; 300: silent
        old-story old_years = 7; 0: as before; 100: silent
    "#]]
    .assert_eq(&table);
}

#[test]
fn a_draft_gets_no_remark_of_style() {
    for rule in RULES.iter().filter(|rule| rule.name != "story-part-missing") {
        let bad = fs::read_to_string(gallery().join(rule.name).join("bad.toml")).unwrap();
        let draft = bad.replace("status = \"ready\"", "status = \"draft\"");
        let scene = Scene::new().file("stardrill.toml", ONLY_CORE).file("stories/bad.toml", draft);
        assert_eq!(scene.run("check").done().stdout, "", "{}", rule.name);
    }
}
