//! The history's files: one JSON line an entry, appended under a lock and synced; read back as the union of all machines'.
//!
//! Invariant: what was written is never changed. A line that is not whole is stepped over wherever it stands.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use super::atomic;
use crate::bank::Place;
use crate::error::{Error, Result};
use crate::practice::review::Entry;
use crate::text::Diagnostics;
use crate::text::entry::{EntryReader, Line, write_entry};
use crate::text::source::SourceFile;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
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

/// Where this machine's entries go.
#[derive(Debug)]
pub struct ReviewLog {
    file: PathBuf,
}

/// How an entry was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Whether under a lock; some file systems know none.
    pub locked: bool,
    /// The file's length before.
    pub length_before: u64,
}

impl ReviewLog {
    /// The log of `machine` in a home's history folder.
    pub fn new(folder: &Path, machine: &str) -> Self {
        Self { file: folder.join(format!("{machine}.jsonl")) }
    }

    /// The file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// Writes one entry at the end and syncs it.
    ///
    /// # Errors
    /// If any step fails; a retry with the same entry is safe, as each id counts once and torn lines are stepped over.
    pub fn append(&self, entry: &Entry) -> Result<Appended> {
        self.try_append(entry).map_err(|cause| {
            let hint = match cause.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    "the disk is full: make room, then try again"
                }
                io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                    "the folder may not be written to: check its permissions"
                }
                _ => "try again; nothing was recorded",
            };
            Error::data(format!("cannot write {}", self.file.display())).because(cause).hint(hint)
        })
    }

    fn try_append(&self, entry: &Entry) -> io::Result<Appended> {
        let folder = self.file.parent().unwrap_or(Path::new("/"));
        let is_new = !self.file.exists();
        if is_new {
            atomic::create_folder(folder)?;
        }
        let mut file =
            OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(&self.file)?;
        // Network file systems fail here in many ways: without a lock, one write of one line has to do.
        let locked = file.lock().is_ok();
        let length = file.seek(SeekFrom::End(0))?;
        let mut line = String::new();
        if length > 0 && last_byte(&mut file)? != b'\n' {
            line.push('\n'); // a torn line of an earlier writer stays alone
        }
        line.push_str(&write_entry(entry));
        line.push('\n');
        if let Err(error) = file.write_all(line.as_bytes()).and_then(|()| file.sync_data()) {
            // Under the lock nobody else has written: take our half line back. If even that fails, readers step over it.
            if locked {
                let _ = file.set_len(length);
            }
            return Err(error);
        }
        if is_new {
            File::open(folder)?.sync_all()?;
        }
        Ok(Appended { locked, length_before: length })
    }

    /// Whether another process is writing at this moment.
    #[cfg(test)]
    fn is_locked(&self) -> bool {
        File::open(&self.file).is_ok_and(|file| matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock)))
    }
}

/// Without a byte order mark, which some editors and sync programs add.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

fn last_byte(file: &mut File) -> io::Result<u8> {
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last[0])
}

/// Reads every `*.jsonl` of a history folder, in the order of their names. A folder that is not there is an empty one.
pub(super) fn read(folder: &Path) -> LogReading {
    let mut reading = LogReading::default();
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
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

impl LogReading {
    /// Reads a file line by line: a log may be larger than all it means.
    fn read_file(&mut self, path: &Path, reader: &mut EntryReader) {
        let name = format!("history/{}", path.file_name().unwrap_or_default().to_string_lossy());
        let file =
            Place { file: u32::try_from(self.minded_files.len()).unwrap_or(u32::MAX), start: 0, end: 0 };
        let minded_before = self.minded.all().len();
        let read = File::open(path).and_then(|log| self.read_lines(BufReader::new(log), file, reader));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::review::What;
    use uuid::Uuid;

    fn entry(number: u128) -> Entry {
        let at = crate::text::entry::parse_moment("2026-11-21T19:40:12.120-05:00").unwrap();
        Entry { id: Uuid::from_u128(number), at, what: What::Retracted { entry: Uuid::nil() } }
    }

    fn ids(folder: &Path) -> Vec<u128> {
        read(folder).entries.iter().map(|entry| entry.id.as_u128()).collect()
    }

    #[test]
    fn what_is_appended_is_read_back_and_private() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("history");
        assert_eq!(ids(&folder), []);
        for number in 1..=3 {
            let log = ReviewLog::new(&folder, "here");
            assert!(log.append(&entry(number)).unwrap().locked);
            assert!(!log.is_locked());
        }
        assert_eq!(ids(&folder), [1, 2, 3]);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&folder.join("here.jsonl"))), (0o700, 0o600));
    }

    #[test]
    fn torn_lines_are_stepped_over_wherever_they_stand_and_never_joined() {
        let home = tempfile::tempdir().unwrap();
        let line = |number| write_entry(&entry(number));
        let torn = format!("{}\n{}\n{}\n{}", line(1), &line(2)[..40], line(3), &line(4)[..50]);
        fs::write(home.path().join("here.jsonl"), torn).unwrap();
        fs::write(home.path().join("there.jsonl"), format!("\u{feff}x\n\n{}\r\n", line(5))).unwrap();
        ReviewLog::new(home.path(), "here").append(&entry(6)).unwrap();
        assert_eq!(ids(home.path()), [1, 3, 6, 5]);
        let reading = read(home.path());
        let minded: Vec<String> = reading
            .minded
            .all()
            .iter()
            .map(|minded| {
                let file = &reading.minded_files[minded.place.file as usize];
                format!("{}:{} {}", file.path, file.position(minded.place.start).line, minded.rule)
            })
            .collect();
        assert_eq!(
            minded,
            [
                "history/here.jsonl:2 broken-line",
                "history/here.jsonl:4 broken-line",
                "history/there.jsonl:1 broken-line"
            ]
        );
    }

    #[test]
    fn a_newer_version_is_noticed_once() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("a.jsonl"), "{\"v\":2}\n{\"v\":3,\"x\":1}\n").unwrap();
        let reading = read(home.path());
        assert!(reading.newer);
        assert_eq!(reading.minded.all().len(), 1);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error_with_its_path() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("history"), "a file").unwrap();
        let error = ReviewLog::new(&home.path().join("history"), "here").append(&entry(1)).unwrap_err();
        assert!(error.to_string().contains("history/here.jsonl"), "{error}");
    }
}
