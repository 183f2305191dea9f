//! Things that go wrong around the files: pipes where files were meant, left-over files, sizes that may not grow, the same entry
//! twice.

use crate::scene::core;
use crate::terminal::{ENTER, Terminal};
use std::process::Command;

#[test]
fn a_pipe_that_nobody_reads_is_an_error_and_stays_a_pipe() {
    let scene = core();
    let pipe = scene.path("report");
    let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
    assert!(made.success());
    let outcome = scene.run("coverage -o stardrill/report").status(1);
    assert!(outcome.stderr.contains("cannot write"), "{}", outcome.stderr);
    assert!(!pipe.is_file() && pipe.exists());
}

#[test]
fn a_report_is_written_through_to_what_is_no_file() {
    let outcome = core().run("coverage -o /dev/stdout").done();
    assert!(outcome.stdout.contains("Likely questions answered"), "{}", outcome.stdout);
}

#[test]
fn what_a_killed_process_left_half_made_goes_with_the_next_edit() {
    let scene = core().file("stories/.stardrill-AbCdEf", "title = 'half'\n").file(".stardrill-XyZ123", "x");
    scene.run("jot 'A second story'").done();
    assert!(!scene.path("stories/.stardrill-AbCdEf").exists() && !scene.path(".stardrill-XyZ123").exists());
    assert!(scene.path("stories/a-second-story.toml").exists());
}

#[test]
fn a_report_that_was_left_half_made_goes_with_the_next_one_beside_it_unless_it_may_be_in_the_making() {
    let scene = core();
    let [old, young, other] =
        [".stardrill-report-AbCdEf", ".stardrill-report-XyZ123", ".stardrill-report-mine"]
            .map(|name| scene.user().join(name));
    for file in [&old, &young, &other] {
        std::fs::write(file, "half").expect("a file");
    }
    let hour_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
    for file in [&old, &other] {
        let file = std::fs::File::options().write(true).open(file).expect("a file");
        file.set_modified(hour_ago).expect("its time");
    }
    scene.run("coverage -o report.txt").done();
    assert!(!old.exists() && young.exists() && other.exists());
}

#[test]
fn a_file_that_may_not_grow_is_an_error_and_no_silent_end() {
    let scene = core();
    let before = scene.files();
    let program = scene.command(&["jot".to_owned(), "Another story".to_owned()]);
    let mut limited = Command::new("sh");
    limited.arg("-c").arg("ulimit -f 0; exec \"$0\" jot 'Another story'").arg(program.get_program());
    limited.current_dir(scene.user()).env_clear();
    for (name, value) in program.get_envs() {
        limited.env(name, value.unwrap_or_default());
    }
    let output = limited.env("PATH", "/usr/bin:/bin").output().expect("sh");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot create"), "{output:?}");
    assert!(scene.files() == before);
}

#[test]
fn an_entry_whose_moment_was_edited_counts_once() {
    let entry = |id: char, minute: u8| {
        format!(
            "{{\"v\":1,\"id\":\"0192f8f0-0000-7000-8000-00000000000{id}\",\"at\":\"2026-11-20T19:4{minute}:00.000-05:00\",\
             \"kind\":\"reviewed\",\"item\":\"question/core/npv\",\"grade\":\"good\",\"seconds\":41,\"mode\":\"drill\"}}\n"
        )
    };
    let scene = core().file("history/one.jsonl", entry('1', 1) + &entry('2', 2) + &entry('1', 3));
    let listed = scene.run("history").done().stdout;
    assert!(listed.contains("2 grades"), "{listed}");
}

#[test]
fn a_debrief_writes_above_a_table_within_its_interview() {
    let interviews = "[[interview]]\nid = 'acme'\ndate = 2026-11-20\n\n[interview.emphasis]\nstrategy = 2\n";
    let scene = core().file("interviews.toml", interviews);
    let mut terminal = Terminal::tall(&scene, "interview debrief");
    terminal.see("  >").press("they asked about a conflict\r").see("  >").press(ENTER);
    terminal
        .see("Which question was it?")
        .press(ENTER)
        .see("Outcome?")
        .press(ENTER)
        .see("Next round on?")
        .press(ENTER);
    assert_eq!(terminal.end(), 0);
    let kept = scene.text("interviews.toml");
    assert!(kept.contains("notes = [\"they asked about a conflict\"]\n\n[interview.emphasis]"), "{kept}");
}

#[test]
fn a_pipe_where_a_file_belongs_is_named_and_nothing_waits() {
    let scene = core();
    for file in ["interviews.toml", "points.toml"] {
        assert!(Command::new("mkfifo").arg(scene.path(file)).status().expect("mkfifo").success());
    }
    for command in ["interview add 2026-12-01", "points style --add x"] {
        let refused = scene.run(command).status(1).stderr;
        assert!(refused.contains("it is no file"), "{command}: {refused}");
    }
}

