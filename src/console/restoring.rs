//! A terminal that is left by a signal is given back as it was found: a killed line editor would leave it without echo.
#![expect(clippy::disallowed_methods, reason = "the terminal is named by the stream that keys come from")]

use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::io::stdin;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Waits for the signals that end the process, on a thread of its own; where there is no terminal, nothing is done.
pub(super) fn at_signals() {
    let Ok(found) = tcgetattr(stdin()) else { return };
    // Without them a signal ends the process as it would anyway.
    if let Ok(signals) = Signals::new([SIGTERM, SIGHUP, SIGINT]) {
        std::thread::spawn(move || give_back(signals, &found));
    }
}

/// Programs of the person that have the terminal now: an editor, a pager. Ctrl-C there is theirs, as in a shell.
static OTHERS: AtomicUsize = AtomicUsize::new(0);

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
        OTHERS.fetch_sub(1, Ordering::SeqCst);
    }
}

fn give_back(mut signals: Signals, found: &Termios) {
    for signal in signals.forever() {
        if signal == SIGINT && OTHERS.load(Ordering::SeqCst) > 0 {
            continue;
        }
        let _ = tcsetattr(stdin(), OptionalActions::Now, found); // the terminal may be gone
        let _ = emulate_default_handler(signal);
    }
}
