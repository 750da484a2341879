//! What will be late, short, dying or single-sourced, and when the boards can ship.

// Helpers of tests stand outside of test functions, where clippy does not see that they are tests.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::build;

mod alternates;
mod compare;
mod coverage;
mod exports;
mod plan;
mod ready;
mod risk;
mod rules;
mod views;
