//! All files together to one bank: replaces bundled decks by own ones, drops repeated ids, then looks at the links.

use super::diagnostic::Diagnostics;
use super::links::Absent;
use super::source::{FileText, SourceFile, Sources};
use super::syntax;
use super::{competency, config, deck, interview, links, points, story};
use crate::bank::{
    Bank, Competency, Deck, Interview, Origin, Parts, Place, Points, Question, Settings, Story, StoryId,
    Vocabulary,
};
use rustc_hash::FxHashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

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
    /// A copy that a sync program made of the file of this name, which is there too.
    CopyOf(String),
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

/// Reads all files into a bank. Files are parsed side by side, then put together in their order.
pub fn read(files: Vec<Loaded>) -> Reading {
    let mut gathered = Gathered::default();
    let mut sources = Sources::default();
    for file in parse_all(files) {
        gathered.take(file.content, &file.path);
        gathered.minded.extend(file.minded);
        sources.add(SourceFile::new(file.path, file.text));
    }
    gathered.into_reading(sources)
}

/// One file, parsed.
struct FileReading {
    path: String,
    text: String,
    place: Place,
    minded: Diagnostics,
    content: FileContent,
}

/// What a file holds.
enum FileContent {
    Vocabulary(Vec<Competency>),
    Deck(Box<(Deck, Vec<Question>)>),
    Story(Box<Story>),
    Settings(Box<(Settings, Vec<Competency>)>),
    Interviews(Vec<Interview>),
    Points(Vec<Points>),
    /// Nothing that can be used; a deck may claim this id.
    Unread {
        claimed: Option<String>,
    },
    Nothing,
}

/// Parses files on the cores there are, in their order.
fn parse_all(files: Vec<Loaded>) -> Vec<FileReading> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(files.len()).max(1);
    let next = AtomicUsize::new(0);
    let files: Vec<Mutex<Option<Loaded>>> = files.into_iter().map(|file| Mutex::new(Some(file))).collect();
    let work = || {
        let mut read = vec![];
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = files.get(number) else { return read };
            let taken = file.lock().unwrap_or_else(PoisonError::into_inner).take();
            read.extend(taken.map(|file| parse_file(file, u32::try_from(number).unwrap_or(u32::MAX))));
        }
    };
    let mut read = std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
        let mut read = work();
        for other in others {
            // A panic there is ours, and goes on here.
            read.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        read
    });
    read.sort_by_key(|file| file.place.file);
    read
}

/// Parses one file, which has this number among the sources.
fn parse_file(file: Loaded, number: u32) -> FileReading {
    let place = Place { file: number, start: 0, end: 0 };
    let mut minded = Diagnostics::default();
    let (text, whole) = match file.content {
        Content::Bytes(bytes) => decode(bytes, place, &mut minded),
        Content::Unreadable(cause) => {
            minded.unreadable_file(place, &cause);
            (String::new(), false)
        }
        Content::NotAFile => {
            minded.not_a_file(place);
            (String::new(), false)
        }
        Content::CopyOf(original) => {
            minded.conflicted_copy(place, &original);
            (String::new(), false)
        }
    };
    let content = match whole {
        true => parse_text(&file.path, file.origin, FileText { number, text: &text }, &mut minded),
        false => FileContent::Unread { claimed: None },
    };
    FileReading { path: file.path, text, place, minded, content }
}

/// The text without its byte order mark, and whether it is one.
fn decode(bytes: Vec<u8>, file: Place, minded: &mut Diagnostics) -> (String, bool) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes);
    match String::from_utf8(bytes) {
        Ok(text) => (text, true),
        Err(error) => {
            let valid = u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(u32::MAX);
            minded.not_utf8(Place { start: valid, end: valid + 1, ..file });
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), false)
        }
    }
}

