//! What belongs to this machine and not to the home: its name in the history, the line history, what was said once.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use super::{Takes, atomic};
use crate::bank::id::slug_from;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

/// The XDG state folder of stardrill; made when first written to.
#[derive(Clone, Debug)]
pub struct StateFolder {
    path: PathBuf,
}

impl StateFolder {
    /// The folder at this path.
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// This machine's name: its host name and a suffix, made once and kept.
    ///
    /// Where it cannot be kept the host name alone serves: two such machines might share a file, which the lock allows.
    pub fn machine_name(&self, suffix: &str) -> String {
        if let Some(name) = self.kept_name() {
            return name;
        }
        let name = format!("{}-{suffix}", host_name());
        match atomic::create(&self.path.join("machine"), format!("{name}\n").as_bytes()) {
            Ok(()) => name,
            Err(_) => self.known_name(), // another process may have been first
        }
    }

    /// The name under which this machine wrote so far.
    pub fn known_name(&self) -> String {
        self.kept_name().unwrap_or_else(host_name)
    }

    fn kept_name(&self) -> Option<String> {
        let name = self.read("machine")?;
        crate::bank::id::is_slug(name.trim()).then(|| name.trim().to_owned())
    }

    /// The file that keeps the REPL's lines; its folder is made.
    pub fn line_history(&self) -> io::Result<PathBuf> {
        atomic::create_folder(&self.path)?;
        Ok(self.path.join("lines"))
    }

    /// Where recordings lie.
    pub fn takes(&self) -> Takes {
        Takes::new(self.path.join("recordings"))
    }

    /// The text of one of its files; `None` if it is not there or cannot be read.
    pub fn read(&self, name: &str) -> Option<String> {
        let path = self.path.join(name);
        let is_file = fs::metadata(&path).is_ok_and(|found| found.is_file()); // opening a pipe would wait for a writer
        is_file.then(|| fs::read_to_string(path).ok())?
    }

    /// Replaces one of its files; mode 0600. It serves this machine's comfort, so it is not synced.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, name: &str, text: &str) -> io::Result<()> {
        atomic::create_folder(&self.path)?;
        let mut file = tempfile::Builder::new().prefix(".stardrill-").tempfile_in(&self.path)?;
        file.write_all(text.as_bytes())?;
        file.persist(self.path.join(name))?;
        Ok(())
    }

    /// Removes one of its files, if it is there.
    ///
    /// # Errors
    /// If it cannot be removed.
    pub fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.path.join(name)) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }

    /// Takes the one time that something is said on this machine; false if it was said already.
    pub fn claim_once(&self, what: &str) -> bool {
        let said = self.read("said").unwrap_or_default();
        if said.lines().any(|line| line == what) {
            return false;
        }
        // Where this cannot be kept, it is said again next time.
        let _ = self.write("said", &format!("{said}{what}\n"));
        true
    }
}

fn host_name() -> String {
    ["/proc/sys/kernel/hostname", "/etc/hostname"]
        .into_iter()
        .filter_map(|path| fs::read_to_string(path).ok())
        .find_map(|name| slug_from(&name, 30))
        .unwrap_or_else(|| "machine".to_owned())
}
