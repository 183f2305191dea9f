//! One report a file: a plain struct or function from data to a page, and its JSON where it has one.

pub mod bank;
pub mod brief;
pub mod card;
pub mod coverage;
pub mod coverage_page;
pub mod delivery;
pub mod edition;
pub mod examples;
pub mod find;
pub mod history;
pub mod interviews;
pub mod matrix;
pub mod next;
pub mod outlook;
pub mod plan;
pub mod scorecard;
pub mod sheet;
pub mod stats;
pub mod status;
pub mod suggest;
pub mod telling;
pub mod ticks;
pub mod topic;
