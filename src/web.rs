//! The browser's edge: the only place where a `JsValue` becomes one of our types.

mod boot;
pub mod catalog;
pub mod client;
pub mod clipboard;
pub mod download;
pub mod encryption;
pub mod host;
pub mod memory;
mod older_text;
pub mod page;
pub mod picture;
pub mod print;
pub mod rest;
mod site;
pub mod storage;
pub mod wire;
pub mod worker_port;
