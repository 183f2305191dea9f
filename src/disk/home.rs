//! The home: where it is, everything in it, and changes to the files that the person owns.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use super::conflict;
use super::log_reading::{self, LogReading};
use super::{atomic, bundled, work_tree};
use crate::error::{Error, Result};
use crate::text::diagnostic::nearest;
use crate::text::reading::{Content, Loaded, Reading, read};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The file whose presence marks a home.
const MARK: &str = "stardrill.toml";

/// Where a home may be, in the order of trying.
#[derive(Clone, Debug)]
pub struct Places {
    /// `--home`, or else `$STARDRILL_HOME`.
    pub named: Option<PathBuf>,
    /// The folder in which the command runs; it and its parents are tried.
    pub current: PathBuf,
    /// The folder that is made where there is none: `~/stardrill`.
    pub default: PathBuf,
}

/// What [`find`] found.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A home.
    Home(Home),
    /// None; it would be made here. `named` says whether the person named the place.
    Nowhere {
        /// Where it would be made.
        would_be: PathBuf,
        /// Whether the person named that place.
        named: bool,
    },
}

/// What a git repository of the home should know: two machines of one name append to one history, and both their lines count;
/// what a killed process left half made is nothing to keep.
const FOR_GIT: [(&str, &str); 2] =
    [(".gitattributes", "history/*.jsonl merge=union\n"), (".gitignore", ".stardrill-*\n")];

/// A folder that holds `stardrill.toml`.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    root: PathBuf,
}

/// Everything in a home at one moment.
#[derive(Debug)]
pub struct Snapshot {
    /// The bank, its sources, and what was minded (the history's files included).
    pub reading: Reading,
    /// The history's entries.
    pub log: LogReading,
}

/// The state of every file by size, time and number; equal ones mean that nothing changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fingerprint(Vec<FileState>);

/// Path, size, number and time of change.
type FileState = (PathBuf, u64, u64, Option<SystemTime>);

impl Fingerprint {
    /// Takes in that we ourselves appended to a file that had `length_before` bytes. If it was another length when the
    /// fingerprint was taken, somebody else wrote too: then the difference stays, and everything is read again.
    pub fn note_append(&mut self, file: &Path, length_before: u64) {
        let state = state_of(file.to_owned());
        match self.0.iter_mut().find(|(path, ..)| path == file) {
            Some(known) if known.1 == length_before => *known = state,
            None if length_before == 0 => {
                self.0.push(state);
                self.0.sort();
            }
            Some(_) | None => {}
        }
    }
}

fn state_of(path: PathBuf) -> FileState {
    let found = fs::metadata(&path).ok();
    let (size, number) = found.as_ref().map_or((0, 0), |found| (found.len(), found.ino()));
    (path, size, number, found.and_then(|found| found.modified().ok()))
}

/// Looks for a home.
pub fn find(places: &Places) -> Found {
    if let Some(named) = &places.named {
        return match named.join(MARK).exists() {
            true => Found::Home(Home { root: named.clone() }),
            false => Found::Nowhere { would_be: named.clone(), named: true },
        };
    }
    let is_ours =
        |folder: &&Path| folder.join(MARK).is_file() && why_not_trusted(folder, &places.default).is_none();
    let above = places.current.ancestors().find(is_ours);
    match above.or_else(|| places.default.join(MARK).exists().then_some(&places.default)) {
        Some(root) => Found::Home(Home { root: root.to_owned() }),
        None => Found::Nowhere { would_be: places.default.clone(), named: false },
    }
}

/// A home above the current folder that was passed over, and why: what lies in a shared folder may be put there by anybody, and a
/// confidential line must not go into it. Naming it uses it.
pub fn passed_over(places: &Places) -> Option<(PathBuf, &'static str)> {
    if places.named.is_some() {
        return None;
    }
    let marked = places.current.ancestors().find(|folder| folder.join(MARK).is_file())?;
    why_not_trusted(marked, &places.default).map(|why| (marked.to_owned(), why))
}

/// Why a home that was met, not named, is not used; the person's own is, whatever its mode.
fn why_not_trusted(folder: &Path, default: &Path) -> Option<&'static str> {
    const BY_EVERYBODY: u32 = 0o002;
    if folder == default {
        return None;
    }
    let mark = fs::metadata(folder.join(MARK)).ok()?;
    let owner =
        |path: &Path| path.ancestors().find_map(|path| fs::metadata(path).ok()).map(|found| found.uid());
    let is_open = |found: &fs::Metadata| found.mode() & BY_EVERYBODY != 0;
    if default.parent().and_then(owner).is_some_and(|ours| ours != mark.uid()) {
        Some("it belongs to somebody else")
    } else if is_open(&mark) || fs::metadata(folder).is_ok_and(|found| is_open(&found)) {
        Some("everybody may write to it")
    } else {
        None
    }
}

