//! All files together to one bank: replaces bundled decks by own ones, drops repeated ids, then looks at the links.

use super::diagnostic::Diagnostics;
use super::source::{SourceFile, Sources};
use super::syntax::{self, Parsed};
use super::{competency, config, deck, interview, links, points, story};
use crate::bank::{Bank, Competency, Deck, Origin, Parts, Place, Question, QuestionId, StoryId, Vocabulary};
use std::collections::HashSet;

/// A file as the disk gave it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Relative to the home, with `/`; for bundled files the path in this repository.
    pub path: String,
    /// Built in, or the person's own.
    pub origin: Origin,
    /// What was found there.
    pub content: Content,
}

/// What was found at a path.
#[derive(Clone, Debug)]
pub enum Content {
    /// A file's bytes.
    Bytes(Vec<u8>),
    /// A file that could not be read, and why.
    Unreadable(String),
    /// Something else, for example a folder.
    NotAFile,
}

/// What was understood, and what was minded.
#[derive(Debug, Default)]
pub struct Reading {
    /// Everything that could be read.
    pub bank: Bank,
    /// The texts, for excerpts.
    pub sources: Sources,
    /// What was minded about single files and links.
    pub diagnostics: Diagnostics,
}

impl Loaded {
    /// A file of the person's own.
    pub fn own(path: &str, content: Content) -> Self {
        Self { path: path.to_owned(), origin: Origin::Own, content }
    }

    /// A file built into the program.
    pub fn bundled(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            origin: Origin::Bundled,
            content: Content::Bytes(text.as_bytes().to_vec()),
        }
    }
}

impl Reading {
    /// Takes in files of another kind and what was minded about them; their places count from 0.
    pub fn take_in(&mut self, files: Vec<SourceFile>, minded: Diagnostics) {
        let first = self.sources.next_number();
        for file in files {
            self.sources.add(file);
        }
        self.diagnostics.extend(minded.shifted(first));
    }
}

/// Reads all files into a bank.
pub fn read(files: Vec<Loaded>) -> Reading {
    let mut gathered = Gathered::default();
    let mut sources = Sources::default();
    for file in files {
        let source = gathered.take_file(file, sources.next_number());
        sources.add(source);
    }
    gathered.into_reading(sources)
}

/// What the files gave, before ids are compared.
#[derive(Default)]
pub(super) struct Gathered {
    decks: Vec<(Deck, Vec<Question>)>,
    parts: Parts,
    competencies: Vec<Competency>,
    /// Deck ids (or the stems of files) that could not be read: links into them are not minded.
    pub(super) unread_decks: HashSet<String>,
    /// Stems of stories that could not be read.
    pub(super) unread_stories: HashSet<String>,
    /// Questions of bundled decks that an own deck replaced.
    pub(super) replaced: HashSet<QuestionId>,
    pub(super) minded: Diagnostics,
}

impl Gathered {
    /// Reads one file, which has this number among the sources.
    fn take_file(&mut self, file: Loaded, number: u32) -> SourceFile {
        let place = Place { file: number, start: 0, end: 0 };
        let text = match file.content {
            Content::Bytes(bytes) => self.decode(bytes, place),
            Content::Unreadable(cause) => {
                self.minded.unreadable_file(place, &cause);
                Err(String::new())
            }
            Content::NotAFile => {
                self.minded.not_a_file(place);
                Err(String::new())
            }
        };
        match text {
            Ok(text) => {
                self.take_text(&file.path, file.origin, &text, place);
                SourceFile::new(file.path, text)
            }
            Err(text) => {
                self.note_unread(&file.path, None);
                SourceFile::new(file.path, text)
            }
        }
    }

    fn decode(&mut self, bytes: Vec<u8>, file: Place) -> Result<String, String> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes);
        String::from_utf8(bytes).map_err(|error| {
            let valid = u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(u32::MAX);
            self.minded.not_utf8(Place { start: valid, end: valid + 1, ..file });
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        })
    }

    fn take_text(&mut self, path: &str, origin: Origin, text: &str, file: Place) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let stem = name.strip_suffix(".toml").unwrap_or(name);
        if folder == "stories" && StoryId::parse(stem).is_none() {
            self.minded.file_name_is_no_id(file, stem);
            return;
        }
        let parsed = syntax::parse(text, file.file, &mut self.minded);
        match (folder, name) {
            ("decks", "competencies.toml") if origin == Origin::Bundled => {
                self.competencies = competency::read_file(parsed.table.get_ref(), file, &mut self.minded);
            }
            ("decks", _) => self.take_deck(path, origin, &parsed, file),
            _ if !parsed.whole => self.note_unread(path, None),
            ("stories", _) => {
                let id = StoryId::parse(stem);
                let read = |id| story::read_story(id, parsed.table.get_ref(), file, &mut self.minded);
                self.parts.stories.extend(id.and_then(read));
            }
            ("", "stardrill.toml") => {
                let (settings, own) = config::read_settings(parsed.table.get_ref(), file, &mut self.minded);
                self.parts.settings = settings;
                self.competencies.extend(own);
            }
            ("", "interviews.toml") => {
                self.parts.interviews =
                    interview::read_interviews(parsed.table.get_ref(), file, &mut self.minded);
            }
            ("", "points.toml") => {
                self.parts.points = points::read_points(parsed.table.get_ref(), file, &mut self.minded);
            }
            _ => self.minded.unknown_file(file),
        }
    }

    fn take_deck(&mut self, path: &str, origin: Origin, parsed: &Parsed<'_>, file: Place) {
        let table = parsed.table.get_ref();
        let read = if parsed.whole { deck::read_deck(table, file, origin, &mut self.minded) } else { None };
        let Some((deck, questions)) = read else {
            self.note_unread(path, deck::claimed_id(table));
            return;
        };
        let same_id = self.decks.iter().position(|(known, _)| known.id == deck.id);
        match same_id {
            None => self.decks.push((deck, questions)),
            Some(position) if self.decks[position].0.origin == Origin::Bundled && origin == Origin::Own => {
                let (_, replaced) = std::mem::replace(&mut self.decks[position], (deck, questions));
                self.replaced.extend(replaced.into_iter().map(|question| question.id));
            }
            Some(_) => self.minded.repeated_id(deck.place, "deck", &deck.id),
        }
    }

    fn note_unread(&mut self, path: &str, claimed: Option<String>) {
        if let Some(name) = path.strip_prefix("stories/") {
            self.unread_stories.insert(name.strip_suffix(".toml").unwrap_or(name).to_owned());
        }
        if let Some(name) = path.strip_prefix("decks/") {
            self.unread_decks.insert(name.strip_suffix(".toml").unwrap_or(name).to_owned());
            self.unread_decks.extend(claimed);
        }
    }

    fn into_reading(mut self, sources: Sources) -> Reading {
        self.parts.vocabulary = Vocabulary::new(std::mem::take(&mut self.competencies));
        let mut seen = HashSet::new();
        for (deck, questions) in std::mem::take(&mut self.decks) {
            self.parts.decks.push(deck);
            for question in questions {
                if seen.insert(question.id.clone()) {
                    self.parts.questions.push(question);
                } else {
                    self.minded.repeated_id(question.place, "question", question.id.as_str());
                }
            }
        }
        let bank = Bank::new(std::mem::take(&mut self.parts));
        links::mind_links(&bank, &mut self);
        self.minded.sort();
        Reading { bank, sources, diagnostics: self.minded }
    }
}
