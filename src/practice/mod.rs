//! How it is going and what is next. Pure: time and seed are arguments, nothing is read or printed.

pub mod cost;
pub mod day;
pub mod delivery;
pub mod drill;
pub mod grading;
pub mod history;
pub mod lessons;
pub mod memory;
pub mod missed;
pub mod mock;
pub mod mocking;
pub mod next;
pub mod quick;
pub mod replay;
pub mod review;
pub mod schedule;
pub mod scores;
pub mod standing;
pub mod statistics;
pub mod stopwatch;
pub mod tell;
pub mod tune;
pub mod wording;
