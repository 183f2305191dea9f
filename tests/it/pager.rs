//! `--pager`: what is held back for it, and that no question is asked before it was shown.

use crate::months::three_months;
use crate::scene::{Scene, core};
use crate::terminal::{CTRL_D, ENTER, Terminal};
use crate::tune::of_a_learner_who_differs;
use std::fs;

/// A pager that keeps what it gets and shows it between two rows of its own.
fn with_pager(scene: Scene) -> Scene {
    let script = scene.user().join("pager.sh");
    fs::write(&script, "echo '<page>'; tee -a \"$HOME/paged\"; echo '</page>'\n").unwrap();
    scene.variable("PAGER", &format!("sh {}", script.display()))
}

/// What the pager got so far.
fn paged(scene: &Scene) -> String {
    fs::read_to_string(scene.user().join("paged")).unwrap_or_default()
}

/// These texts stand on the screen in this order.
#[track_caller]
fn in_order(terminal: &Terminal, texts: &[&str]) {
    let screen = terminal.text();
    let places: Vec<_> =
        texts.iter().map(|text| screen.find(text).unwrap_or_else(|| panic!("{text}: {screen}"))).collect();
    assert!(places.is_sorted(), "{texts:?} stand at {places:?} in {screen}");
}

#[test]
fn a_report_is_shown_by_the_pager_whole_and_once() {
    let scene = with_pager(three_months());
    let printed = scene.run("plan --color never").done().stdout;
    let mut terminal = Terminal::tall(&scene, "plan --pager --color never");
    terminal.see("</page>");
    in_order(&terminal, &["<page>", "Recall on the day", "</page>"]);
    assert_eq!(terminal.text().matches("Recall on the day").count(), 1);
    assert_eq!(terminal.end(), 0);
    assert_eq!(paged(&scene), printed);
}

#[test]
fn a_question_is_asked_after_the_page_that_it_is_about() {
    let scene = with_pager(of_a_learner_who_differs());
    let mut terminal = Terminal::tall(&scene, "tune --pager --color never");
    terminal.see("Keep them in stardrill.toml? [Y/n]");
    in_order(
        &terminal,
        &["<page>", "Better parameters were found.", "</page>", "Keep them in stardrill.toml?"],
    );
    assert!(
        paged(&scene).starts_with("Better parameters were found.") && !paged(&scene).contains("Keep them")
    );
    terminal.press(ENTER).see("Kept as `parameters` in stardrill.toml.").miss("<page>");
    assert_eq!(terminal.end(), 0);
    assert!(scene.text("stardrill.toml").contains("parameters = ["));
}

#[test]
fn where_nothing_is_held_back_the_question_is_asked_at_once() {
    let scene = with_pager(core());
    fs::write(
        scene.user().join("advert.txt"),
        "You own vendor contracts, vendor management and renewals; negotiate with vendors.",
    )
    .unwrap();
    let mut terminal = Terminal::tall(&scene, "interview add '14 dec' --ad advert.txt --pager");
    terminal.see("vendor-management x 2").see("Weigh these more for this interview? [Y/n]").press(ENTER);
    terminal.see("interview `interview-2026-12-14` in interviews.toml.");
    assert_eq!(terminal.end(), 0);
    assert!(scene.text("interviews.toml").contains("emphasis = { vendor-management = 2.0 }"));
    assert_eq!(paged(&scene), "");
}

#[test]
fn what_asks_and_answers_is_never_paged() {
    let scene = with_pager(core());
    let mut terminal = Terminal::tall(&scene, "drill --limit 1 --pager");
    terminal.answer().see("? keys >").press("3").see("1 grade kept");
    assert_eq!(terminal.end(), 0);
    assert_eq!(paged(&scene), "");
}

#[test]
fn a_line_of_the_repl_is_paged_and_the_next_one_is_not() {
    let scene = with_pager(core());
    let mut terminal = Terminal::tall(&scene, "");
    terminal.see("Enter: drill").press("story list --pager\r").see("</page>").see("Enter: drill");
    in_order(&terminal, &["<page>", "The merged team", "</page>"]);
    terminal.press("story list\r").see("The merged team").see("Enter: drill").miss("<page>").press(CTRL_D);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn where_the_pager_cannot_start_the_text_is_printed() {
    let scene = core().variable("PAGER", "no-such-pager -x");
    let mut terminal = Terminal::tall(&scene, "story list --pager");
    terminal.see("The merged team");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_pager_that_is_left_early_stops_nothing() {
    let scene = of_a_learner_who_differs().variable("PAGER", "true");
    let report = "history --limit 2000 --format json";
    assert!(scene.run(report).done().stdout.len() > 1 << 16, "more than a pipe holds");
    assert_eq!(Terminal::tall(&scene, &format!("{report} --pager")).end(), 0);
}

#[test]
fn through_a_pipe_nothing_is_paged() {
    let scene = with_pager(core());
    assert_eq!(scene.run("story list --pager").done().stdout, scene.run("story list").done().stdout);
    assert_eq!(paged(&scene), "");
}
