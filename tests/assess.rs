//! From lines and part data to the report: matching, cost, compliance, supply, words.

// Helpers of tests stand outside of test functions, where clippy does not see that they are tests.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "assess/alternates.rs"]
mod alternates;
#[path = "assess/attrition.rs"]
mod attrition;
#[path = "assess/build.rs"]
mod build;
#[path = "assess/codes.rs"]
mod codes;
#[path = "assess/currency.rs"]
mod currency;
#[path = "assess/estimates.rs"]
mod estimates;
#[path = "assess/matching.rs"]
mod matching;
#[path = "assess/orders.rs"]
mod orders;
#[path = "assess/plans.rs"]
mod plans;
#[path = "assess/price_lists.rs"]
mod price_lists;
#[path = "assess/price_terms.rs"]
mod price_terms;
#[path = "assess/processes.rs"]
mod processes;
#[path = "assess/report.rs"]
mod report;
#[path = "assess/shares.rs"]
mod shares;
#[path = "assess/status_words.rs"]
mod status_words;
