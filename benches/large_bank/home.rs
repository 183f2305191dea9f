//! A home in a temporary folder, and how the program runs in it: environment cleared, clock and dice fixed.

use crate::bank::{Bank, Size};
use crate::past;
use crate::prose::Prose;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

/// The day on which everything is measured, at seven in the evening.
const TODAY: Date = date(2026, 11, 21);
/// Days to the interview.
const DAYS_LEFT: i64 = 30;
const SEED: u64 = 7;
const SETTINGS: &str = "minutes = 15\n\
    skip = [\"leadership-philosophy\", \"strategy\", \"business-acumen\", \"difficult-situations\"]\n";

/// A home, which is `~/stardrill` of a user of its own.
pub(crate) struct Home {
    folder: TempDir,
    /// A question for which a story may be wanted: its whole id.
    pub(crate) question: String,
}

impl Home {
    /// The example home.
    pub(crate) fn example() -> Self {
        let home = Self::bare("difficult-situations/major-outage");
        let made = home.command("init --example").output().expect("the program");
        assert!(made.status.success(), "init: {}", String::from_utf8_lossy(&made.stderr));
        home
    }

    /// A home of this size, always the same.
    pub(crate) fn made(size: Size) -> Self {
        let competencies = competencies();
        let mut prose = Prose::new(SEED);
        let bank = Bank::new(size, &competencies, &mut prose);
        let home = Self::bare(bank.questions.first().expect("a question"));
        home.write("stardrill.toml", SETTINGS);
        home.write("interviews.toml", &interview(&competencies));
        let history = past::files(size.entries, &bank.practised, TODAY, &mut prose);
        for (path, text) in bank.files.iter().chain(&history) {
            home.write(path, text);
        }
        home
    }

    fn bare(question: &str) -> Self {
        let home =
            Self { folder: tempfile::tempdir().expect("a temporary folder"), question: question.to_owned() };
        fs::create_dir(home.user()).expect("a user's folder");
        home
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.user().join("stardrill").join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// The user's own folder.
    pub(crate) fn user(&self) -> PathBuf {
        self.folder.path().join("user")
    }

    /// The command that these words are, ready to be run. `QUESTION` stands for a question's id.
    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_stardrill"));
        let words = line.split_whitespace().map(|word| match word {
            "QUESTION" => &self.question,
            word => word,
        });
        command
            .args(words)
            .current_dir(self.user())
            .env_clear()
            .env("HOME", self.user())
            .env("XDG_CONFIG_HOME", self.user().join("config"))
            .env("XDG_DATA_HOME", self.user().join("data"))
            .env("XDG_STATE_HOME", self.user().join("state"))
            .env("XDG_CACHE_HOME", self.user().join("cache"))
            .env("STARDRILL_NOW", format!("{TODAY}T19:00:00Z"))
            .env("STARDRILL_SEED", SEED.to_string());
        command
    }
}

/// The interview toward which `plan` plans.
fn interview(competencies: &[String]) -> String {
    format!(
        "[[interview]]\nid = \"panel\"\ndate = {}\ncompany = \"Larkmoor\"\nrole = \"Director of IT\"\n\
         with = [\"CIO\", \"CFO\"]\nemphasis = {{ own-1 = 1.5, {} = 2 }}\n",
        TODAY + DAYS_LEFT.days(),
        competencies[0],
    )
}

/// The ids of the bundled vocabulary.
fn competencies() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/decks/competencies.toml");
    let text = fs::read_to_string(path).expect("the vocabulary");
    let ids = text.lines().filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"'));
    ids.map(str::to_owned).collect()
}
