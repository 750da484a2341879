//! Reference designators: `R1, R2`, ranges (`R1-5`, `R1-R5`, `D2..D5`, `Q1 - Q6`, `R5 to R10`), short lists
//! (`C11,12,13`, `C17/18/19`). Names with a hyphen of their own (`J1-1`, `USB-C1`) stay whole.

mod ranges;
mod shape;

use ranges::{
    LONGEST_RANGE, is_connector, is_short_word, push_range, split_number, split_range, strip_connector_end,
    strip_connector_start,
};
use shape::are_underscored;
pub use shape::{designator_share, looks_like_designator};

/// The designators of a cell in the file's order, ranges expanded.
pub fn expand_designators(text: &str) -> Vec<String> {
    expand(text, true)
}

/// As [`expand_designators`], with the line's quantity as judge: where only the reading of `U1-2` as one name,
/// or of `EN / CS` as two, gives the stated quantity, it is read so.
pub fn expand_designators_for(text: &str, quantity: Option<u32>) -> Vec<String> {
    if let Some(list) = PlainList::of(text) {
        return list.names(text);
    }
    let expanded = expand(text, true);
    if let Some(quantity) = quantity
        && expanded.len() != quantity as usize
        && !expanded.is_empty()
        && !is_plain(text.trim())
    {
        let whole = expand(text, false);
        if whole.len() == quantity as usize {
            return whole;
        }
        // `GPO RF SDA SCL`
        if is_as_many_words(text, quantity) {
            return text.split_whitespace().map(str::to_owned).collect();
        }
        // `CHRG / RDY / STAT`
        if text.contains(" /") {
            let apart = expand(&text.replace(" /", ","), true);
            if apart.len() == quantity as usize {
                return apart;
            }
        }
    }
    expanded
}

/// Names in capitals between blanks, as many as are counted; "HEAT SINK" is one name.
#[inline(never)]
fn is_as_many_words(text: &str, quantity: u32) -> bool {
    let is_name = |it: &str| {
        it.len() <= 8
            && it
                .bytes()
                .all(|it| it.is_ascii_uppercase() || it.is_ascii_digit() || matches!(it, b'_' | b'+' | b'-'))
            && it.starts_with(|it: char| it.is_ascii_uppercase())
    };
    quantity > 2
        && text.split_whitespace().count() == quantity as usize
        && text.split_whitespace().all(is_name)
}

/// A list of nothing but plain names, as most cells are: "R1, R2".
#[derive(Clone, Copy, Default)]
pub struct PlainList {
    count: usize,
    /// So many of the first [`MOST_LOOKED_AT`] have no more digits than designators have.
    good: usize,
}

/// Names of a list that are looked at, when it is asked what they look like.
const MOST_LOOKED_AT: usize = 64;

impl PlainList {
    /// `None`: the text is to be looked at closely.
    pub fn of(text: &str) -> Option<Self> {
        let mut list = Self::default();
        let (mut letters, mut digits) = (0, 0);
        // Names between two commas, and how many of them are good: several of which none is are one phrase.
        let (mut beside, mut good_beside) = (0, 0);
        for sign in text.bytes().chain([b',']) {
            match sign {
                b'0'..=b'9' if letters > 0 && digits < 9 => digits += 1,
                b'a'..=b'z' | b'A'..=b'Z' if digits == 0 && letters < 3 => letters += 1,
                b',' | b' ' if letters == 0 || digits > 0 => {
                    if letters > 0 {
                        let is_good = digits <= if letters == 1 { 4 } else { 5 };
                        list.good += usize::from(is_good && list.count < MOST_LOOKED_AT);
                        list.count += 1;
                        beside += 1;
                        good_beside += u32::from(is_good);
                        (letters, digits) = (0, 0);
                    }
                    if sign == b',' {
                        if beside > 1 && good_beside == 0 {
                            return None;
                        }
                        (beside, good_beside) = (0, 0);
                    }
                }
                _ => return None,
            }
        }
        Some(list)
    }

    /// Its names; `text` is that of the list.
    fn names(self, text: &str) -> Vec<String> {
        let mut names = Vec::with_capacity(self.count);
        // By bytes, which a plain list has alone: they are looked at much faster than signs.
        let texts = text.as_bytes().split(|it| matches!(it, b',' | b' ')).filter(|it| !it.is_empty());
        names.extend(texts.filter_map(|it| std::str::from_utf8(it).ok()).map(str::to_owned));
        names
    }

    /// How much of it looks like designators; `None`: it is blank.
    #[allow(clippy::cast_precision_loss)]
    fn share(self) -> Option<f32> {
        let looked_at = self.count.min(MOST_LOOKED_AT);
        (looked_at > 0).then(|| self.good as f32 / looked_at as f32)
    }
}

fn is_separator(symbol: char) -> bool {
    symbol.is_whitespace() || matches!(symbol, ',' | ';' | '|' | '、' | '，' | '；' | '&' | '\u{feff}')
}

/// Most cells name one plain designator, and a text without a sign names no more, however long it is.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_alphanumeric())
}

