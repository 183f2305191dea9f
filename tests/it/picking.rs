//! Picking by typed letters, where nobody should have to type an id: `link STORY` in a terminal.

use crate::scene::{STORY, core};
use crate::terminal::{CTRL_C, ENTER, Terminal};
use expect_test::expect;

const WHICH: &str = "Which question? (type some words of it, Enter = none)";

#[test]
fn of_several_matches_one_is_taken_by_its_letter() {
    let scene = core();
    let mut terminal = Terminal::tall(&scene, "link merged-team");
    terminal.see(WHICH).press("core/\r");
    terminal.see("a  ").see("b  ").see("Letter, or Enter to look again:").miss("net present value");
    let letter = if terminal.text().contains("a What is your style?") { "a" } else { "b" };
    terminal.press(&format!("{letter}\r"));
    terminal.see("`merged-team` is now linked to core/style.").see(WHICH).press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_eq!(
        scene.text("stories/merged-team.toml"),
        STORY.replace("[\"core/conflict\"]", "[\"core/conflict\", \"core/style\"]")
    );
}

#[test]
fn a_letter_that_stands_for_nothing_is_asked_again_and_enter_looks_again() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "link merged-team");
    terminal.see(WHICH).press("core/\r");
    terminal.see("Letter, or Enter to look again:").press("c\r");
    terminal.see("Letter, or Enter to look again:").press(ENTER);
    terminal.see(WHICH).press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text("stories/merged-team.toml"), STORY);
}

#[test]
fn a_single_match_is_shown_and_taken_only_with_a_yes() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "link merged-team");
    terminal.see(WHICH).press("your style\r");
    terminal.see("What is your style? This one? [Y/n]").press("n\r");
    terminal.see(WHICH).press("your style\r");
    terminal.see("What is your style? This one? [Y/n]").press("y\r");
    terminal.see("`merged-team` is now linked to core/style.").see(WHICH).press("your style\r");
    terminal.see("This one? [Y/n]").press(ENTER);
    terminal.see("`merged-team` is linked to core/style already.").see(WHICH).press(ENTER);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn what_matches_nothing_is_said_and_asked_again() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "link merged-team");
    terminal.see(WHICH).press("zzqq\r");
    terminal.see("Nothing matches `zzqq`.").see(WHICH).press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text("stories/merged-team.toml"), STORY);
}

#[test]
fn a_fact_is_never_offered() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "link merged-team");
    terminal.see(WHICH).press("net present value\r");
    terminal.see("Nothing matches `net present value`.").see(WHICH).press(ENTER);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn ctrl_c_stops_and_what_was_linked_stays() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "link merged-team");
    terminal.see(WHICH).press("your style\r");
    terminal.see("This one? [Y/n]").press(ENTER);
    terminal.see("is now linked to core/style").see(WHICH).press(CTRL_C);
    terminal.see("Stopped. Everything kept so far stays.");
    let status = terminal.end();
    assert!(scene.text("stories/merged-team.toml").contains("core/style"));
    assert_eq!(status, 0);
}

#[test]
fn a_pipe_is_asked_nothing() {
    core().run("link merged-team").status(2).stderr(expect![[r#"
        usage: which question?
          help: `stardrill link STORY QUESTION`; `stardrill find WORDS` shows the questions
    "#]]);
}
