//! Signals at prompts: the program ends, and the terminal is as it was.

use crate::figure;
use crate::scene::{Scene, core};
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{Read, Write};
use std::time::{Duration, Instant};

/// A command line, the keys that lead to the prompt, and what stands there.
const PROMPTS: [(&str, &[&str], &str); 11] = [
    ("", &[], "min>"),
    ("drill --items questions", &[], "Enter shows the answer >"),
    ("drill --items questions", &["\r"], "? keys >"),
    ("tell merged-team", &[], "Enter starts the clock >"),
    ("tell merged-team", &["\r"], "of 1:30 to 2:00"),
    ("tell merged-team", &["\r", "p"], "paused at"),
    ("gaps", &[], "Enter later"),
    ("mock --seed 2 --questions 2", &[], "Enter starts the clock >"),
    ("ask 'And then?'", &[], "in one line?"),
    ("points style", &[], ">"),
    ("drill --quick 2", &[], "Enter shows it"),
];

/// A home with a gap.
fn home() -> Scene {
    let gap = "[[question]]\nid = \"cut\"\nkind = \"story\"\nask = \"Tell me about a cut.\"\nlikelihood = \"high\"\n";
    core().file("decks/core.toml", format!("{}\n{gap}", crate::scene::DECK))
}

/// Waits until the text stands there, with patience.
fn see(output: &std::sync::mpsc::Receiver<Vec<u8>>, all: &mut Vec<u8>, text: &str) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(20) {
        if String::from_utf8_lossy(all).contains(text) {
            return true;
        }
        match output.recv_timeout(Duration::from_millis(200)) {
            Ok(bytes) => all.extend(bytes),
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return false,
            Err(std::sync::mpsc::RecvTimeoutError::Timeout) => {}
        }
    }
    false
}

/// Whether a program at a prompt ends by a signal with the terminal as before; `None` where the prompt was not reached.
fn ends_well(scene: &Scene, line: &str, keys: &[&str], prompt: &str, signal: Signal) -> Option<bool> {
    let size = PtySize { rows: 40, cols: 100, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let prepared = scene.command(&shlex::split(line).unwrap());
    let mut command = CommandBuilder::new(prepared.get_program());
    command.args(prepared.get_args());
    command.env_clear();
    for (name, value) in prepared.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command.env("TERM", "xterm-256color");
    command.cwd(scene.user());
    let before = format!("{:?}", pair.master.get_termios()?.local_flags);
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let (sender, output) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    let mut all = vec![];
    for key in keys {
        if !see(&output, &mut all, ">") {
            return None;
        }
        all.clear();
        writer.write_all(key.as_bytes()).unwrap();
    }
    if !see(&output, &mut all, prompt) {
        let _ = child.kill();
        return None;
    }
    let pid = Pid::from_raw(i32::try_from(child.process_id()?).ok()?)?;
    kill_process(pid, signal).unwrap();
    let begun = Instant::now();
    let has_ended = loop {
        if child.try_wait().unwrap().is_some() {
            break true;
        }
        if begun.elapsed() > Duration::from_secs(10) {
            let _ = child.kill();
            break false;
        }
        std::thread::yield_now();
    };
    Some(has_ended && format!("{:?}", pair.master.get_termios()?.local_flags) == before)
}

#[test]
fn every_prompt_ends_by_every_signal_with_the_terminal_as_it_was() {
    let (mut tried, mut unreached, mut lost) = (0, vec![], vec![]);
    for (line, keys, prompt) in PROMPTS {
        for (signal, name) in
            [(Signal::TERM, "TERM"), (Signal::HUP, "HUP"), (Signal::INT, "INT"), (Signal::QUIT, "QUIT")]
        {
            tried += 1;
            match ends_well(&home(), line, keys, prompt, signal) {
                Some(true) => {}
                Some(false) => lost.push(format!("{name} at `{line}` {keys:?}")),
                None => unreached.push(format!("`{line}` {keys:?}")),
            }
        }
    }
    figure("signals at prompts", tried, lost.len());
    assert!(unreached.is_empty(), "not reached: {unreached:?}");
    assert!(lost.is_empty(), "{lost:?}");
}
