//! The editor on a story: what it leaves broken, untouched, or as a line; and editors that come back at once.

use crate::scene::{STORY, Scene, core};
use crate::terminal::{ENTER, Terminal};

const FILE: &str = "stories/merged-team.toml";
const AT_ONCE: &str = "If it is still open, save there first; then Enter.";
const AGAIN: &str = "e edit again, Enter leave it:";

fn desk() -> Scene {
    core().editor(":")
}

#[test]
fn a_broken_save_is_shown_and_e_mends_it() {
    let scene = desk();
    scene.edits_to(&STORY.replace("when = \"2024-06\"", "when = 2024-06"));
    let mut terminal = Terminal::tall(&scene, "story edit merged-team");
    terminal.see("stories/merged-team.toml:4:").see("when = 2024-06").see(AGAIN);
    scene.edits_to(&STORY.replace("when = \"2024-06\"", "when = \"2024-06"));
    terminal.press("e\r").see("stories/merged-team.toml:4:").see(AGAIN);
    scene.edits_to(&STORY.replace("2024-06", "2024-07"));
    terminal.press("e\r").see("All four parts, 1 number.");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text(FILE), STORY.replace("2024-06", "2024-07"));
    scene.run("check").done().quiet();
}

#[test]
fn a_broken_save_may_be_left_and_the_file_stands_as_it_was_written() {
    let scene = desk();
    let broken = STORY.replace("answers = [", "answers = ");
    scene.edits_to(&broken);
    let mut terminal = Terminal::tall(&scene, "story edit merged-team");
    terminal.see("stories/merged-team.toml:6:").see(AGAIN).press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text(FILE), broken);
    let listed = scene.run("story list").done().stderr;
    assert!(listed.contains("Not listed, as their files cannot be read: merged-team"), "{listed}");
    scene.edits_to(STORY);
    let mut terminal = Terminal::tall(&scene, "story edit merged-team");
    terminal.see("All four parts, 1 number.");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text(FILE), STORY);
}

#[test]
fn of_a_template_that_nothing_was_written_into_the_typed_line_stays() {
    let scene = desk();
    let mut terminal = Terminal::tall(&scene, "story new 'The portal'");
    terminal.see("The editor came back at once.").see(AT_ONCE);
    assert!(scene.text("stories/the-portal.toml").contains("title = \"The portal\""), "on disk already");
    terminal.press(ENTER).see("Kept as a draft: stories/the-portal.toml");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text("stories/the-portal.toml"), "title = \"The portal\"\n");
}

#[test]
fn an_editor_that_came_back_at_once_may_save_later() {
    let scene = desk();
    let mut terminal = Terminal::tall(&scene, "story new 'The portal'");
    terminal.see(AT_ONCE);
    let written = STORY.replace("The merged team", "The portal");
    std::fs::write(scene.path("stories/the-portal.toml"), &written).unwrap();
    terminal.press(ENTER).see("Kept: stories/the-portal.toml").see("All four parts, 1 number.");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text("stories/the-portal.toml"), written);
}

#[test]
fn a_jot_that_nothing_was_written_into_stays_a_line() {
    let scene = desk().file("stories/freeze.toml", "# of May\ntitle = 'The freeze'\n");
    let before = scene.files();
    let mut terminal = Terminal::tall(&scene, "story edit freeze");
    terminal.see(AT_ONCE);
    let template = scene.text("stories/freeze.toml");
    assert!(
        template.starts_with("# of May\ntitle = 'The freeze'\n") && template.contains("situation = "),
        "{template}"
    );
    terminal.press(ENTER).see("Nothing was written; it stays a line.");
    assert_eq!(terminal.end(), 0);
    assert!(scene.files() == before);
}

#[test]
fn a_story_that_was_only_looked_at_is_not_asked_about() {
    let scene = desk();
    let mut terminal = Terminal::tall(&scene, "story edit merged-team");
    terminal.see(AT_ONCE).press(ENTER).see("Nothing changed.");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text(FILE), STORY);
}

#[test]
fn an_editor_that_fails_is_named_and_a_jot_stays_a_line() {
    let scene = desk().file("stories/freeze.toml", "title = 'The freeze'\n");
    scene.edits("exit 3");
    let mut terminal = Terminal::tall(&scene, "story edit freeze");
    terminal.see("error: the editor `sh` ended with exit status: 3");
    assert_eq!(terminal.end(), 1);
    assert_eq!(scene.text("stories/freeze.toml"), "title = 'The freeze'\n");
    let scene = scene.variable("VISUAL", "no-such-editor --wait");
    let mut terminal = Terminal::tall(&scene, "story edit merged-team");
    terminal.see("error: cannot start the editor `no-such-editor`").see("help: check VISUAL and EDITOR");
    assert_eq!(terminal.end(), 1);
    assert_eq!(scene.text(FILE), STORY);
}

#[test]
fn a_jot_is_written_into_its_template_and_what_it_had_stays() {
    let scene =
        core().file("stories/freeze.toml", "# of May\ntitle = 'The freeze'\ncompetencies = ['budgeting']\n");
    let scene = scene.editor(
        "sed -i \"/^\\(situation\\|task\\|action\\|result\\) = /a I froze 3 sites and saved 20k.\" \"$1\"",
    );
    let mut terminal = Terminal::tall(&scene, "story edit freeze");
    terminal.see("All four parts, nothing under `numbers` yet.").see("e edit, Enter keep:").press(ENTER);
    if terminal.see_one_of(&["Enter = none:", "Mark it ready?"]) == "Enter = none:" {
        terminal.press(ENTER).see("Mark it ready?");
    }
    terminal.press(ENTER).see("Story `freeze` is ready.");
    assert_eq!(terminal.end(), 0);
    let text = scene.text("stories/freeze.toml");
    assert!(text.starts_with("# of May\ntitle = 'The freeze'\ncompetencies = ['budgeting']\n"), "{text}");
    assert!(text.contains("status = \"ready\"       # draft | ready | retired\n"), "{text}");
    assert_eq!(text.matches("I froze 3 sites").count(), 4, "{text}");
}

#[test]
fn ctrl_c_in_the_editor_is_the_editors() {
    let scene = core().editor("");
    scene.edits("trap 'echo interrupted' INT\necho waiting\nread line\nread line\n");
    let mut terminal = Terminal::tall(&scene, "story edit merged-team");
    terminal.see("waiting").press("\x03").see("interrupted").press("\r\r");
    if terminal.see_one_of(&["Nothing changed.", "The editor came back at once."]) != "Nothing changed." {
        terminal.type_on(ENTER).see("Nothing changed."); // it was quick
    }
    assert_eq!(terminal.end(), 0);
}
