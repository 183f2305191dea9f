//! Several processes in one home at once: nothing is lost, and nothing lands in the wrong place.

use crate::scene::{Scene, core};
use crate::terminal::{ENTER, Terminal};
use std::collections::HashSet;
use std::io::Write;
use std::process::{Child, Stdio};

const ACME: &str =
    "# the big one\n[[interview]]\nid = 'acme'\ndate = 2026-11-20   # a Friday\ncompany = 'Acme'\n";
const OTHER: &str =
    "[[interview]]\nid = 'other'\ndate = 2026-11-19\ncompany = 'Harbour'\nnotes = ['short']   # by phone\n\n";

/// A debrief of `acme` to its end, while `meanwhile` is done after its first line was typed.
fn debriefed(scene: &Scene, meanwhile: impl Fn()) {
    let mut terminal = Terminal::tall(scene, "interview debrief acme");
    terminal.see("What was asked?").see("  >");
    meanwhile();
    terminal.press("asked about a conflict, told merged-team\r");
    terminal.see("  >").press(ENTER);
    terminal.see("1 line kept").see("Which question was it?").press("a\r");
    terminal.see("Outcome?").press("next round\r");
    terminal.see("Next round on?").press(ENTER);
    assert_eq!(terminal.end(), 0);
}

fn assert_noted(scene: &Scene) {
    let json = scene.run("interview list --format json").done().quiet().json();
    let interviews = json["interviews"].as_array().unwrap();
    let acme = interviews.iter().find(|one| one["id"] == "acme").expect("acme");
    assert_eq!(acme["asked"], serde_json::json!(["core/conflict"]));
    assert_eq!(acme["told"], serde_json::json!(["merged-team"]));
    assert_eq!(acme["outcome"], "next round");
    for other in interviews.iter().filter(|one| one["id"] != "acme") {
        assert_eq!(
            (&other["asked"], &other["told"]),
            (&serde_json::json!([]), &serde_json::json!([])),
            "{other}"
        );
        assert!(other["outcome"].is_null(), "{other}");
    }
}

#[test]
fn a_debrief_notes_under_its_interview_though_another_was_put_before_it() {
    let scene = core().file("interviews.toml", ACME);
    debriefed(&scene, || std::fs::write(scene.path("interviews.toml"), format!("{OTHER}{ACME}")).unwrap());
    assert_noted(&scene);
    let text = scene.text("interviews.toml");
    assert!(text.starts_with(&format!("{OTHER}# the big one\n")), "{text}");
    assert!(text.contains("date = 2026-11-20   # a Friday\n"), "{text}");
    assert!(text.contains("notes = [\"asked about a conflict, told merged-team\"]"), "{text}");
}

#[test]
fn a_debrief_and_an_editor_at_once_keep_both() {
    let script = "cp \"$1\" \"$HOME/old\"; cat \"$HOME/other\" \"$HOME/old\" > \"$1\"";
    let scene = core().file("interviews.toml", ACME).editor(script);
    std::fs::write(scene.user().join("other"), OTHER).unwrap();
    debriefed(&scene, || {
        scene.run("interview edit").done().quiet();
        scene.run("interview add '14 dec' --company Later").done();
    });
    assert_noted(&scene);
    let text = scene.text("interviews.toml");
    assert!(text.starts_with(OTHER) && text.contains("id = \"later\""), "{text}");
}

#[test]
fn a_debrief_of_an_interview_that_is_gone_says_so_and_touches_nothing() {
    let scene = core().file("interviews.toml", ACME);
    let mut terminal = Terminal::tall(&scene, "interview debrief acme");
    terminal.see("  >");
    std::fs::write(scene.path("interviews.toml"), OTHER).unwrap();
    terminal.press("asked about a conflict\r");
    terminal.see("error: cannot edit interviews.toml").see("Enter tries again, q leaves").press("q\r");
    terminal.see("the last line was not kept");
    assert_eq!(terminal.end(), 1);
    assert_eq!(scene.text("interviews.toml"), OTHER);
}

#[test]
fn two_sittings_at_once_lose_no_grade() {
    let scene = Scene::example().now("2026-11-21T19:00:00Z+1");
    let open = || {
        Terminal::tall(&scene, "drill --items questions --deck business-acumen --kind fact --limit 6 --ahead")
    };
    let mut terminals = [open(), open()];
    for _ in 0..6 {
        for terminal in &mut terminals {
            terminal.answer();
        }
        for terminal in &mut terminals {
            terminal.see("? keys >").press("3");
        }
    }
    for mut terminal in terminals {
        terminal.see("6 grades kept");
        assert_eq!(terminal.end(), 0);
    }
    each_once(&scene, 12);
}

#[test]
fn sittings_that_race_through_pipes_lose_no_grade() {
    let scene = Scene::example().now("2026-11-21T19:00:00Z+1");
    let words =
        "drill --items questions --limit 20 --minutes 600".split(' ').map(str::to_owned).collect::<Vec<_>>();
    let start = || -> Child {
        let mut command = scene.command(&words);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let mut children: Vec<Child> = (0..4).map(|_| start()).collect();
    for child in &mut children {
        child.stdin.take().unwrap().write_all("\n3\n".repeat(20).as_bytes()).unwrap();
    }
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        let said = String::from_utf8_lossy(&output.stderr);
        // On a busy machine one may have to wait for another, and says so.
        assert!(said.lines().all(|line| line.starts_with("waiting for another program")), "{said}");
    }
    each_once(&scene, 80);
}

/// So many grades are in the history, each with an id of its own, and all are read.
#[track_caller]
fn each_once(scene: &Scene, count: usize) {
    let log = scene.log();
    let ids: HashSet<String> = log
        .iter()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("a whole line")["id"].to_string())
        .collect();
    assert_eq!((log.len(), ids.len()), (count, count));
    let read = scene.run("history --limit 1000 --format json").done().quiet().json();
    assert_eq!(read["entries"].as_array().unwrap().len(), count);
}