fn expand(text: &str, ranges: bool) -> Vec<String> {
    let text = text.trim();
    if is_plain(text) {
        return if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
    }
    let mut names: Vec<String> = Vec::new();
    if text.is_empty() || is_placeholder(text) {
        return names;
    }
    // `(JP1, JP2)`: brackets around all of them.
    let inside = text.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    let text = inside.filter(|it| !it.contains(['(', ')'])).unwrap_or(text);
    // A note in brackets after a name belongs to no name: `J92 (pins 1-2)`.
    let unbracketed;
    let text = if text.find(['(', '（']).is_some_and(|at| at > 0) {
        unbracketed = without_brackets(text);
        unbracketed.trim()
    } else {
        text
    };
    names.reserve(text.bytes().filter(|it| matches!(it, b',' | b' ')).count() / 2 + 1);
    for part in text.split([',', ';', '\n', '、', '，', '；', '|']) {
        let part = part.trim();
        // The ends of a battery: "+, -".
        let is_end = matches!(part, "-" | "–" | "—") && names.last().is_some_and(|it| it == "+");
        if is_end {
            names.push(part.to_owned());
        }
        if part.is_empty() || is_placeholder(part) {
            continue;
        }
        // A text of words ("Battery box", "USB Type A") is one name.
        if is_phrase(part) {
            names.push(part.to_owned());
        } else {
            expand_part(part, ranges, &mut names);
        }
    }
    names
}

fn without_brackets(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut depth = 0u32;
    for symbol in text.chars() {
        match symbol {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(symbol),
            _ => {}
        }
    }
    kept
}

/// Several words of which at least one is no designator and no short label.
fn is_phrase(part: &str) -> bool {
    let mut tokens = part.split(is_separator).filter(|it| !it.is_empty());
    if tokens.clone().count() < 2 || part.contains('_') && are_underscored(part) {
        return false;
    }
    let is_name = |token: &str| {
        looks_like_designator(token) || is_connector(token) || token.bytes().any(|it| it.is_ascii_digit())
    };
    !tokens.clone().any(|it| looks_like_designator(it) || split_range(it).is_some())
        || tokens.any(|token| {
            !is_name(token) && (token.chars().count() > 4 || token.chars().any(char::is_lowercase))
        })
}

fn expand_part(text: &str, ranges: bool, names: &mut Vec<String>) {
    let tokens: Vec<&str> = text.split(is_separator).filter(|it| !it.is_empty()).collect();
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        at += 1;
        if is_connector(token) && !is_short_word(token) {
            continue;
        }
        // `R5 - R10`, `R5 -R10`, `R5- R10`
        if ranges {
            let next = tokens.get(at).copied();
            if let (Some(next), Some(far)) = (next, tokens.get(at + 1).copied())
                && is_connector(next)
                && push_range(names, token, far)
            {
                at += 2;
                continue;
            }
            if let Some(next) = next {
                let (from, to) = (strip_connector_end(token), strip_connector_start(next));
                if (from.len() < token.len()) != (to.len() < next.len()) && push_range(names, from, to) {
                    at += 1;
                    continue;
                }
            }
            if let Some((from, to)) = split_range(token)
                && push_range(names, from, to)
            {
                continue;
            }
        }
        push_token(names, token);
    }
}

/// `-`, `~`, `n/a` and the like in the place of a name.
fn is_placeholder(text: &str) -> bool {
    text.chars().all(|it| {
        matches!(it, '-' | '~' | '–' | '—' | '.' | '?' | '/' | '_' | '>' | '<' | '*' | '=' | '无' | '無')
    }) || ["n/a", "n.a.", "n.d.", "none"].iter().any(|it| text.eq_ignore_ascii_case(it))
}

fn push_token(names: &mut Vec<String>, token: &str) {
    let token = token.trim_matches(|it: char| matches!(it, ':' | '"' | '\''));
    if token.is_empty() || is_placeholder(token) {
        return;
    }
    // `C11,12,13`: a bare number goes on with the prefix of the name before it.
    if token.bytes().all(|it| it.is_ascii_digit())
        && let Some((prefix, _)) = names.last().and_then(|it| split_number(it))
        && !prefix.is_empty()
    {
        let name = format!("{prefix}{token}");
        names.push(name);
        return;
    }
    // `C17/18/19` and `C17/C18`
    if token.contains('/') {
        let mut parts = token.split('/');
        if let Some(first) = parts.next()
            && looks_like_designator(first)
            && parts.clone().all(|it| {
                looks_like_designator(it) || (!it.is_empty() && it.bytes().all(|b| b.is_ascii_digit()))
            })
        {
            names.push(first.to_owned());
            for part in parts {
                push_token(names, part);
            }
            return;
        }
    }
    // `JP1+JP3`
    if token.contains('+') && token.split('+').all(looks_like_designator) {
        names.extend(token.split('+').map(str::to_owned));
        return;
    }
    names.push(token.to_owned());
}

