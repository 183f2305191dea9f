//! Anki itself takes the text that is exported for it, and the texts that Anki exports come in again.

use crate::figure;
use crate::scene::{ONLY_CORE, Scene};
use crate::tools::{folder, said, succeeds};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version whose importer this was seen to work with.
const ANKI: &str = "anki==26.9.3";

/// Texts that a careless writer of tables or HTML would lose.
const HOSTILE: &str = r##"id = "hostile"
title = "Hostile"

[[question]]
id = "hash"
kind = "view"
ask = "#1 on your list: what is it?"

[[question]]
id = "marks"
kind = "fact"
ask = "What does \"R&D\" mean in <b>HTML</b>, with &amp; and &lt; in it?"
answer = '''"R&D" is <i>no</i> tag;
a second	line, with a tab
# and a third that looks like a head: &nbsp;'''
key_points = ["R&D"]
competencies = ["budgeting", "vendor-management"]

[[question]]
id = "lines"
kind = "story"
ask = """Tell me about
a time when the quote was 'wrong', "very" wrong; or 5 < 6 > 4?"""
strong = ["says \"no\"", "-1 is a number", "=SUM(A1)", "…and it ends"]
competencies = ["budgeting"]

[[question]]
id = "unicode"
kind = "view"
ask = "Wie führen Sie ein Team über 3 Zeitzonen – 日本, Ελλάδα, 🇨🇦?"
"##;

/// What Anki made of the text.
#[derive(Deserialize)]
struct Imported {
    found: usize,
    new: usize,
    troubles: usize,
    notes: Vec<Note>,
}

#[derive(Deserialize)]
struct Note {
    r#type: String,
    fields: Vec<String>,
    tags: Vec<String>,
    cards: usize,
}

/// A question as a note can carry it; an answer is its words, since Anki's plain exports join lines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Card {
    front: String,
    back: String,
    tags: BTreeSet<String>,
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The Python with Anki in it; `None` where there is no Python, or no registry to have Anki from.
fn python() -> Option<PathBuf> {
    let environment = folder("anki-venv");
    let python = environment.join("bin/python");
    let has_anki = || succeeds(&python, &["-c", "import anki.collection"]);
    if !has_anki() {
        let made = succeeds("python3", &["-m", "venv", environment.to_str()?])
            && succeeds(&python, &["-m", "pip", "install", "-q", ANKI]);
        (made && has_anki()).then_some(())?;
    }
    Some(python)
}

/// The questions of a home by its CSV, each with its deck among its tags where `with_deck` says so.
fn cards(scene: &Scene, with_deck: bool) -> Vec<Card> {
    let text = scene.run("export decks --format csv").done().stdout;
    let rows: Vec<BTreeMap<String, String>> =
        csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect();
    let unguarded = |cell: &String| match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => words(rest),
        _ => words(cell),
    };
    let card = |row: &BTreeMap<String, String>| {
        let deck = row["id"].split('/').next().filter(|_| with_deck).map(|deck| format!("deck::{deck}"));
        let tags = row["competencies"].split(", ").map(str::to_owned).chain(deck);
        Card {
            front: unguarded(&row["ask"]),
            back: unguarded(&row["answer"]),
            tags: tags.filter(|tag| !tag.is_empty()).collect(),
        }
    };
    sorted(rows.iter().map(card))
}

fn sorted(cards: impl Iterator<Item = Card>) -> Vec<Card> {
    let mut cards: Vec<Card> = cards.collect();
    cards.sort();
    cards
}

/// The exported questions through Anki; what Anki makes of them and exports stands in the folder.
fn through_anki(python: &Path, home: &Scene, into: &Path) -> Imported {
    let questions = home.user().join("questions.txt");
    home.run("export decks --format anki -o questions.txt").done();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/slow/anki_check.py");
    let run = Command::new(python).arg(script).arg(questions).arg(into).output().unwrap();
    assert!(run.status.success(), "{}", said(&run));
    serde_json::from_str(&fs::read_to_string(into.join("notes.json")).unwrap()).unwrap()
}

/// Cards that are in one list and not in the other.
fn difference(wanted: &[Card], got: &[Card]) -> Vec<String> {
    let lost = wanted.iter().filter(|card| !got.contains(card)).map(|card| format!("lost {card:?}"));
    let new = got.iter().filter(|card| !wanted.contains(card)).map(|card| format!("new {card:?}"));
    lost.chain(new).collect()
}

/// What one of Anki's exports loses on its way into an empty home.
fn lost_on_the_way_in(export: &Path, wanted: &[Card]) -> Vec<String> {
    let name = export.file_name().unwrap().to_str().unwrap();
    let home = Scene::new().file("stardrill.toml", ONLY_CORE);
    home.run(&format!("import {} --as deck --into x", export.display())).done();
    let has_tags = name.contains("tags");
    let without = |card: Card| if has_tags { card } else { Card { tags: BTreeSet::new(), ..card } };
    let got = sorted(cards(&home, false).into_iter().map(without));
    let wanted = sorted(wanted.iter().cloned().map(without));
    difference(&wanted, &got).into_iter().map(|what| format!("{name}: {what}")).collect()
}

#[test]
fn ankis_own_importer_takes_every_question_and_its_exports_come_back() {
    let Some(python) = python() else { return figure("Anki (no python3 or no registry here)", 0, 0) };
    let home = Scene::todays_example().file("decks/hostile.toml", HOSTILE);
    let exports = home.user().join("anki");
    fs::create_dir(&exports).unwrap();
    let imported = through_anki(&python, &home, &exports);

    let wanted = cards(&home, true);
    let got = sorted(imported.notes.iter().map(|note| Card {
        front: words(&note.fields[0]),
        back: words(&note.fields[1]),
        tags: note.tags.iter().cloned().collect(),
    }));
    let lost = difference(&wanted, &got);
    figure("questions taken by Anki's importer", wanted.len(), lost.len());
    assert!(lost.is_empty(), "{lost:#?}");
    assert_eq!((imported.found, imported.new, imported.troubles), (wanted.len(), wanted.len(), 0));
    assert!(imported.notes.iter().all(|note| note.r#type == "Basic" && note.cards == 1));

    let wanted = cards(&home, false);
    let texts = fs::read_dir(&exports).unwrap().map(|entry| entry.unwrap().path());
    let texts: Vec<PathBuf> = texts.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect();
    let lost: Vec<String> = texts.iter().flat_map(|text| lost_on_the_way_in(text, &wanted)).collect();
    figure(
        &format!("questions back from {} exports of Anki", texts.len()),
        texts.len() * wanted.len(),
        lost.len(),
    );
    assert!(lost.is_empty(), "{:#?}", &lost[..lost.len().min(12)]);
}
