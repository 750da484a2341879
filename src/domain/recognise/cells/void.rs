//! Cells that hold nothing, or what the cell above holds.

/// Blank, or a sign for blank.
pub(crate) fn is_void(text: &str) -> bool {
    if text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) {
        return false;
    }
    let text = text.trim();
    text.is_empty()
        || text.chars().all(|it| matches!(it, '-' | '~' | '–' | '—' | '?' | '.' | '/' | '_' | '*'))
}

/// A sign that says "as above".
pub(crate) fn says_above(text: &str) -> bool {
    matches!(text, "\"" | "''" | "\"\"" | "″" | "〃" | "”" | "dito" | "ditto" | "idem" | "Dito" | "Ditto")
}
