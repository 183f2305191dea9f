//! Disks that are full, may not be written, or go away: a grade is said to be kept only where it is, nothing is made anew in the place
//! of the home, and when the disk is back everything earlier is there.
//!
//! Where this machine may not mount a small disk of its own, that is said, and the rest is tried.

use crate::figure;
use crate::scene::{Scene, core};
use crate::terminal::{ENTER, Terminal};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const AGAIN: &str = "The grade is not kept yet. Enter tries again, q leaves without it:";
const DRILL: &str = "drill --ahead --items questions --limit 1";
const GRADE: &str = "\n3\n";
/// What a disk takes at a time.
const PAGE: usize = 4096;

/// Commands that write, each to a file of its own; what they say on success is of no matter here.
const WRITING: [&str; 8] = [
    DRILL,
    "link merged-team style",
    "points style --add 'because: it works'",
    "jot 'A line of mine'",
    "skip npv",
    "story rename merged-team one-team",
    "story retire merged-team",
    "deck copy strategy",
];

/// A home with a grade of the day before.
fn home() -> Scene {
    let scene = core().now("2026-11-20T19:00:00Z").input(GRADE);
    scene.run("drill --kind fact").done();
    scene.now("2026-11-21T19:00:00Z")
}

/// A home on a small disk of its own, which is mounted in two places, so that it stays when it goes from one.
struct Disk(Scene);

impl Disk {
    /// `None` where this machine may not mount one.
    fn new() -> Option<Self> {
        let scene = home();
        let files = scene.files();
        let disk = Self(scene);
        let (keeper, place) = (disk.0.user().join("disk"), disk.0.path(""));
        fs::create_dir(&keeper).unwrap();
        let none = Path::new("none");
        if !mount(&["-t", "tmpfs", "-o", "size=256k,mode=700"], none, &keeper) || !disk.is_put_in() {
            return None;
        }
        for (name, bytes) in files {
            let path = place.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Some(disk)
    }

    /// Puts the disk into its place.
    fn is_put_in(&self) -> bool {
        mount(&["--bind"], &self.0.user().join("disk"), &self.0.path(""))
    }

    /// Takes it away from there, whoever uses it.
    fn take_out(&self) {
        assert!(unmount(&self.0.path("")));
    }

    /// Whether nothing may be written to it.
    fn set_read_only(&self, is_read_only: bool) {
        let how = if is_read_only { "remount,ro" } else { "remount,rw" };
        assert!(mount(&["-o", how], Path::new("none"), &self.0.user().join("disk")));
    }

    /// Fills it to the last byte: the log to the end of a page, too.
    fn fill(&self) {
        let log = fs::read_dir(self.0.path("history")).unwrap().next().unwrap().unwrap().path();
        let length = fs::metadata(&log).unwrap().len();
        let missing = PAGE - usize::try_from(length).unwrap() % PAGE;
        let mut log = File::options().append(true).open(log).unwrap();
        log.write_all(&vec![b'\n'; missing]).unwrap();
        let mut filler = File::create(self.0.user().join("disk/filler")).unwrap();
        while filler.write_all(&[b'x'; PAGE]).is_ok() {}
    }

    fn make_room(&self) {
        fs::remove_file(self.0.user().join("disk/filler")).unwrap();
    }

    /// The person's files; a full disk's filler is none.
    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = self.0.files();
        files.remove("filler");
        files
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        unmount(&self.0.path(""));
        unmount(&self.0.user().join("disk"));
    }
}

fn mount(how: &[&str], what: &Path, place: &Path) -> bool {
    Command::new("mount").args(how).arg(what).arg(place).output().is_ok_and(|done| done.status.success())
}

fn unmount(place: &Path) -> bool {
    Command::new("umount").arg("-l").arg(place).output().is_ok_and(|done| done.status.success())
}

/// A drill in a terminal whose first grade cannot be written, as the disk was taken away behind the card.
fn failed(scene: &Scene, take_away: impl Fn()) -> Terminal {
    let mut terminal = Terminal::tall(scene, "drill --ahead --items questions");
    terminal.see("1 of 2").answer().see("? keys >");
    take_away();
    terminal.press("4").see("error: ").see(AGAIN).miss("Kept");
    terminal
}

