//! Files: the only user of `std::fs`. Moves bytes; the room text knows what they mean.

mod alone;
mod atomic;
mod bundled;
mod conflict;
mod home;
mod limit;
mod lock;
mod log_reading;
mod machine;
mod outside_text;
mod recording;
mod review_log;
mod takes;
mod work_tree;

pub use alone::Alone;
pub use atomic::write_report;
pub use bundled::{BUNDLED, EXAMPLE, TELLINGS, read_bundled, read_bundled_seats};
pub use home::{Fingerprint, Found, Home, Places, Snapshot, find, passed_over};
pub use limit::take_as_error;
pub use lock::Waiting;
pub use log_reading::LogReading;
pub use machine::StateFolder;
pub use outside_text::{Encoding, OutsideText, read_text_file};
pub use recording::read_recording;
pub use review_log::{Appended, ReviewLog};
pub use takes::Takes;
