//! What looks like a designator, and how far a cell looks like a list of them.

use super::ranges::{is_connector, split_range};
use super::{MOST_LOOKED_AT, PlainList, is_separator};

/// True for a single name such as `R1`, `U$2`, `IC3A`, `R2.1`, `TP?`: a short prefix of letters, then digits.
pub fn looks_like_designator(token: &str) -> bool {
    let token = token.trim();
    // "$500" is a price.
    if token.len() > 16 || token.starts_with('$') {
        return false;
    }
    // "0.C0" stands on the first sheet.
    let is_sheet = |it: &str| it.len() <= 2 && it.bytes().all(|it| it.is_ascii_digit());
    let is_led = token.as_bytes().first().is_some_and(u8::is_ascii_digit);
    let name = token.split_once('.').filter(|it| is_led && is_sheet(it.0)).map_or(token, |it| it.1);
    let mut letters = 0usize;
    let mut rest = name;
    while let Some(symbol) = rest.chars().next() {
        if symbol.is_alphabetic() || symbol == '_' || symbol == '$' || symbol == '#' {
            letters += 1;
            rest = rest.get(symbol.len_utf8()..).unwrap_or("");
        } else {
            break;
        }
    }
    if letters == 0 || letters > 9 {
        return false;
    }
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = rest.get(digits..).unwrap_or("");
    if digits == 0 {
        return tail == "?" || tail == "*";
    }
    // `ZHCS1000` and `ZLLS350TA` are part numbers.
    if digits > 5 || (letters == 1 && digits > 4) || (letters >= 4 && digits > 3) {
        return false;
    }
    let mut tail_letters = tail.chars();
    match tail_letters.next() {
        None => true,
        // "kr1.06" is a price.
        Some('.') if tail.len() == 3 && token.starts_with(|it: char| it.is_ascii_lowercase()) => false,
        Some('.' | '_' | '-' | '$' | '\'' | '*') => tail.len() <= 4,
        Some(symbol) => symbol.is_alphabetic() && tail_letters.next().is_none() && letters <= 4,
    }
}

/// How much a cell looks like a list of designators: `Some(share)` of its tokens, `None` for a blank cell.
pub fn designator_share(text: &str) -> Option<f32> {
    if let Some(list) = PlainList::of(text) {
        return list.share();
    }
    let (mut all, mut good) = (0_usize, 0_usize);
    let mut before = false;
    for token in text.split(is_separator).filter(|it| !it.is_empty()) {
        if all >= MOST_LOOKED_AT {
            break;
        }
        if is_connector(token) {
            continue;
        }
        all += 1;
        let own = looks_like_designator(token)
            || (before && token.bytes().all(|it| it.is_ascii_digit() || it == b'-'))
            || split_range(token).is_some_and(|(from, to)| {
                looks_like_designator(from)
                    && (looks_like_designator(to) || to.bytes().all(|it| it.is_ascii_digit()))
            })
            || (token.contains(['/', '+'])
                && token.split(['/', '+']).next().is_some_and(looks_like_designator)
                && token.len() < 24
                && token
                    .split(['/', '+'])
                    .all(|it| looks_like_designator(it) || it.bytes().all(|b| b.is_ascii_digit())));
        before = own;
        good += usize::from(own);
    }
    #[allow(clippy::cast_precision_loss)]
    (all > 0).then(|| good as f32 / all as f32)
}

/// `J_LEFT J_RIGHT`, `SW_UP TB2`: the letters of a kind before an underscore make a name.
#[inline(never)]
pub(super) fn are_underscored(part: &str) -> bool {
    let is_kind = |it: &str| {
        it.len() == 1 || ["BT", "CN", "IC", "JP", "LS", "SW", "TB", "TP", "CON", "LED"].contains(&it)
    };
    let is_label = |it: &u8| it.is_ascii_uppercase() || it.is_ascii_digit() || *it == b'_';
    let is_name = |token: &str| {
        let label = token.split_once('_').filter(|it| is_kind(it.0) && !it.1.is_empty());
        token.starts_with(|it: char| it.is_ascii_uppercase())
            && label.map_or_else(|| looks_like_designator(token), |_| token.bytes().all(|it| is_label(&it)))
    };
    part.split(is_separator).filter(|it| !it.is_empty()).all(is_name)
}
