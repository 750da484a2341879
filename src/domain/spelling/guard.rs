//! Texts that a spreadsheet would run as formulas: guarded when they are written, and as they were when they come back.

use std::borrow::Cow;

/// What a spreadsheet takes for the start of a formula, or strips before it looks for one.
/// Full-width signs count too: spreadsheets of Japanese locales take them for the narrow ones.
const FORMULA_STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Where a spreadsheet that reads with another separator, or that takes no note of quotes, starts a new cell.
const BREAKS: [char; 5] = [',', ';', '\t', '\r', '\n'];

/// The text as it may stand in a spreadsheet: what would start a formula gets a `'` in front, also behind a sign that
/// another program may take for the end of a cell. Plain numbers (`-0.5`) are left alone, since a prefix would turn
/// them into text; so is a sign alone, which is no formula but stands for a blank.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_plain_number(text) || matches!(text, "-" | "+" | "=" | "@") {
        return Cow::Borrowed(text);
    }
    changed(text, |piece, is_first| starts_formula(piece, is_first).then(|| ["'", piece].concat()))
}

/// The text that was guarded. What nobody guarded stays as it is.
pub fn unguarded(text: &str) -> Cow<'_, str> {
    if !text.contains('\'') {
        return Cow::Borrowed(text);
    }
    changed(text, |piece, is_first| {
        let rest = piece.strip_prefix('\'').filter(|it| starts_formula(it, is_first))?;
        Some(rest.to_owned())
    })
}

/// The text with its pieces changed, each up to and with the sign that ends it.
fn changed(text: &str, change: impl Fn(&str, bool) -> Option<String>) -> Cow<'_, str> {
    let mut whole: Option<String> = None;
    let mut at = 0;
    for piece in text.split_inclusive(BREAKS) {
        match (change(piece, at == 0), &mut whole) {
            (Some(other), whole) => {
                let whole = whole.get_or_insert_with(|| text.get(..at).unwrap_or_default().to_owned());
                whole.push_str(&other);
            }
            (None, Some(whole)) => whole.push_str(piece),
            (None, None) => {}
        }
        at += piece.len();
    }
    whole.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Quotes and marks before it hide no formula. Of several breaks in a row only the one that starts the text counts.
fn starts_formula(piece: &str, is_first: bool) -> bool {
    let bare = piece.trim_start_matches(['\'', '"']);
    let body = piece.trim_end_matches(BREAKS);
    // At the start of a text that goes on behind a break there stands no number, but the start of a text.
    let is_number = is_plain_number(body) && (!is_first || body.len() == piece.len());
    bare.starts_with(FORMULA_STARTS) && (is_first || !body.is_empty()) && !is_number
}

/// An optional sign, digits, and at most one decimal sign with digits on both sides.
fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && is_digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::{guarded, unguarded};

    #[test]
    fn formulas_are_guarded_and_numbers_left_alone() {
        for (text, want) in [
            ("=1+1", "'=1+1"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-10V", "'-10V"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t'=1"),
            ("＝1+1", "'＝1+1"),
            ("-5", "-5"),
            ("+0.25", "+0.25"),
            ("-0,25", "-0,25"),
            ("-1.2.3", "'-1.2.3"),
            ("-", "-"),
            ("'-", "''-"),
            ("--", "'--"),
            ("-1+2", "'-1+2"),
            ("-,5", "'-,5"),
            ("-1E5", "'-1E5"),
            ("10k", "10k"),
            ("", ""),
            ("10k;=cmd|'/C calc'!A0", "10k;'=cmd|'/C calc'!A0"),
            ("10k,=1+1", "10k,'=1+1"),
            ("10k\n=1+1", "10k\n'=1+1"),
            ("10k\r\n=1+1", "10k\r\n'=1+1"),
            ("10k;\"=1+1\"", "10k;'\"=1+1\""),
            ("R1, R2; R3", "R1, R2; R3"),
            ("1;-5;2", "1;-5;2"),
            ("-5;2", "'-5;2"),
            ("-0\r", "'-0\r"),
            ("\r", "'\r"),
            ("a\r\n\r\nb", "a\r\n\r\nb"),
            ("'=1", "''=1"),
            ("it's", "it's"),
        ] {
            assert_eq!(guarded(text), want, "{text:?}");
            assert_eq!(unguarded(want), text, "{want:?}");
        }
        // What was saved when a sign alone was guarded.
        assert_eq!(unguarded("'-"), "-");
        assert_eq!(unguarded("'quoted' words; 'more'"), "'quoted' words; 'more'");
    }
}
