//! What a running program writes, as it comes.

use std::io::Read;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// After so long without a byte a program hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// The output of a program, read by a thread of its own.
pub(crate) struct Output(Receiver<Vec<u8>>);

impl Output {
    /// Begins to read.
    pub(crate) fn of(mut reader: impl Read + Send + 'static) -> Self {
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 16_384];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self(receiver)
    }

    /// The bytes that came; none if the output ended.
    pub(crate) fn bytes(&self) -> Option<Vec<u8>> {
        use std::sync::mpsc::RecvTimeoutError::{Disconnected, Timeout};
        match self.0.recv_timeout(PATIENCE) {
            Ok(bytes) => Some(bytes),
            Err(Disconnected) => None,
            Err(Timeout) => panic!("nothing came for a minute"),
        }
    }

    /// Waits until the text that came since the last call shows a sign; `false` if the output ended before.
    pub(crate) fn shows(&self, sign: impl Fn(&str) -> bool) -> bool {
        let mut text = vec![];
        while let Some(bytes) = self.bytes() {
            text.extend(bytes);
            if sign(&String::from_utf8_lossy(&text)) {
                return true;
            }
        }
        false
    }
}