fn parse_text(path: &str, origin: Origin, file: FileText<'_>, minded: &mut Diagnostics) -> FileContent {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.strip_suffix(".toml").unwrap_or(name);
    let story_id = StoryId::parse(stem);
    if folder == "stories" && story_id.is_none() {
        minded.file_name_is_no_id(file.whole(), stem);
        return FileContent::Nothing;
    }
    let parsed = syntax::parse(file, minded);
    let table = parsed.table.get_ref();
    if !parsed.whole {
        return FileContent::Unread { claimed: deck::claimed_id(table) };
    }
    match (folder, name, story_id) {
        ("decks", "competencies.toml", _) if origin == Origin::Bundled => {
            FileContent::Vocabulary(competency::read_file(table, file, minded))
        }
        ("decks", ..) => match deck::read_deck(table, file, origin, minded) {
            Some(deck) => FileContent::Deck(Box::new(deck)),
            None => FileContent::Unread { claimed: deck::claimed_id(table) },
        },
        ("stories", _, Some(id)) => match story::read_story(id, table, file, minded) {
            Some(story) => FileContent::Story(Box::new(story)),
            None => FileContent::Unread { claimed: None },
        },
        ("", "stardrill.toml", _) => {
            FileContent::Settings(Box::new(config::read_settings(table, file, minded)))
        }
        ("", "interviews.toml", _) => {
            FileContent::Interviews(interview::read_interviews(table, file, minded))
        }
        ("", "points.toml", _) => FileContent::Points(points::read_points(table, file, minded)),
        _ => {
            minded.unknown_file(file.whole());
            FileContent::Nothing
        }
    }
}

/// What the files gave, before ids are compared.
#[derive(Default)]
struct Gathered {
    decks: Vec<(Deck, Vec<Question>)>,
    parts: Parts,
    competencies: Vec<Competency>,
    own_competencies: Vec<Competency>,
    absent: Absent,
    minded: Diagnostics,
}

impl Gathered {
    fn take(&mut self, content: FileContent, path: &str) {
        match content {
            FileContent::Vocabulary(competencies) => self.competencies.extend(competencies),
            FileContent::Deck(deck) => self.take_deck(deck.0, deck.1),
            FileContent::Story(story) => self.parts.stories.push(*story),
            FileContent::Settings(settings) => {
                self.parts.settings = settings.0;
                self.own_competencies = settings.1;
            }
            FileContent::Interviews(interviews) => self.parts.interviews = interviews,
            FileContent::Points(points) => self.parts.points = points,
            FileContent::Unread { claimed } => self.note_unread(path, claimed),
            FileContent::Nothing => {}
        }
    }

    fn take_deck(&mut self, deck: Deck, questions: Vec<Question>) {
        let same_id = self.decks.iter().position(|(known, _)| known.id == deck.id);
        match same_id {
            None => self.decks.push((deck, questions)),
            Some(position)
                if self.decks[position].0.origin == Origin::Bundled && deck.origin == Origin::Own =>
            {
                let (_, replaced) = std::mem::replace(&mut self.decks[position], (deck, questions));
                self.absent.replaced.extend(replaced.into_iter().map(|question| question.id));
            }
            Some(_) => self.minded.repeated_id(deck.place, "deck", deck.id.as_str()),
        }
    }

    fn note_unread(&mut self, path: &str, claimed: Option<String>) {
        if let Some(name) = path.strip_prefix("stories/") {
            self.absent.unread_stories.insert(name.strip_suffix(".toml").unwrap_or(name).to_owned());
        }
        if let Some(name) = path.strip_prefix("decks/") {
            self.absent.unread_decks.insert(name.strip_suffix(".toml").unwrap_or(name).to_owned());
            self.absent.unread_decks.extend(claimed);
        }
    }

    fn into_reading(mut self, sources: Sources) -> Reading {
        competency::mind_own(&self.own_competencies, &self.competencies, &mut self.minded);
        self.competencies.append(&mut self.own_competencies);
        self.parts.vocabulary = Vocabulary::new(std::mem::take(&mut self.competencies));
        let mut seen = FxHashSet::default();
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
        links::mind_links(&bank, &self.absent, &mut self.minded);
        self.minded.sort();
        Reading { bank, sources, diagnostics: self.minded }
    }
}
