//! Lines + part data → [`Report`](super::report::Report): gather the facts, match, judge, cost, sum; and what a changed
//! setting leaves as it was.

pub mod alternates;
pub mod assemble;
mod boms;
pub mod candidates;
pub mod compliance;
pub mod costing;
pub mod curve;
mod decoding;
pub mod doubts;
pub mod edits;
pub mod estimates;
pub mod evidence;
pub mod facts;
pub mod finish;
pub mod input;
pub mod judging;
pub mod marking;
pub mod matching;
pub mod not_checked;
pub mod placing;
mod readings;
pub mod recost;
pub mod summary;
pub mod volumes;
mod weighing;

pub use alternates::{as_part, gather_parts};
pub use assemble::{assemble, assemble_lacking};
pub use recost::recost;
