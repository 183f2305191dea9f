//! A terminal that is left by a signal is given back as it was found: a killed line editor would leave it without echo.
#![expect(clippy::disallowed_methods, reason = "the terminal is named by the stream that keys come from")]

use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;
use std::io::stdin;

/// Waits for the signals that end the process, on a thread of its own; where there is no terminal, nothing is done.
pub(super) fn at_signals() {
    let Ok(found) = tcgetattr(stdin()) else { return };
    // Without them a signal ends the process as it would anyway.
    if let Ok(signals) = Signals::new([SIGTERM, SIGHUP, SIGINT]) {
        std::thread::spawn(move || give_back(signals, &found));
    }
}

fn give_back(mut signals: Signals, found: &Termios) {
    for signal in signals.forever() {
        let _ = tcsetattr(stdin(), OptionalActions::Now, found); // the terminal may be gone
        let _ = emulate_default_handler(signal);
    }
}
