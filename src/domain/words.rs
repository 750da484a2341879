//! Every sentence that a user can read. Screens, exports and the command line take them from here.
//!
//! The words are English and stand in tables by code, so that another language is another set of tables.

pub mod closing;
pub mod compare_words;
pub mod compliance_facts;
pub mod compliance_words;
pub mod cost_words;
mod finding_words;
pub mod findings;
pub mod labels;
pub mod link;
pub mod numbers;
pub mod plan_words;
pub mod profile_words;
pub mod questions;
pub mod ready_words;
pub mod reasons;
pub mod refusals;
pub mod review;
pub mod steps;
pub mod supply_words;
pub mod withheld;
pub mod workbook;

pub use refusals::refusal;

/// The name of a table that was pasted and not opened from a file.
pub const PASTED_TEXT: &str = "Pasted text";
