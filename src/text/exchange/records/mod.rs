//! Data with keys: tables, JSON, YAML, what stands before a text, Anki's exports. What a key or a head means is told by `column` and by
//! the labels of `words`.

pub(crate) mod anki;
pub(crate) mod column;
pub(crate) mod front;
pub(crate) mod json;
pub(crate) mod object;
pub(crate) mod speech;
pub(crate) mod table;
pub(crate) mod yaml;
