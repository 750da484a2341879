//! The grammars of cells, one file each.

pub(crate) mod compound;
pub(crate) mod dnp;
mod dnp_words;
pub(crate) mod ladder;
pub(crate) mod quantity;
pub(crate) mod suggestion;
pub(crate) mod void;
