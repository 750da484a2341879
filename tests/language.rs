//! The languages: every sentence has all of them, numbers and days follow, and nothing stays English by oversight.

#![allow(clippy::expect_used, clippy::panic)]

#[path = "language/catalogs.rs"]
mod catalogs;
#[path = "language/sentences.rs"]
mod sentences;
#[path = "language/spoken.rs"]
mod spoken;
