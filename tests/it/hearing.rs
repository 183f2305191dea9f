//! Tellings that are listened to: from files, and recorded by a program of the person's, here a script.

use crate::scene::{Scene, core};
use crate::terminal::{ENTER, Terminal};
use expect_test::expect;
use hound::{SampleFormat, WavSpec, WavWriter};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A recording of tones and silences: seconds, and whether there is a tone.
fn wav(path: &Path, runs: &[(f32, bool)]) {
    const RATE: u32 = 8000;
    let spec =
        WavSpec { channels: 1, sample_rate: RATE, bits_per_sample: 16, sample_format: SampleFormat::Int };
    let mut writer = WavWriter::create(path, spec).unwrap();
    for (seconds, is_loud) in runs {
        for sample in 0..(seconds * RATE as f32) as u32 {
            let tone = (sample as f32 * 0.35).sin() * 9000.0;
            writer.write_sample(if *is_loud { tone as i16 } else { 0 }).unwrap();
        }
    }
    writer.finalize().unwrap();
}

/// Half a second a word, as faster-whisper writes it; `|` waits two seconds.
fn transcript(text: &str) -> String {
    let mut at = 1.0;
    let mut words = vec![];
    for word in text.split_whitespace() {
        if word == "|" {
            at += 2.0;
            continue;
        }
        words.push(serde_json::json!({ "word": format!(" {word}"), "start": at, "end": at + 0.4, "probability": 0.9 }));
        at += 0.5;
    }
    serde_json::json!({ "segments": [{ "start": 0.0, "end": at, "text": "", "words": words }] }).to_string()
}

/// The merged team, without its number, its learning and its task.
const TOLD: &str = "so um two teams of twelve people fought over one queue | \
    I sat with both for a week and drew one board and they chose the rules I kept the veto and never used it | \
    in a quarter there were fewer tickets and nobody left";

fn folder(scene: &Scene) -> PathBuf {
    scene.user().join(".local/state/stardrill/recordings")
}

