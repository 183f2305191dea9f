//! Files: the only user of `std::fs`. Moves bytes; the room text knows what they mean.

mod atomic;
mod bundled;
mod home;
mod machine;
mod review_log;

pub use atomic::{read_text_file, write_report};
pub use bundled::{BUNDLED, EXAMPLE, read_bundled};
pub use home::{Edited, Fingerprint, Found, Home, Places, Snapshot, find};
pub use machine::StateFolder;
pub use review_log::{Appended, LogReading, ReviewLog};