/// The person waits until the disk is back, or leaves; in either case what is said is what is in the log.
fn grades_wait_for(
    scene: &Scene,
    take_away: impl Fn(),
    is_untouched: impl Fn() -> bool,
    give_back: impl Fn(),
) {
    let earlier = lines(scene);
    let mut leaving = failed(scene, &take_away);
    leaving.press("q\r").see("error: the last grade was not kept; everything before it was");
    assert_eq!(leaving.end(), 1);
    assert!(is_untouched());
    give_back();
    assert_eq!(lines(scene), earlier);
    let mut waiting = failed(scene, &take_away);
    waiting.press(ENTER).see("error: ").see(AGAIN).miss("Kept");
    assert!(is_untouched());
    give_back();
    waiting.press(ENTER).see("Kept: easy.").see("2 of 2").front().press("q").see("1 grade kept");
    assert_eq!(waiting.end(), 0);
    let now = lines(scene);
    assert_eq!((&now[..earlier.len()], now.len()), (&earlier[..], earlier.len() + 1));
    scene.run("check").done();
}

/// The lines of the log that say something.
fn lines(scene: &Scene) -> Vec<String> {
    scene.log().into_iter().filter(|line| !line.is_empty()).collect()
}

/// Every writing command fails in words, and leaves each file as it was.
fn none_is_written(disk: &Disk, lost: &mut Vec<String>) {
    let before = disk.files();
    for line in WRITING {
        let outcome = disk.0.run(line);
        if outcome.status != 1 || !outcome.stderr.contains("error: ") {
            lost.push(format!("`{line}` ended with {}: {}", outcome.status, outcome.stderr));
        }
        if disk.files() != before {
            lost.push(format!("`{line}` changed something"));
        }
    }
}

/// A test that wants a disk of its own.
fn on_a_disk(what: &str, test: impl Fn(Disk) -> usize) {
    match Disk::new() {
        Some(disk) => figure(what, test(disk), 0),
        None => figure(&format!("{what} (no disk may be mounted here)"), 0, 0),
    }
}

#[test]
fn a_full_disk_costs_no_grade_and_no_file() {
    on_a_disk("commands and drills on a full disk", |disk| {
        let mut lost = vec![];
        disk.fill();
        none_is_written(&disk, &mut lost);
        assert!(lost.is_empty(), "{}", lost.join("\n"));
        disk.make_room();
        grades_wait_for(&disk.0, || disk.fill(), || true, || disk.make_room());
        disk.0.run("link merged-team style").done();
        WRITING.len() + 2
    });
}

#[test]
fn a_disk_that_may_not_be_written_costs_no_grade_and_no_file() {
    on_a_disk("commands and drills on a disk that is read only", |disk| {
        let mut lost = vec![];
        disk.set_read_only(true);
        none_is_written(&disk, &mut lost);
        assert!(lost.is_empty(), "{}", lost.join("\n"));
        disk.set_read_only(false);
        grades_wait_for(&disk.0, || disk.set_read_only(true), || true, || disk.set_read_only(false));
        WRITING.len() + 2
    });
}

#[test]
fn a_disk_that_was_unmounted_is_not_made_anew_in_its_empty_place() {
    on_a_disk("drills whose disk is unmounted meanwhile", |disk| {
        // Below the mount lies the home that was there before: its place must be empty.
        disk.take_out();
        fs::remove_dir_all(disk.0.path("")).unwrap();
        fs::create_dir(disk.0.path("")).unwrap();
        assert!(disk.is_put_in());
        let is_empty = || disk.0.files().is_empty() && fs::read_dir(disk.0.path("")).unwrap().count() == 0;
        grades_wait_for(&disk.0, || disk.take_out(), is_empty, || assert!(disk.is_put_in()));
        2
    });
}

