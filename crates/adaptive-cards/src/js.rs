//! The corners of JavaScript that the reference engine shows through: how values become text, how numbers
//! are read and written, what counts as white space. Dates have a file of their own.

pub(crate) mod date;
pub(crate) mod dayjs;
pub(crate) mod number;
pub(crate) mod parse;
pub(crate) mod show;
pub(crate) mod text;
