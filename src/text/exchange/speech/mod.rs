//! What is said in turns: who asks, who answers, and what was asked.

pub(crate) mod speakers;
pub(crate) mod transcript;
