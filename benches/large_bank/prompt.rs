//! The program's prompt in a terminal.

use crate::home::Home;
use crate::output::Output;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::Write;
use std::time::{Duration, Instant};

const SIZE: PtySize = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
/// Prints a line or a few, so that the next prompt stands below the last.
const CHEAP: &str = "history --limit 1";

/// A terminal in which the REPL runs; it ends with this value.
struct Terminal {
    screen: vt100::Parser,
    output: Output,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    _master: Box<dyn MasterPty + Send>,
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended
        let _ = self.child.wait();
    }
}

impl Terminal {
    fn open(home: &Home) -> Self {
        let pair = native_pty_system().openpty(SIZE).expect("a terminal");
        let prepared = home.command("");
        let mut command = CommandBuilder::new(prepared.get_program());
        command.env_clear();
        for (name, value) in prepared.get_envs() {
            command.env(name, value.unwrap_or_default());
        }
        command.env("TERM", "xterm-256color");
        command.cwd(home.user());
        let output = Output::of(pair.master.try_clone_reader().expect("its output"));
        let keys = pair.master.take_writer().expect("its keyboard");
        let child = pair.slave.spawn_command(command).expect("the program");
        let screen = vt100::Parser::new(SIZE.rows, SIZE.cols, 0);
        Self { screen, output, keys, child, _master: pair.master }
    }

    /// Waits until what stands left of the cursor ends so, on this row or below.
    fn see(&mut self, end: &str, least_row: u16) {
        loop {
            let (row, column) = self.screen.screen().cursor_position();
            let left = self.screen.screen().contents_between(row, 0, row, column);
            if row >= least_row && left.trim_end().ends_with(end) {
                return;
            }
            match self.output.bytes() {
                Some(bytes) => self.screen.process(&bytes),
                None => panic!("`{end}` did not come:\n{}", self.screen.screen().contents()),
            }
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()).expect("the keyboard");
    }
}

/// How long it takes from the start to the first prompt.
pub(crate) fn first(home: &Home) -> Duration {
    let started = Instant::now();
    let mut terminal = Terminal::open(home);
    terminal.see(">", 0);
    started.elapsed()
}

/// How long it takes from Enter behind a cheap command to the next prompt.
pub(crate) fn second(home: &Home) -> Duration {
    let mut terminal = Terminal::open(home);
    terminal.see(">", 0);
    terminal.press(CHEAP);
    terminal.see(CHEAP, 0);
    terminal.screen.process(b"\x1b[H\x1b[2J");
    let started = Instant::now();
    terminal.press("\r");
    terminal.see(">", 1);
    started.elapsed()
}
