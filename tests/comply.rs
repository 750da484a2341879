//! Compliance: facts beside RoHS, exemptions by date, ordering codes, declarations, regimes.

// Helpers of tests stand outside of test functions, where clippy does not see that they are tests.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "assess/build.rs"]
#[allow(dead_code)]
mod build;
#[path = "comply/declarations.rs"]
mod declarations;
#[path = "comply/exemptions.rs"]
mod exemptions;
#[path = "comply/ordering_codes.rs"]
mod ordering_codes;
#[path = "comply/page.rs"]
mod page;
#[path = "comply/statements.rs"]
mod statements;
#[path = "comply/verdicts.rs"]
mod verdicts;
