//! To and fro with a person: what several commands share, so that no command calls another.
//!
//! A flow asks the desk and shows on the console. The lowest ones keep things and say so ([`keeping`], [`editing`]); on them
//! stand a sitting, a telling, a gap, what follows a saved story; on top the first session and the next step.

pub mod after_saving;
mod behind;
pub mod brief;
pub mod coach;
pub mod debrief;
pub mod drill;
pub mod editing;
pub mod first_session;
pub mod gap;
pub mod heard;
pub mod hearing;
pub mod home;
pub mod import;
pub mod interviews;
pub mod jot;
pub mod keeping;
pub mod linking;
pub mod mock;
mod mock_asking;
pub mod mock_hearing;
mod mock_scoring;
pub mod picking;
mod plans;
pub mod points;
pub mod quick;
pub mod rehearsal;
mod sheet;
pub mod sitting;
pub mod step;
mod tagging;
pub mod telling;
pub mod what_next;
pub mod writing;
