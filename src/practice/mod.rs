//! How it is going and what is next. Pure: time and seed are arguments, nothing is read or printed.

pub mod agenda;
pub mod cost;
pub mod course;
pub mod day;
pub mod drill;
pub mod forecast;
pub mod grading;
pub mod history;
pub mod load;
pub mod memory;
pub mod mock;
pub mod mocking;
pub mod next;
pub mod plan;
pub mod replay;
pub mod review;
pub mod scores;
pub mod standing;
pub mod statistics;
mod stopwatch;
pub mod tell;
pub mod tune;
