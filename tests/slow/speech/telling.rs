//! Stories and how somebody tells them, from `tests/data/speech/` and `tests/data/speech-unseen/`; `ORIGIN.md` says how they are
//! written.

use stardrill::bank::{Bank, Part};
use stardrill::text::reading::{Content, Loaded, read};
use std::fs;
use std::path::{Path, PathBuf};

/// One story as it is told.
pub(super) struct Telling {
    pub(super) name: String,
    /// The file of the story.
    pub(super) story: Vec<u8>,
    /// A voice of flite, or `espeak` and a voice and words a minute.
    pub(super) voice: String,
    /// How loud the noise under it is, of full scale.
    pub(super) noise: Option<String>,
    pub(super) sentences: Vec<Sentence>,
}

/// What is said in one breath.
pub(super) struct Sentence {
    pub(super) part: Part,
    pub(super) text: String,
    /// The numbers of the story that it says: which, and how each may be written.
    pub(super) numbers: Vec<(usize, Vec<String>)>,
    /// The pause behind it, if a long one was put in.
    pub(super) pause: Option<f64>,
}

/// The folder of a set of tellings.
pub(super) fn folder(set: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(set)
}

/// All tellings of a set, by name.
pub(super) fn tellings(set: &str) -> Vec<Telling> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder(set)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "told"));
    paths.sort();
    paths.iter().map(|path| telling(path)).collect()
}

/// A bank of their stories.
pub(super) fn bank(tellings: &[Telling]) -> Bank {
    let file = |telling: &Telling| {
        Loaded::own(&format!("stories/{}.toml", telling.name), Content::Bytes(telling.story.clone()))
    };
    read(tellings.iter().map(file).collect()).bank
}

fn telling(path: &Path) -> Telling {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let story = fs::read(path.with_extension("toml")).unwrap();
    let mut telling = Telling { name, story, voice: String::new(), noise: None, sentences: vec![] };
    let mut part = Part::Situation;
    for line in fs::read_to_string(path).unwrap().lines() {
        if let Some(voice) = line.strip_prefix("voice ") {
            telling.voice = voice.to_owned();
        } else if let Some(noise) = line.strip_prefix("noise ") {
            telling.noise = Some(noise.to_owned());
        } else if let Some(word) = between(line, '[', ']') {
            part = Part::ALL.into_iter().find(|part| part.word() == word).unwrap();
        } else if let Some(seconds) = between(line, '(', ')') {
            telling.sentences.last_mut().unwrap().pause = Some(seconds.parse().unwrap());
        } else {
            telling.sentences.push(sentence(part, line));
        }
    }
    telling
}

fn between(line: &str, open: char, close: char) -> Option<&str> {
    line.strip_prefix(open)?.strip_suffix(close)
}

/// A sentence, its numbers in braces.
fn sentence(part: Part, line: &str) -> Sentence {
    let mut sentence = Sentence { part, text: String::new(), numbers: vec![], pause: None };
    for (position, piece) in line.split(['{', '}']).enumerate() {
        if position % 2 == 0 {
            sentence.text.push_str(piece);
            continue;
        }
        let (number, ways) = piece.split_once(' ').unwrap();
        let ways: Vec<String> = ways.split('|').map(str::to_owned).collect();
        sentence.text.push_str(&ways[0]);
        sentence.numbers.push((number.parse::<usize>().unwrap() - 1, ways));
    }
    sentence
}

/// The words of a text in lower case, figures without marks.
pub(super) fn plain(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace([',', '$'], "").replace(['-', '%'], " ");
    let word = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    text.split_whitespace().map(word).filter(|word| !word.is_empty()).collect()
}
