//! A grade that was acknowledged is on disk, whenever the program is killed and wherever the log is cut.

use crate::scene::{Scene, core};
use crate::{dice, figure};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

const KILLS: usize = 200;
/// Grades that one drill is given: a failure brings a card back, three times.
const GRADES: u64 = 12;

/// A home with cards enough.
fn home() -> Scene {
    let cards: String = (0..GRADES)
        .map(|n| format!("[[question]]\nid = \"f{n}\"\nkind = \"fact\"\nask = \"What is {n}?\"\nanswer = \"{n}\"\nkey_points = [\"{n}\"]\n"))
        .collect();
    core().file("decks/core.toml", format!("id = \"core\"\ntitle = \"Core\"\n{cards}"))
}

/// The grades that stand in the log.
fn kept(scene: &Scene) -> usize {
    let all = scene.run("history --limit 9999 --format json").done().json();
    all["entries"].as_array().expect("entries").len()
}

#[test]
fn killed_at_any_moment_no_acknowledged_grade_is_lost() {
    let mut seed = 11;
    let mut lost = 0;
    for _ in 0..KILLS {
        let scene = home();
        let arguments = ["drill", "--minutes", "600", "--ahead"].map(str::to_owned);
        let mut child = scene
            .command(&arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let mut keys = child.stdin.take().expect("its stdin");
        let mut said = BufReader::new(child.stdout.take().expect("its stdout"));
        let until = dice(&mut seed, GRADES - 1);
        // A card is put only once the grade before it is synced; the kill falls somewhere in the work for the next one.
        let (mut put, mut line) = (0, String::new());
        keys.write_all(b"\n3\n").expect("a key");
        while said.read_line(&mut line).is_ok_and(|length| length > 0) {
            if line.contains("What is ") {
                put += 1;
                if put > until {
                    break;
                }
                keys.write_all(b"\n3\n").expect("a key");
            }
            line.clear();
        }
        let spin = dice(&mut seed, 400_000);
        (0..spin).for_each(|n| {
            std::hint::black_box(n);
        });
        child.kill().expect("a kill");
        child.wait().expect("its end");
        lost += usize::try_from(put).unwrap().saturating_sub(1).saturating_sub(kept(&scene));
    }
    figure("kills in a drill", KILLS, lost);
    assert_eq!(lost, 0);
}

#[test]
fn cut_at_every_byte_of_its_end_the_log_gives_what_stands_before() {
    let scene = home().input(&"\n3\n".repeat(5));
    scene.run("drill --minutes 600 --ahead --limit 5").done();
    let folder = scene.path("history");
    let file = fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&file).unwrap();
    let (mut tried, mut lost) = (0, 0);
    for end in whole.len().saturating_sub(300)..=whole.len() {
        fs::write(&file, &whole[..end]).unwrap();
        let lines = whole[..end].iter().filter(|byte| **byte == b'\n').count();
        let torn_is_whole = serde_json::from_slice::<serde_json::Value>(
            whole[..end].rsplit(|byte| *byte == b'\n').next().unwrap_or_default(),
        )
        .is_ok();
        let wanted = lines + usize::from(torn_is_whole);
        let before = kept(&scene);
        // And a grade behind a torn line stands for itself.
        let after = scene_with_one_more(&scene);
        tried += 1;
        lost += usize::from(before < wanted) + usize::from(after <= before);
    }
    figure("cuts of the log", tried, lost);
    assert_eq!(lost, 0);
}

fn scene_with_one_more(scene: &Scene) -> usize {
    let arguments = ["drill", "--ahead", "--limit", "1", "--minutes", "600"].map(str::to_owned);
    let mut child = scene
        .command(&arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");
    child.stdin.take().expect("its stdin").write_all(b"\n3\n").expect("keys");
    child.wait().expect("its end");
    kept(scene)
}
