//! What a rule is.
//!
//! To add one: a file beside this one with a `RULE`, its line in `RULES` (the most useful remark first), and a bad example
//! in `tests/gallery/<name>/bad.toml`. Every number that decides in it is a [`Threshold`] in its table: so it can be set
//! under `[check]`, is listed by `check --explain`, and is tested.

use crate::bank::Story;
use crate::bank::threshold::{Threshold, Thresholds};
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

/// One rule about one story.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The stable name.
    pub name: &'static str,
    /// What it looks at, why it matters, and an example; shown by `check --explain`.
    pub explain: &'static str,
    /// The numbers that decide.
    pub thresholds: &'static [Threshold],
    /// Looks at a story that is told, or would be.
    pub check: fn(&Story, &Thresholds, Date, &mut Diagnostics),
}
