//! A REPL beside other windows: what is written there is known to the very next command, and to Tab.

use crate::scene::{STORY, Scene, core};
use crate::terminal::Terminal;

const PROMPT: &str = ">";
const NEW: &str = "stories/second-site.toml";

fn write(scene: &Scene, text: String) {
    std::fs::write(scene.path(NEW), text).expect("a file written in another window");
}

#[test]
fn a_story_written_meanwhile_is_known_to_the_next_command() {
    let scene = core();
    let mut terminal = Terminal::tall(&scene, "");
    terminal.see(PROMPT);
    write(&scene, STORY.replace("The merged team", "The second site"));
    terminal.press("story show second-site\r");
    terminal.see("The second site").miss("there is no story");
    write(&scene, STORY.replace("The merged team", "The third site"));
    terminal.see(PROMPT).press("story show second-site\r");
    terminal.see("The third site").press("quit\r");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_story_written_meanwhile_is_completed() {
    let scene = core();
    let mut terminal = Terminal::tall(&scene, "");
    terminal.see(PROMPT);
    write(&scene, STORY.replace("The merged team", "The second site"));
    terminal.press("tell sec\t");
    terminal.see("tell second-site");
    drop(terminal);
}
