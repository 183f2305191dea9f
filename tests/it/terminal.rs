//! A real terminal (a pseudo-terminal and a screen in memory) for scenes with a person. It waits for text on the screen, never
//! for time; on failure the whole conversation is printed.

use crate::scene::Scene;
use portable_pty::{CommandBuilder, PtyPair, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// What a common terminal has.
const ROWS: u16 = 24;
/// So much that nothing scrolls away, and no page comes in screenfuls.
const MANY_ROWS: u16 = 90;
const COLUMNS: u16 = 80;
/// How long nothing may come, on however busy a machine, before a wait has failed.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) const ENTER: &str = "\r";
pub(crate) const CTRL_C: &str = "\x03";
pub(crate) const CTRL_D: &str = "\x04";

/// What stands below a card's front.
const SHOWS: &str = "Enter shows the answer >";
const STARTS: &str = "Enter starts the clock >";

/// A running command, its screen and its keyboard.
pub(crate) struct Terminal {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    conversation: String,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Terminal {
    /// Starts a command line in a terminal of 24 rows.
    pub(crate) fn open(scene: &Scene, line: &str) -> Self {
        Self::of_size(ROWS, COLUMNS, scene, line)
    }

    /// Starts it in the corner of a small screen.
    pub(crate) fn small(scene: &Scene, line: &str) -> Self {
        Self::of_size(20, 40, scene, line)
    }

    /// Starts it in one so tall that nothing scrolls away.
    pub(crate) fn tall(scene: &Scene, line: &str) -> Self {
        Self::of_size(MANY_ROWS, COLUMNS, scene, line)
    }

    fn of_size(rows: u16, columns: u16, scene: &Scene, line: &str) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
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
        let screen = vt100::Parser::new(rows, columns, 0);
        Self { screen, output, keys, child, conversation: String::new(), _master: master }
    }

    /// What the screen shows since the last key, its wrapped lines joined and indents taken out.
    pub(crate) fn text(&self) -> String {
        self.screen.screen().contents().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What the screen shows, row by row, without blanks at the ends.
    pub(crate) fn rows(&self) -> String {
        let contents = self.screen.screen().contents();
        contents.lines().map(|row| format!("{}\n", row.trim_end())).collect::<String>().trim_end().to_owned()
            + "\n"
    }

    /// Whether the screen shows this text, as it stands or across wrapped lines.
    pub(crate) fn shows(&self, text: &str) -> bool {
        self.screen.screen().contents().contains(text) || self.text().contains(text)
    }

    /// Waits until the screen shows this text.
    #[track_caller]
    pub(crate) fn see(&mut self, text: &str) -> &mut Self {
        self.see_one_of(&[text]);
        self
    }

    /// Waits until the screen shows one of these texts; returns which.
    #[track_caller]
    pub(crate) fn see_one_of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        loop {
            if let Some(seen) = texts.iter().find(|text| self.shows(text)) {
                let screen = self.screen.screen().contents();
                self.conversation.push_str(&format!("──── {seen}\n{screen}\n"));
                return seen;
            }
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(_) => panic!(
                    "{texts:?} did not come after\n{}\n──── screen\n{}",
                    self.conversation,
                    self.screen.screen().contents()
                ),
            }
        }
    }

    /// Waits for the front of a card.
    #[track_caller]
    pub(crate) fn front(&mut self) -> &mut Self {
        self.see_one_of(&[SHOWS, STARTS]);
        self
    }

    /// Waits for the front of a card and answers it, what is told by the clock.
    #[track_caller]
    pub(crate) fn answer(&mut self) -> &mut Self {
        if self.see_one_of(&[SHOWS, STARTS]) == STARTS {
            self.press(ENTER).see(":00 >");
        }
        self.press(ENTER)
    }

    /// Makes sure that the screen does not show this text; to be asked where all that could come has come, at a prompt.
    #[track_caller]
    pub(crate) fn miss(&mut self, text: &str) -> &mut Self {
        assert!(!self.shows(text), "`{text}` is on the screen\n{}", self.screen.screen().contents());
        self
    }

    /// Types keys, and forgets what the screen showed so far, so that the next text is a new one.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.screen.process(b"\x1b[H\x1b[2J");
        self.conversation.push_str(&format!("──── keys {keys:?}\n"));
        self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()).expect("the keyboard");
        self
    }

    /// Types keys on the screen as it stands: for looking at what is drawn anew.
    pub(crate) fn type_on(&mut self, keys: &str) -> &mut Self {
        self.conversation.push_str(&format!("──── keys {keys:?} on it\n"));
        self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()).expect("the keyboard");
        self
    }

    /// Waits for the end and returns the exit status.
    pub(crate) fn end(mut self) -> u32 {
        loop {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!(
                    "it did not end after\n{}\n──── screen\n{}",
                    self.conversation,
                    self.screen.screen().contents()
                ),
            }
        }
        self.child.wait().expect("its end").exit_code()
    }
}
