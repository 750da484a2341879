//! The browser's edge: the only place where a `JsValue` becomes one of our types.

pub mod catalog;
pub mod client;
pub mod clipboard;
pub mod download;
pub mod host;
pub mod memory;
mod older_text;
pub mod page;
pub mod picture;
pub mod print;
mod site;
pub mod vault;
pub mod wire;
pub mod worker_port;
