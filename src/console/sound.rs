//! Programs for sound, which the person names in the environment: a recorder, a player, a transcriber, a voice. Split into words, run
//! without a shell and without the terminal.
//!
//! A recorder runs below a child of ours that ends it when the pipe to us closes, by SIGINT, then SIGTERM, then SIGKILL: so it outlives
//! no end of this process, not even kill -9.

#![expect(clippy::disallowed_methods, reason = "starting the supervisor is starting this program again")]

use super::Console;
use crate::error::{Error, Result};
use rustix::process::{Pid, Signal, kill_process};
use std::fs::File;
use std::io::{Read, Seek, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// The first argument by which this program is its own supervisor of a recorder.
pub const SUPERVISE: &str = "supervise-recorder";

/// A recorder that ends within this time was never able to record.
const AT_ONCE: Duration = Duration::from_millis(300);
/// How long each signal has to end a recorder.
const BY_INTERRUPT: Duration = Duration::from_millis(1200);
const BY_TERMINATION: Duration = Duration::from_millis(400);
/// Above all of these.
const BY_SUPERVISOR: Duration = Duration::from_secs(4);
/// What is repeated of a program's own complaint, in bytes.
const COMPLAINT_BYTES: u64 = 400;

/// What a program is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sound {
    /// Records to `{wav}` until it is interrupted.
    Record,
    /// Plays `{wav}`.
    Play,
    /// Transcribes `{wav}` to `{out}`, a file ending of its own behind it, or to stdout.
    Transcribe,
    /// Speaks what it reads.
    Speak,
}

impl Sound {
    /// The variable that names the program.
    pub const fn variable(self) -> &'static str {
        match self {
            Sound::Record => "STARDRILL_RECORD",
            Sound::Play => "STARDRILL_PLAY",
            Sound::Transcribe => "STARDRILL_TRANSCRIBE",
            Sound::Speak => "STARDRILL_SPEAK",
        }
    }

    /// A line for the person's shell profile.
    const fn example(self) -> &'static str {
        match self {
            Sound::Record => "export STARDRILL_RECORD=\"arecord -q -f S16_LE -r 16000 {wav}\"",
            Sound::Play => "export STARDRILL_PLAY=\"aplay -q {wav}\"",
            Sound::Transcribe => "export STARDRILL_TRANSCRIBE=\"whisper-cli -ojf -of {out} {wav}\"",
            Sound::Speak => "export STARDRILL_SPEAK=\"espeak-ng\"",
        }
    }
}

/// A recording that goes on.
#[derive(Debug)]
pub struct Recorder {
    /// Closing it ends the recorder.
    pipe: Option<ChildStdin>,
    ended: Receiver<bool>,
    complaint: File,
    program: String,
}

impl Recorder {
    /// Ends the recorder and waits until it has written.
    ///
    /// # Errors
    /// If it had ended in failure before, or does not end.
    pub fn stop(mut self) -> Result<()> {
        drop(self.pipe.take());
        match self.ended.recv_timeout(BY_SUPERVISOR) {
            Ok(true) => Ok(()),
            Ok(false) => Err(self.failed("ended in failure")),
            Err(_) => Err(self.failed("does not end")),
        }
    }

    fn failed(&mut self, how: &str) -> Error {
        complained(&self.program, how, &mut self.complaint)
    }
}

impl Console {
    /// Whether the person named a program for this.
    pub fn has_program(&self, sound: Sound) -> bool {
        self.world.variable(sound.variable()).is_some()
    }

    /// Says which line is missing in the person's shell profile.
    ///
    /// # Errors
    /// If no program is named, or it cannot be split into words.
    pub fn need_program(&self, sound: Sound) -> Result<()> {
        self.words(sound, Path::new(""), Path::new("")).map(|_| ())
    }

    /// Begins to record.
    ///
    /// # Errors
    /// If no recorder is named, or it ends at once.
    pub fn record(&self, wav: &Path) -> Result<Recorder> {
        let words = self.words(Sound::Record, wav, wav)?;
        let cannot = |cause: std::io::Error| Error::data("cannot start the recorder").because(cause);
        let complaint = tempfile::tempfile().map_err(cannot)?;
        let mut child = Command::new(std::env::current_exe().map_err(cannot)?)
            .arg(SUPERVISE)
            .args(&words)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(complaint.try_clone().map_err(cannot)?)
            .process_group(0) // Ctrl-C is for us
            .spawn()
            .map_err(cannot)?;
        let (sender, ended) = channel();
        let pipe = child.stdin.take();
        std::thread::spawn(move || sender.send(child.wait().is_ok_and(|status| status.success())));
        let mut recorder = Recorder { pipe, ended, complaint, program: words[0].clone() };
        match recorder.ended.recv_timeout(AT_ONCE) {
            Err(RecvTimeoutError::Timeout) => Ok(recorder),
            _ => Err(recorder
                .failed("ended at once")
                .hint("nothing was recorded; `help sound` has lines that work")),
        }
    }

