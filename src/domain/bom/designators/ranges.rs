//! Ranges of designators: `R1-R5`, `D2..D5`, `Q1 - Q6`.

/// A range longer than this is taken for a name, not for a range.
pub(super) const LONGEST_RANGE: u32 = 2_000;
/// A cell never names more than this; further ranges stay as they are written.
const MOST_IN_A_CELL: usize = 20_000;

pub(super) fn strip_connector_end(token: &str) -> &str {
    token.trim_end_matches(['-', '–', '—', '~', '.', '…', '>'])
}

pub(super) fn strip_connector_start(token: &str) -> &str {
    token.trim_start_matches(['-', '–', '—', '~', '.', '…', '>'])
}

/// Bytes of a range; a longer text is something else.
const LONGEST_TEXT: usize = 64;

/// Splits `R1-R5`, `DA1...DA3` at its connector.
pub(super) fn split_range(token: &str) -> Option<(&str, &str)> {
    if token.len() > LONGEST_TEXT {
        return None;
    }
    let start = token.find(['-', '–', '—', '~', '～', '…', '→', '÷']).or_else(|| token.find(".."))?;
    let from = token.get(..start)?;
    let rest = token.get(start..)?;
    let to = rest.trim_start_matches(['-', '–', '—', '~', '～', '.', '…', '>', '→', '÷']);
    // `R1..R5` but not `R2.1-3`; a sign within the far end means that this is a name.
    (!from.is_empty() && !to.is_empty() && !to.contains(['-', '~', '.'])).then_some((from, to))
}

/// Prefix and number of `R12`; the number's text keeps its leading zeros.
pub(super) fn split_number(name: &str) -> Option<(&str, &str)> {
    let prefix = name.trim_end_matches(|it: char| it.is_ascii_digit());
    let digits = name.get(prefix.len()..)?;
    (!digits.is_empty() && digits.len() <= 9).then_some((prefix, digits))
}

pub(super) fn push_range(names: &mut Vec<String>, from: &str, to: &str) -> bool {
    let (Some((prefix, low)), Some((far_prefix, high))) = (split_number(from), split_number(to)) else {
        return false;
    };
    if prefix.is_empty() && !far_prefix.is_empty() {
        return false;
    }
    if prefix.ends_with(|it: char| !it.is_alphanumeric() && it != '_' && it != '$') {
        return false;
    }
    if !far_prefix.is_empty() && !far_prefix.eq_ignore_ascii_case(prefix) {
        return false;
    }
    let (Ok(first), Ok(last)) = (low.parse::<u32>(), high.parse::<u32>()) else { return false };
    // Without a prefix before it ("C11,12-15") the range belongs to the name before.
    let prefix = if prefix.is_empty() {
        match names.last().and_then(|it| split_number(it)) {
            Some((before, _)) if !before.is_empty() => before.to_owned(),
            _ => return false,
        }
    } else {
        prefix.to_owned()
    };
    if first >= last || last - first > LONGEST_RANGE || names.len() > MOST_IN_A_CELL {
        return false;
    }
    let width = if low.starts_with('0') && low.len() > 1 { low.len() } else { 0 };
    for number in first..=last {
        names.push(format!("{prefix}{number:0width$}"));
    }
    true
}

/// A sign that joins the ends of a range, where it stands alone between blanks.
pub(super) fn is_connector(token: &str) -> bool {
    matches!(token, "-" | "–" | "—" | "~" | "～" | "->" | "=>" | "→" | ".." | "..." | "…" | "÷")
        || token.eq_ignore_ascii_case("to")
        || token.eq_ignore_ascii_case("thru")
        || matches!(token, "bis" | "BIS" | "Bis" | "à" | "až" | "до")
        || is_short_word(token)
}

/// Such a word where it may be a name as well: "a" between two names joins them, alone it is one.
#[inline(never)]
pub(super) fn is_short_word(token: &str) -> bool {
    matches!(token, "a" | "al" | "do" | "t/m" | "tot" | "til")
}
