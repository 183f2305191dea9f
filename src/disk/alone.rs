//! The files of a home while nobody else edits them: read, changed in memory, then written, each once.
//!
//! What is locked is the home's folder itself, which no edit ever replaces. Where the file system knows no locks there is none,
//! and only the comparison before each replacement protects.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use super::atomic;
use super::home::Home;
use super::lock::{self, Waiting};
use crate::error::{Error, Result};
use std::fs::{self, File};
use std::io;

/// The home, alone.
pub struct Alone<'a> {
    home: &'a Home,
    lock: Option<File>,
    files: Vec<OpenFile>,
}

/// A file of the home as it was found, and as it shall be.
#[derive(Clone, Debug)]
struct OpenFile {
    path: String,
    /// The bytes that were found; `None` if there was no such file.
    found: Option<Vec<u8>>,
    /// The text that it shall have, without a byte order mark; `None` if it shall be gone.
    text: Option<String>,
    /// Where it shall lie.
    moved_to: Option<String>,
    is_changed: bool,
}

const MARK: &[u8] = b"\xef\xbb\xbf";

impl<'a> Alone<'a> {
    /// Waits until nobody else edits the home, and keeps it so until this is dropped.
    ///
    /// # Errors
    /// If the home is not there any more.
    pub fn with(home: &'a Home, waiting: Waiting) -> Result<Self> {
        home.insist()?;
        let folder = File::open(home.root()).ok();
        let lock = folder.filter(|folder| lock::take(folder, waiting));
        if lock.is_some() {
            atomic::sweep(home.root()); // nobody else edits now: what lies there was left by a process that was killed
        }
        Ok(Self { home, lock, files: vec![] })
    }

    /// Whether there is a lock at all.
    pub fn is_locked(&self) -> bool {
        self.lock.is_some()
    }

    /// The text of a file as it stands now, changes of this round included; `None` if there is no such file.
    ///
    /// # Errors
    /// If it cannot be read as UTF-8.
    pub fn text(&mut self, path: &str) -> Result<Option<&str>> {
        Ok(self.open(path)?.text.as_deref())
    }

    /// Gives a file another text, or none; nothing is written yet.
    ///
    /// # Errors
    /// As [`Alone::text`].
    pub fn put(&mut self, path: &str, text: Option<String>) -> Result<()> {
        let file = self.open(path)?;
        file.text = text;
        file.is_changed = true;
        Ok(())
    }

    /// Gives a file another place, where nothing may be; nothing is written yet.
    ///
    /// # Errors
    /// If the place is taken.
    pub fn move_to(&mut self, path: &str, to: &str) -> Result<()> {
        if self.home.has(to) {
            return Err(Error::data(format!("{to} exists already")));
        }
        self.open(path)?.moved_to = Some(to.to_owned());
        Ok(())
    }

    /// Writes what was changed, each file once.
    ///
    /// # Errors
    /// If a file changed meanwhile or cannot be written; then it, and those after it, are as they were.
    pub fn write(&self) -> Result<()> {
        for file in self.files.iter().filter(|file| file.is_changed) {
            self.write_one(file)?;
        }
        Ok(())
    }

    fn write_one(&self, file: &OpenFile) -> Result<()> {
        let path = self.home.path(&file.path);
        match (&file.found, &file.text) {
            (None, Some(text)) => atomic::create(&path, text.as_bytes())?,
            (Some(found), Some(text)) => {
                let new = with_mark_of(found, text);
                if new != *found {
                    atomic::replace(&path, found, &new)?;
                }
            }
            (Some(found), None) => atomic::remove(&path, found)?,
            (None, None) => {}
        }
        let Some(to) = &file.moved_to else { return Ok(()) };
        let moved = atomic::rename(&path, &self.home.path(to));
        if let (Err(_), Some(found), Some(text)) = (&moved, &file.found, &file.text) {
            // As it was; where even that fails, it is whole under its old name.
            let _ = atomic::replace(&path, &with_mark_of(found, text), found);
        }
        moved
    }

    fn open(&mut self, path: &str) -> Result<&mut OpenFile> {
        let known = self.files.iter().position(|file| file.moved_to.as_deref().unwrap_or(&file.path) == path);
        let position = match known {
            Some(position) => position,
            None => {
                let (found, text) = self.read(path)?;
                self.files.push(OpenFile {
                    path: path.to_owned(),
                    found,
                    text,
                    moved_to: None,
                    is_changed: false,
                });
                self.files.len() - 1
            }
        };
        Ok(&mut self.files[position])
    }

    fn read(&self, relative: &str) -> Result<(Option<Vec<u8>>, Option<String>)> {
        if !self.home.has(relative) {
            return Ok((None, None));
        }
        let path = self.home.path(relative);
        let cannot = |cause: io::Error| Error::data(format!("cannot read {}", path.display())).because(cause);
        if !fs::metadata(&path).map_err(cannot)?.is_file() {
            return Err(cannot(io::Error::other("it is no file"))); // opening a pipe would wait for a writer
        }
        let found = fs::read(&path).map_err(cannot)?;
        let text = std::str::from_utf8(found.strip_prefix(MARK).unwrap_or(&found))
            .map_err(|cause| Error::data(format!("cannot edit {}", path.display())).because(cause))?
            .to_owned();
        Ok((Some(found), Some(text)))
    }
}

/// A text with the byte order mark that the file had.
fn with_mark_of(found: &[u8], text: &str) -> Vec<u8> {
    let mark = if found.starts_with(MARK) { MARK } else { &[] };
    [mark, text.as_bytes()].concat()
}