    /// Transcribes a recording; returns what it printed. Its files begin with `out`.
    ///
    /// # Errors
    /// If no program is named, or it fails.
    pub fn transcribe(&self, wav: &Path, out: &Path) -> Result<String> {
        let words = self.words(Sound::Transcribe, wav, out)?;
        let printed = run(&words, None)?;
        Ok(String::from_utf8_lossy(&printed).into_owned())
    }

    /// Plays a recording to its end.
    ///
    /// # Errors
    /// If no player is named, or it fails.
    pub fn play(&self, wav: &Path) -> Result<()> {
        run(&self.words(Sound::Play, wav, wav)?, None).map(|_| ())
    }

    /// Speaks a text.
    ///
    /// # Errors
    /// If no voice is named, or it fails.
    pub fn speak(&self, text: &str) -> Result<()> {
        run(&self.words(Sound::Speak, Path::new(""), Path::new(""))?, Some(text)).map(|_| ())
    }

    /// The words of a program, its places filled in.
    fn words(&self, sound: Sound, wav: &Path, out: &Path) -> Result<Vec<String>> {
        let name = sound.variable();
        let Some(line) = self.world.variable(name) else {
            return Err(Error::usage(format!("{name} names no program"))
                .hint(format!("for example: {}", sound.example()))
                .hint("`help sound` has more, for Linux and macOS"));
        };
        let words = shlex::split(line).filter(|words| !words.is_empty()).ok_or_else(|| {
            Error::usage(format!("{name} is `{line}`, which cannot be split into words"))
                .hint(sound.example())
        })?;
        let wav_and_out = [("{wav}", wav), ("{out}", out)];
        let mut filled: Vec<String> = words.clone();
        for (place, path) in wav_and_out {
            filled.iter_mut().for_each(|word| *word = word.replace(place, &path.display().to_string()));
        }
        let wants_wav = sound != Sound::Speak && !words.iter().any(|word| word.contains("{wav}"));
        if wants_wav {
            filled.push(wav.display().to_string());
        }
        Ok(filled)
    }
}

/// Runs a program to its end; returns what it printed.
fn run(words: &[String], input: Option<&str>) -> Result<Vec<u8>> {
    let cannot = |cause: std::io::Error| {
        Error::data(format!("cannot start `{}`", words[0]))
            .because(cause)
            .hint("`help sound` has lines that work")
    };
    let mut complaint = tempfile::tempfile().map_err(cannot)?;
    let mut child = Command::new(&words[0])
        .args(&words[1..])
        .stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() })
        .stdout(Stdio::piped())
        .stderr(complaint.try_clone().map_err(cannot)?)
        .spawn()
        .map_err(cannot)?;
    if let (Some(text), Some(mut pipe)) = (input, child.stdin.take()) {
        let _ = pipe.write_all(text.as_bytes()); // one that does not listen says so by its status
    }
    let ended = child.wait_with_output().map_err(cannot)?;
    if ended.status.success() {
        Ok(ended.stdout)
    } else {
        Err(complained(&words[0], "ended in failure", &mut complaint))
    }
}

fn complained(program: &str, how: &str, complaint: &mut File) -> Error {
    let mut said = vec![];
    let _ = complaint.rewind().and_then(|()| complaint.take(COMPLAINT_BYTES).read_to_end(&mut said));
    let said = String::from_utf8_lossy(&said);
    let error = Error::data(format!("`{program}` {how}"));
    match said.lines().find(|line| !line.trim().is_empty()) {
        Some(line) => error.hint(format!("it says: {}", line.trim())),
        None => error,
    }
}

/// What the supervisor waits for.
enum Came {
    /// Our process closed the pipe, or is gone.
    Closed,
    /// The recorder ended by itself, well or not.
    Ended(bool),
}

/// Runs a recorder until stdin closes, then ends it. Returns the process's exit status.
pub fn supervise(words: &[String]) -> u8 {
    let Some((program, arguments)) = words.split_first() else { return 2 };
    let started = Command::new(program).args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).spawn();
    let child = match started {
        Ok(child) => child,
        Err(cause) => {
            let _ = writeln!(std::io::stderr(), "{cause}");
            return 127;
        }
    };
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let came = watch(child);
    match came.recv() {
        Ok(Came::Ended(well)) => u8::from(!well),
        _ => {
            end(pid, &came);
            0
        }
    }
}

/// Two threads that tell what comes: the end of the recorder, the end of the pipe.
fn watch(mut child: Child) -> Receiver<Came> {
    let (sender, came) = channel();
    let of_pipe = sender.clone();
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        of_pipe.send(Came::Closed)
    });
    std::thread::spawn(move || sender.send(Came::Ended(child.wait().is_ok_and(|status| status.success()))));
    came
}

fn end(pid: Option<Pid>, came: &Receiver<Came>) {
    let Some(pid) = pid else { return };
    for (signal, wait) in
        [(Signal::INT, BY_INTERRUPT), (Signal::TERM, BY_TERMINATION), (Signal::KILL, BY_TERMINATION)]
    {
        let _ = kill_process(pid, signal); // it may have ended meanwhile
        if came.recv_timeout(wait).is_ok() {
            return;
        }
    }
}
