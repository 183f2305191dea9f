//! Mutated files and lines: whatever stands there, reading never panics, an edit is proved or refused, and a REPL line ends in a message.
//!
//! `FUZZ_SECONDS` is how long each target runs (10 unless it is set). The mutations are blind: a coverage-guided fuzzer wants a nightly
//! toolchain, and the gate runs on the stable one alone.

use crate::{dice, figure};
use stardrill::bank::{QuestionId, StoryId};
use stardrill::text::Change;
use stardrill::text::entry::EntryReader;
use stardrill::text::exchange::{self, Holding, guess};
use stardrill::text::reading::{Content, Loaded, read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

const DECK: &str = include_str!("../../decks/strategy.toml");
const STORY: &str = include_str!("../../decks/example/stories/near-the-truck.toml");
const SETTINGS: &str = include_str!("../../decks/example/stardrill.toml");
const INTERVIEWS: &str = include_str!("../../decks/example/interviews.toml");
const POINTS: &str = include_str!("../../decks/example/points.toml");
const LOG: &str = "{\"v\":1,\"id\":\"0192f8f0-0000-7000-8000-000000000001\",\"at\":\"2026-11-21T19:40:12.120-05:00\",\"kind\":\"reviewed\",\"item\":\"question/d/q\",\"grade\":\"good\",\"seconds\":41,\"mode\":\"drill\",\"missed\":[\"numbers\"]}";

/// A text with a few things changed: bytes turned over, pieces cut, doubled and moved, tokens of the forms strewn in.
fn mutated(text: &str, seed: &mut u64) -> Vec<u8> {
    const TOKENS: [&str; 26] = [
        "[",
        "]]",
        "[[question]]",
        "= ",
        "\"",
        "'''",
        "\\u{1b}",
        "\u{feff}",
        "{ a = 1, ",
        "nan",
        "9999-99-99",
        "#",
        "\r",
        "\u{0}",
        "\n- ",
        "\n## ",
        "**S:** ",
        "\n| ",
        "\n---\n",
        "```\n",
        "<ul><li>",
        "</",
        "&#",
        "\t\"",
        "\n#separator:",
        "\n** ",
    ];
    // A piece of it, so that many are tried a second.
    let whole = text.as_bytes();
    let from = dice(seed, whole.len() as u64 / 2) as usize;
    let length = (200 + dice(seed, 3000) as usize).min(whole.len() - from);
    let mut bytes =
        if dice(seed, 4) == 0 { whole[..length].to_vec() } else { whole[from..from + length].to_vec() };
    for _ in 0..=dice(seed, 6) {
        let at = dice(seed, bytes.len() as u64 + 1) as usize;
        match dice(seed, 4) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice(seed, 8),
            1 => bytes.truncate(at),
            2 => {
                let end = (at + dice(seed, 60) as usize).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            _ => {
                let token = TOKENS[dice(seed, TOKENS.len() as u64) as usize];
                bytes.splice(at..at, token.bytes());
            }
        }
    }
    bytes
}

/// Runs a target on mutations for its time.
pub(crate) fn run(name: &str, text: &str, target: impl Fn(&[u8])) {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(10);
    let (mut seed, mut tried) = (name.len() as u64, 0);
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(seconds) {
        let bytes = mutated(text, &mut seed);
        tried += 1;
        let done = catch_unwind(AssertUnwindSafe(|| target(&bytes)));
        assert!(done.is_ok(), "{name}: {:?}", String::from_utf8_lossy(&bytes));
    }
    figure(&format!("fuzz of {name}"), tried, 0);
}

fn reads(path: &'static str) -> impl Fn(&[u8]) {
    move |bytes| {
        let reading = read(vec![Loaded::own(path, Content::Bytes(bytes.to_vec()))]);
        let _ = reading.diagnostics.all().len();
    }
}

#[test]
fn decks() {
    run("a deck", DECK, reads("decks/own.toml"));
}

#[test]
fn stories() {
    run("a story", STORY, reads("stories/s.toml"));
}

#[test]
fn settings() {
    run("settings", SETTINGS, reads("stardrill.toml"));
}

#[test]
fn interviews() {
    run("interviews", INTERVIEWS, reads("interviews.toml"));
}

#[test]
fn points() {
    run("points", POINTS, reads("points.toml"));
}

#[test]
fn log_lines() {
    run("a line of the log", LOG, |bytes| {
        EntryReader::default().read(&String::from_utf8_lossy(bytes));
    });
}

#[test]
fn edits() {
    let story = StoryId::parse("s").unwrap();
    let question = QuestionId::of("d", "q").unwrap();
    run("an edit", STORY, |bytes| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let change = Change::Link { story: story.clone(), question: question.clone(), at: None };
        if let Ok(Some(applied)) = change.apply(Some(&text)) {
            let edited = applied.text.unwrap();
            assert!(edited.parse::<toml::Table>().is_ok(), "an edit that is no TOML");
            assert!(edited.len() >= text.len(), "an edit that loses text");
        }
    });
}

