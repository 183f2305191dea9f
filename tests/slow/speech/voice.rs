//! Speaks a telling with flite or espeak-ng and joins it with sox, so that all its times are known.

use super::telling::Telling;
use crate::dice;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A recording, and the truth about it; all in seconds from the first sound.
pub(super) struct Recording {
    pub(super) wav: PathBuf,
    /// When each part begins.
    pub(super) begins: [Option<f64>; 5],
    /// Pauses that were put in: from when, and how long.
    pub(super) pauses: Vec<(f64, f64)>,
    /// From the first sound to the last.
    pub(super) seconds: f64,
}

/// Runs a program and says whether it could.
pub(super) fn runs(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

fn sox(arguments: &str) {
    let arguments = shlex::split(arguments).unwrap();
    assert!(runs("sox", &arguments.iter().map(String::as_str).collect::<Vec<_>>()), "{arguments:?}");
}

fn seconds(wav: &Path) -> f64 {
    f64::from(hound::WavReader::open(wav).unwrap().duration()) / 16_000.0
}

/// Says one sentence, by flite or, where the voice says so, by espeak-ng: `espeak en-gb+f3 150`, its voice and words a minute.
fn say(voice: &str, text: &str, out: &Path) {
    let out = out.to_str().unwrap();
    let is_said = match voice.strip_prefix("espeak ").and_then(|voice| voice.split_once(' ')) {
        Some((voice, speed)) => runs("espeak-ng", &["-v", voice, "-s", speed, "-w", out, text]),
        None => runs("flite", &["-voice", voice, "--setf", "duration_stretch=1.1", "-t", text, "-o", out]),
    };
    assert!(is_said, "{voice}: {text}");
}

/// Speaks a telling: silence at both ends, 0.3 to 0.9 s between its sentences, or the pause that is asked for.
pub(super) fn speak(telling: &Telling, folder: &Path) -> Recording {
    let path = |name: &str| folder.join(format!("{}-{name}.wav", telling.name));
    let mut seed = 7 + telling.name.len() as u64;
    let mut recording = Recording { wav: path("all"), begins: [None; 5], pauses: vec![], seconds: 0.0 };
    let mut pieces = String::new();
    let mut at = 0.0;
    for (position, sentence) in telling.sentences.iter().enumerate() {
        let (said, piece) = (path("said"), path(&position.to_string()));
        say(&telling.voice, &sentence.text, &said);
        let trim = "silence 1 0.02 0.5% reverse silence 1 0.02 0.5% reverse";
        let before = if position == 0 { 0.8 } else { 0.0 };
        let behind = sentence.pause.unwrap_or(0.3 + dice(&mut seed, 61) as f64 / 100.0);
        sox(&format!("{} {} rate 16k {trim} pad {before} {behind}", said.display(), piece.display()));
        recording.begins[sentence.part as usize].get_or_insert(at);
        at += seconds(&piece) - before;
        recording.seconds = at - behind;
        recording.pauses.extend(sentence.pause.map(|long| (at - long, long)));
        pieces.push_str(&format!("{} ", piece.display()));
    }
    let joined = path("joined");
    sox(&format!("{pieces} {} pad 0 0.7", joined.display()));
    match &telling.noise {
        Some(loud) => under(&joined, &path("noise"), loud, &recording.wav),
        None => std::fs::rename(joined, &recording.wav).unwrap(),
    }
    recording
}

/// Puts noise under a recording.
fn under(joined: &Path, noise: &Path, loud: &str, out: &Path) {
    let (joined, noise, out) = (joined.display(), noise.display(), out.display());
    sox(&format!("-R {joined} {noise} synth whitenoise vol {loud}"));
    sox(&format!("-R -m -v 1 {joined} -v 1 {noise} -b 16 {out}"));
}
