//! From lines and part data to the report: matching, cost, compliance, supply, words.

#[path = "assess/build.rs"]
mod build;
#[path = "assess/currency.rs"]
mod currency;
#[path = "assess/matching.rs"]
mod matching;
#[path = "assess/orders.rs"]
mod orders;
#[path = "assess/price_lists.rs"]
mod price_lists;
#[path = "assess/report.rs"]
mod report;
#[path = "assess/shares.rs"]
mod shares;
#[path = "assess/status_words.rs"]
mod status_words;
