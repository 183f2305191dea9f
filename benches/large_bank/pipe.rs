//! The program through pipes: whole commands, and a sitting card by card.

use crate::home::Home;
use crate::output::Output;
use std::fs::OpenOptions;
use std::io::Write;
use std::process::{Child, ChildStdin, Stdio};
use std::time::{Duration, Instant};

/// Grades that are timed.
const GRADES: usize = 20;

/// How long a whole command takes; none if the program does not know it.
pub(crate) fn whole(home: &Home, line: &str) -> Option<Duration> {
    let mut command = home.command(line);
    command.stdin(Stdio::null());
    let started = Instant::now();
    let output = command.output().expect("the program");
    let taken = started.elapsed();
    match output.status.code() {
        Some(0 | 1) => Some(taken), // 1: a requirement is not met
        Some(2) => None,
        _ => panic!("{line}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr)),
    }
}

/// Fails if the program minds an error in the home: then something else would be measured than was meant.
pub(crate) fn insist_on_sound_files(home: &Home) {
    let check = home.command("check").output().expect("the program");
    assert!(check.status.success(), "a home with errors:\n{}", String::from_utf8_lossy(&check.stdout));
}

/// A drill, which ends with this value.
struct Sitting {
    child: Child,
    keys: ChildStdin,
    output: Output,
}

impl Drop for Sitting {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended
        let _ = self.child.wait();
    }
}

impl Sitting {
    /// Begins, and waits for the first card.
    fn begin(home: &Home, line: &str) -> Self {
        let mut child = home
            .command(line)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let keys = child.stdin.take().expect("its stdin");
        let output = Output::of(child.stdout.take().expect("its stdout"));
        let sitting = Self { child, keys, output };
        assert!(sitting.output.shows(is_card), "`{line}` shows no card");
        sitting
    }

    fn type_line(&mut self, line: &str) {
        self.keys.write_all(format!("{line}\n").as_bytes()).expect("its stdin");
    }
}

/// Every card begins with its place, as in `1 of 12 · strategy · fact`.
fn is_card(text: &str) -> bool {
    text.lines().any(|line| line.contains(" of ") && line.contains(" · "))
}

/// The last line of an answer says when the card would come again after each grade.
fn is_answer(text: &str) -> bool {
    text.ends_with('\n') && text.lines().any(|line| line.starts_with("1 again") && line.contains("4 easy"))
}

/// How long it takes until the first card is there.
pub(crate) fn first_card(home: &Home) -> Duration {
    let started = Instant::now();
    let sitting = Sitting::begin(home, "drill");
    let taken = started.elapsed();
    drop(sitting);
    taken
}

/// How long it takes from each grade to the next card, and beside it one sync on the same file system.
pub(crate) fn grades(home: &Home) -> Vec<(Duration, Duration)> {
    let beside = home.user().join("beside.jsonl");
    let mut sitting = Sitting::begin(home, "drill --minutes 60");
    let mut taken = vec![];
    while taken.len() < GRADES {
        sitting.type_line("");
        assert!(sitting.output.shows(is_answer), "an answer without grades");
        let sync = one_sync(&beside);
        let started = Instant::now();
        sitting.type_line("3");
        if !sitting.output.shows(is_card) {
            break; // a small home has fewer cards
        }
        taken.push((started.elapsed(), sync));
    }
    taken
}

/// A line of 200 bytes, appended to a file and synced.
fn one_sync(path: &std::path::Path) -> Duration {
    let mut file = OpenOptions::new().create(true).append(true).open(path).expect("a file");
    let started = Instant::now();
    file.write_all(&[b'x'; 200]).and_then(|()| file.sync_data()).expect("a synced line");
    started.elapsed()
}

/// The peak memory of a drill that waits at its first card, in bytes.
pub(crate) fn peak_at_card(home: &Home) -> Option<u64> {
    peak(Sitting::begin(home, "drill").child.id())
}

/// The peak memory of a whole command, in bytes: asked again and again until it ends.
pub(crate) fn peak_of_whole(home: &Home, line: &str) -> Option<u64> {
    let mut command = home.command(line);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program");
    let mut largest = None;
    while child.try_wait().expect("its state").is_none() {
        largest = peak(child.id()).or(largest);
    }
    largest
}

/// The most memory that a process has held so far; none once it ended, or where there is no `/proc`.
fn peak(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<u64>().ok()? * 1024)
}
