//! `undo`: what comes first, what is refused, where the journal lies; and what was done at the keyboard.

use crate::scene::{STORY, Scene, core};
use crate::terminal::{ENTER, Terminal};
use crate::undo::kept_with_care;
use expect_test::expect;
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// Makes a change, edits its place by hand, and lets `undo` refuse: it says why, touches nothing, and then takes back what
/// was done before.
#[track_caller]
fn refuses(command: &str, file: &str, edit: impl Fn(&str) -> String) {
    let scene = kept_with_care();
    scene.run("jot 'what was done before'").done();
    scene.run(command).done();
    let text = scene.text(file);
    let edited = edit(&text);
    assert_ne!(edited, text, "`{command}`: nothing is edited in\n{text}");
    let scene = scene.file(file, edited);
    let before = scene.files();
    let refused = scene.run("undo").status(1);
    assert_eq!(refused.stdout, "");
    let said = format!("error: {file} was changed there since, so nothing was taken back: ");
    assert!(refused.stderr.contains(&said), "`{command}`: {}", refused.stderr);
    assert!(
        refused.stderr.ends_with("help: the next undo takes back what was done before it\n"),
        "{}",
        refused.stderr
    );
    assert!(scene.files() == before, "`{command}`: something was touched");
    let next = scene.run("undo").done();
    assert!(
        next.stderr.contains("stories/what-was-done-before.toml is gone"),
        "`{command}`: {}",
        next.stderr
    );
}

const STORY_FILE: &str = "stories/merged-team.toml";

#[test]
fn a_change_is_not_taken_back_where_its_place_was_edited_since() {
    let heard = "decks/heard.toml";
    refuses("link merged-team hire", STORY_FILE, |text| text.replace("  \"core/hire\",\n", ""));
    refuses("unlink merged-team conflict", STORY_FILE, |text| {
        text.replace("answers = [\n", "answers = [\n  \"core/conflict\",\n")
    });
    refuses("story retire merged-team", STORY_FILE, |text| text.replace("\"retired\"", "\"draft\""));
    refuses("points style --add 'limit: x'", "points.toml", |text| text.replace("limit: x", "limit: y"));
    refuses("points style --remove 2", "points.toml", |text| {
        text.replace("  \"proof", "  \"because: it lasts\",\n  \"proof")
    });
    refuses("ask 'And then?'", heard, |text| text.replace("And then?", "And then what?"));
    refuses("interview add '14 dec' --company Acme", "interviews.toml", |text| {
        text.replace("\"Acme\"", "\"Acme Ltd\"")
    });
    refuses("jot later", "stories/later.toml", |text| format!("{text}situation = 'x'\n"));
    refuses("deck copy strategy", "decks/strategy.toml", |text| text.replacen("title", "# mine\ntitle", 1));
}

#[test]
fn of_several_links_none_is_taken_back_if_one_was_edited() {
    refuses("link merged-team hire heard/why", STORY_FILE, |text| text.replace("  \"core/hire\",\n", ""));
}

#[test]
fn a_file_that_is_no_toml_any_more_or_is_gone_is_left_alone() {
    refuses("link merged-team hire", STORY_FILE, |text| format!("{text}]\n"));
    let scene = kept_with_care();
    for command in ["link merged-team hire", "story rename merged-team two-teams"] {
        scene.run(command).done();
    }
    fs::remove_file(scene.path("stories/two-teams.toml")).unwrap();
    let before = scene.files();
    for file in ["stories/two-teams.toml", STORY_FILE] {
        let refused = scene.run("undo").status(1).stderr;
        assert!(refused.contains(&format!("{file} was changed there since")), "{refused}");
    }
    assert!(scene.files() == before);
    scene.run("undo").done().stderr(expect![["There is nothing to take back.\n"]]);
}

#[test]
fn an_edit_elsewhere_in_the_file_is_no_hindrance_and_stays() {
    let scene = kept_with_care();
    let before = scene.text(STORY_FILE);
    let edited = |text: String| text.replace("2024-06", "2024-07").replace("# told since", "# first told in");
    scene.run("link merged-team hire").done();
    let linked = edited(scene.text(STORY_FILE));
    let scene = scene.file(STORY_FILE, linked);
    scene.run("undo").done();
    assert_eq!(scene.text(STORY_FILE), edited(before));
}

