//! Cells that hold nothing.

/// Blank, or a sign for blank.
pub(crate) fn is_void(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || text.chars().all(|it| matches!(it, '-' | '~' | '–' | '—' | '?' | '.' | '/' | '_' | '*'))
}
