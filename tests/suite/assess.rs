//! From lines and part data to the report: matching, cost, compliance, supply, words.

// Helpers of tests stand outside of test functions, where clippy does not see that they are tests.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::build;

mod alternates;
mod attrition;
mod codes;
mod currency;
mod estimates;
mod matching;
mod orders;
mod plans;
mod price_lists;
mod price_terms;
mod processes;
mod report;
mod shares;
mod status_words;
