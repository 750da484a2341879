//! A safe suggestion for a cell that should hold a number: the one number in it.

use crate::domain::number::{DecimalSign, read_number};

/// The only number in the text, where words and a currency sign are all that stands around it: `12 pcs.` and
/// `ca 12` give `12`. `None` where a sign may change its sense, as in `10-12`, `<5`, `3?` or `R12`.
pub fn suggest_number(text: &str, decimal: DecimalSign) -> Option<String> {
    let text = text.trim();
    let start = text.find(|it: char| it.is_ascii_digit())?;
    let tail = text.get(start..)?;
    let end = tail.find(|it: char| !it.is_ascii_digit() && !matches!(it, '.' | ',')).unwrap_or(tail.len());
    let number = tail.get(..end)?.trim_end_matches(['.', ',']);
    let (before, after) = (text.get(..start)?, tail.get(end..)?);
    let is_word = |it: char| {
        it.is_alphabetic()
            || it.is_whitespace()
            || matches!(it, '(' | ')' | '.' | ',' | ':' | '€' | '$' | '£')
    };
    let stands_alone = !before.ends_with(char::is_alphanumeric) && !before.ends_with(['.', ',']);
    // `10k` and `2M` are other numbers than 10 and 2.
    let is_scaled = matches!(after, "k" | "K" | "M" | "m" | "µ" | "u" | "n");
    if !stands_alone || is_scaled || !before.chars().all(is_word) || !after.chars().all(is_word) {
        return None;
    }
    read_number(number, decimal)?;
    (number != text).then(|| number.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{DecimalSign, suggest_number};

    #[test]
    fn one_number_among_words_and_nothing_doubtful() {
        let table = [
            ("12 pcs per board", Some("12")),
            ("ca. 12", Some("12")),
            ("qty: 4 (four)", Some("4")),
            ("$ 1.25 each", Some("1.25")),
            ("12", None),
            ("10-12", None),
            ("<5", None),
            ("3?", None),
            ("R12", None),
            ("2 or 3", None),
            ("10k", None),
            ("tbd", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(suggest_number(text, DecimalSign::Point).as_deref(), expected, "{text:?}");
        }
    }
}
