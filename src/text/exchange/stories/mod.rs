//! Stories among blocks: labelled ones (`star`), those that are told in prose, and where a line is a title.

pub(crate) mod prose;
pub(crate) mod signs;
pub(crate) mod star;
pub(crate) mod titles;
