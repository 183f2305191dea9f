//! A file that may not grow any more (`ulimit -f`) is an error like a full disk, and no end without a word.

use signal_hook::consts::SIGXFSZ;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Takes the signal that such a write brings, so that the write fails instead; where it cannot be taken, it ends the process as
/// before.
pub fn take_as_error() {
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)));
}
