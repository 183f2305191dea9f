//! Questions among blocks: `list` takes them one by one, by the level at which headings ask (`levels`) and by what they stand below
//! (`groups`).

pub(crate) mod frames;
pub(crate) mod groups;
pub(crate) mod levels;
pub(crate) mod list;