impl Home {
    /// Makes a home with these files (paths relative to it); existing ones are left alone.
    ///
    /// # Errors
    /// If the folder holds a `Cargo.toml` (it is somebody's program), is a home already, or cannot be written.
    pub fn create(root: &Path, files: &[(String, String)]) -> Result<Self> {
        if root.join("Cargo.toml").exists() {
            return Err(Error::data(format!(
                "{} holds a Cargo.toml, so no home is made in it",
                root.display()
            ))
            .hint("name another folder: `init DIR`"));
        }
        if root.join(MARK).exists() {
            return Err(Error::data(format!("{} is a stardrill home already", root.display()))
                .hint("use it with --home, or name another folder"));
        }
        let home = Self { root: root.to_owned() };
        for folder in ["decks", "stories", "history"] {
            let path = root.join(folder);
            atomic::create_folder(&path)
                .map_err(|cause| Error::data(format!("cannot create {}", path.display())).because(cause))?;
        }
        for (path, text) in files.iter().filter(|(path, _)| path != MARK && !root.join(path).exists()) {
            atomic::create(&root.join(path), text.as_bytes())?;
        }
        for (name, text) in FOR_GIT.iter().filter(|(name, _)| !root.join(name).exists()) {
            atomic::create(&root.join(name), text.as_bytes())?;
        }
        // Last, as its presence marks a whole home.
        let mark = files.iter().find(|(path, _)| path == MARK).map_or("", |(_, text)| text.as_str());
        atomic::create(&root.join(MARK), mark.as_bytes())?;
        Ok(home)
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder, without links on the way to it: the same however the home was reached.
    pub fn true_root(&self) -> PathBuf {
        fs::canonicalize(&self.root).unwrap_or_else(|_| self.root.clone())
    }

    /// A path within the home.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The path within the home of the file that lies there, if the home is read from it.
    pub fn own_file_at(&self, path: &Path) -> Option<String> {
        let there = fs::canonicalize(path).ok()?;
        let relative = there.strip_prefix(self.true_root()).ok()?;
        let is_read =
            relative.extension().is_some_and(|extension| extension == "toml" || extension == "jsonl");
        is_read.then(|| relative.display().to_string())
    }

    /// The folder of the history.
    pub fn history_folder(&self) -> PathBuf {
        self.root.join("history")
    }

    /// Reads everything: the bundled decks, the person's files and the history, the latter beside the former.
    pub fn read(&self) -> Snapshot {
        let (mut reading, mut log) = std::thread::scope(|scope| {
            let log = scope.spawn(|| log_reading::read(&self.history_folder()));
            let mut files = bundled::loaded();
            files.extend(load_all(&self.root, self.own_files()));
            let mut reading = read(files);
            reading.bank.set_phrasings(bundled::bundled_phrasings());
            // A panic there is ours, and goes on here.
            (reading, log.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
        });
        reading.take_in(std::mem::take(&mut log.minded_files), std::mem::take(&mut log.minded));
        Snapshot { reading, log }
    }

    /// The state of every file that [`Home::read`] reads.
    pub fn fingerprint(&self) -> Fingerprint {
        let history = names_in(&self.history_folder()).into_iter().map(|name| format!("history/{name}"));
        let files = self.own_files().into_iter().chain(history);
        let mut states: Vec<FileState> = files.map(|relative| state_of(self.root.join(relative))).collect();
        states.sort();
        Fingerprint(states)
    }

    /// Paths of the person's TOML files relative to the home, in reading order.
    fn own_files(&self) -> Vec<String> {
        const KNOWN: [&str; 3] = [MARK, "interviews.toml", "points.toml"];
        let mut files: Vec<String> =
            KNOWN.into_iter().filter(|name| self.root.join(name).exists()).map(str::to_owned).collect();
        // Others at the top are none of our business, unless they look like one of ours misspelt.
        let is_copy = |name: &str| conflict::original_of(name).is_some_and(|of| KNOWN.contains(&of.as_str()));
        let misspelt = |name: &String| {
            !KNOWN.contains(&name.as_str()) && (nearest(name, KNOWN.into_iter()).is_some() || is_copy(name))
        };
        files.extend(toml_files_in(&self.root).into_iter().filter(misspelt));
        // A file where a folder belongs would hide everything in it: the reader minds it.
        files.extend(
            ["decks", "stories"].into_iter().filter(|name| self.root.join(name).is_file()).map(str::to_owned),
        );
        for folder in ["decks", "stories"] {
            let path = self.root.join(folder);
            let names = toml_files_in(&path).into_iter().chain(toml_files_below(&path));
            files.extend(names.map(|name| format!("{folder}/{name}")));
        }
        files
    }

    /// The text of every file in it that is read: settings, interviews, points, decks, stories, histories.
    ///
    /// # Errors
    /// If one cannot be read as UTF-8.
    pub fn files(&self) -> Result<Vec<(String, String)>> {
        let histories = names_in(&self.history_folder()).into_iter().filter(|name| name.ends_with(".jsonl"));
        let histories = histories.map(|name| format!("history/{name}"));
        self.own_files()
            .into_iter()
            .chain(histories)
            .map(|path| Ok((path.clone(), self.read_text(&path)?)))
            .collect()
    }

    /// Whether a path within the home exists.
    pub fn has(&self, relative: &str) -> bool {
        fs::symlink_metadata(self.root.join(relative)).is_ok()
    }

    /// The text of a file.
    ///
    /// # Errors
    /// If it cannot be read as UTF-8.
    pub fn read_text(&self, relative: &str) -> Result<String> {
        let path = self.root.join(relative);
        fs::read_to_string(&path)
            .map_err(|cause| Error::data(format!("cannot read {}", path.display())).because(cause))
    }

    /// Whether it is still there: a home that was unmounted or moved away must not be made anew in its empty place.
    ///
    /// # Errors
    /// If its `stardrill.toml` is gone.
    pub fn insist(&self) -> Result<()> {
        if self.root.join(MARK).exists() {
            return Ok(());
        }
        Err(Error::data(format!("{} is not there any more: it holds no {MARK}", self.root.display()))
            .hint("mount it again, or put it back; then try again"))
    }

    /// What `.gitattributes` lacks where the home is under git: two machines of one name append to one history, and git would call that a
    /// conflict.
    pub fn lacking_git_attribute(&self) -> Option<&'static str> {
        work_tree::around(&self.root)?;
        let attributes = fs::read_to_string(self.root.join(".gitattributes")).unwrap_or_default();
        (!attributes.contains("merge=union")).then(|| FOR_GIT[0].1.trim_end())
    }

    /// The git work tree with a remote in which the home lies, if any: its stories might be pushed with it. `user_home` is the person's
    /// own folder.
    pub fn shared_work_tree(&self, user_home: &Path) -> Option<PathBuf> {
        work_tree::around(&self.root).filter(|tree| work_tree::has_remote(tree, user_home))
    }

    /// Whether the home's `stardrill.toml` belongs to somebody other than the owner of `mine` (the person's own folder).
    pub fn is_someone_elses(&self, mine: &Path) -> bool {
        let owner = |path: &Path| fs::metadata(path).ok().map(|found| found.uid());
        match (owner(&self.root.join(MARK)), owner(mine)) {
            (Some(theirs), Some(ours)) => theirs != ours,
            _ => false,
        }
    }
}

/// Loads files; what a sync program copied of one that stands beside it is not read.
fn load_all(root: &Path, files: Vec<String>) -> Vec<Loaded> {
    let original = |file: &str| conflict::original_of(file).filter(|name| files.contains(name));
    let load_one = |file: &String| match original(file) {
        Some(original) => Loaded::own(file, Content::CopyOf(original)),
        None => load(root, file.clone()),
    };
    files.iter().map(load_one).collect()
}

/// The longest file of the person's that is read: ten thousand questions take 3 MB.
const LONGEST_BYTES: u64 = 32 << 20;

fn load(root: &Path, relative: String) -> Loaded {
    let path = root.join(&relative);
    let content = match fs::metadata(&path) {
        Ok(found) if !found.is_file() => Content::NotAFile,
        Ok(found) if found.len() > LONGEST_BYTES => {
            let said = format!(
                "it has {} MB; files of more than {} are not read",
                found.len() >> 20,
                LONGEST_BYTES >> 20
            );
            Content::Unreadable(said)
        }
        Ok(_) => fs::read(&path).map_or_else(|cause| Content::Unreadable(cause.to_string()), Content::Bytes),
        Err(cause) if path.is_symlink() => {
            Content::Unreadable(format!("it is a link that leads nowhere ({cause})"))
        }
        Err(cause) => Content::Unreadable(cause.to_string()),
    };
    Loaded::own(&relative, content)
}

/// Names that end in `.toml`, whatever the case, and do not begin with a dot (editors' swap files do), sorted.
fn toml_files_in(folder: &Path) -> Vec<String> {
    names_in(folder).into_iter().filter(|name| is_toml(name)).collect()
}

/// The same in the folders within a folder, by their path from it: nothing there is read, and that must be said.
fn toml_files_below(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<String> = names
        .filter(|name| !name.starts_with('.'))
        .flat_map(|name| {
            toml_files_in(&folder.join(&name)).into_iter().map(move |file| format!("{name}/{file}"))
        })
        .collect();
    found.sort();
    found
}

fn is_toml(name: &str) -> bool {
    let ends =
        name.len() > 5 && name.get(name.len() - 5..).is_some_and(|end| end.eq_ignore_ascii_case(".toml"));
    ends && !name.starts_with('.')
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> =
        // A name that is no UTF-8 is shown as well as can be, and then not found: so it is named.
        entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned())).collect();
    names.sort();
    names
}
