//! The folder of recordings: outside the home, 0700, its files 0600. One that is being taken carries the number of the process that takes
//! it, so that what a killed process left is known for that and removed at the next start.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use super::atomic;
use crate::error::{Error, Result};
use hound::{WavReader, WavWriter};
use rustix::process::{Pid, test_kill_process};
use std::fs::{self, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// What the name of a recording begins with while it is taken.
const TAKING: &str = "taking-";

/// The folder of recordings.
#[derive(Clone, Debug)]
pub struct Takes {
    folder: PathBuf,
}

impl Takes {
    /// The folder at this path; made when first recorded to.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// An empty file, 0600, for recording number `number` of this process.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn begin(&self, number: usize) -> Result<PathBuf> {
        let path = self.folder.join(format!("{TAKING}{}-{number}.wav", std::process::id()));
        let made = atomic::create_folder(&self.folder).and_then(|()| {
            OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&path)
        });
        made.map_err(|cause| Error::data(format!("cannot make {}", path.display())).because(cause))?;
        Ok(path)
    }

    /// What a transcriber's files for this process begin with.
    ///
    /// # Errors
    /// If the folder cannot be made.
    pub fn transcript(&self) -> Result<PathBuf> {
        let made = atomic::create_folder(&self.folder);
        made.map_err(|cause| Error::data(format!("cannot make {}", self.folder.display())).because(cause))?;
        Ok(self.folder.join(format!("{TAKING}{}-transcript", std::process::id())))
    }

    /// Keeps what was taken, under a name of its own.
    ///
    /// # Errors
    /// If it cannot be renamed.
    pub fn keep(&self, taken: &Path, name: &str) -> Result<PathBuf> {
        let mut path = self.folder.join(format!("{name}.wav"));
        for number in 2.. {
            if !path.exists() {
                break;
            }
            path = self.folder.join(format!("{name}-{number}.wav"));
        }
        fs::rename(taken, &path)
            .map_err(|cause| Error::data(format!("cannot keep {}", taken.display())).because(cause))?;
        Ok(path)
    }

    /// Removes everything that this process took and did not keep, and what processes that are gone left.
    pub fn sweep(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for path in entries.flatten().map(|entry| entry.path()) {
            if taken_by(&path).is_some_and(|process| process == std::process::id() || is_gone(process)) {
                let _ = fs::remove_file(path); // tried again at the next start
            }
        }
    }

    /// Removes what a transcriber wrote for this process; the recording stays until it is measured.
    pub fn sweep_transcripts(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        for path in entries.flatten().map(|entry| entry.path()) {
            let is_recording = path.extension().is_some_and(|ending| ending == "wav");
            if !is_recording && taken_by(&path) == Some(std::process::id()) {
                let _ = fs::remove_file(path); // the sweep tries again
            }
        }
    }

    /// The recordings that were kept, by name, with their size in bytes.
    pub fn kept(&self) -> Vec<(PathBuf, u64)> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let kept = entries.filter(|entry| taken_by(&entry.path()).is_none());
        let size = |entry: &fs::DirEntry| entry.metadata().map_or(0, |found| found.len());
        let mut kept: Vec<(PathBuf, u64)> = kept.map(|entry| (entry.path(), size(&entry))).collect();
        kept.sort();
        kept
    }

    /// Removes a kept recording.
    ///
    /// # Errors
    /// If it cannot be removed.
    pub fn remove(&self, path: &Path) -> Result<()> {
        fs::remove_file(path)
            .map_err(|cause| Error::data(format!("cannot remove {}", path.display())).because(cause))
    }

    /// What stands behind a number of seconds, as a recording of its own to be played; it goes with the sweep.
    ///
    /// # Errors
    /// If the recording cannot be read, or the piece not be written.
    pub fn piece_from(&self, recording: &Path, seconds: u32) -> Result<PathBuf> {
        let cannot = |cause: hound::Error| {
            Error::data(format!("cannot cut {}", recording.display())).because(cause.to_string())
        };
        atomic::create_folder(&self.folder)
            .map_err(|cause| Error::data(format!("cannot make {}", self.folder.display())).because(cause))?;
        let mut reader = WavReader::open(recording).map_err(cannot)?;
        let piece = self.folder.join(format!("{TAKING}{}-piece.wav", std::process::id()));
        let spec = reader.spec();
        let mut writer = WavWriter::create(&piece, spec).map_err(cannot)?;
        let _ = reader.seek(seconds.saturating_mul(spec.sample_rate)); // behind the end nothing is left to play
        match spec.sample_format {
            hound::SampleFormat::Float => {
                for sample in reader.samples::<f32>().map_while(std::result::Result::ok) {
                    writer.write_sample(sample).map_err(cannot)?;
                }
            }
            hound::SampleFormat::Int => {
                for sample in reader.samples::<i32>().map_while(std::result::Result::ok) {
                    writer.write_sample(sample).map_err(cannot)?;
                }
            }
        }
        writer.finalize().map_err(cannot)?;
        Ok(piece)
    }

    /// The text of the first of these files that is there: a transcriber names its output by its own custom.
    pub fn first_text(&self, paths: &[PathBuf]) -> Option<String> {
        paths.iter().filter(|path| path.is_file()).find_map(|path| fs::read_to_string(path).ok())
    }
}

/// The process by which a recording is being taken; `None` for one that is kept.
fn taken_by(path: &Path) -> Option<u32> {
    let name = path.file_name()?.to_str()?.strip_prefix(TAKING)?;
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

fn is_gone(process: u32) -> bool {
    let pid = i32::try_from(process).ok().and_then(Pid::from_raw);
    pid.is_none_or(|pid| test_kill_process(pid) == Err(rustix::io::Errno::SRCH))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn what_is_kept_stays_and_what_a_gone_process_left_is_swept() {
        let folder = tempfile::tempdir().unwrap();
        let takes = Takes::new(folder.path().join("recordings"));
        let taken = takes.begin(0).unwrap();
        assert_eq!(taken.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        let kept = takes.keep(&taken, "2026-11-26-exit").unwrap();
        let again = takes.keep(&takes.begin(1).unwrap(), "2026-11-26-exit").unwrap();
        assert!(again.ends_with("2026-11-26-exit-2.wav"));
        let left = folder.path().join("recordings/taking-999999999.wav");
        fs::write(&left, "x").unwrap();
        let others = folder.path().join("recordings/taking-1.json"); // a process that lives
        fs::write(&others, "x").unwrap();
        takes.begin(2).unwrap();
        takes.sweep();
        assert_eq!(takes.kept(), [(again, 0), (kept.clone(), 0)]);
        assert!(!left.exists() && others.exists());
        takes.remove(&kept).unwrap();
        assert_eq!(takes.kept().len(), 1);
    }
}
