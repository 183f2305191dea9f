//! Programs of others that the slow tests ask: fetched once into `target/`, and skipped with a word where they cannot be had.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of this name below `target/`.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join(name)
}

/// Whether a command line runs and succeeds; what it says is nobody's concern.
pub(crate) fn succeeds(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> bool {
    let run = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    run.is_ok_and(|status| status.success())
}

/// What a program says, on stdout and then on stderr.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}
