//! The history's writing side: one JSON line an entry, appended under a lock and synced.
//!
//! Invariant: what was written is never changed.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use super::lock::{self, Waiting};
use super::{Home, atomic, log_reading};
use crate::error::{Error, Result};
use crate::practice::review::Entry;
use crate::text::entry::write_entry;
use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Where this machine's entries go.
#[derive(Debug)]
pub struct ReviewLog<'a> {
    home: &'a Home,
    file: PathBuf,
    waiting: Waiting,
}

/// How an entry was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Whether under a lock; some file systems know none.
    pub locked: bool,
    /// The file's length before.
    pub length_before: u64,
}

impl<'a> ReviewLog<'a> {
    /// The log of `machine` in a home.
    pub fn new(home: &'a Home, machine: &str, waiting: Waiting) -> Self {
        Self { home, file: home.history_folder().join(format!("{machine}.jsonl")), waiting }
    }

    /// The file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The ids of the entries that stand in it.
    pub fn ids(&self) -> HashSet<Uuid> {
        log_reading::read_one(&self.file).into_iter().map(|entry| entry.id).collect()
    }

    /// Writes one entry at the end and syncs it.
    ///
    /// # Errors
    /// If the home is not there any more, or any step fails; a retry with the same entry is safe, as each id counts once and
    /// torn lines are stepped over.
    pub fn append(&self, entry: &Entry) -> Result<Appended> {
        self.home.insist()?;
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
        if !self.file.exists() {
            atomic::create_folder(folder)?;
        }
        let mut file =
            OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(&self.file)?;
        // Network file systems fail here in many ways: without a lock, one write of one line has to do.
        let locked = lock::take(&file, self.waiting);
        let length = file.seek(SeekFrom::End(0))?;
        let mut line = String::new();
        if length > 0 && last_byte(&mut file)? != b'\n' {
            line.push('\n'); // a torn line of an earlier writer stays alone
        }
        line.push_str(&write_entry(entry));
        line.push('\n');
        let name_synced = || if length == 0 { sync_name_in(folder) } else { Ok(()) };
        let written =
            file.write_all(line.as_bytes()).and_then(|()| file.sync_data()).and_then(|()| name_synced());
        if let Err(error) = written {
            // Under the lock nobody else has written: take our half line back. If even that fails, readers step over it.
            if locked {
                let _ = file.set_len(length);
            }
            return Err(error);
        }
        Ok(Appended { locked, length_before: length })
    }

    /// Whether another process is writing at this moment.
    #[cfg(test)]
    fn is_locked(&self) -> bool {
        File::open(&self.file)
            .is_ok_and(|file| matches!(file.try_lock(), Err(std::fs::TryLockError::WouldBlock)))
    }
}

/// Syncs a folder, so that a new file in it stays; some file systems know no such thing.
fn sync_name_in(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(cause) if matches!(cause.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        done => done,
    }
}

fn last_byte(file: &mut File) -> io::Result<u8> {
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::log_reading::read;
    use crate::practice::review::What;
    use std::fs;
    use uuid::Uuid;

    fn entry(number: u128) -> Entry {
        let at = crate::text::entry::parse_moment("2026-11-21T19:40:12.120-05:00").unwrap();
        Entry { id: Uuid::from_u128(number), at, what: What::Retracted { entry: Uuid::nil() } }
    }

    fn home() -> (tempfile::TempDir, Home) {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::create(&folder.path().join("home"), &[]).unwrap();
        (folder, home)
    }

    fn ids(folder: &Path) -> Vec<u128> {
        read(folder).entries.iter().map(|entry| entry.id.as_u128()).collect()
    }

    #[test]
    fn what_is_appended_is_read_back_and_private() {
        use std::os::unix::fs::PermissionsExt;
        let (_folder, home) = home();
        let folder = home.history_folder();
        assert_eq!(ids(&folder), []);
        for number in 1..=3 {
            let log = ReviewLog::new(&home, "here", |_| {});
            assert!(log.append(&entry(number)).unwrap().locked);
            assert!(!log.is_locked());
        }
        assert_eq!(ids(&folder), [1, 2, 3]);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&folder.join("here.jsonl"))), (0o700, 0o600));
    }

    #[test]
    fn torn_lines_are_stepped_over_wherever_they_stand_and_never_joined() {
        let (_folder, home) = home();
        let folder = home.history_folder();
        let line = |number| write_entry(&entry(number));
        let torn = format!("{}\n{}\n{}\n{}", line(1), &line(2)[..40], line(3), &line(4)[..50]);
        fs::write(folder.join("here.jsonl"), torn).unwrap();
        fs::write(folder.join("there.jsonl"), format!("\u{feff}x\n\n{}\r\n", line(5))).unwrap();
        ReviewLog::new(&home, "here", |_| {}).append(&entry(6)).unwrap();
        assert_eq!(ids(&folder), [1, 3, 6, 5]);
        let reading = read(&folder);
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
        let (_folder, home) = home();
        fs::remove_dir(home.history_folder()).unwrap();
        fs::write(home.history_folder(), "a file").unwrap();
        let error = ReviewLog::new(&home, "here", |_| {}).append(&entry(1)).unwrap_err();
        assert!(error.to_string().contains("history/here.jsonl"), "{error}");
    }

    #[test]
    fn a_home_that_is_gone_is_not_made_again() {
        let (folder, home) = home();
        fs::remove_dir_all(home.root()).unwrap();
        fs::create_dir(home.root()).unwrap(); // the empty mount point
        let error = ReviewLog::new(&home, "here", |_| {}).append(&entry(1)).unwrap_err();
        assert!(error.to_string().contains("is not there any more"), "{error}");
        assert_eq!(fs::read_dir(folder.path().join("home")).unwrap().count(), 0);
    }
}
