//! Leaves: a finished [`Report`](super::report::Report) → bytes. No arithmetic here.

mod ask;
mod bom;
pub mod chart;
#[cfg(not(target_arch = "wasm32"))]
pub mod ci;
pub mod csv;
#[cfg(not(target_arch = "wasm32"))]
pub mod cyclonedx;
#[cfg(not(target_arch = "wasm32"))]
mod each;
mod evidence;
pub mod exporter;
pub mod html;
#[cfg(not(target_arch = "wasm32"))]
mod ipc1752;
pub mod json;
pub mod labels;
pub mod letters;
pub mod link;
pub mod list;
mod open_questions;
mod profile;
mod project;
mod rates;
pub mod text;
pub mod withhold;
pub mod xlsx;
#[cfg(not(target_arch = "wasm32"))]
mod xml;

pub use list::ExportKind;
