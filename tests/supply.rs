//! What will be late, short, dying or single-sourced, and when the boards can ship.

// Helpers of tests stand outside of test functions, where clippy does not see that they are tests.
#![allow(clippy::unwrap_used, clippy::panic)]

// Not every test file makes everything.
#[path = "supply/alternates.rs"]
mod alternates;
#[allow(dead_code)]
#[path = "assess/build.rs"]
mod build;
#[path = "supply/compare.rs"]
mod compare;
#[path = "supply/exports.rs"]
mod exports;
#[path = "supply/plan.rs"]
mod plan;
#[path = "supply/ready.rs"]
mod ready;
#[path = "supply/risk.rs"]
mod risk;
#[path = "supply/rules.rs"]
mod rules;
#[path = "supply/views.rs"]
mod views;
