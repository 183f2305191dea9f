//! The gallery: one bad story per rule, its message beside it in `tests/gallery/<rule>/`.
//!
//! `UPDATE_EXPECT=1 cargo test` writes the messages anew.

use crate::scene::{ONLY_CORE, Scene};
use stardrill::text::rule::RULES;
use std::fs;
use std::path::Path;

#[test]
fn every_rule_has_a_bad_example_with_its_exact_message() {
    let gallery = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gallery");
    for rule in RULES {
        let folder = gallery.join(rule.name);
        let bad = fs::read_to_string(folder.join("bad.toml"))
            .unwrap_or_else(|_| panic!("{} has no gallery", rule.name));
        let scene = Scene::new().file("stardrill.toml", ONLY_CORE).file("stories/bad.toml", bad);
        let outcome = scene.run("check").done();
        let message: String = outcome
            .stdout
            .split("\n\n")
            .filter(|block| block.contains(&format!("[{}]", rule.name)))
            .map(|block| format!("{}\n", block.trim_end()))
            .collect();
        assert!(!message.is_empty(), "{} is silent on its bad example:\n{}", rule.name, outcome.stdout);
        expect_test::expect_file![folder.join("expected.txt")].assert_eq(&message);
    }
}

#[test]
fn a_draft_gets_no_remark_of_style() {
    let gallery = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gallery");
    for rule in RULES.iter().filter(|rule| rule.name != "story-part-missing") {
        let bad = fs::read_to_string(gallery.join(rule.name).join("bad.toml")).unwrap();
        let draft = bad.replace("status = \"ready\"", "status = \"draft\"");
        let scene = Scene::new().file("stardrill.toml", ONLY_CORE).file("stories/bad.toml", draft);
        assert_eq!(scene.run("check").done().stdout, "", "{}", rule.name);
    }
}
