//! A handful of scenes through a real terminal: keys, completion, Ctrl-C, Ctrl-D, redraw. They wait for text on the screen,
//! never for time; on failure the whole conversation is printed.

use crate::scene::{STORY, Scene, core};
use portable_pty::{CommandBuilder, PtyPair, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const ROWS: u16 = 24;
const COLUMNS: u16 = 80;

struct Terminal {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    conversation: String,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Terminal {
    fn open(scene: &Scene, line: &str) -> Self {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let arguments = shlex::split(line).expect("a command line");
        let prepared = scene.command(&arguments);
        let mut command = CommandBuilder::new(prepared.get_program());
        command.args(prepared.get_args());
        command.env_clear();
        for (name, value) in prepared.get_envs() {
            command.env(name, value.unwrap_or_default());
        }
        command.env("TERM", "xterm-256color");
        command.env("PATH", "/usr/bin:/bin");
        command.cwd(scene.user());
        let PtyPair { slave, master } = pair;
        let child = slave.spawn_command(command).expect("the program");
        drop(slave); // so that the program's end ends the output
        let mut reader = master.try_clone_reader().expect("its output");
        let keys = master.take_writer().expect("its keyboard");
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(ROWS, COLUMNS, 0);
        Self { screen, output, keys, child, conversation: String::new(), _master: master }
    }

    /// Waits until the screen shows this text.
    #[track_caller]
    fn see(&mut self, text: &str) -> &mut Self {
        while !self.screen.screen().contents().contains(text) {
            match self.output.recv_timeout(Duration::from_secs(20)) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(_) => panic!(
                    "`{text}` did not come after\n{}\n──── screen\n{}",
                    self.conversation,
                    self.screen.screen().contents()
                ),
            }
        }
        self.conversation.push_str(&format!("──── {text}\n{}\n", self.screen.screen().contents()));
        self
    }

    /// Types keys, and forgets what the screen showed so far, so that the next text is a new one.
    fn press(&mut self, keys: &str) -> &mut Self {
        self.screen.process(b"\x1b[H\x1b[2J");
        self.conversation.push_str(&format!("──── keys {keys:?}\n"));
        self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()).expect("the keyboard");
        self
    }

    /// Waits for the end and returns the exit status.
    fn end(mut self) -> u32 {
        while self.output.recv_timeout(Duration::from_secs(20)).is_ok() {}
        self.child.wait().expect("its end").exit_code()
    }
}

const ENTER: &str = "\r";
const CTRL_C: &str = "\x03";
const CTRL_D: &str = "\x04";

#[test]
fn each_grade_is_on_disk_before_the_next_card_shows() {
    let scene = Scene::example().now("2026-11-21T19:00:00Z+1");
    let mut terminal = Terminal::open(&scene, "drill --limit 5 --items questions");
    for done in 0..5 {
        terminal.see(&format!("{} of 5", done + 1));
        assert_eq!(scene.log().len(), done, "before card {}", done + 1);
        terminal.see("Enter shows the answer >").press(ENTER);
        while !terminal.screen.screen().contents().contains("? keys >") {
            // Long answers come in screenfuls.
            if terminal.screen.screen().contents().contains("more: Enter") {
                terminal.press(ENTER);
            }
            match terminal.output.recv_timeout(Duration::from_secs(20)) {
                Ok(bytes) => terminal.screen.process(&bytes),
                Err(_) => panic!("no grades after\n{}", terminal.conversation),
            }
        }
        terminal.press("3");
    }
    terminal.see("5 grades kept");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.log().len(), 5);
    let history = scene.run("history --format json").done().json();
    assert_eq!(history["entries"].as_array().expect("entries").len(), 5);
}

#[test]
fn ticks_move_the_suggestion_and_what_was_left_out_is_kept() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "drill --items questions --deck core --kind story");
    terminal.see("Enter shows the answer >").press(ENTER);
    terminal.see("[3 good").see("? keys >").press("a");
    terminal.see("[ ] named a fitting story").see("[1 again").see("? keys >").press("a");
    terminal.see("[3 good").see("? keys >").press("\x1b[B ");
    terminal.see("> b [ ] headline").see("[3 good").see("? keys >").press(ENTER);
    terminal.see("1 grade kept");
    assert_eq!(terminal.end(), 0);
    assert!(scene.log()[0].contains("\"missed\":[\"headline\"]"), "{:?}", scene.log());
}

#[test]
fn ctrl_c_in_a_sitting_keeps_what_was_graded_and_leaves_the_terminal_sane() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "drill --items questions");
    terminal.see("Enter shows the answer >").press(ENTER);
    terminal.see("? keys >").press("4");
    terminal.see("Enter shows the answer >").press(CTRL_C);
    terminal.see("1 grade kept");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.log().len(), 1);
}

