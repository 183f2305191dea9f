//! What belongs to this machine and not to the home: its name in the history, the line history, what was said once.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use super::atomic;
use crate::bank::id::slug_from;
use std::fs;
use std::io;
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
        let file = self.path.join("machine");
        if let Ok(name) = fs::read_to_string(&file)
            && crate::bank::id::is_slug(name.trim())
        {
            return name.trim().to_owned();
        }
        let host = host_name();
        let name = format!("{host}-{suffix}");
        match atomic::create(&file, format!("{name}\n").as_bytes()) {
            Ok(()) => name,
            Err(_) => host,
        }
    }

    /// The file that keeps the REPL's lines; its folder is made.
    pub fn line_history(&self) -> io::Result<PathBuf> {
        atomic::create_folder(&self.path)?;
        Ok(self.path.join("lines"))
    }

    /// Whether this is the first time that something is to be said; from now on it is not.
    pub fn first_time(&self, what: &str) -> bool {
        let file = self.path.join("said");
        let said = fs::read_to_string(&file).unwrap_or_default();
        if said.lines().any(|line| line == what) {
            return false;
        }
        // Where this cannot be kept, it is said again next time.
        let _ = atomic::create_folder(&self.path).and_then(|()| fs::write(&file, format!("{said}{what}\n")));
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
