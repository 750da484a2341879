//! The languages: every sentence has all of them, numbers and days follow, and nothing stays English by oversight.

#![allow(clippy::expect_used, clippy::panic)]

mod catalogs;
mod sentences;
mod spoken;
