//! What to practise on which day. One [`Course`], and one rule that takes a day's items ([`evening`]): the sitting of today, the
//! days ahead, the forecast and the load are calls of it.

mod course;
pub mod days;
mod deal;
pub mod evening;
pub mod items;
pub mod order;
mod pieces;
mod plan;
pub mod readiness;
pub mod worth;

pub use course::{Course, Options};
pub use days::{Day, Practised};
pub use deal::{Agenda, Card};
pub use items::{Items, Scope};
pub use plan::{Outcome, Plan, Planned};
pub use readiness::Range;
pub use worth::RESTING_DAYS;