/// The shortest text for a list of designators: runs of three and more become ranges (`R1-R4, R7`).
pub fn collapse_designators(names: &[String]) -> String {
    let mut text = String::new();
    let mut at = 0;
    while let Some(name) = names.get(at) {
        let mut end = at;
        if let Some((prefix, digits)) = split_number(name)
            && !prefix.is_empty()
            && prefix.chars().all(char::is_alphabetic)
            && (!digits.starts_with('0') || digits.len() == 1)
            && let Ok(first) = digits.parse::<u32>()
        {
            while let Some(next) = names.get(end + 1)
                && let Some((next_prefix, next_digits)) = split_number(next)
                && next_prefix == prefix
                && !next_digits.starts_with('0')
                && next_digits
                    .parse::<u32>()
                    .is_ok_and(|it| u64::from(it) == u64::from(first) + (end + 1 - at) as u64)
                && end + 1 - at < LONGEST_RANGE as usize
            {
                end += 1;
            }
        }
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(name);
        if end >= at + 2
            && let Some(last) = names.get(end)
        {
            text.push('-');
            text.push_str(last);
            at = end + 1;
        } else {
            at += 1;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{collapse_designators, expand_designators, expand_designators_for, looks_like_designator};
    use proptest::prelude::*;

    #[test]
    fn forms_of_lists_and_ranges() {
        let table = [
            ("R1, R2,R3", "R1 R2 R3"),
            ("R1 R2\nR3;R4", "R1 R2 R3 R4"),
            ("(J1, J2)", "J1 J2"),
            ("R1-5", "R1 R2 R3 R4 R5"),
            ("R1-R3", "R1 R2 R3"),
            ("C11,12,13", "C11 C12 C13"),
            ("C17/18/19", "C17 C18 C19"),
            ("D2..D5", "D2 D3 D4 D5"),
            ("DA1...DA3", "DA1 DA2 DA3"),
            ("VD2, VD3...VD5", "VD2 VD3 VD4 VD5"),
            ("Q1 - Q3", "Q1 Q2 Q3"),
            ("R5 to R7", "R5 R6 R7"),
            ("Q1 a Q3, D1 t/m D3", "Q1 Q2 Q3 D1 D2 D3"),
            ("J_LEFT J_RIGHT", "J_LEFT J_RIGHT"),
            ("J_BUS TB2", "J_BUS TB2"),
            ("R5->R7", "R5 R6 R7"),
            ("C1~C3", "C1 C2 C3"),
            ("R01-R03", "R01 R02 R03"),
            ("C11,12-14", "C11 C12 C13 C14"),
            ("J1-1", "J1-1"),
            ("USB-C1", "USB-C1"),
            ("R5-R1", "R5-R1"),
            ("R1-R90000", "R1-R90000"),
            ("U$1, U$2", "U$1 U$2"),
            ("JP1+JP3", "JP1 JP3"),
            ("C4, C3, C2, ", "C4 C3 C2"),
            ("-", ""),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(expand_designators(text).join(" "), expected, "{text}");
        }
        assert_eq!(expand_designators("USB Type A"), ["USB Type A"]);
        assert_eq!(expand_designators("a, b, J1 a J2"), ["a", "b", "J1", "J2"]);
        assert_eq!(expand_designators("LED_RED CASE"), ["LED_RED CASE"]);
        assert_eq!(expand_designators("Raspberry pi1"), ["Raspberry pi1"]);
        assert_eq!(expand_designators("R3, J92（PIN1与PIN2之间）"), ["R3", "J92"]);
        assert_eq!(expand_designators("JP2 (\"Serial\")"), ["JP2"]);
        assert_eq!(expand_designators("Battery box, Strap"), ["Battery box", "Strap"]);
    }

    #[test]
    fn the_quantity_judges_what_a_hyphen_means() {
        assert_eq!(expand_designators_for("J1-2", Some(1)), ["J1-2"]);
        assert_eq!(expand_designators_for("J1-2", Some(2)), ["J1", "J2"]);
        assert_eq!(expand_designators_for("J1-2", None), ["J1", "J2"]);
    }

    #[test]
    fn names_and_other_words() {
        for name in ["R1", "C105", "U$3", "IC3A", "R2.1", "TP?", "LED12", "МК1"] {
            assert!(looks_like_designator(name), "{name}");
        }
        for word in ["", "10k", "0603", "SOT-23", "RC0402FR-0710KL", "Resistor", "C1608X5R1A106M", "C272878"]
        {
            assert!(!looks_like_designator(word), "{word}");
        }
    }

    proptest! {
        #[test]
        fn expanding_undoes_collapsing(list in proptest::collection::vec(("[A-Z]{1,3}", 1u32..400), 0..40)) {
            let names: Vec<String> = list.iter().map(|(prefix, number)| format!("{prefix}{number}")).collect();
            prop_assert_eq!(expand_designators(&collapse_designators(&names)), names);
        }

        #[test]
        fn any_text_is_bounded(text in "\\PC{0,80}") {
            let _ = expand_designators(&text);
        }
    }
}
