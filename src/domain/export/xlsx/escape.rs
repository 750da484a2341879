//! Texts of a workbook, as XML holds them.

/// Excel holds no longer text in a cell.
const LONGEST_TEXT: usize = 32_767;

/// Escapes a text for XML. Characters that XML cannot hold are left out, and what a spreadsheet would read as the code
/// of one (`_x000D_`) is kept from being read so.
pub(super) fn push_text(out: &mut String, text: &str) {
    let mut count = 0;
    let mut plain_from = 0;
    for (at, character) in text.char_indices() {
        count += 1;
        let replacement = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\t' | '\n' => continue,
            '\r' | '\u{fffe}' | '\u{ffff}' => "",
            '_' if is_code(text.get(at..).unwrap_or_default()) => "_x005F_",
            _ if count >= LONGEST_TEXT => {
                out.push_str(text.get(plain_from..at).unwrap_or_default());
                out.push('…');
                return;
            }
            other if other.is_control() => "",
            _ => continue,
        };
        out.push_str(text.get(plain_from..at).unwrap_or_default());
        out.push_str(replacement);
        plain_from = at + character.len_utf8();
    }
    out.push_str(text.get(plain_from..).unwrap_or_default());
}

/// `_x`, four hexadecimal digits and `_`.
fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.starts_with(b"_x")
        && bytes.get(6) == Some(&b'_')
        && bytes.get(2..6).is_some_and(|it| it.iter().all(u8::is_ascii_hexdigit))
}
