//! stardrill prepares people for director interviews, in the terminal.
//!
//! # The map
//!
//! Six rooms, each named for what it knows: **bank knows no time, practice no text, text no disk, view no terminal, disk
//! no terminal.** Read them in this order:
//!
//! * [`bank`]: what the person prepared. Questions, stories, competencies, interviews; how well each question is covered;
//!   which story could answer which question.
//! * [`practice`]: how it is going and what is next. Reviews, the memory model, today's items, one sitting as a state
//!   machine. Time and seed are arguments.
//! * [`text`]: text ⇄ data. TOML to the bank with every fault named, edits that keep a person's layout, one line of the
//!   history, and the rules that look at stories. Never fails: returns what it understood, plus diagnostics.
//! * [`view`]: data to what people see. Pages of labelled text, tables, reports as text and JSON. Width is an argument.
//! * [`disk`]: files. Finds and reads the home, replaces files atomically, appends to the history.
//! * [`terminal`]: people. Commands, the REPL, keys, colour; the only room that prints or reads keys.
//!
//! Who may use whom (`error` is for disk and terminal):
//!
//! ```text
//! terminal ─► every room
//! disk     ─► text, bank, practice::{review, day}
//! view     ─► bank, practice, text::{diagnostic, source}
//! text     ─► bank, practice::{review, day}
//! practice ─► bank
//! ```
//!
//! These arrows are checked by `tests/it/tidy.rs`; who may read clocks, files and the environment by `.ci/clippy.toml`.
//!
//! What is stored is facts only: the person's own TOML files and a log that grows by one line a grade. Memory, due days and
//! coverage are computed at every start and kept nowhere.

pub mod bank;
pub mod disk;
pub mod error;
pub mod practice;
pub mod terminal;
pub mod text;
pub mod view;
