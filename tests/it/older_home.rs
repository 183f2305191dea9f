//! A home as it was before some questions became statements and exercises: it goes on, and nothing of it is lost.

use crate::scene::{STORY, Scene};

const STATEMENT: &str = "leadership-philosophy/career-in-two-minutes";
const EXERCISE: &str = "business-acumen/translate-checkout-peak";

/// An entry of that time: no wording, and a statement drilled as a cue.
fn entry(number: u32, day: u32, item: &str, grade: &str, mode: &str) -> String {
    format!(
        "{{\"v\":1,\"id\":\"01900000-0000-7000-8000-0000000000{number:02}\",\"at\":\"2026-11-{day:02}T19:40:12Z\",\
         \"kind\":\"reviewed\",\"item\":\"question/{item}\",\"grade\":\"{grade}\",\"seconds\":41,\"mode\":\"{mode}\"}}\n"
    )
}

fn home() -> Scene {
    let log = [
        entry(1, 10, STATEMENT, "good", "drill"),
        entry(2, 12, EXERCISE, "hard", "drill"),
        entry(3, 14, STATEMENT, "good", "drill"),
        entry(4, 16, EXERCISE, "good", "drill"),
    ];
    Scene::new()
        .file("stories/merged-team.toml", STORY.replace("core/conflict", STATEMENT))
        .file("interviews.toml", "[[interview]]\nid = 'acme'\ndate = 2026-12-12 # theirs\n")
        .file("history/desk-1a2b3c.jsonl", log.concat())
}

fn recall_of(scene: &Scene, item: &str) -> Option<serde_json::Value> {
    let json = scene.run("plan --format json").json();
    let items = json["items"].as_array().expect("items").clone();
    items
        .into_iter()
        .find(|one| one["item"] == format!("question/{item}"))
        .map(|one| one["recall_now"].clone())
}

#[test]
fn a_link_to_what_is_a_statement_now_is_said_and_stays_in_the_file() {
    let scene = home();
    let before = scene.files();
    let said = scene.run("check").stdout;
    assert!(said.contains("link-to-statement") && said.contains("Two teams, one queue"), "{said}");
    for command in ["coverage --all", "plan", "stats", "next", "brief", "story list", "suggest merged-team"] {
        let outcome = scene.run(command);
        assert!(outcome.status < 2, "{command}: {}", outcome.stderr);
    }
    assert_eq!(scene.files(), before, "reading changes nothing");
    let json = scene.run("coverage --format json").json();
    let rows = json["questions"].as_array().expect("questions");
    let row = rows.iter().find(|row| row["id"] == STATEMENT).expect("the statement");
    assert_eq!((row["kind"].as_str(), row["level"].as_str()), (Some("statement"), Some("none")));
}

#[test]
fn its_history_follows_what_a_question_is_now() {
    let scene = home();
    assert!(recall_of(&scene, EXERCISE).is_some_and(|recall| recall.is_number()), "an exercise goes on");
    assert_eq!(recall_of(&scene, STATEMENT), None, "nothing is prepared");
    for point in
        ["fourteen years, three repairing", "a director's job is next", "here, because of the merger"]
    {
        scene.run(&format!("points {STATEMENT} --add \"{point}\"")).done();
    }
    assert_eq!(
        recall_of(&scene, STATEMENT),
        Some(serde_json::Value::Null),
        "cues are no statements said aloud"
    );
    let told = entry(5, 20, STATEMENT, "good", "tell");
    let log = scene.text("history/desk-1a2b3c.jsonl") + &told;
    let scene = scene.file("history/desk-1a2b3c.jsonl", log);
    assert!(recall_of(&scene, STATEMENT).is_some_and(|recall| recall.is_number()), "said aloud it counts");
    let kept = scene.run("history --format json").json();
    assert_eq!(kept["entries"].as_array().expect("entries").len(), 5, "every grade is still shown");
}

#[test]
fn practice_of_a_question_that_was_renamed_goes_on() {
    let old = entry(1, 10, "business-acumen/due-diligence", "good", "drill");
    let story = STORY.replace("core/conflict", "business-acumen/due-diligence");
    let scene = Scene::new()
        .file("stories/merged-team.toml", story)
        .file("interviews.toml", "[[interview]]\nid = 'acme'\ndate = 2026-12-12\n")
        .file("history/desk-1a2b3c.jsonl", old);
    assert!(
        recall_of(&scene, "business-acumen/sell-side-diligence").is_some_and(|recall| recall.is_number())
    );
    scene.run("check").done();
}
