//! The core: pure functions from plain data to plain data. It reads no clock, no file and no network.

pub mod base64;
pub mod bom;
pub mod compare;
pub mod compliance;
pub mod cost;
pub mod day;
pub mod export;
pub mod finding;
pub mod money;
pub mod number;
pub mod parts;
pub mod place;
pub mod project;
pub mod read;
pub mod ready;
pub mod recognise;
pub mod report;
pub mod rules;
pub mod sample;
pub mod sha256;
pub mod sorting;
pub mod supply;
pub mod words;
