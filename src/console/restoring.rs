//! A terminal that is left by a signal is given back as it was found: a killed line editor would leave it without echo.
#![expect(clippy::disallowed_methods, reason = "the terminal is named by the stream that keys come from")]

use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::io::{Write, stdin, stdout};
use std::os::fd::{AsFd, OwnedFd};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// So long the line editor may take from [`stand_still_at_the_end`] to a raw terminal.
const A_MOMENT: Duration = Duration::from_millis(8);

/// So long a terminal may take to be written to; one that was stopped takes nothing.
const TO_BE_WRITTEN: Duration = Duration::from_millis(100);

/// So long a signal may take to the thread that waits for it.
const ON_ITS_WAY: Duration = Duration::from_millis(20);

/// The terminal as it was found, by a handle of its own: keys may for a moment be read from elsewhere.
static FOUND: OnceLock<(OwnedFd, Termios)> = OnceLock::new();

/// Waits for the signals that end the process, on a thread of its own; where there is no terminal, nothing is done.
pub(super) fn at_signals() {
    let Ok(terminal) = stdin().as_fd().try_clone_to_owned() else { return };
    let Ok(found) = tcgetattr(&terminal) else { return };
    FOUND.get_or_init(|| (terminal, found));
    // Without them a signal ends the process as it would anyway.
    if let Ok(signals) = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT]) {
        std::thread::spawn(move || end_at(signals));
    }
}

/// Gives the terminal back as it was found.
pub(super) fn give_back_terminal() {
    let Some((terminal, found)) = FOUND.get() else { return };
    // Beside us, as a terminal that was stopped takes nothing: no bracketed paste any more.
    let paste_ends = || stdout().write_all(b"\x1b[?2004l").and_then(|()| stdout().flush());
    let writing = std::thread::spawn(paste_ends);
    let begun = Instant::now();
    while !writing.is_finished() && begun.elapsed() < TO_BE_WRITTEN {
        std::thread::park_timeout(A_MOMENT / 10);
    }
    let _ = tcsetattr(terminal, OptionalActions::Now, found); // the terminal may be gone
}

/// Programs of the person that have the terminal now: an editor, a pager. Ctrl-C there is theirs, as in a shell.
static OTHERS: AtomicUsize = AtomicUsize::new(0);
/// Whether a signal is ending the process: the terminal is given back and must not be taken again.
static IS_ENDING: AtomicBool = AtomicBool::new(false);

/// While it lives, Ctrl-C does not end stardrill.
pub(super) struct TerminalLent;

impl TerminalLent {
    pub(super) fn new() -> Self {
        OTHERS.fetch_add(1, Ordering::SeqCst);
        Self
    }
}

impl Drop for TerminalLent {
    fn drop(&mut self) {
        // A Ctrl-C that was theirs may still be on its way to the thread that takes signals.
        let begun = Instant::now();
        while let Some(left) = ON_ITS_WAY.checked_sub(begun.elapsed()) {
            std::thread::park_timeout(left); // it may come back at once
        }
        OTHERS.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Called before a key or line is read: once a signal is ending the process, nothing takes the terminal any more.
pub(super) fn stand_still_at_the_end() {
    while IS_ENDING.load(Ordering::SeqCst) {
        std::thread::park();
    }
}

fn end_at(mut signals: Signals) {
    for signal in signals.forever() {
        if signal == SIGINT && OTHERS.load(Ordering::SeqCst) > 0 {
            continue;
        }
        IS_ENDING.store(true, Ordering::SeqCst);
        wait_a_moment(); // what began to read before the mark was set has its terminal by now, and has asked for bracketed paste
        give_back_terminal();
        let _ = emulate_default_handler(signal);
    }
}

fn wait_a_moment() {
    let begun = Instant::now();
    while let Some(left) = A_MOMENT.checked_sub(begun.elapsed()) {
        std::thread::park_timeout(left); // it may come back at once
    }
}
