//! The BOM itself, saved with its corrections: in the file's own columns, and as a clean one for tools that take BOMs.
//! It is for one's own house: it holds what the file holds.

pub(super) mod corrected;
pub(super) mod preset;
