//! The history's reading side: the union of all machines' files. A line that is not whole is stepped over wherever it stands.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use crate::bank::Place;
use crate::practice::review::Entry;
use crate::text::Diagnostics;
use crate::text::entry::{EntryReader, Line};
use crate::text::source::SourceFile;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
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

impl LogReading {
    /// Reads a file line by line: a log may be larger than all it means.
    fn read_file(&mut self, path: &Path, reader: &mut EntryReader) {
        let name = format!("history/{}", path.file_name().unwrap_or_default().to_string_lossy());
        let file =
            Place { file: u32::try_from(self.minded_files.len()).unwrap_or(u32::MAX), start: 0, end: 0 };
        let minded_before = self.minded.all().len();
        let is_file = fs::metadata(path).map(|found| found.is_file());
        let read = match is_file {
            Ok(false) => Err(io::Error::other("it is no file")), // opening a pipe would wait for a writer
            _ => File::open(path),
        };
        let read = read.and_then(|log| self.read_lines(BufReader::new(log), file, reader));
        if let Err(cause) = read {
            self.minded.unreadable_file(file, &cause.to_string());
            self.minded_files.push(SourceFile::new(name, String::new()));
        } else if self.minded.all().len() > minded_before {
            // Seldom: the excerpts want the text.
            let bytes = fs::read(path).unwrap_or_default();
            let text = String::from_utf8_lossy(without_mark(&bytes)).into_owned();
            self.minded_files.push(SourceFile::new(name, text));
        }
    }

    fn read_lines(&mut self, mut log: impl BufRead, file: Place, reader: &mut EntryReader) -> io::Result<()> {
        let (mut bytes, mut start) = (vec![], 0);
        while log.read_until(b'\n', &mut bytes)? > 0 {
            let whole = if start == 0 { without_mark(&bytes) } else { &bytes };
            // Bytes that are not UTF-8 break their own line only.
            let line = String::from_utf8_lossy(whole);
            let content = line.trim();
            let place = Place {
                start: u32::try_from(start).unwrap_or(u32::MAX),
                end: u32::try_from(start + content.len()).unwrap_or(u32::MAX),
                ..file
            };
            match reader.read(content) {
                _ if content.is_empty() => {}
                Line::Entry(entry) => self.entries.push(entry),
                Line::UnknownKind => {}
                Line::Newer if !self.newer => {
                    self.newer = true;
                    self.minded.newer_history(place);
                }
                Line::Newer => {}
                Line::Broken => self.minded.broken_line(place),
            }
            start += line.len();
            bytes.clear();
        }
        Ok(())
    }
}

/// Without a byte order mark, which some editors and sync programs add.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}
