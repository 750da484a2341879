//! The worker's side of the message port.

/// Serves the engine until the worker is ended.
pub fn serve() {}