#[test]
fn grades_and_edits_are_taken_back_newest_first_as_they_were_done() {
    let grade = |scene: Scene, now: &str, digit: &str| {
        let scene = scene.now(now).input(&format!("\n{digit}\n"));
        scene.run("drill --ahead --items questions --kind story --limit 1").done();
        scene
    };
    let edit = |scene: Scene, now: &str, command: &str| {
        let scene = scene.now(now);
        scene.run(command).done();
        scene
    };
    let scene = edit(core(), "2026-11-20T19:00:00Z", "jot first");
    let scene = grade(scene, "2026-11-20T19:01:00Z", "4");
    let scene = edit(scene, "2026-11-20T19:02:00Z", "points style --add second");
    let scene = edit(scene, "2026-11-20T19:03:00Z", "link merged-team style");
    let scene = grade(scene, "2026-11-21T19:04:00Z", "2");
    let scene = edit(scene, "2026-11-21T19:05:00Z", "interview add '14 dec' --company Acme");
    let undone = |minute: u32| {
        let now = format!("2026-11-21T19:{minute}:00Z");
        let mut command = scene.command(&["undo".to_owned()]);
        let output = command.env("STARDRILL_NOW", now).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    let all: String = (10..17).map(undone).collect();
    expect![[r#"
        Taken back. Now: interview `acme` is out of interviews.toml.
        Taken back: hard, Sat 21 Nov 19:04, Tell me about a conflict.
        Taken back. Now: `merged-team` is no longer linked to core/style.
        Taken back. Now: Out of points.toml: second
        Taken back: easy, Fri 20 Nov 19:01, Tell me about a conflict.
        Taken back. Now: stories/first.toml is gone.
        There is nothing to take back.
    "#]]
    .assert_eq(&all);
    let history = scene.run("history --format json").done().json();
    assert_eq!(history["entries"], serde_json::json!([]));
    assert_eq!(scene.text(STORY_FILE), STORY);
}

#[test]
fn twenty_changes_are_remembered() {
    let scene = core();
    for number in 1..=21 {
        scene.run(&format!("jot number {number}")).done();
    }
    for number in (2..=21).rev() {
        let undone = scene.run("undo").done().stderr;
        assert_eq!(undone, format!("Taken back. Now: stories/number-{number}.toml is gone.\n"));
    }
    scene.run("undo").done().stderr(expect![["There is nothing to take back.\n"]]);
    assert!(scene.path("stories/number-1.toml").exists());
}

#[test]
fn the_journal_is_private_and_lies_in_the_state_folder() {
    let scene = core();
    scene.run("jot 'the confidential freeze'").done();
    let state = scene.user().join(".local/state/stardrill");
    let files: Vec<_> = fs::read_dir(&state).unwrap().map(|entry| entry.unwrap().path()).collect();
    let holds_it =
        |path: &&std::path::PathBuf| fs::read_to_string(path).unwrap().contains("confidential freeze");
    let journals: Vec<_> = files.iter().filter(holds_it).collect();
    let [journal] = journals.as_slice() else { panic!("{files:?}") };
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(journal), mode(&state)), (0o600, 0o700));
    let home: Vec<String> = scene.files().into_keys().collect();
    assert_eq!(
        home,
        ["decks/core.toml", "stardrill.toml", STORY_FILE, "stories/the-confidential-freeze.toml"]
    );
    let elsewhere = scene.user().join("state");
    let scene = scene.variable("XDG_STATE_HOME", &elsewhere.display().to_string());
    scene.run("undo").done().stderr(expect![["There is nothing to take back.\n"]]);
    scene.run("jot another").done();
    assert_eq!(fs::read_dir(elsewhere.join("stardrill")).unwrap().count(), 1);
}

#[test]
fn what_is_forgotten_is_not_taken_back_and_grades_still_are() {
    let scene = core().input("\n3\n");
    scene.run("drill --items questions --kind story --limit 1").done();
    let scene = scene.now("2026-11-21T20:00:00Z");
    scene.run("jot 'the confidential freeze'").done();
    scene.run("undo --forget").done().stderr(expect![["Forgotten. Grades can still be taken back.\n"]]);
    for file in fs::read_dir(scene.user().join(".local/state/stardrill")).unwrap() {
        assert!(!fs::read_to_string(file.unwrap().path()).unwrap().contains("freeze"));
    }
    scene.run("undo").done().stderr(expect![[r#"
        Taken back: good, Sat 21 Nov 19:00, Tell me about a conflict.
    "#]]);
    scene.run("undo").done().stderr(expect![["There is nothing to take back.\n"]]);
    scene.run("undo --forget").done();
    assert!(scene.path("stories/the-confidential-freeze.toml").exists());
}

#[test]
fn where_nothing_was_done_it_says_so() {
    for scene in [Scene::bare(), Scene::new(), core()] {
        scene.run("undo").done().stdout(expect![[""]]).stderr(expect![["There is nothing to take back.\n"]]);
    }
}

#[test]
fn a_home_takes_back_only_what_was_done_in_it() {
    let scene = core();
    scene.run("init elsewhere").done();
    scene.run("--home elsewhere jot there").done();
    scene.run("undo").done().stderr(expect![["There is nothing to take back.\n"]]);
    scene.run("--home elsewhere undo").done().stderr(expect![[r#"
        Taken back. Now: stories/there.toml is gone.
    "#]]);
}

#[test]
fn a_jot_goes_with_its_link_and_then_the_question_that_it_was_for() {
    let scene = kept_with_care();
    let before = scene.files();
    let mut terminal = Terminal::open(&scene, "ask 'What did you never finish?'");
    terminal.see("A story for it, in one line? (Enter = later)").press("the portal\r");
    terminal.see("`the-portal` is now linked to heard/what-did-you-never-finish.");
    assert_eq!(terminal.end(), 0);
    assert!(scene.text("stories/the-portal.toml").contains("heard/what-did-you-never-finish"));
    scene.run("undo").done().stderr(expect![[r#"
        Taken back. Now: stories/the-portal.toml is gone.
    "#]]);
    assert!(!scene.path("stories/the-portal.toml").exists());
    scene.run("undo").done().stderr(expect![[r#"
        Taken back. Now: heard/what-did-you-never-finish is out of decks/heard.toml.
    "#]]);
    assert!(scene.files() == before);
}

#[test]
fn what_was_left_out_by_x_is_in_again() {
    let settings = format!("# mine\n{}", crate::scene::ONLY_CORE.replace("\n", "   # for now\n"));
    let scene = kept_with_care().file("stardrill.toml", settings).file(STORY_FILE, "title = 'x'\n");
    let before = scene.files();
    let mut terminal = Terminal::tall(&scene, "gaps");
    terminal.see("core/conflict").see("Enter later >").press("x").see("[y/N]").press("y\r");
    terminal.see("Left out from now on: core/conflict.").see("core/cut").see("Enter later >").press("q");
    assert_eq!(terminal.end(), 0);
    assert!(scene.text("stardrill.toml").contains("\"core/conflict\""));
    scene.run("undo").done().stderr(expect![[r#"
        Taken back. Now: Not left out any more: core/conflict.
    "#]]);
    assert!(scene.files() == before);
}

#[test]
fn a_debrief_is_taken_back_step_by_step() {
    let interview = "# mine\n[[interview]]\nid = 'acme'\ndate = 2026-11-20\ntold = []   # stories\nasked = []\noutcome = \"\"\nnotes = [\n  \"by phone\",   # bad line\n]\n";
    let scene = kept_with_care().file("interviews.toml", interview);
    let before = scene.files();
    let mut terminal = Terminal::tall(&scene, "interview debrief");
    terminal.see("  >").press("asked about a conflict, told merged-team\r");
    terminal.see("  >").press(ENTER);
    terminal.see("Which question was it?").press("a\r");
    terminal.see("Outcome?").press("next round\r");
    terminal.see("Next round on?").press("3 weeks\r");
    terminal.see("interview `interview-2026-12-12` in interviews.toml.");
    assert_eq!(terminal.end(), 0);
    let undone: String = (0..5).map(|_| scene.run("undo").done().stderr).collect();
    expect![[r#"
        Taken back. Now: interview `interview-2026-12-12` is out of interviews.toml.
        Taken back. Now: Outcome of `acme` noted.
        Taken back. Now: Out of `asked` of `acme`: core/conflict
        Taken back. Now: Out of `told` of `acme`: merged-team
        Taken back. Now: Out of `notes` of `acme`: asked about a conflict, told merged-team
    "#]]
    .assert_eq(&undone);
    assert_eq!(scene.text("interviews.toml"), interview);
    assert!(scene.files() == before);
}

#[test]
fn tags_that_were_agreed_to_go_together() {
    let scene = core().editor("");
    let tagged = "competencies = [\"conflict-resolution\"]";
    let text = STORY.replace(tagged, "competencies = []   # later").replace("core/conflict", "core/style");
    scene.edits_to(&text);
    let mut terminal = Terminal::tall(&scene, "story edit merged-team");
    terminal
        .see("Tags? (a word or two: budgeting, outage, hiring; Tab lists them, Enter = none)")
        .press("outage, layoffs\r");
    terminal.see("Tagged crisis-leadership, redundancies.");
    assert_eq!(terminal.end(), 0);
    assert!(
        scene.text(STORY_FILE).contains("competencies = [\"crisis-leadership\", \"redundancies\"]   # later")
    );
    scene.run("undo").done();
    assert_eq!(scene.text(STORY_FILE), text);
}
