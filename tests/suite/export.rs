//! The exports and views of one small report that has every kind of result.

// The helpers of a test may stop it, as the test itself may.
#![allow(clippy::expect_used, clippy::panic)]

mod sample;

mod ask;

mod bom;
mod ci;
mod command_line;

mod ipc1752;

mod json;
mod schema;

mod csv_file;

mod view;

mod html;

mod text;

pub(crate) mod formula;

mod audience;

mod markers;

mod link;

mod project;

mod result;

mod quote;

mod xlsx;

mod sizes;