#[test]
fn the_prompt_completes_hints_cancels_and_leaves() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "");
    terminal.see("1 story").see("Enter: drill").press("story sh\t");
    terminal.see("story show ").press("me\t");
    terminal.see("merged-team").press(ENTER);
    terminal.see("Told for 1 question").see("Enter: drill").press("cover");
    terminal.see("coverage").press(CTRL_C);
    terminal.see("Enter: drill").press("deck list");
    terminal.see("deck list").press(ENTER);
    terminal.see("yours").see("Enter: drill").press(CTRL_D);
    assert_eq!(terminal.end(), 0);
    let kept = std::fs::read_to_string(scene.user().join(".local/state/stardrill/lines")).expect("lines");
    assert!(kept.contains("deck list") && !kept.contains("cover\n"), "{kept}");
}

#[test]
fn a_new_user_is_led_to_a_first_ready_story_and_a_first_kept_grade() {
    let scene = Scene::bare();
    let written = scene.user().join("written.toml");
    let story = STORY.replace("status = \"ready\"", "status = \"draft\"").replace("\"core/conflict\"", "");
    std::fs::write(&written, story).expect("a story");
    let scene = scene.variable("EDITOR", &format!("cp {}", written.display()));
    let mut terminal = Terminal::open(&scene, "");
    terminal.see("interview questions inside").see("Make it? [Y/n]").press(ENTER);
    terminal.see("Interview on?").press("14 dec\r");
    terminal.see("Mon 14 Dec, in 23 days").see("Minutes a day? [15]").press(ENTER);
    terminal.see("failing when you got it").see("Enter when done").press(ENTER);
    terminal.see("They listen for").see("Did you say a number?").press("n\r");
    terminal.see("Was a decision yours?").press("y\r");
    terminal.see("the number makes it stick").see("Something you rescued").press("the merged team\r");
    for kind in ["Money cut", "Someone you grew", "You were wrong", "You said no"] {
        terminal.see(kind).press(ENTER);
    }
    terminal.see("1 draft kept").see("Write it now").see("[Y/n]").press(ENTER);
    terminal.see("All four parts, 1 number.").see("You would tell it for").see("Enter = none:").press("a\r");
    terminal.see("Mark it ready? [Y/n]").press(ENTER);
    terminal.see("0 → 1 of 38").see("Aloud once").see("Enter shows the answer >").press(ENTER);
    terminal.see("? keys >").press(ENTER);
    terminal.see("1 grade kept").see("23 d · 1 of 8 stories").press(CTRL_D);
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.log().len(), 1);
    let json = scene.run("story list --format json").done().json();
    assert_eq!(json["stories"][0]["ready"], true);
}

#[test]
fn a_debrief_keeps_the_rough_lines_first_and_matches_them_afterwards() {
    let interview = "# mine\n[[interview]]\nid = 'acme'\ndate = 2026-11-20\ncompany = 'Acme'\n";
    let scene = core().file("interviews.toml", interview);
    let mut terminal = Terminal::open(&scene, "interview debrief");
    terminal.see("  >").press("asked about a conflict, told the merged team, went ok\r");
    terminal.see("  >").press("why hats\r");
    terminal.see("  >").press(ENTER);
    terminal.see("2 lines kept").see("Which question was it?");
    let noted = scene.text("interviews.toml");
    assert!(
        noted.contains("notes = [\"asked about a conflict, told the merged team, went ok\", \"why hats\"]"),
        "{noted}"
    );
    terminal.press("a\r");
    terminal.see("The merged team").see("Which story did you tell?").press("a\r");
    terminal.see("why hats").see("Which question was it?").press("n\r");
    terminal.see("heard/why-hats").see("in one line?").press("The hat that I wore once\r");
    terminal.see("Outcome?").press("next round\r");
    terminal.see("Next round on?").press("3 weeks\r");
    terminal.see("interview `acme-2`");
    assert_eq!(terminal.end(), 0);
    let text = scene.text("interviews.toml");
    assert!(text.starts_with("# mine\n"), "{text}");
    let json = scene.run("interview list --format json").done().json();
    let debriefed = &json["interviews"][1];
    assert_eq!(debriefed["told"], serde_json::json!(["merged-team"]));
    assert_eq!(debriefed["asked"], serde_json::json!(["core/conflict", "heard/why-hats"]));
    assert_eq!(debriefed["outcome"], "next round");
    assert_eq!(json["interviews"][0]["company"], "Acme");
    assert!(scene.text("decks/heard.toml").contains("ask = \"why hats\""));
    assert!(scene.path("stories/the-hat-that-i-wore-once.toml").exists());
}

#[test]
fn enter_after_an_interview_leads_to_its_debrief() {
    let interview = "[[interview]]\nid = 'acme'\ndate = 2026-11-21\ntime = '10:00'\n";
    let scene = core().file("interviews.toml", interview).now("2026-11-21T11:30:00Z");
    let mut terminal = Terminal::open(&scene, "");
    terminal.see("Enter: debrief acme").press(ENTER);
    terminal.see("What was asked?").see("  >").press("how we cut costs\r");
    terminal.see("  >").press(ENTER);
    terminal.see("Which question was it?").press(ENTER);
    terminal.see("Outcome?").press(ENTER);
    terminal.see("Next round on?").press(ENTER);
    terminal.see("Enter: drill").press(CTRL_D);
    assert_eq!(terminal.end(), 0);
    assert!(scene.text("interviews.toml").contains("notes = [\"how we cut costs\"]"));
}
