//! The screens.

/// Mounts the screen into the page.
pub fn start() {}
