//! Compliance: facts beside RoHS, exemptions by date, ordering codes, declarations, regimes.

// Helpers of tests stand outside of test functions, where clippy does not see that they are tests.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::build;

mod declarations;
mod evidence;
mod exemptions;
mod marking;
mod one_verdict;
mod ordering_codes;
mod page;
mod regime_statements;
mod statement_table;
mod statements;
mod verdicts;
mod weighing;
