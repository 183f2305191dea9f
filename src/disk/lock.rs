//! Locks that say so when they are waited for.

use std::fs::File;
use std::io;
use std::sync::mpsc;
use std::time::Duration;

/// What is called with a few words when somebody else's lock is waited for: silence would look like a hang.
pub type Waiting = fn(&str);

/// A wait shorter than this is not worth a word.
const PATIENCE: Duration = Duration::from_secs(1);

/// Waits until nobody else holds the file's lock, and takes it; it is given back when the file is closed. False where the
/// file system knows no locks (network file systems fail in many ways).
pub(super) fn take(file: &File, waiting: Waiting) -> bool {
    match file.try_lock() {
        Ok(()) => true,
        Err(std::fs::TryLockError::WouldBlock) => wait(file, waiting).is_ok(),
        Err(std::fs::TryLockError::Error(_)) => false,
    }
}

fn wait(file: &File, waiting: Waiting) -> io::Result<()> {
    let (done, is_done) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            if is_done.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
                waiting("waiting for another program that holds the lock here");
            }
        });
        let locked = file.lock();
        drop(done);
        locked
    })
}
