//! What words mean, wherever they stand: what asks, what is a label and what it stands for, what is only there for the eye. Whole texts and
//! their blocks are not known here.

pub(crate) mod around;
pub(crate) mod asking;
mod beginnings;
pub(crate) mod emphasis;
pub(crate) mod kind;
pub(crate) mod label;
mod listener;
pub(crate) mod ornament;
pub(crate) mod phrase;
pub(crate) mod reverse;
pub(crate) mod section;
pub(crate) mod sentence;
pub(crate) mod signs;
pub(crate) mod star_label;
