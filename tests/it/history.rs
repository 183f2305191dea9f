//! `history` and `undo`, and the log that they read.

use crate::scene::{DECK, Scene, core};
use expect_test::expect;

const ENTRY: &str = r#"{"v":1,"id":"0192f8f0-0000-7000-8000-00000000000N","at":"2026-11-20T19:4N:00.000-05:00","kind":"reviewed","item":"question/core/npv","grade":"good","seconds":41,"mode":"drill"}"#;

fn entry(number: usize) -> String {
    ENTRY.replace('N', &number.to_string())
}

#[test]
fn grades_are_there_after_a_restart_and_undo_takes_the_last_one_back() {
    let scene = core().now("2026-11-21T19:00:00Z+10").input("\n3\n\n4\nq\n");
    scene.run("drill --items questions").done();
    scene.run("history").done().stdout(expect![[r#"
        Sat 21 Nov
          2 grades in 1:20
          19:01  good    0:40  Tell me about a conflict.
          19:02  easy    0:40  What is net present value?
    "#]]);
    scene.run("undo").done().stdout(expect![[""]]).stderr(expect![[r#"
        Taken back: easy, Sat 21 Nov 19:02, What is net present value?
    "#]]);
    scene.run("history").done().stdout(expect![[r#"
        Sat 21 Nov
          1 grade in 0:40
          19:01  good    0:40  Tell me about a conflict.
    "#]]);
    scene.run("undo").done();
    scene.run("undo").done().stderr(expect![[r#"
        There is nothing to take back.
    "#]]);
    assert_eq!(scene.log().len(), 4);
}

#[test]
fn the_union_of_all_machines_counts_each_id_once() {
    let scene = core()
        .file("history/one.jsonl", format!("{}\n{}\n", entry(1), entry(2)))
        .file("history/two.jsonl", format!("{}\n{}\n", entry(2), entry(3)));
    let json = scene.run("history --format json").done().quiet().json();
    assert_eq!(json["entries"].as_array().unwrap().len(), 3);
}

#[test]
fn broken_lines_are_reported_kept_and_stepped_over() {
    let log = format!("{}\n{}\n<<<<<<< ours\n{}", entry(1), &entry(2)[..50], entry(3));
    let scene = core().file("history/one.jsonl", &log);
    let json = scene.run("history --format json").done().json();
    assert_eq!(json["entries"].as_array().unwrap().len(), 2);
    scene.run("check --format short").status(1).stdout(expect![[r#"
        history/one.jsonl:2:1: error[broken-line]: this line is not a whole entry; it was stepped over and kept
        history/one.jsonl:3:1: error[broken-line]: this line is not a whole entry; it was stepped over and kept
    "#]]);
    assert_eq!(scene.text("history/one.jsonl"), log);
}

#[test]
fn a_newer_version_stops_all_writing_and_says_so() {
    let scene = core().file("history/one.jsonl", "{\"v\":2,\"kind\":\"new\"}\n").input("\n3\n");
    let outcome = scene.run("drill --limit 1").status(1);
    assert!(outcome.stderr.contains("a newer stardrill"), "{}", outcome.stderr);
    assert_eq!(scene.log().len(), 1);
}

#[test]
fn entries_follow_a_renamed_question() {
    let deck =
        crate::scene::DECK.replace("id = \"npv\"", "id = \"net-present-value\"\naliases = [\"core/npv\"]");
    let scene = core().file("decks/core.toml", deck).file("history/one.jsonl", entry(1) + "\n");
    let json = scene.run("history --format json").done().json();
    assert_eq!(json["entries"][0]["item"], "question/core/net-present-value");
}

#[test]
fn an_empty_history_says_how_to_begin() {
    Scene::new().run("history").done().stdout(expect![[r#"
        Nothing practised yet.
        drill begins.
    "#]]);
}

#[test]
fn a_grade_dated_ahead_is_neither_the_last_one_nor_lost() {
    let ahead = entry(1).replace("2026-11-20", "2030-11-20");
    let scene = core().file("history/one.jsonl", ahead + "\n").input("\n3\n");
    scene.run("drill --kind fact").done();
    let undone = scene.run("undo").done().stderr;
    assert!(undone.contains("Sat 21 Nov"), "{undone}");
}

#[test]
fn the_wording_that_was_asked_is_what_history_shows() {
    let deck = DECK.replace(
        "ask = \"What is net present value?\"",
        "ask = \"What is net present value?\"\nalso = [\"NPV: what is it for?\"]",
    );
    let mut scene = core().file("decks/core.toml", deck).input("\n3\nq\n");
    for day in 21..23 {
        scene = scene.now(&format!("2026-11-{day}T19:00:00Z+10"));
        scene.run("drill --items questions --kind fact --ahead").done();
    }
    let shown = scene.run("history").done().stdout;
    assert!(
        shown.contains("What is net present value?") && shown.contains("NPV: what is it for?"),
        "{shown}"
    );
}
