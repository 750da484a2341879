//! Numbers of pins in the names of packages: `LQFP-64`, `SOT-23-5`, `2x05`, `4POS`.

/// The first word of a text: letters, with the digits that follow them; and what comes after it.
pub fn word(text: &str) -> Option<(&str, &str)> {
    let start = text.bytes().position(|it| it.is_ascii_alphabetic())?;
    let rest = text.get(start..)?;
    let end = rest.bytes().position(|it| !it.is_ascii_alphanumeric()).unwrap_or(rest.len());
    Some((rest.get(..end)?, rest.get(end..)?))
}

/// What follows the family's name in a word, where the word starts with it and no further letter follows.
pub fn after_family<'a>(name: &'a str, family: &str) -> Option<&'a str> {
    let head = name.get(..family.len())?;
    let tail = name.get(family.len()..)?;
    (head.eq_ignore_ascii_case(family) && !tail.starts_with(|it: char| it.is_ascii_alphabetic()))
        .then_some(tail)
}

/// Families whose first number is a name and no count of pins, and the pins that they have without a further number.
const NAMED: [(&str, u16); 7] =
    [("sot", 3), ("tsot", 5), ("sod", 2), ("sc", 3), ("to", 3), ("do", 2), ("d2pak", 3)];

/// Families without a number.
const WITHOUT: [(&str, u16); 6] =
    [("dpak", 3), ("sma", 2), ("smb", 2), ("smc", 2), ("melf", 2), ("minimelf", 2)];

/// Families whose number is the count of pins.
const COUNTED: [&str; 14] =
    ["bga", "csp", "lga", "qfp", "qfn", "son", "dfn", "mlf", "sop", "soic", "plcc", "dip", "sip", "so"];

/// The longest of these names.
const LONGEST: usize = 8;

/// The pins that a package's name tells; `None` where it tells none.
pub fn pins_in(text: &str, is_connector: bool) -> Option<u16> {
    if text.is_empty() {
        return None;
    }
    if is_connector && let Some(pins) = grid(text).or_else(|| positions(text)) {
        return Some(pins);
    }
    let mut rest = text;
    while let Some((name, after)) = word(rest) {
        let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (family, own) = name.split_at(letters);
        if letters > LONGEST {
            rest = after;
            continue;
        }
        let is = |it: &str| family.eq_ignore_ascii_case(it);
        let mut numbers = own_and_following(own, after);
        // The first number of these is part of the name; without it "to" and "do" are plain words.
        if let Some((_, pins)) = NAMED.iter().find(|it| is(it.0))
            && numbers.next().is_some()
        {
            let count = numbers.next().filter(|it| (2..=16).contains(it));
            return Some(count.map_or(*pins, |it| with_tab(family, it)));
        }
        if let Some((_, pins)) = WITHOUT.iter().find(|it| is(it.0)) {
            return Some(*pins);
        }
        let is_counted = COUNTED.iter().any(|it| {
            family.len() >= it.len()
                && family.len() <= it.len() + 2
                && family.get(family.len() - it.len()..).is_some_and(|tail| tail.eq_ignore_ascii_case(it))
        });
        if is_counted && let Some(pins) = numbers.next().filter(|it| (2..=3_000).contains(it)) {
            return Some(pins);
        }
        rest = after;
    }
    None
}

/// TO-252-2 counts its leads without the tab.
fn with_tab(family: &str, pins: u16) -> u16 {
    if family.eq_ignore_ascii_case("to") && pins == 2 { 3 } else { pins }
}

/// The number in a word and those that follow it behind hyphens: `SOT23-5` → 23, 5.
fn own_and_following<'a>(own: &'a str, after: &'a str) -> impl Iterator<Item = u16> + 'a {
    let own = own.parse().ok();
    let following = after
        .split(['-', '_'])
        .skip(1)
        .map(|it| it.get(..it.bytes().take_while(u8::is_ascii_digit).count()).unwrap_or(""))
        .map_while(|it| it.parse().ok());
    own.into_iter().chain(following)
}

/// `2x05` → 10, `1X04` → 4.
fn grid(text: &str) -> Option<u16> {
    let bytes = text.as_bytes();
    for (at, _) in bytes.iter().enumerate().filter(|it| matches!(it.1, b'x' | b'X')) {
        let rows = digits_before(text, at).filter(|it| (1..=4).contains(it));
        let tail = text.get(at + 1..).unwrap_or("");
        let columns = tail
            .get(..tail.bytes().take_while(u8::is_ascii_digit).count())
            .and_then(|it| it.parse::<u16>().ok());
        // "3.5x4.9mm" is a size.
        let is_size = tail.trim_start_matches(|it: char| it.is_ascii_digit()).starts_with(['.', 'm']);
        if let (Some(rows), Some(columns), false) = (rows, columns, is_size)
            && (1..=200).contains(&columns)
        {
            return rows.checked_mul(columns);
        }
    }
    None
}

/// `4POS`, `10 pin`, `6P`.
fn positions(text: &str) -> Option<u16> {
    let low = text.to_ascii_lowercase();
    for unit in ["pos", "pin", "way", "ckt", "p "] {
        for (at, _) in low.match_indices(unit) {
            let before = low.get(..at)?.trim_end_matches([' ', '-']);
            if let Some(count) = digits_before(before, before.len()).filter(|it| (1..=400).contains(it)) {
                return Some(count);
            }
        }
    }
    None
}

/// The whole number that ends at a byte; `None` where it is the fraction of another.
fn digits_before(text: &str, end: usize) -> Option<u16> {
    let head = text.get(..end)?;
    let count = head.bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = end.checked_sub(count)?;
    if count == 0 || head.get(..start)?.ends_with(['.', ',']) {
        return None;
    }
    head.get(start..)?.parse().ok()
}
