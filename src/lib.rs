//! stardrill prepares people for director interviews, in the terminal.
//!
//! # The map
//!
//! Rooms on floors, each named for what it knows; a room uses only rooms below it. **Bank knows no time, practice no text,
//! text no disk, view no terminal, disk no terminal.** Read them from the ground up:
//!
//! * [`bank`]: what the person prepared. Questions, stories, competencies, interviews; how well each question is covered;
//!   which story could answer which question, and what to write next.
//! * [`practice`]: how it is going and what is next. Reviews, the memory model, the schedule, the state machines of a sitting,
//!   a telling and a mock. Time and seed are arguments.
//! * [`text`]: text ⇄ data. TOML to the bank with every fault named, changes as data with their inverse, one line of the
//!   history, the rules that look at stories, and what comes from elsewhere (`exchange`). Never fails: returns what it understood,
//!   plus diagnostics.
//! * [`view`]: data to what people see. Pages of labelled text, tables, reports as text and JSON, what goes out (`export`). Width is an
//!   argument.
//! * [`disk`]: files. Finds and reads the home, replaces files atomically, appends to the history.
//! * [`console`]: what a person sees and types. Screen, keys, prompts, picking, the editor, the pager, completion.
//! * [`desk`]: what lies open. The home, its bank and history, today; records grades, applies changes, keeps the journal of
//!   `undo`. Says nothing to people: it returns what happened.
//! * [`flow`]: to and fro with a person. A sitting, a telling, a mock, a gap, what follows a saved story, the debrief, the
//!   first session. What several commands share lives here, so that no command calls another.
//! * [`command`]: the grammar. One command a file, its arguments and its help; the REPL; the way in.
//!
//! Beside them stand [`error`] (what stops a command) and [`world`] (clock, dice, environment), for disk and above.
//!
//! Who may use whom:
//!
//! ```text
//! command  ─► flow, desk, console, disk, view, practice, bank, text, error, world
//! flow     ─► desk, console, view, practice, bank, text, error, world
//! desk     ─► disk, text, practice, bank, error, world
//! console  ─► view, error, world
//! world    ─► practice::day, text::entry, error
//! disk     ─► text, bank, practice::{review, day, delivery}, error
//! view     ─► bank, practice, text::{diagnostic, exchange, source}
//! text     ─► bank, practice::{review, day, delivery}
//! practice ─► bank
//! ```
//!
//! These arrows are the only ones: `tests/it/tidy.rs` reads this picture, checks every path in the source against it, and
//! refuses files of a room that use each other in a circle. Who may read clocks, files and the environment is in
//! `.ci/clippy.toml`.
//!
//! What is stored is facts only: the person's own TOML files and a log that grows by one line a grade. Memory, due days and
//! coverage are computed at every start and kept nowhere.

pub mod bank;
pub mod command;
pub mod console;
pub mod desk;
pub mod disk;
pub mod error;
pub mod flow;
pub mod practice;
pub mod text;
pub mod view;
pub mod world;
