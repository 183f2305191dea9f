//! A scene: one command in a temporary home. Environment cleared, clock and seed fixed; unmentioned output must be empty.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The moment at which scenes play, unless they say otherwise: a Saturday.
pub(crate) const NOW: &str = "2026-11-21T19:00:00Z";

/// A home, and how the next command runs in it.
pub(crate) struct Scene {
    folder: TempDir,
    now: String,
    seed: String,
    environment: Vec<(String, String)>,
    input: String,
}

/// What a command came to.
pub(crate) struct Outcome {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) status: i32,
}

impl Scene {
    /// An empty machine: no home anywhere.
    pub(crate) fn bare() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("user")).expect("a user's folder");
        Self { folder, now: NOW.into(), seed: "7".into(), environment: vec![], input: String::new() }
    }

    /// A home that holds nothing but an empty `stardrill.toml`.
    pub(crate) fn new() -> Self {
        Self::bare().file("stardrill.toml", "")
    }

    /// The example home as `tests/data/home` keeps it, with the decks of its day: practice stands on it.
    pub(crate) fn example() -> Self {
        let scene = Self::bare();
        let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/home");
        for folder in ["", "stories", "decks"] {
            fs::create_dir_all(scene.path(folder)).expect("a folder");
            for entry in fs::read_dir(frozen.join(folder)).expect("the frozen home") {
                let from = entry.expect("an entry").path();
                if from.extension().is_some_and(|end| end == "toml") {
                    let name = from.file_name().expect("a name");
                    fs::copy(&from, scene.path(folder).join(name)).expect("a copy");
                }
            }
        }
        scene
    }

    /// The example home as `init --example` makes it today.
    pub(crate) fn todays_example() -> Self {
        let scene = Self::bare();
        scene.run("init --example").done();
        scene
    }

    /// Writes a file of the home.
    pub(crate) fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
        self
    }

    /// Fixes the clock (`STARDRILL_NOW`).
    pub(crate) fn now(mut self, now: &str) -> Self {
        self.now = now.into();
        self
    }

    /// Sets a variable.
    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// Makes this shell script the editor; `$1` is the file that it opens.
    pub(crate) fn editor(self, script: &str) -> Self {
        self.edits(script);
        let script = self.user().join("editor.sh").display().to_string();
        self.variable("EDITOR", &format!("sh {script}"))
    }

    /// What the editor does from now on.
    pub(crate) fn edits(&self, script: &str) {
        fs::write(self.user().join("editor.sh"), script).expect("the editor");
    }

    /// From now on the editor writes this text.
    pub(crate) fn edits_to(&self, text: &str) {
        fs::write(self.user().join("written"), text).expect("a text");
        self.edits("cat \"$HOME/written\" > \"$1\"");
    }

    /// What stdin holds.
    pub(crate) fn input(mut self, input: &str) -> Self {
        self.input = input.into();
        self
    }

    /// A path within the home, which is `~/stardrill`.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.user().join("stardrill").join(path)
    }

    /// The user's own folder.
    pub(crate) fn user(&self) -> PathBuf {
        self.folder.path().join("user")
    }

    /// The text of a file of the home.
    pub(crate) fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every file of the home by its path in it, byte for byte.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.path("")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name =
                        path.strip_prefix(self.path("")).expect("below the home").display().to_string();
                    files.insert(name, fs::read(path).expect("a file"));
                }
            }
        }
        files
    }

    /// All lines of the history.
    pub(crate) fn log(&self) -> Vec<String> {
        let Ok(files) = fs::read_dir(self.path("history")) else { return vec![] };
        let mut paths: Vec<PathBuf> = files.map(|file| file.expect("an entry").path()).collect();
        paths.sort();
        let texts = paths.iter().map(|path| fs::read_to_string(path).expect("a log"));
        texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    /// The command, ready to be run, with the scene's environment and nothing else.
    pub(crate) fn command(&self, arguments: &[String]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_stardrill"));
        command
            .args(arguments)
            .current_dir(self.user())
            .env_clear()
            .env("HOME", self.user())
            .env("STARDRILL_NOW", &self.now)
            .env("STARDRILL_SEED", &self.seed)
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs a command line, split as a shell would.
    pub(crate) fn run(&self, line: &str) -> Outcome {
        let arguments = shlex::split(line).expect("a command line");
        let mut child = self
            .command(&arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut stdin = child.stdin.take().expect("its stdin");
        let _ = stdin.write_all(self.input.as_bytes()); // it may have ended without reading all
        drop(stdin);
        let output = child.wait_with_output().expect("its output");
        let tidy = |bytes: Vec<u8>| hide(String::from_utf8(bytes).expect("UTF-8"), &self.user());
        Outcome {
            stdout: tidy(output.stdout),
            stderr: tidy(output.stderr),
            status: output.status.code().expect("a status, not a signal"),
        }
    }
}

fn hide(text: String, user: &Path) -> String {
    text.replace(&user.display().to_string(), "~")
}

impl Outcome {
    /// Status 0.
    #[track_caller]
    pub(crate) fn done(self) -> Self {
        self.status(0)
    }

    /// This exit status.
    #[track_caller]
    pub(crate) fn status(self, status: i32) -> Self {
        assert_eq!(self.status, status, "status of\n{}\n{}", self.stdout, self.stderr);
        self
    }

    /// Exactly this on stdout.
    #[track_caller]
    pub(crate) fn stdout(self, expected: expect_test::Expect) -> Self {
        expected.assert_eq(&self.stdout);
        self
    }

    /// Exactly this on stderr.
    #[track_caller]
    pub(crate) fn stderr(self, expected: expect_test::Expect) -> Self {
        expected.assert_eq(&self.stderr);
        self
    }

    /// These words somewhere on stderr.
    #[track_caller]
    pub(crate) fn mentions(self, words: &str) -> Self {
        assert!(self.stderr.contains(words), "{}", self.stderr);
        self
    }

    /// Nothing on stderr.
    #[track_caller]
    pub(crate) fn quiet(self) -> Self {
        assert_eq!(self.stderr, "");
        self
    }

    /// stdout as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error} in\n{}", self.stdout))
    }
}

/// One deck with a story, a view and a fact question.
pub(crate) const DECK: &str = r#"id = "core"
title = "Core"

[[question]]
id = "conflict"
kind = "story"
ask = "Tell me about a conflict."
competencies = ["conflict-resolution"]
likelihood = "high"
strong = ["names the other side's view"]

[[question]]
id = "style"
kind = "view"
ask = "What is your style?"

[[question]]
id = "npv"
kind = "fact"
ask = "What is net present value?"
answer = '''Future money in today's money, less what it costs.'''
key_points = ["today's money"]
"#;

/// A ready story, linked to the deck's story question.
pub(crate) const STORY: &str = r#"title = "The merged team"
headline = "Two teams, one queue, 30 % fewer tickets."
status = "ready"
when = "2024-06"
competencies = ["conflict-resolution"]
answers = ["core/conflict"]
situation = '''Two teams of 12 people fought over one queue.'''
task = '''I was asked to end it.'''
action = '''I sat with both for a week, drew one board, and let them choose the rules; I kept the veto and never used it.'''
result = '''30 % fewer tickets in a quarter; nobody left.'''
learning = '''I would ask the customers first.'''
numbers = [{ say = "30 % fewer tickets", source = "Queue report Q3" }]
"#;

/// Settings that leave the bundled decks out.
pub(crate) const ONLY_CORE: &str = "skip = [\"leadership-philosophy\", \"strategy\", \"business-acumen\", \"difficult-situations\"]\nstory_floor = 0\n";

/// A home with one deck, one story and nothing of the bundled decks.
pub(crate) fn core() -> Scene {
    Scene::new()
        .file("stardrill.toml", ONLY_CORE)
        .file("decks/core.toml", DECK)
        .file("stories/merged-team.toml", STORY)
}