#[test]
fn only_what_we_left_half_made_is_swept_away() {
    let scene =
        core().file(".stardrill-backup.toml", "notes").file("stories/.stardrill-report-Ab3dE9", "a report");
    scene.run("jot 'one line'").done();
    assert!(
        scene.path(".stardrill-backup.toml").exists()
            && scene.path("stories/.stardrill-report-Ab3dE9").exists()
    );
}

#[test]
fn a_new_name_that_appeared_meanwhile_is_not_overwritten() {
    let scene = core()
        .file("stories/a-draft.toml", "title = 'Mine'\n")
        .file("stories/target.toml", "title = 'Theirs'\n");
    scene.run("story rename a-draft target").status(1);
    assert!(
        scene.text("stories/target.toml").contains("Theirs")
            && scene.text("stories/a-draft.toml").contains("Mine")
    );
}

#[test]
fn of_many_broken_lines_the_first_hundred_are_named_and_the_rest_counted() {
    let good = r#"{"v":1,"id":"0193522b-0000-7000-8000-000000000001","at":"2026-11-20T19:40:00Z","kind":"reviewed","item":"question/core/conflict","grade":"good","seconds":4}"#;
    let log = format!(
        "{}{good}\n{}{}\n",
        "{torn\n".repeat(150),
        "x".repeat(5_000_000),
        good.replace("001\"", "002\"")
    );
    let scene = core().file("history/laptop.jsonl", log);
    let check = scene.run("check --format json").status(1).json();
    let minded = check["diagnostics"].as_array().expect("diagnostics");
    assert_eq!(minded.len(), 101, "{check}");
    let last = minded.last().expect("one");
    assert!(last["message"].as_str().expect("a text").contains("and 50 more"), "{last}");
    assert_eq!(last["line"], 101);
    assert_eq!(
        scene.run("history --format json").done().json()["entries"].as_array().expect("entries").len(),
        1
    );
}

#[test]
fn what_is_passed_over_is_named() {
    use std::os::unix::ffi::OsStrExt;
    let story = crate::scene::STORY;
    let scene = core()
        .file("stories/old/one.toml", story)
        .file("stories/Two.TOML", story)
        .file("interviews.toml", "")
        .file("interviews (conflicted copy 2026-11-02).toml", "")
        .file("points-DESKTOP-1.toml", "")
        .file("points.toml", "");
    let odd = scene.path("stories").join(std::ffi::OsStr::from_bytes(b"odd-\xff.toml"));
    std::fs::write(odd, story).expect("a file");
    let minded = scene.run("check --format short");
    for named in [
        "stories/old/one.toml",
        "stories/Two.TOML",
        "interviews (conflicted copy 2026-11-02).toml",
        "points-DESKTOP-1.toml",
        "stories/odd-\u{fffd}.toml",
    ] {
        assert!(minded.stdout.contains(named), "{named}: {}", minded.stdout);
    }
}

#[test]
fn a_file_too_long_to_be_a_story_is_named_and_left() {
    let scene = core();
    let file = std::fs::File::create(scene.path("stories/huge.toml")).unwrap();
    file.set_len(40 << 20).unwrap(); // sparse: it takes no room
    let said = scene.run("check --format short").status(1).stdout;
    assert!(said.contains("stories/huge.toml:1:1: error[unreadable-file]"), "{said}");
    assert!(said.contains("it has 40 MB; files of more than 32 are not read"), "{said}");
    assert!(scene.run("story list").done().stdout.contains("merged-team"));
}

/// Not a scene: what the next one runs in a terminal of its own.
#[test]
#[ignore = "ends the process that runs it"]
fn a_panic_in_the_middle_of_reading() {
    if std::env::var_os("STARDRILL_PANICS").is_some() {
        stardrill::console::faults::end_the_process();
        let nothing: Vec<u8> = vec![];
        let _ = nothing[std::env::args().count()];
    }
}

#[test]
fn a_fault_of_ours_is_said_and_ends_with_its_own_status() {
    let own = std::env::current_exe().expect("this binary");
    let output = Command::new(own)
        .args(["--exact", "faults::a_panic_in_the_middle_of_reading", "--ignored", "--nocapture"])
        .env("STARDRILL_PANICS", "1")
        .output()
        .expect("this binary");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(70), "{output:?}");
    assert!(said.contains("bug: index out of bounds") && said.contains("tests/it/faults.rs, line"), "{said}");
    assert!(said.contains("help: everything kept so far stays"), "{said}");
}
