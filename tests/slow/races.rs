//! Several at once: writers of grades, and editors that save while a command edits.

use crate::figure;
use crate::scene::{Scene, core};
use std::collections::HashSet;
use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;

const WRITERS: usize = 4;
const ROUNDS: usize = 100;
const SAVES: usize = 300;

/// Starts a command and gives it keys.
fn start(scene: &Scene, line: &str, keys: &str) -> std::process::Child {
    let mut child = scene
        .command(&shlex::split(line).unwrap())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");
    let _ = child.stdin.take().expect("its stdin").write_all(keys.as_bytes()); // it may have ended
    child
}

/// The grades that a drill says it kept.
fn said_kept(mut drill: std::process::Child) -> usize {
    let mut said = String::new();
    drill.stdout.take().expect("its stdout").read_to_string(&mut said).expect("UTF-8");
    assert!(drill.wait().unwrap().success());
    let count = said.lines().find_map(|line| line.split_once(" grade")?.0.trim().parse().ok());
    count.unwrap_or(0)
}

#[test]
fn writers_at_once_lose_no_grade() {
    let scene = core();
    let keys = "\n1\n".repeat(4); // a failure comes back three times
    let mut wanted = 0;
    for _ in 0..ROUNDS {
        let drill = "drill --minutes 600 --ahead --items questions --limit 1";
        let all: Vec<_> = (0..WRITERS).map(|_| start(&scene, drill, &keys)).collect();
        wanted += all.into_iter().map(said_kept).sum::<usize>();
    }
    assert!(wanted > ROUNDS, "{wanted}");
    let ids: HashSet<String> = scene
        .log()
        .iter()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].to_string())
        .collect();
    figure("grades of four writers", wanted, wanted - ids.len());
    assert_eq!(ids.len(), wanted);
}

#[test]
fn an_editor_that_saves_meanwhile_loses_nothing() {
    let scene = core();
    let file = scene.path("stories/merged-team.toml");
    let original = fs::read_to_string(&file).unwrap();
    let mut lost = 0;
    for save in 0..SAVES {
        fs::write(&file, &original).unwrap();
        let mut command = start(&scene, "link merged-team style", "");
        // As vim does it: a new file takes the place of the old one.
        let marker = format!("# saved {save}\n");
        let beside = scene.path("stories/.merged-team.swp");
        fs::write(&beside, format!("{marker}{original}")).unwrap();
        (0..save * 2000).for_each(|n| {
            std::hint::black_box(n);
        });
        fs::rename(&beside, &file).unwrap();
        command.wait().unwrap();
        lost += usize::from(!fs::read_to_string(&file).unwrap().starts_with(&marker));
    }
    figure("saves by an editor during a link", SAVES, lost);
    assert_eq!(lost, 0);
}
