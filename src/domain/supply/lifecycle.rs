//! Lifecycle words of distributors and makers in their languages.

use super::Lifecycle;

/// Reads a lifecycle cell; `None` where it is blank or not understood.
pub fn read_lifecycle(text: &str) -> Option<Lifecycle> {
    let _ = text;
    None
}
