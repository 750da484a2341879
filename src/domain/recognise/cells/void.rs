//! Cells that hold nothing.

/// Blank, or a sign for blank.
pub(crate) fn is_void(text: &str) -> bool {
    if text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let text = text.trim();
    text.is_empty()
        || text.chars().all(|it| matches!(it, '-' | '~' | '–' | '—' | '?' | '.' | '/' | '_' | '*'))
}
