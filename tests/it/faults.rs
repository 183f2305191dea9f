//! Things that go wrong around the files: pipes where files were meant, left-over files, sizes that may not grow, the same entry
//! twice.

use crate::scene::core;
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