/// What lies in the folder of recordings.
fn recordings(scene: &Scene) -> Vec<String> {
    let entries = fs::read_dir(folder(scene)).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// A scene with a recorder that writes a prepared recording when it is ended, in the way that `trap` says.
fn with_recorder(trap: &str) -> Scene {
    let scene = core();
    let user = scene.user();
    wav(&user.join("prepared.wav"), &[(1.0, false), (3.0, true), (2.0, false), (4.0, true), (0.5, false)]);
    fs::write(user.join("heard.json"), transcript(TOLD)).unwrap();
    // It waits within the shell, so that no child of it is left when it is killed.
    let script = format!(
        "echo $$ > {0}/recorder\n{trap}\nmkfifo {0}/waits\nexec 3<>{0}/waits\nread line <&3\n",
        user.display()
    );
    fs::write(user.join("record.sh"), script).unwrap();
    let record = format!("sh {0}/record.sh {{wav}}", user.display());
    let transcribe = format!("cat {}/heard.json", user.display());
    scene.variable("STARDRILL_RECORD", &record).variable("STARDRILL_TRANSCRIBE", &transcribe)
}

/// Copies the prepared recording, and ends.
fn writes(scene_user: &str) -> String {
    format!("trap 'cp {scene_user}/prepared.wav \"$1\"; exit 0' INT")
}

fn is_alive(scene: &Scene) -> bool {
    let pid = fs::read_to_string(scene.user().join("recorder")).unwrap_or_default();
    Path::new("/proc").join(pid.trim()).join("cmdline").exists() && !pid.trim().is_empty()
}

/// Waits until the recorder is gone, for two seconds at most.
fn ends_soon(scene: &Scene) -> bool {
    let begun = Instant::now();
    while is_alive(scene) {
        if begun.elapsed() > Duration::from_secs(2) {
            return false;
        }
        std::thread::yield_now();
    }
    true
}

#[test]
fn a_recording_and_its_transcript_are_measured_and_kept_as_numbers() {
    let scene = core().input("3\n");
    wav(&scene.user().join("a.wav"), &[(1.0, false), (5.0, true), (1.5, false), (24.5, true), (2.0, false)]);
    fs::write(scene.user().join("a.json"), transcript(TOLD)).unwrap();
    let shown = scene.run("tell merged-team --audio a.wav --heard a.json").done().quiet().stdout;
    let measures = shown.split("\n\n").nth(2).unwrap_or_default();
    expect![[r#"
        What the recording shows
          0:31 · 85 words a minute (under 110)
          1 pause of a second and more: 0:05 (2 s)
          situation 0:08 · task not heard · action 0:14 · result 0:09 · learning not
          heard
          0 of 1 numbers heard; not heard: 30 % fewer tickets
          headline: not within the first fifth
          at least 1 filler · 0 hedges · I 2, we 0
        0:31  so short it was no telling: aim at 1:30 to 2:00 · setup 25 %
          Two teams, one queue, 30 % fewer tickets."#]]
    .assert_eq(measures);
    let log = scene.log();
    let entry: serde_json::Value = serde_json::from_str(&log[0]).unwrap();
    assert_eq!(entry["parts"], serde_json::json!({ "situation": 8, "action": 14, "result": 9 }));
    assert_eq!(entry["delivery"]["pauses"], 1);
    assert_eq!(entry["delivery"]["numbers_left_out"], 1);
    assert!(!log[0].contains("veto") && !log[0].contains("queue"), "{}", log[0]);
    let shown = scene.run("story show merged-team").done().stdout;
    assert!(shown.contains("Measured from recordings"), "{shown}");
    let shown = scene.run("stats").done().stdout;
    assert!(shown.contains("Measured from recordings, the last of each story"), "{shown}");
    let stats = scene.run("stats --format json").done().json();
    assert_eq!(stats["stories"][0]["deliveries"][0]["pauses"], 1, "{stats}");
    assert_eq!(scene.run("history --format json").done().json()["entries"][0]["delivery"]["i"], 2);
}

#[test]
fn loudness_alone_and_what_cannot_be_read() {
    let scene = core().input("3\n");
    wav(&scene.user().join("a.wav"), &[(0.5, false), (95.0, true)]);
    let outcome = scene.run("tell merged-team --audio a.wav").done();
    assert!(outcome.stdout.contains("1:35  within 1:30 to 2:00"), "{}", outcome.stdout);
    assert!(outcome.stderr.contains("measured by loudness alone"), "{}", outcome.stderr);
    fs::write(scene.user().join("b.wav"), "no sound").unwrap();
    scene.run("tell merged-team --audio b.wav").status(1);
    scene.run("tell merged-team --audio none.wav").status(1);
    fs::write(scene.user().join("b.json"), "{\"something\": 1}").unwrap();
    let outcome = scene.run("tell merged-team --audio a.wav --heard b.json").done();
    assert!(outcome.stderr.contains("b.json:1: no words where"), "{}", outcome.stderr);
    assert_eq!(scene.log().len(), 2);
}

#[test]
fn hostile_words_of_a_transcript_reach_no_screen_raw() {
    let scene = core()
        .file("stories/merged-team.toml", format!("{}avoid = [\"evil\"]\n", crate::scene::STORY))
        .input("3\n");
    wav(&scene.user().join("a.wav"), &[(3.0, true)]);
    fs::write(
        scene.user().join("a.vtt"),
        "WEBVTT\n\n\u{1b}[31m --> \u{9b}31m\nevil\u{202e}\n\n00:00.0 --> 00:03.0\nthe \u{1b}]0;x\u{7} evil\n",
    )
    .unwrap();
    let outcome = scene.run("tell merged-team --audio a.wav --heard a.vtt").done();
    let all = format!("{}{}", outcome.stdout, outcome.stderr);
    assert!(all.contains("never to say, and heard: evil"), "{all}");
    assert!(!all.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']), "{all:?}");
}

#[test]
fn a_recorder_starts_with_the_clock_and_ends_with_the_telling_and_nothing_of_it_stays() {
    let scene = with_recorder("");
    let user = scene.user();
    let script = fs::read_to_string(user.join("record.sh")).unwrap();
    fs::write(user.join("record.sh"), format!("{}\n{script}", writes(&user.display().to_string()))).unwrap();
    let mut terminal = Terminal::tall(&scene, "tell merged-team --record");
    terminal.see("Enter starts the clock >").press(ENTER);
    terminal.see("of 1:30 to 2:00").press(ENTER);
    terminal.see("What the recording shows").see("1 pause of a second and more");
    terminal.see("[x] situation  · heard at 0:0").see("[ ] task  · not heard").see("? keys >").press("1");
    terminal.see("1 grade kept").see("e opens the story").press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert!(ends_soon(&scene));
    assert_eq!(recordings(&scene), [""; 0]);
    assert!(scene.log()[0].contains("\"delivery\":{"), "{:?}", scene.log());
    let home = scene.files();
    assert!(
        home.keys().all(|path| !path.ends_with(".wav") && !path.contains("recordings")),
        "{:?}",
        home.keys()
    );
}

/// The recorder that works, on a scene with nothing else in the trap.
fn working() -> Scene {
    let scene = with_recorder("");
    let user = scene.user();
    let script = fs::read_to_string(user.join("record.sh")).unwrap();
    fs::write(user.join("record.sh"), format!("{}\n{script}", writes(&user.display().to_string()))).unwrap();
    scene
}

#[test]
fn the_answers_of_a_mock_are_recorded_and_what_was_heard_is_ticked_when_they_are_scored() {
    let scene = working().now("2026-11-21T19:00:00Z+1");
    let mut terminal = Terminal::tall(&scene, "mock --record --questions 1 --seed 2");
    terminal.see("Tell me about a conflict.").see("Enter starts the clock >").press(ENTER);
    terminal.see("of 1:30 to 2:00").press(ENTER).see("they press").miss("What the recording shows");
    terminal.press(ENTER).see("Which story did you tell?").press("a\r");
    terminal.see("What the recording shows").see("task not heard");
    terminal.see("Enter = abd, as heard, 0 = nothing").press(ENTER).see("Scorecard, 1 answer");
    terminal.see("Answer first").press("q\r").see("What it found").press("q\r");
    assert_eq!(terminal.end(), 0);
    let log = scene.log();
    let graded: serde_json::Value = serde_json::from_str(&log[0]).unwrap();
    assert_eq!((&graded["mode"], &graded["delivery"]["pauses"]), (&"mock".into(), &1.into()), "{log:?}");
    assert!(graded["missed"].as_array().unwrap().contains(&"numbers".into()), "{log:?}");
    assert_eq!(recordings(&scene), [""; 0]);
    assert!(ends_soon(&scene));
}

#[test]
fn a_mock_goes_on_where_the_recorder_fails_and_needs_one_to_begin() {
    core().run("mock --record").status(2).mentions("export STARDRILL_RECORD=");
    let scene = core().variable("STARDRILL_RECORD", "no-such-recorder {wav}");
    let mut terminal = Terminal::tall(&scene, "mock --record --questions 1 --seed 2");
    terminal.see("Enter starts the clock >").press(ENTER).see("nothing is recorded; the mock goes on");
    terminal.see("Enter starts the clock >").press(ENTER).see("of 1:30 to 2:00").press(ENTER);
    terminal.see("they press").press(ENTER).see("Which story did you tell?").press("a\r");
    terminal
        .see("Enter = nothing")
        .press("abcd\r")
        .see("Scorecard, 1 answer")
        .press("q\r")
        .see("What it found");
    terminal.press("q\r");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn the_recordings_of_a_mock_are_kept_if_that_is_wanted() {
    let scene = working();
    let mut terminal = Terminal::tall(&scene, "mock --record --keep --questions 1 --seed 2");
    terminal.see("Enter starts the clock >").press(ENTER).see("of 1:30 to 2:00").press(ENTER);
    terminal.see("they press").press("q\r").see("Which story").press("a\r").see("as heard").press("ac\r");
    terminal
        .see("Answer first")
        .press("q\r")
        .see("What it found")
        .press("q\r")
        .see("Kept outside the home: 1");
    assert_eq!(terminal.end(), 0);
    assert_eq!(recordings(&scene), ["2026-11-21-mock-2-1.wav"]);
}

#[test]
fn a_recording_that_was_cut_short_is_measured_as_far_as_it_goes() {
    let scene = with_recorder("");
    let user = scene.user();
    let script = fs::read_to_string(user.join("record.sh")).unwrap();
    let cut = format!("trap 'head -c 70000 {}/prepared.wav > \"$1\"; exit 1' INT", user.display());
    fs::write(user.join("record.sh"), format!("{cut}\n{script}")).unwrap();
    let mut terminal = Terminal::tall(&scene, "tell merged-team --record");
    terminal.see("Enter starts the clock >").press(ENTER).see("of 1:30 to 2:00").press(ENTER);
    terminal.see("What the recording shows").see("? keys >").press("1").see("1 grade kept");
    terminal.see("e opens the story").press(ENTER);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn kept_recordings_lie_outside_the_home_and_are_listed_and_removed() {
    let scene = with_recorder("");
    let user = scene.user();
    let script = fs::read_to_string(user.join("record.sh")).unwrap();
    fs::write(user.join("record.sh"), format!("{}\n{script}", writes(&user.display().to_string()))).unwrap();
    let mut terminal = Terminal::tall(&scene, "tell merged-team --record --keep");
    terminal.see("Enter starts the clock >").press(ENTER).see("of 1:30 to 2:00").press(ENTER);
    terminal.see("Kept outside the home:").see("? keys >").press("q");
    terminal.end();
    assert_eq!(recordings(&scene), ["2026-11-21-merged-team.wav"]);
    scene.run("recordings remove other").status(1);
    assert!(scene.run("recordings list").done().stdout.contains("2026-11-21-merged-team"));
    scene.run("recordings remove 2026-11-21-merged-team").done();
    assert_eq!(recordings(&scene), [""; 0]);
}

#[test]
fn one_that_does_not_listen_to_its_end_is_ended_and_the_telling_stands() {
    let scene = with_recorder("trap '' INT TERM");
    let mut terminal = Terminal::tall(&scene, "tell merged-team --record");
    terminal.see("Enter starts the clock >").press(ENTER).see("of 1:30 to 2:00").press(ENTER);
    terminal.see("Not measured; the telling itself stands").see("? keys >").press("2");
    terminal.see("1 grade kept").see("e opens the story").press(ENTER);
    assert_eq!(terminal.end(), 0);
    assert!(ends_soon(&scene));
    assert_eq!(recordings(&scene), [""; 0]);
    assert!(!scene.log()[0].contains("delivery"));
}

#[test]
fn one_that_is_missing_or_ends_at_once_is_said_before_the_telling() {
    let scene = core();
    let outcome = scene.run("tell merged-team --record").status(2);
    assert!(outcome.stderr.contains("export STARDRILL_RECORD=\"arecord"), "{}", outcome.stderr);
    let scene = core().variable("STARDRILL_RECORD", "no-such-recorder {wav}");
    let mut terminal = Terminal::tall(&scene, "tell merged-team --record");
    terminal.see("Enter starts the clock >").press(ENTER);
    terminal.see("`no-such-recorder` ended at once").see("it says:").see("nothing was recorded");
    assert_eq!(terminal.end(), 1);
    assert_eq!((scene.log().len(), recordings(&scene).len()), (0, 0));
}

#[test]
fn killed_in_the_middle_leaves_no_recorder_and_the_next_start_removes_what_was_taken() {
    let scene = with_recorder("");
    let arguments = ["tell", "merged-team", "--record"].map(str::to_owned);
    let mut child = scene.command(&arguments).stdin(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(child.stdin.as_mut().unwrap(), b"\n").unwrap();
    let begun = Instant::now();
    while !is_alive(&scene) {
        assert!(begun.elapsed() < Duration::from_secs(20), "no recorder");
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(ends_soon(&scene), "the recorder outlived it");
    assert_eq!(recordings(&scene).len(), 1);
    scene.run("status").done();
    assert_eq!(recordings(&scene), [""; 0]);
    assert_eq!(scene.log().len(), 0);
}

#[test]
fn a_question_that_is_spoken_is_shown_when_the_answer_is_over() {
    let scene = core().now("2026-11-21T19:00:00Z+60").input("\n\n3\n");
    let spoken = scene.user().join("spoken");
    let scene = scene.variable("STARDRILL_SPEAK", &format!("tee {}", spoken.display()));
    let shown = scene.run("tell merged-team --speak").done().quiet().stdout;
    assert_eq!(fs::read_to_string(spoken).unwrap(), "Tell me about a conflict.");
    let (before, after) = shown.split_once("Tell me about a conflict.").expect("shown");
    assert!(!before.contains("1:00") && after.contains("1:00"), "{shown}");
}

#[test]
fn quick_questions_are_spoken_and_shown_with_the_story() {
    let scene = core().now("2026-11-21T19:00:00Z+3").input("\n\n\n\n\n\n\n\n");
    let spoken = scene.user().join("spoken");
    let scene = scene.variable("STARDRILL_SPEAK", &format!("tee -a {}", spoken.display()));
    let shown = scene.run("drill --quick 2 --speak").done().quiet().stdout;
    let said = fs::read_to_string(spoken).unwrap();
    assert!(said.contains("Tell me about a conflict."), "{said}");
    assert!(shown.contains("Tell me about a conflict.\n0:03\n  The merged team"), "{shown}");
    core().run("drill --speak").status(2);
}
