//! The one test binary: scenes that run the real program in a home of their own, a handful through a real terminal, and
//! tests over the documents, the decks and the source itself.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "scenes play in the outside world, and what fails there fails the test"
)]

mod arithmetic;
mod as_typed;
mod check;
mod coach;
mod contributing;
mod coverage;
mod decks;
mod dependencies;
mod drill;
mod editing;
mod export;
mod faults;
mod for_others;
mod gallery;
mod gaps;
mod hearing;
mod history;
mod home;
mod home_of_hostile_texts;
mod hostile;
mod import;
mod interview;
mod mock;
mod months;
mod next;
mod older_home;
mod pager;
mod picking;
mod plan;
mod practice;
mod pty;
mod readme;
mod repl;
mod retry;
mod round_trips;
mod saving;
mod scene;
mod seats;
mod sheet;
mod sitting;
mod stories;
mod tell;
mod terminal;
mod three_weeks;
mod tidy;
mod together;
mod tune;
mod undo;
mod undo_order;
mod windows;
mod zones;
