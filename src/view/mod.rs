//! Data to what people see. Pure: width is an argument, and meaning is marked by labels; the room console alone turns
//! labels into colour.

pub mod clean;
pub mod diagnostic;
pub mod export;
pub mod page;
pub mod page_frame;
pub mod picture;
pub mod plot;
pub mod report;
pub mod table;
pub mod words;
