//! What is known of parts without any file: what part numbers say by the ordering codes of their makers ([`decode`]),
//! reference prices by family of part numbers and by parameters, usual lead times by family.
//!
//! A table is made once of many prices ([`build`]) and holds statistics only: no part, no seller. It is read
//! ([`Reference::read`]) and asked ([`Reference::estimate`], [`Reference::price`]). How it is made and how well it estimates says
//! `docs/reference.md`.

pub mod build;
mod curve;
pub mod decode;
mod estimate;
pub mod families;
mod file;
mod lead_times;
pub(crate) mod octaves;
mod parameters;
mod sum;
mod tree;
mod usual_kind;

pub use curve::PriceLevel;
pub use estimate::{EstimateSource, PartEstimate, PriceBand};
pub use file::{Reference, ReferenceError};
pub use lead_times::{UsualLeadTime, UsualSupply};
pub use parameters::{Words, maker_start};
pub use sum::{Spreads, SumBand};