/// A small disk for recordings alone, which the recorder fills: what it wrote is heard as far as it goes, and the telling is kept.
#[test]
fn a_recorder_that_fills_its_disk_costs_no_telling() {
    let scene = core();
    let user = scene.user();
    let recordings = user.join(".local/state/stardrill/recordings");
    fs::create_dir_all(&recordings).unwrap();
    if !mount(&["-t", "tmpfs", "-o", "size=64k,mode=700"], Path::new("none"), &recordings) {
        println!("a disk that a recorder fills: this machine may not mount one");
        return;
    }
    let wav = "RIFF\\377\\377\\377\\177WAVEfmt \\020\\0\\0\\0\\001\\0\\001\\0\\100\\037\\0\\0\\200\\076\\0\\0\\002\\0\\020\\0data\\333\\377\\377\\177";
    let script = format!(
        "trap 'exit 1' INT\nprintf '{wav}' > \"$1\"\nyes 'tone and tune' >> \"$1\" 2>{0}/complaint\nmkfifo {0}/waits\nexec 3<>{0}/waits\nread line <&3\n",
        user.display()
    );
    fs::write(user.join("record.sh"), script).unwrap();
    let scene = scene.variable("STARDRILL_RECORD", &format!("sh {}/record.sh {{wav}}", user.display()));
    let mut terminal = Terminal::tall(&scene, "tell merged-team --record");
    terminal.see("Enter starts the clock >").press(ENTER).see("of 1:30 to 2:00");
    let complaint = user.join("complaint");
    let begun = std::time::Instant::now();
    while fs::read_to_string(&complaint).unwrap_or_default().is_empty() {
        assert!(begun.elapsed() < std::time::Duration::from_secs(20), "the disk is not full");
        std::thread::yield_now();
    }
    terminal.press(ENTER).see("What the recording shows").see("? keys >").press("2").see("1 grade kept");
    terminal.see("e opens the story").press(ENTER);
    let status = terminal.end();
    let left: Vec<_> = fs::read_dir(&recordings).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(unmount(&recordings));
    assert_eq!((status, left.len(), scene.log().len()), (0, 0, 1), "{left:?}");
    figure("a disk that a recorder fills", 1, 0);
}

#[test]
fn a_home_that_was_moved_away_is_not_made_anew() {
    let scene = home();
    let (place, aside) = (scene.path(""), scene.user().join("aside"));
    let place = place.components().as_path().to_owned();
    grades_wait_for(
        &scene,
        || fs::rename(&place, &aside).unwrap(),
        || !place.exists(),
        || fs::rename(&aside, &place).unwrap(),
    );
    figure("drills whose home is moved away meanwhile", 2, 0);
}

#[test]
fn a_file_that_may_grow_no_more_is_as_before_or_whole() {
    let (mut tried, mut failed, mut lost) = (0, 0, vec![]);
    for line in WRITING {
        for blocks in 0..4 {
            let scene = home().input(GRADE);
            let before = scene.files();
            tried += 1;
            let (status, said) = limited(&scene, line, blocks);
            let is_as_before = scene.files() == before;
            match status {
                Some(0) if !is_as_before => {}
                Some(1) if is_as_before && said.contains("error: ") => failed += 1,
                _ => lost.push(format!("`{line}` with {blocks} blocks: {status:?}, {said}")),
            }
            scene.run("check").done();
        }
    }
    figure("commands whose files may grow to a limit", tried, lost.len());
    assert!(failed > WRITING.len() && failed < tried, "{failed} failed of {tried}");
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// Runs a command whose files may have so many blocks of 512 bytes; status, and what it said on stderr.
fn limited(scene: &Scene, line: &str, blocks: usize) -> (Option<i32>, String) {
    let ready = scene.command(&shlex::split(line).unwrap());
    let mut command = Command::new("/bin/sh");
    // The signal of the limit would kill: what is tried is the call that fails.
    command.arg("-c").arg(format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"")).arg("sh");
    command.arg(ready.get_program()).args(ready.get_args()).current_dir(scene.user());
    command.env_clear().envs(ready.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("a shell");
    let _ = child.stdin.take().unwrap().write_all(GRADE.as_bytes()); // it may have ended
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}
