//! Writing files so that a crash leaves the old text or the new one, never half of it.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use crate::error::{Error, Result};
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::time::Duration;

/// How the names of files begin that are not whole yet: those of an edit, under the lock, and reports, which need none.
const TEMPORARY: &str = ".stardrill-";
const TEMPORARY_REPORT: &str = ".stardrill-report-";
/// What tempfile adds.
const RANDOM_LETTERS: usize = 6;

/// Replaces a file's bytes. A symlink stays one: its target is replaced. The old mode is kept.
///
/// The new text is synced first; then the old one is compared, and the two change places in one step where the file system
/// can (Linux, `RENAME_EXCHANGE`), so that what somebody else saved in between is seen and put back.
///
/// # Errors
/// If the file changed since `old` was read, or a step fails; then the file stands as it was.
pub(super) fn replace(path: &Path, old: &[u8], new: &[u8]) -> Result<()> {
    replace_by(TEMPORARY, path, old, new)
}

fn replace_by(temporary: &str, path: &Path, old: &[u8], new: &[u8]) -> Result<()> {
    let doing = |step: &str| format!("cannot {step} {}", path.display());
    let target = fs::canonicalize(path).map_err(|cause| Error::data(doing("find")).because(cause))?;
    let folder = target.parent().unwrap_or(Path::new("/"));
    let write = || -> io::Result<Replaced> {
        let mut file = tempfile::Builder::new().prefix(temporary).tempfile_in(folder)?;
        file.write_all(new)?;
        file.as_file().set_permissions(fs::metadata(&target)?.permissions())?;
        file.as_file().sync_all()?;
        if fs::read(&target)? != old {
            return Ok(Replaced::ChangedMeanwhile);
        }
        if !exchange(file.path(), &target)? {
            file.persist(&target)?;
        } else if fs::read(file.path())? != old {
            exchange(file.path(), &target)?;
            return Ok(Replaced::ChangedMeanwhile);
        }
        sync_folder(folder);
        Ok(Replaced::Done)
    };
    match write().map_err(|cause| Error::data(doing("write")).because(cause))? {
        Replaced::Done => Ok(()),
        Replaced::ChangedMeanwhile => Err(changed_meanwhile(path)),
    }
}

/// Gives a file another name; what lies there already stays.
///
/// # Errors
/// If something lies there, or a step fails.
pub(super) fn rename(from: &Path, to: &Path) -> Result<()> {
    rename_unless_taken(from, to).map_err(|cause| {
        Error::data(format!("cannot rename {} to {}", from.display(), to.display())).because(cause)
    })
}

#[cfg(target_os = "linux")]
fn rename_unless_taken(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // Where the file system cannot, the look before it must do.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => fs::rename(from, to),
        other => Ok(other?),
    }
}

#[cfg(not(target_os = "linux"))]
fn rename_unless_taken(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Removes a file.
///
/// # Errors
/// If it changed since `old` was read, or cannot be removed.
pub(super) fn remove(path: &Path, old: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|now| now != old) {
        return Err(changed_meanwhile(path));
    }
    fs::remove_file(path)
        .map_err(|cause| Error::data(format!("cannot remove {}", path.display())).because(cause))
}

fn changed_meanwhile(path: &Path) -> Error {
    Error::data(format!("{} changed while this was being done, so it was left alone", path.display()))
        .hint("run the command again")
}

enum Replaced {
    Done,
    ChangedMeanwhile,
}

/// Lets two files change places in one step; false where the file system cannot.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(cause) => Err(cause.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Writes a report to a file that the person named, replacing it whole; mode 0600 if it is new, as it tells of their stories.
/// What is no regular file (a pipe, a terminal, `/dev/stdout`) is written through.
///
/// # Errors
/// If a step fails; then an old file stands as it was. If it is a pipe that nobody reads, or a folder.
pub fn write_report(path: &Path, text: &str) -> Result<()> {
    let cannot = |cause: io::Error| Error::data(format!("cannot write {}", path.display())).because(cause);
    match fs::metadata(path) {
        Ok(found) if found.is_file() => {
            replace_by(TEMPORARY_REPORT, path, &fs::read(path).map_err(cannot)?, text.as_bytes())?;
        }
        Ok(_) => return write_through(path, text).map_err(cannot),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            create_by(TEMPORARY_REPORT, path, text.as_bytes())?;
        }
        Err(cause) => return Err(cannot(cause)),
    }
    sweep_reports(path);
    Ok(())
}

/// Writes into what is there. A pipe without a reader is an error; opening it would wait for one.
fn write_through(path: &Path, text: &str) -> io::Result<()> {
    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    let nonblocking = i32::try_from(OFlags::NONBLOCK.bits()).unwrap_or(0);
    let mut file = fs::OpenOptions::new().write(true).custom_flags(nonblocking).open(path)?;
    fcntl_setfl(&file, fcntl_getfl(&file)? - OFlags::NONBLOCK)?;
    file.write_all(text.as_bytes())
}

/// Makes a new file of mode 0600; its folder is made (0700) if need be.
///
/// # Errors
/// If it exists already, or a step fails.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    create_by(TEMPORARY, path, bytes)
}

fn create_by(temporary: &str, path: &Path, bytes: &[u8]) -> Result<()> {
    let write = || -> io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new("/"));
        create_folder(folder)?;
        let mut file = tempfile::Builder::new().prefix(temporary).tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist_noclobber(path)?;
        sync_folder(folder);
        Ok(())
    };
    write().map_err(|cause| Error::data(format!("cannot create {}", path.display())).because(cause))
}

/// Removes files that a process left half made when it was killed: they hold words of stories, and git would take them.
pub(super) fn sweep(home: &Path) {
    for folder in ["", "stories", "decks"] {
        sweep_folder(&home.join(folder), TEMPORARY, |_| true);
    }
}

/// The same for reports that were half made beside a new one. Nobody locks there, so that only what is much older goes: a report is
/// written in a moment.
fn sweep_reports(report: &Path) {
    let modified = |path: &Path| fs::symlink_metadata(path).and_then(|found| found.modified()).ok();
    let (Some(now), Some(folder)) = (modified(report), report.parent()) else { return };
    sweep_folder(folder, TEMPORARY_REPORT, |path| {
        let age = modified(path).and_then(|then| now.duration_since(then).ok());
        age.is_some_and(|age| age > A_MOMENT)
    });
}

const A_MOMENT: Duration = Duration::from_secs(60);

fn sweep_folder(folder: &Path, temporary: &str, may_go: impl Fn(&Path) -> bool) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_ours = |name: &str| {
            let random = name.strip_prefix(temporary).unwrap_or_default();
            random.len() == RANDOM_LETTERS && random.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        if entry.file_name().to_str().is_some_and(is_ours)
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && may_go(&entry.path())
        {
            let _ = fs::remove_file(entry.path()); // it will be met again next time
        }
    }
}

/// Makes a folder and its parents, each of mode 0700; existing ones are left as they are.
pub(super) fn create_folder(path: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Syncs the names in a folder. The file is whole and in its place by now: where this fails, it was done all the same, and nobody must
/// be told otherwise.
fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
