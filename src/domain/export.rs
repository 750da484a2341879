//! Leaves: a finished [`Report`](super::report::Report) → bytes. No arithmetic here.

pub mod chart;
pub mod csv;
pub mod html;
pub mod json;
pub mod labels;
pub mod link;
pub mod questions;
pub mod text;
pub mod withhold;
pub mod xlsx;
