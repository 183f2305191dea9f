//! The time zone of `TZ`, by name: the one thing that is tested by the real clock.

use crate::scene::{Scene, core};
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

/// Grades one card by the real clock in this zone; returns the grade's moment and what was said on stderr.
fn graded_in(zone: &str) -> (Scene, String, String) {
    let scene = core();
    let mut command = scene.command(&["drill".to_owned(), "--limit".to_owned(), "1".to_owned()]);
    command.env_remove("STARDRILL_NOW").env("TZ", zone);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program");
    child.stdin.take().expect("its stdin").write_all(b"\n3\n").expect("its stdin");
    let output = child.wait_with_output().expect("its output");
    assert!(output.status.success());
    let log = scene.log();
    let [line] = log.as_slice() else { panic!("{log:?}") };
    let entry: serde_json::Value = serde_json::from_str(line).expect("an entry");
    let at = entry["at"].as_str().expect("a moment").to_owned();
    (scene, at, String::from_utf8(output.stderr).expect("UTF-8"))
}

#[test]
fn a_grade_carries_the_offset_of_the_zone_that_was_named() {
    if !Path::new("/usr/share/zoneinfo/Europe/Berlin").exists() {
        return;
    }
    for (zone, offsets) in [
        ("Europe/Berlin", &["+01:00", "+02:00"][..]),
        (":Europe/Berlin", &["+01:00", "+02:00"]),
        ("UTC", &["+00:00"]),
        ("Asia/Kolkata", &["+05:30"]),
        ("America/Phoenix", &["-07:00"]),
    ] {
        let (scene, at, said) = graded_in(zone);
        assert!(offsets.iter().any(|offset| at.ends_with(offset)), "{zone}: {at}");
        assert_eq!(said, "", "{zone}");
        scene.run("check").done().quiet();
    }
}

#[test]
fn a_zone_that_is_not_known_is_said_and_days_begin_by_utc() {
    let (_scene, at, said) = graded_in("Nowhere/Land");
    assert!(at.ends_with("+00:00"), "{at}");
    assert_eq!(said, "warning: the time zone TZ=Nowhere/Land is not known; days begin by UTC\n");
}
