//! `undo` after a restart, as each command here is a process of its own: every sort of change is taken back, and the files
//! are what they were.

use crate::scene::{DECK, Outcome, STORY, Scene, core};
use crate::terminal::{ENTER, Terminal};
use expect_test::expect;
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// Three links, each on a line of its own, and the remarks of a person who keeps them in order.
const LINKS: &str = "answers = [\n  \"core/cut\",      # opens well\n  \"core/conflict\",\n  \"core/style\",    # only if they ask\n]  # in this order";

const MORE_QUESTIONS: &str = r#"
[[question]]
id = "cut"
kind = "story"
ask = "Tell me about a budget cut."
likelihood = "high"

[[question]]
id = "hire"
kind = "story"
ask = "Tell me about a hire."
likelihood = "high"
"#;

/// A home whose files have remarks, an order of their own, and every list and key that a command edits.
pub(crate) fn kept_with_care() -> Scene {
    let story = STORY.replace("answers = [\"core/conflict\"]", LINKS);
    core()
        .file("decks/core.toml", format!("{DECK}{MORE_QUESTIONS}"))
        .file("stories/merged-team.toml", format!("# told since 2024\n{story}# the end\n"))
        .file("points.toml", "# three each\n\"core/style\" = [\n  \"position: people choose\",\n  \"because: it lasts\",\n  \"proof: the merged team\",\n]\n\"core/conflict\" = []  # none yet\n")
        .file("interviews.toml", "# the first\n[[interview]]\nid = 'acme'   # the big one\ndate = 2026-12-12\n")
        .file("decks/heard.toml", "id = 'heard'   # mine\ntitle = 'Heard'\n\n[[question]]\nid = 'why'\nkind = 'view'\nask = 'Why?'  # often\n")
}

/// Runs a command, then `undo` as another process: every file of the home is as it was before. Returns what `undo` said.
#[track_caller]
fn takes_back(scene: &Scene, command: &str) -> Outcome {
    let before = scene.files();
    scene.run(command).done();
    assert_ne!(scene.files(), before, "`{command}` changed nothing");
    let undone = scene.run("undo").done().stdout(expect![[""]]);
    for (path, bytes) in &before {
        let now = scene.files().get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        assert_eq!(
            now.as_deref(),
            Some(&*String::from_utf8_lossy(bytes)),
            "{path} after `{command}` and undo"
        );
    }
    assert_eq!(scene.files(), before, "the files after `{command}` and undo");
    undone
}

