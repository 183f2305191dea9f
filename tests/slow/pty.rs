//! A program of somebody else in a pseudo-terminal: what it shows, and keys for it. It waits for text, never for time.

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// How long nothing may come, on however busy a machine, before a wait has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running program.
pub(crate) struct Pty {
    output: Receiver<Vec<u8>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn portable_pty::Child + Send + Sync>,
    _master: Box<dyn portable_pty::MasterPty + Send>,
    screen: vt100::Parser,
    /// All that came, as it came.
    raw: Vec<u8>,
}

impl Pty {
    /// Starts it in a folder with these variables and no others.
    pub(crate) fn open(program: &[&str], folder: &Path, variables: &[(&str, String)]) -> Self {
        let size = PtySize { rows: 50, cols: 100, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program[0]);
        command.args(&program[1..]);
        command.env_clear();
        variables.iter().for_each(|(name, value)| command.env(name, value));
        command.env("TERM", "xterm");
        command.cwd(folder);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave); // so that the program's end ends the output
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(size.rows, size.cols, 0);
        Self { output, keys, child, _master: pair.master, screen, raw: vec![] }
    }

    /// Types keys.
    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).and_then(|()| self.keys.flush()).unwrap();
    }

    /// Waits until this text stands on the screen; `false` if it did not come.
    pub(crate) fn sees(&mut self, text: &str) -> bool {
        while !self.shown().contains(text) {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(_) => return false,
            }
        }
        true
    }

    /// What the screen shows.
    pub(crate) fn shown(&self) -> String {
        self.screen.screen().contents()
    }

    /// Whether this text came, even if it is gone from the screen.
    pub(crate) fn came(&self, text: &str) -> bool {
        String::from_utf8_lossy(&self.raw).contains(text)
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
