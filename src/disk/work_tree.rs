//! The git work tree in which a home lies, and whether it has a remote: read from git's own files, as the program git may not be there.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// How many files a configuration is read from; git itself stops at ten levels.
const MOST_FILES: usize = 32;

/// The work tree in which a folder lies, if any.
pub(super) fn around(folder: &Path) -> Option<PathBuf> {
    let folder = fs::canonicalize(folder).ok()?;
    folder.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_owned)
}

/// Whether what is committed there can be pushed somewhere. A file that is included under a condition counts as included; in its path
/// `~/` is the person's own folder.
pub(super) fn has_remote(tree: &Path, user_home: &Path) -> bool {
    names_remote(&git_folder(tree).join("config"), user_home, &mut HashSet::new())
}

/// The folder that holds a work tree's git configuration; in linked work trees and submodules `.git` is a file that names it.
fn git_folder(tree: &Path) -> PathBuf {
    let dot_git = tree.join(".git");
    let Ok(pointer) = fs::read_to_string(&dot_git) else { return dot_git };
    let folder = tree.join(pointer.trim().strip_prefix("gitdir:").unwrap_or_default().trim());
    match fs::read_to_string(folder.join("commondir")) {
        Ok(common) => folder.join(common.trim()),
        Err(_) => folder,
    }
}

/// `seen` are the files that were read: one may include itself, and another many times.
fn names_remote(config: &Path, user_home: &Path, seen: &mut HashSet<PathBuf>) -> bool {
    if seen.len() >= MOST_FILES || !seen.insert(config.to_owned()) {
        return false;
    }
    let is_file = fs::metadata(config).is_ok_and(|found| found.is_file()); // a pipe would be waited for
    let text = if is_file { fs::read_to_string(config).unwrap_or_default() } else { String::new() };
    let beside = config.parent().unwrap_or(Path::new("/"));
    let mut section = "";
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line.trim_start_matches('[').split([' ', ']']).next().unwrap_or_default();
        }
        let includes = section.eq_ignore_ascii_case("include") || section.eq_ignore_ascii_case("includeIf");
        if section.eq_ignore_ascii_case("remote") {
            return true;
        }
        if let Some(path) = value_of("path", line).filter(|_| includes)
            && names_remote(&included(path, beside, user_home), user_home, seen)
        {
            return true;
        }
    }
    false
}

/// What a line gives a key; git takes any case, and quotes around it.
fn value_of<'a>(key: &str, line: &'a str) -> Option<&'a str> {
    let line = if line.starts_with('[') { line.split_once(']')?.1 } else { line };
    let (name, value) = line.split_once('=')?;
    name.trim().eq_ignore_ascii_case(key).then(|| value.trim().trim_matches('"'))
}

fn included(path: &str, beside: &Path, user_home: &Path) -> PathBuf {
    path.strip_prefix("~/").map_or_else(|| beside.join(path), |rest| user_home.join(rest))
}