#[test]
fn a_link_goes_and_a_link_that_was_taken_out_comes_back_at_its_old_place() {
    let scene = kept_with_care();
    takes_back(&scene, "link merged-team hire").stderr(expect![[r#"
        Taken back. Now: `merged-team` is no longer linked to core/hire.
    "#]]);
    takes_back(&scene, "unlink merged-team conflict").stderr(expect![[r#"
        Taken back. Now: `merged-team` is now linked to core/conflict.
    "#]]);
    let in_one_row = STORY.replace("\"core/conflict\"", "\"core/conflict\", \"core/cut\", \"core/style\"");
    let scene = scene.file("stories/merged-team.toml", in_one_row);
    for question in ["conflict", "cut", "style"] {
        let undone = takes_back(&scene, &format!("unlink merged-team {question}"));
        assert_eq!(
            undone.stderr,
            format!("Taken back. Now: `merged-team` is now linked to core/{question}.\n")
        );
    }
    takes_back(&scene, "unlink merged-team style conflict").stderr(expect![[r#"
        Taken back. Now: `merged-team` is now linked to core/conflict.
        Taken back. Now: `merged-team` is now linked to core/style.
    "#]]);
}

#[test]
fn how_far_a_story_is_goes_back_to_what_it_was() {
    let scene = kept_with_care();
    takes_back(&scene, "story ready merged-team --undo").stderr(expect![[r#"
        Taken back. Now: Story `merged-team` is ready.
    "#]]);
    takes_back(&scene, "story retire merged-team").stderr(expect![[r#"
        Taken back. Now: Story `merged-team` is ready.
    "#]]);
    let draft = STORY.replace("\"ready\"", "\"draft\"   # soon");
    let scene = scene.file("stories/merged-team.toml", draft);
    takes_back(&scene, "story ready merged-team").stderr(expect![[r#"
        Taken back. Now: Story `merged-team` is draft.
    "#]]);
    let without_status = STORY.replace("status = \"ready\"\n", "");
    let scene = scene.file("stories/merged-team.toml", without_status);
    takes_back(&scene, "story ready merged-team").stderr(expect![[r#"
        Taken back. Now: Story `merged-team` is draft.
    "#]]);
}

#[test]
fn a_value_that_means_nothing_comes_back_as_it_was_written() {
    let written = STORY.replace("\"ready\"", "\"redy\"   # soon");
    let scene = kept_with_care().file("stories/merged-team.toml", written);
    takes_back(&scene, "story ready merged-team").stderr(expect![[r#"
        Taken back. Now: `stardrill status = "redy"` stands in stories/merged-team.toml again.
    "#]]);
}

#[test]
fn a_draft_that_was_deleted_is_back() {
    let scene = kept_with_care().file("stories/portal.toml", "title = 'The portal'   # one day\n");
    takes_back(&scene, "story delete portal").stderr(expect![[r#"
        Taken back. Now: stories/portal.toml is as it was.
    "#]]);
}

#[test]
fn a_mock_is_taken_back_with_all_that_it_recorded() {
    let scene = kept_with_care().now("2026-11-21T19:00:00Z+50").input("\n\nq\na\nabcd\n");
    scene.run("mock --questions 2 --seed 2").done();
    let recorded = scene.log().len();
    assert_eq!(recorded, 2);
    scene.run("undo").done().stderr(expect![[r#"
        Taken back: the mock, Sat 21 Nov 19:10, with 1 graded answer
    "#]]);
    assert_eq!(scene.run("history --format json").done().json()["entries"], serde_json::json!([]));
    assert!(!scene.run("stats").done().stdout.contains("Mock interviews"));
    scene.run("undo").done().stderr(expect![["There is nothing to take back.\n"]]);
}

#[test]
fn what_another_machine_graded_comes_after_what_was_done_here() {
    let scene = core().input("\n3\n");
    scene.run("drill --items questions --kind story --limit 1").done();
    let mut there: serde_json::Value = serde_json::from_str(&scene.log()[0]).unwrap();
    for (key, value) in [
        ("id", "0192f8f0-0000-7000-8000-000000000001"),
        ("at", "2026-11-21T19:30:00.000+00:00"),
        ("grade", "easy"),
    ] {
        there[key] = value.into();
    }
    let scene = scene.file("history/elsewhere.jsonl", format!("{there}\n")).now("2026-11-21T20:00:00Z");
    scene.run("undo").done().stderr(expect![[r#"
        Taken back: good, Sat 21 Nov 19:00, Tell me about a conflict.
    "#]]);
    // Where nothing of this machine is left, what stands last is meant.
    scene.run("undo").done().stderr(expect![[r#"
        Taken back: easy, Sat 21 Nov 19:30, Tell me about a conflict.
    "#]]);
    scene.run("undo").done().stderr(expect![["There is nothing to take back.\n"]]);
}

#[test]
fn a_new_story_is_the_last_thing_done_though_a_grade_came_before() {
    let scene = core().input("\n3\n");
    scene.run("drill --items questions --kind story --limit 1").done();
    let scene = scene.now("2026-11-21T20:00:00Z");
    scene.run("story new 'The portal'").done();
    let scene = scene.file("stories/the-portal.toml", "title = 'The portal'\nsituation = 'Old.'\n");
    let refused = scene.run("undo").status(1).stderr;
    assert!(refused.contains("the-portal.toml was changed there since"), "{refused}");
    let next = scene.run("undo").done().stderr;
    assert!(next.contains("good, Sat 21 Nov 19:00"), "{next}");
}

#[test]
fn what_was_written_into_an_entry_since_is_not_taken_away_with_it() {
    let scene = kept_with_care();
    scene.run("interview add '14 dec' --company Globex").done();
    let noted = scene
        .text("interviews.toml")
        .replace("company = \"Globex\"", "company = \"Globex\"  # ask for Petra");
    let scene = scene.file("interviews.toml", &noted);
    let refused = scene.run("undo").status(1).stderr;
    assert!(refused.contains("remarks of yours stand in"), "{refused}");
    assert_eq!(scene.text("interviews.toml"), noted);
    let scene = kept_with_care().file("stories/merged-team.toml", STORY.replace("status = \"ready\"\n", ""));
    scene.run("story ready merged-team").done();
    let noted = scene.text("stories/merged-team.toml").replace("\"ready\"", "\"ready\"  # told it to Anna");
    let scene = scene.file("stories/merged-team.toml", &noted);
    let refused = scene.run("undo").status(1).stderr;
    assert!(refused.contains("a remark of yours stands behind `status`"), "{refused}");
    assert_eq!(scene.text("stories/merged-team.toml"), noted);
}

#[test]
fn where_undo_cannot_remember_it_is_said_and_nothing_older_is_taken_back() {
    let scene = kept_with_care().file("stories/portal.toml", "title = 'The portal'\n");
    scene.run("jot 'done before'").done();
    let state = scene.user().join(".local/state/stardrill");
    for file in fs::read_dir(&state).unwrap() {
        let file = file.unwrap().path();
        if file.to_string_lossy().contains("undo-") {
            fs::remove_file(&file).unwrap();
            fs::create_dir_all(file.join("in the way")).unwrap();
        }
    }
    let said = scene.run("link merged-team hire").done().stderr;
    assert!(said.contains("`stardrill undo` does not know of this"), "{said}");
    scene.run("undo").done().stderr(expect![["There is nothing to take back.\n"]]);
    let refused = scene.run("story delete portal").status(1).stderr;
    assert!(
        refused.contains("nothing was deleted") && scene.path("stories/portal.toml").exists(),
        "{refused}"
    );
}

#[test]
fn points_go_and_come_back_at_their_place() {
    let scene = kept_with_care();
    for command in [
        "points style --add 'limit: not in a crisis'",
        "points style --add one --add two",
        "points conflict --add 'I have not had to.'",
        "points style --remove 1",
        "points style --remove 2",
        "points style --remove 3",
    ] {
        let undone = takes_back(&scene, command).stderr;
        let count = if command.ends_with("two") { 2 } else { 1 };
        assert_eq!(undone.matches("Taken back. Now: ").count(), count, "{command}: {undone}");
    }
}

#[test]
fn what_was_added_to_a_file_is_out_of_it_again() {
    let scene = kept_with_care();
    takes_back(&scene, "ask 'What would your last CFO say?' --tag budget").stderr(expect![[r#"
        Taken back. Now: heard/what-would-your-last-cfo-say is out of decks/heard.toml.
    "#]]);
    takes_back(&scene, "interview add '14 dec' --company Acme --role 'Head of IT' --time 10:00").stderr(
        expect![[r#"
            Taken back. Now: interview `acme-2` is out of interviews.toml.
        "#]],
    );
}

#[test]
fn what_made_a_file_takes_it_away_again() {
    let scene = kept_with_care();
    takes_back(&scene, "jot 'FY23 freeze, left the datacentre anyway'").stderr(expect![[r#"
        Taken back. Now: stories/fy23-freeze-left-the-datacentre-anyway.toml is gone.
    "#]]);
    takes_back(&scene, "deck copy strategy").stderr(expect![[r#"
        Taken back. Now: decks/strategy.toml is gone.
    "#]]);
}

#[test]
fn a_file_that_was_begun_for_it_stays_without_it() {
    let scene = core();
    for (command, file, left) in [
        ("ask 'Why?'", "decks/heard.toml", "id = \"heard\"\ntitle = \"Heard in interviews\"\n"),
        ("interview add '14 dec'", "interviews.toml", ""),
        ("points style --add one", "points.toml", "\"core/style\" = []\n"),
    ] {
        scene.run(command).done();
        assert!(scene.text(file).len() > left.len(), "{command}");
        scene.run("undo").done();
        assert_eq!(scene.text(file), left, "{command}");
    }
    scene.run("check").done().quiet().stdout(expect![[""]]);
}

#[test]
fn a_story_is_back_under_its_old_name_and_its_history_follows_both_ways() {
    let told = |scene: &Scene, name: &str| {
        let shown = scene.run(&format!("story show {name}")).done().stdout;
        assert!(shown.contains("rehearsed 1 time, last yesterday"), "{name}:\n{shown}");
    };
    let scene = kept_with_care().now("2026-11-20T19:00:00Z").input("\n\n3\n");
    scene.run("tell merged-team").done();
    let scene = scene.now("2026-11-21T19:00:00Z");
    let before = scene.files();
    scene.run("story rename merged-team two-teams").done();
    assert!(!scene.path("stories/merged-team.toml").exists());
    told(&scene, "two-teams");
    scene.run("undo").done().stderr(expect![[r#"
        Taken back. Now: `two-teams` is now `merged-team`; its history follows.
    "#]]);
    assert!(!scene.path("stories/two-teams.toml").exists());
    told(&scene, "merged-team");
    // The name that it bore meanwhile stays an alias, for what was recorded under it; all else is as it was.
    let now = scene.text("stories/merged-team.toml");
    let without_alias = now.replace("aliases = [\"two-teams\"]\n", "");
    assert_ne!(without_alias, now);
    assert_eq!(without_alias.as_bytes(), before["stories/merged-team.toml"]);
    assert_eq!(scene.run("undo").done().stderr.lines().count(), 1, "and the grade is next");
}

#[test]
fn line_ends_mark_and_mode_of_a_file_stay() {
    let scene = kept_with_care();
    let story = format!("\u{feff}{}", scene.text("stories/merged-team.toml").replace('\n', "\r\n"));
    let interviews = scene.text("interviews.toml").replace('\n', "\r\n");
    let scene = scene.file("stories/merged-team.toml", story).file("interviews.toml", interviews);
    let mode =
        |scene: &Scene| fs::metadata(scene.path("stories/merged-team.toml")).unwrap().permissions().mode();
    fs::set_permissions(scene.path("stories/merged-team.toml"), fs::Permissions::from_mode(0o640)).unwrap();
    let before = mode(&scene);
    takes_back(&scene, "unlink merged-team conflict").stderr(expect![[r#"
        Taken back. Now: `merged-team` is now linked to core/conflict.
    "#]]);
    takes_back(&scene, "story retire merged-team").stderr(expect![[r#"
        Taken back. Now: Story `merged-team` is ready.
    "#]]);
    takes_back(&scene, "interview add '14 dec' --company Acme").stderr(expect![[r#"
        Taken back. Now: interview `acme-2` is out of interviews.toml.
    "#]]);
    assert_eq!(mode(&scene), before);
}

#[test]
fn what_stands_in_the_way_of_a_step_drops_it_alone() {
    let scene = kept_with_care();
    let before = scene.text("interviews.toml");
    scene.run("interview add '14 dec' --company Acme").done();
    scene.run("story rename merged-team two-teams").done();
    let scene = scene.file("stories/merged-team.toml", "title = 'Another'\n");
    scene.run("undo").status(1).stderr(expect![[r#"
        error: stories/merged-team.toml exists already, so nothing was taken back: the last change was: `merged-team` is now `two-teams`; its history follows.
          help: the next undo takes back what was done before it
    "#]]);
    assert_eq!(scene.text("stories/merged-team.toml"), "title = 'Another'\n");
    scene.run("undo").done();
    assert_eq!(scene.text("interviews.toml"), before);
}

#[test]
fn what_was_done_on_an_earlier_day_is_taken_back_only_when_the_person_says_so() {
    let scene = core();
    scene.run("jot 'A line of yesterday'").done();
    let scene = scene.now("2026-11-23T09:00:00Z");
    let mut terminal = Terminal::tall(&scene, "undo");
    terminal.see("The last thing done here is of Sat 21 Nov. Take it back? [y/N]").press(ENTER);
    terminal.see("Nothing was taken back.");
    assert_eq!(terminal.end(), 0);
    assert!(scene.path("stories/a-line-of-yesterday.toml").exists());
    let mut terminal = Terminal::tall(&scene, "undo");
    terminal.see("Take it back?").press("y\r").see("Taken back. Now:");
    assert_eq!(terminal.end(), 0);
    assert!(!scene.path("stories/a-line-of-yesterday.toml").exists());
    scene.run("undo").done().stderr(expect![[r#"
        There is nothing to take back.
    "#]]);
}
