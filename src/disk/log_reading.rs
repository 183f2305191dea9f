//! The history's reading side: the union of all machines' files. A line that is not whole is stepped over wherever it stands.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use crate::bank::Place;
use crate::practice::review::Entry;
use crate::text::Diagnostics;
use crate::text::entry::{EntryReader, Line};
use crate::text::source::SourceFile;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// What the history's files gave.
#[derive(Debug, Default)]
pub struct LogReading {
    /// Every entry that was understood, file by file.
    pub entries: Vec<Entry>,
    /// The files that hold something to be minded.
    pub(super) minded_files: Vec<SourceFile>,
    /// What was minded; [`Place::file`] counts within `minded_files`.
    pub(super) minded: Diagnostics,
    /// Whether there are entries of a newer version: nothing may be written then.
    pub newer: bool,
}

/// Reads every `*.jsonl` of a history folder, in the order of their names. A folder that is not there is an empty one.
pub(super) fn read(folder: &Path) -> LogReading {
    let mut reading = LogReading::default();
    let entries = match fs::read_dir(folder) {
        Ok(entries) => Some(entries),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => None,
        Err(cause) => {
            reading.minded.unreadable_history(Place::default(), &cause.to_string());
            reading.minded_files.push(SourceFile::new("history".to_owned(), String::new()));
            None
        }
    };
    let mut files: Vec<PathBuf> = entries
        .into_iter()
        .flatten()
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    files.sort();
    let mut reader = EntryReader::default();
    for path in files {
        reading.read_file(&path, &mut reader);
    }
    reading
}

/// The entries of one file that were understood.
pub(super) fn read_one(file: &Path) -> Vec<Entry> {
    let mut reading = LogReading::default();
    reading.read_file(file, &mut EntryReader::default());
    reading.entries
}

/// The bytes that a line has at most; entries have some hundreds.
const LONGEST: u64 = 4 * 1024 * 1024;
/// Broken lines of a file that are named one by one, and how much of each is shown.
const NAMED: usize = 100;
const SHOWN_CHARACTERS: usize = 200;

impl LogReading {
    /// Reads a file line by line: a log may be larger than all it means.
    fn read_file(&mut self, path: &Path, reader: &mut EntryReader) {
        let name = format!("history/{}", path.file_name().unwrap_or_default().to_string_lossy());
        let file =
            Place { file: u32::try_from(self.minded_files.len()).unwrap_or(u32::MAX), start: 0, end: 0 };
        let is_file = fs::metadata(path).map(|found| found.is_file());
        let read = match is_file {
            Ok(false) => Err(io::Error::other("it is no file")), // opening a pipe would wait for a writer
            _ => File::open(path),
        };
        let mut excerpt = Excerpt::of(file);
        let read = read.and_then(|log| self.read_lines(BufReader::new(log), &mut excerpt, reader));
        if let Err(cause) = read {
            self.minded.unreadable_file(file, &cause.to_string());
            excerpt.is_minded = true;
        }
        match (excerpt.beyond, excerpt.broken.saturating_sub(NAMED)) {
            (Some(place), 1) => self.minded.broken_line(place),
            (Some(place), count) => self.minded.broken_lines_beyond(place, count),
            (None, _) => {}
        }
        if excerpt.is_minded {
            self.minded_files.push(SourceFile::new(name, excerpt.text));
        }
    }

    fn read_lines(
        &mut self,
        mut log: impl BufRead,
        excerpt: &mut Excerpt,
        reader: &mut EntryReader,
    ) -> io::Result<()> {
        let (mut bytes, mut is_first) = (vec![], true);
        while read_line(&mut log, &mut bytes)? {
            let whole = if std::mem::take(&mut is_first) { without_mark(&bytes) } else { &bytes };
            // Bytes that are not UTF-8 break their own line only.
            let line = String::from_utf8_lossy(whole);
            let content = line.trim();
            match reader.read(content) {
                _ if content.is_empty() => excerpt.skip(),
                Line::Entry(entry) => {
                    self.entries.push(entry);
                    excerpt.skip();
                }
                Line::UnknownKind => excerpt.skip(),
                Line::Newer if !self.newer => {
                    self.newer = true;
                    self.minded.newer_history(excerpt.show(content));
                }
                Line::Newer => excerpt.skip(),
                Line::Broken => self.mind_broken(excerpt, content),
            }
            bytes.clear();
        }
        Ok(())
    }

    /// Names the first hundred broken lines of a file, and counts the rest.
    fn mind_broken(&mut self, excerpt: &mut Excerpt, content: &str) {
        excerpt.broken += 1;
        match excerpt.broken {
            ..=NAMED => self.minded.broken_line(excerpt.show(content)),
            broken if broken == NAMED + 1 => excerpt.beyond = Some(excerpt.show(content)),
            _ => {}
        }
    }
}

/// What is shown of a log: the lines that were minded at their line numbers, and nothing of all others.
struct Excerpt {
    file: Place,
    text: String,
    /// Lines passed since the last one that is shown.
    skipped: usize,
    is_minded: bool,
    broken: usize,
    /// The first broken line that is not named any more.
    beyond: Option<Place>,
}

impl Excerpt {
    fn of(file: Place) -> Self {
        Self { file, text: String::new(), skipped: 0, is_minded: false, broken: 0, beyond: None }
    }

    fn skip(&mut self) {
        self.skipped += 1;
    }

    /// Takes a line in; where it stands.
    fn show(&mut self, content: &str) -> Place {
        self.is_minded = true;
        self.text.extend(std::iter::repeat_n('\n', std::mem::take(&mut self.skipped)));
        let start = self.text.len();
        self.text.extend(content.chars().take(SHOWN_CHARACTERS));
        let end = self.text.len();
        self.text.push('\n');
        let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Place { start: offset(start), end: offset(end), ..self.file }
    }
}

/// Reads a line, its end included; false at the end of the file. Of a line that is too long only so much is taken that it is no entry.
fn read_line(log: &mut impl BufRead, bytes: &mut Vec<u8>) -> io::Result<bool> {
    if log.by_ref().take(LONGEST).read_until(b'\n', bytes)? == 0 {
        return Ok(false);
    }
    let mut rest = vec![];
    while !bytes.ends_with(b"\n") && !rest.ends_with(b"\n") {
        rest.clear();
        if log.by_ref().take(LONGEST).read_until(b'\n', &mut rest)? == 0 {
            break;
        }
        bytes.truncate(SHOWN_CHARACTERS); // torn, so that it is no entry whatever it begins with
    }
    Ok(true)
}

/// Without a byte order mark, which some editors and sync programs add.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}