/// Every form of a file from elsewhere, read for everything that it may hold.
fn imports(what: &str, name: &str, text: &str) {
    run(what, text, |bytes| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let (form, guessed) = guess(name, &text);
        for kind in [guessed, Holding::Deck, Holding::Stories, Holding::Debrief] {
            let _ = exchange::read(&text, form, kind, &[]);
        }
    });
}

/// Fixtures one behind the other: a mutation takes its piece from any of them, and may span two.
fn fixtures(names: &[&str]) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import");
    names.iter().map(|name| std::fs::read_to_string(folder.join(name)).expect("a fixture")).collect()
}

#[test]
fn imported_lists() {
    let names = [
        "01-groups-and-bullets.md",
        "03-contents-links-badges.md",
        "04-bold-q-with-tags.md",
        "07-task-list.md",
    ];
    imports("lists in Markdown", "q.md", &fixtures(&names));
}

#[test]
fn imported_components() {
    imports("MDX", "q.mdx", &fixtures(&["05-components.mdx", "06-details-summary.md"]));
}

#[test]
fn imported_tables() {
    imports("CSV", "q.csv", &fixtures(&["08-spreadsheet-crlf.csv"]));
}

#[test]
fn imported_tabs() {
    imports("TSV", "q.tsv", &fixtures(&["09-spreadsheet.tsv"]));
}

#[test]
fn imported_cards() {
    imports("Anki's text", "q.txt", &fixtures(&["13-anki-notes.txt", "14-anki-cards.txt"]));
}

#[test]
fn imported_json() {
    let names = ["11-strings.json", "12-nested-categories.json", "21-stories.json"];
    imports("JSON", "q.json", &fixtures(&names));
}

#[test]
fn imported_yaml() {
    let text = "- title: The flood\n  best_for: [crisis, \"risk: all of it\"]\n  situation: |\n    The cellar was full.\n    Of water.\n  action: >-\n    I moved 40 racks\n  result: *none\nquestions:\n  strategy:\n    - What is your plan?\n    - ask: Why us?\n      tags: &none [motivation]\n";
    imports("YAML", "q.yaml", text);
}

#[test]
fn imported_pages() {
    let text = "<!doctype html><html><head><title>Questions</title><script>var a = '<li>';</script></head><body><h2>Strategy</h2><ul><li>What is your plan?<ul><li>And &amp; when?</li></ul></li><li>Why <b>us</b>&#63;</li></ul><table><tr><th>Question<th>Category<tr><td>Who?<td>People</table><p>S: It rained.<br>T: I had to stop it.</body></html>";
    imports("a web page", "q.html", text);
}

#[test]
fn imported_stories() {
    let names = [
        "16-several-bold-letters.md",
        "17-bold-words-with-learning.md",
        "18-table.md",
        "22-assistant-story-bank.md",
    ];
    imports("stories in Markdown", "s.md", &fixtures(&names));
}

#[test]
fn imported_front_matter() {
    imports("front matter", "s.md", &fixtures(&["20-front-matter.md"]));
}

#[test]
fn imported_org() {
    imports("Org", "s.org", &fixtures(&["19-stories.org"]));
}

#[test]
fn imported_transcripts() {
    imports("transcripts", "t.txt", &fixtures(&["23-transcript-interviewer-me.txt"]));
}

#[test]
fn imported_subtitles() {
    imports("subtitles", "t.vtt", &fixtures(&["24-panel.vtt"]));
}

#[test]
fn command_lines() {
    let corpus = "drill --minutes 10 --limit 3\nstory edit near-the-truck\nfind \"budget cut\"\nlink a b/c d/e\ninterview add 14 dec --company Acme\ncoverage --format json -o x\n";
    run("a command line", corpus, |bytes| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        for line in text.lines() {
            if let Some(words) = shlex::split(line) {
                let words = std::iter::once("stardrill".to_owned()).chain(words);
                let _ = stardrill::command::shell_grammar().try_get_matches_from(words);
            }
        }
    });
}
