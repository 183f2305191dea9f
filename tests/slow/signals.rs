//! Signals at prompts: the program ends, or stops and goes on, and the terminal is as it was.

use crate::figure;
use crate::prompts::{PLACES, Place};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// So tall that no answer comes in screenfuls, but for the one that is asked for.
const ROWS: u16 = 90;
const COLUMNS: u16 = 100;
/// How long is waited for what must come, on however busy a machine.
const PATIENCE: Duration = Duration::from_secs(30);
const CTRL_Z: &str = "\x1a";

/// The signals that end a program.
const ENDING: [(Signal, &str); 4] =
    [(Signal::TERM, "TERM"), (Signal::HUP, "HUP"), (Signal::INT, "INT"), (Signal::QUIT, "QUIT")];

/// How a person's shell runs a program: in a process group of its own, which it takes the terminal back from when it stops, and goes
/// on with at a line.
const JOB: &str = "set -m; \"$@\"; read -r _ && fg";

/// A program in a terminal.
struct Session {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// The modes of the terminal before anything ran in it.
    found: String,
}

impl Session {
    /// Runs a place's command line in its home; `wrap` stands before it.
    fn open(place: &Place, scene: &crate::scene::Scene, wrap: &[&str]) -> Self {
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let prepared = scene.command(&shlex::split(place.line).unwrap());
        let program = prepared.get_program().to_str().unwrap();
        let words: Vec<&str> = wrap.iter().copied().chain([program]).collect();
        let mut command = CommandBuilder::new(words[0]);
        command.args(&words[1..]);
        command.args(prepared.get_args());
        command.env_clear();
        for (name, value) in prepared.get_envs() {
            command.env(name, value.unwrap_or_default());
        }
        command.env("TERM", "xterm-256color");
        command.env("PATH", "/usr/bin:/bin");
        command.cwd(scene.user());
        let found = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).unwrap();
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
        let screen = vt100::Parser::new(ROWS, COLUMNS, 0);
        Self { master: pair.master, child, keys, output, screen, found }
    }

    /// Waits until something holds; looks again whenever something was printed, and every few milliseconds.
    fn until(&mut self, mut holds: impl FnMut(&mut Self) -> bool) -> bool {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if holds(self) {
                return true;
            }
            match self.output.recv_timeout(Duration::from_millis(5)) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => std::thread::yield_now(), // its end comes a little later
            }
        }
        false
    }

    fn see(&mut self, text: &str) -> bool {
        self.until(|session| session.screen.screen().contents().contains(text))
    }

    /// Types on a screen that was wiped, so that what is seen next is new.
    fn press(&mut self, keys: &str) {
        self.screen.process(b"\x1b[H\x1b[2J");
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// Goes the way to a prompt; what the screen shows where that fails.
    fn lead(&mut self, place: &Place) -> Result<(), String> {
        for (text, keys) in place.way {
            if !self.see(text) {
                return Err(format!("no `{text}` in\n{}", self.screen.screen().contents()));
            }
            self.press(keys);
        }
        // The prompt stands on the screen before the terminal is ready for keys.
        if self.see(place.prompt) && self.until(|session| modes(&*session.master) != session.found) {
            return Ok(());
        }
        Err(format!("no `{}` in\n{}", place.prompt, self.screen.screen().contents()))
    }

    /// Who has the terminal.
    fn foreground(&self) -> Option<Pid> {
        self.master.process_group_leader().and_then(Pid::from_raw)
    }

    /// Whether it ends, and leaves the terminal and the screen as a shell wants them; else what is wrong.
    fn ends_well(&mut self) -> Result<(), String> {
        if !self.until(|session| session.child.try_wait().unwrap().is_some()) {
            return Err("does not end".to_owned());
        }
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.screen.process(&bytes); // to the last of what was printed
        }
        let screen = self.screen.screen();
        let left = [
            ("the modes", modes(&*self.master) != self.found),
            ("bracketed paste", screen.bracketed_paste()),
            ("a hidden cursor", screen.hide_cursor()),
            ("the other screen", screen.alternate_screen()),
        ];
        let left: Vec<&str> =
            left.into_iter().filter(|(_, is_left)| *is_left).map(|(what, _)| what).collect();
        if left.is_empty() { Ok(()) } else { Err(format!("leaves {}", left.join(" and "))) }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it has ended where all went well
    }
}

/// All modes of a terminal.
fn modes(master: &dyn MasterPty) -> String {
    let modes = master.get_termios().expect("the modes");
    let (input, output, control, local) =
        (modes.input_flags, modes.output_flags, modes.control_flags, modes.local_flags);
    format!("{input:?} {output:?} {control:?} {local:?} {:?}", modes.control_chars)
}

/// What goes wrong where a signal ends a program at a prompt.
fn ended(place: &Place, signal: Signal) -> Result<(), String> {
    let scene = (place.home)();
    let mut session = Session::open(place, &scene, &[]);
    session.lead(place)?;
    let pid = session.child.process_id().and_then(|pid| Pid::from_raw(i32::try_from(pid).ok()?)).unwrap();
    kill_process(pid, signal).unwrap();
    session.ends_well()
}

/// What goes wrong where Ctrl-Z stops a program at a prompt, and a shell goes on with it.
fn stopped(place: &Place) -> Result<(), String> {
    let scene = (place.home)();
    let mut session = Session::open(place, &scene, &["/bin/sh", "-c", JOB, "sh"]);
    session.lead(place)?;
    let pid = session.foreground().ok_or("nobody has the terminal")?;
    let at_the_prompt = modes(&*session.master);
    session.press(CTRL_Z);
    if !session.until(|session| session.foreground() != Some(pid) && is_stopped(pid)) {
        return Err(format!("did not stop:\n{}", session.screen.screen().contents()));
    }
    if modes(&*session.master) != session.found {
        return Err("stopped, and the terminal is not the shell's".to_owned());
    }
    session.press("\n");
    let is_back = |session: &mut Session| {
        session.foreground() == Some(pid) && modes(&*session.master) == at_the_prompt && !is_stopped(pid)
    };
    if !session.until(is_back) {
        return Err("did not go on with the terminal as it had it".to_owned());
    }
    if !session.see(place.after_a_stop()) {
        return Err(format!("the prompt is not there again:\n{}", session.screen.screen().contents()));
    }
    kill_process(pid, Signal::TERM).unwrap();
    session.ends_well()
}

fn is_stopped(pid: Pid) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).unwrap_or_default();
    stat.rsplit_once(") ").is_some_and(|(_, state)| state.starts_with('T'))
}

/// What went wrong, by place.
fn report(what: &str, tried: usize, lost: &[String]) {
    figure(what, tried, lost.len());
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn every_prompt_ends_by_every_signal_with_the_terminal_as_it_was() {
    let mut lost = vec![];
    for place in PLACES {
        for (signal, name) in ENDING {
            if let Err(why) = ended(place, signal) {
                lost.push(format!("{name} at `{}` of `{}`: {why}", place.prompt, place.line));
            }
        }
    }
    report(&format!("four signals at {} prompts", PLACES.len()), PLACES.len() * ENDING.len(), &lost);
}

#[test]
fn every_prompt_stops_and_goes_on_with_the_terminal_as_it_was() {
    let mut lost = vec![];
    for place in PLACES {
        if let Err(why) = stopped(place) {
            lost.push(format!("Ctrl-Z at `{}` of `{}`: {why}", place.prompt, place.line));
        }
    }
    report("Ctrl-Z and back at prompts", PLACES.len(), &lost);
}
