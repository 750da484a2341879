//! Addresses and dates.

/// An address of the web, or of a file on a server.
pub(crate) fn is_url(text: &str) -> bool {
    let start = text.trim_start();
    ["http://", "https://", "www.", "HTTP://", "HTTPS://", r"\\"].iter().any(|it| start.starts_with(it))
}

/// A day, written in any of the usual ways: `15-Oct-14`, `2024-05-02`, `03.05.2024`.
pub(crate) fn looks_like_date(text: &str) -> bool {
    if text.len() < 8 || text.len() > 24 {
        return false;
    }
    let mut groups = 0;
    let mut signs = 0;
    for piece in text.split(['-', '/', '.', ' ', ':']) {
        signs += 1;
        let digits = piece.bytes().all(|it| it.is_ascii_digit()) && !piece.is_empty() && piece.len() <= 4;
        let month = piece.len() == 3 && piece.bytes().all(|it| it.is_ascii_alphabetic());
        groups += u32::from(digits || month);
    }
    signs >= 3 && groups == signs && text.contains(['-', '/', '.'])
}
