//! A grade that cannot be written, as on a full disk: the person is told, and the answer is kept for another try.

use crate::scene::{Scene, core};
use crate::terminal::{CTRL_C, ENTER, Terminal};
use std::fs;

const AGAIN: &str = "The grade is not kept yet. Enter tries again, q leaves without it:";

/// A home with one grade, and this machine's file of the history.
struct Log {
    scene: Scene,
    file: String,
}

impl Log {
    fn begun() -> Self {
        let scene = core().now("2026-11-20T19:00:00Z").input("\n3\n");
        scene.run("drill --kind fact").done();
        let machine = fs::read_to_string(scene.user().join(".local/state/stardrill/machine")).unwrap();
        Self { scene: scene.now("2026-11-21T19:00:00Z"), file: format!("history/{}.jsonl", machine.trim()) }
    }

    /// A folder stands where the file was: whoever writes, also root, cannot open it.
    fn break_it(&self) {
        fs::rename(self.scene.path(&self.file), self.scene.user().join("aside")).unwrap();
        fs::create_dir(self.scene.path(&self.file)).unwrap();
    }

    fn mend_it(&self) {
        fs::remove_dir(self.scene.path(&self.file)).unwrap();
        fs::rename(self.scene.user().join("aside"), self.scene.path(&self.file)).unwrap();
    }

    /// A sitting whose first grade could not be written.
    fn failed(&self) -> Terminal {
        let mut terminal = Terminal::tall(&self.scene, "drill --ahead --items questions");
        terminal.see("1 of 2").answer().see("? keys >");
        self.break_it();
        terminal.press("4").see("error: cannot write").see(&self.file).see(AGAIN).miss("Kept");
        terminal
    }
}

#[test]
fn what_could_not_be_written_is_kept_for_another_try() {
    let log = Log::begun();
    let mut terminal = log.failed();
    terminal.press("x\r").see(AGAIN).press(ENTER).see("error: cannot write").see(AGAIN);
    log.mend_it();
    terminal.press(ENTER).see("Kept: easy.").see("2 of 2").front().press("q");
    terminal.see("1 grade kept");
    assert_eq!(terminal.end(), 0);
    let lines = log.scene.log();
    assert_eq!(lines.len(), 2);
    assert!(lines[1].contains("question/core/conflict") && lines[1].contains("easy"), "{lines:?}");
    log.scene.run("check").done().quiet();
}

#[test]
fn who_leaves_without_it_is_told_and_loses_nothing_else() {
    for key in ["q\r", CTRL_C] {
        let log = Log::begun();
        let mut terminal = log.failed();
        terminal.press(key).see("error: the last grade was not kept; everything before it was");
        assert_eq!(terminal.end(), 1);
        log.mend_it();
        assert_eq!(log.scene.log().len(), 1);
    }
}

#[test]
fn a_grade_that_could_not_be_taken_back_is_tried_again_too() {
    let log = Log::begun();
    let mut terminal = Terminal::tall(&log.scene, "drill --ahead --items questions");
    terminal.answer().see("? keys >").press("1").see("Kept: again.").front();
    log.break_it();
    terminal.press("u").see("error: cannot write").see(AGAIN);
    log.mend_it();
    terminal.press(ENTER).see("Taken back: again.").see("1 of 2").front().press("q");
    assert_eq!(terminal.end(), 0);
    let lines = log.scene.log();
    assert_eq!(lines.len(), 3);
    assert!(lines[2].contains("retracted"), "{lines:?}");
}

#[test]
fn a_pipe_is_asked_nothing_and_ends_with_1() {
    let log = Log::begun();
    log.break_it();
    let scene = log.scene.input("\n3\n\n3\n");
    let outcome = scene.run("drill --ahead --items questions").status(1);
    assert!(outcome.stderr.contains("error: cannot write"), "{}", outcome.stderr);
    assert!(!outcome.stdout.contains("tries again"), "{}", outcome.stdout);
}

#[test]
fn a_rough_line_of_a_debrief_is_kept_for_another_try() {
    let interview = "[[interview]]\nid = 'acme'\ndate = 2026-11-20\ncompany = 'Acme'\n";
    let scene = core().file("interviews.toml", interview);
    let (file, aside) = (scene.path("interviews.toml"), scene.user().join("aside.toml"));
    let mut terminal = Terminal::tall(&scene, "interview debrief");
    terminal.see("Enter alone ends").see("  >");
    fs::rename(&file, &aside).unwrap();
    fs::create_dir(&file).unwrap();
    terminal.press("asked about vendors\r").see("The line is not kept yet. Enter tries again");
    fs::remove_dir(&file).unwrap();
    fs::rename(&aside, &file).unwrap();
    terminal.press(ENTER).see(">").press(ENTER).see("1 line kept");
    assert!(scene.text("interviews.toml").contains("asked about vendors"));
}
