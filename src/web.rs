//! The browser's edge: the only place where a `JsValue` becomes one of our types.

pub mod worker_port;
