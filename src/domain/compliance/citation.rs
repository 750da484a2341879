//! Exemption citations in running text, brought into one spelling: `7c-I`, `7(c)I`, `7c1`, `7. c) I.`,
//! `III-7(c)-I` → `7(c)-I` (docs/compliance.md#citations).
//!
//! Only entries that exist are taken: a status cell is full of other numbers (`RoHS 3`, `2011/65/EU`, dates).

/// Entries of Annex III of directive 2011/65/EU: number, the letters it has, and whether it is cited bare.
const ENTRIES: &[(u8, &str, bool)] = &[
    (1, "abcdefg", false),
    (2, "ab", false),
    (3, "abc", false),
    (4, "abcdefg", false),
    (5, "ab", true),
    (6, "abc", false),
    (7, "abcd", false),
    (8, "ab", false),
    (9, "ab", true),
    (10, "ab", true),
    (11, "ab", false),
    (12, "", true),
    (13, "ab", true),
    (14, "", true),
    (15, "a", true),
    (16, "", true),
    (17, "", true),
    (18, "ab", false),
    (19, "", true),
    (20, "", true),
    (21, "abc", true),
    (22, "", true),
    (23, "", true),
    (24, "", true),
    (25, "", true),
    (26, "", true),
    (27, "", true),
    (28, "", true),
    (29, "", true),
    (30, "", true),
    (31, "", true),
    (32, "", true),
    (33, "", true),
    (34, "", true),
    (35, "", true),
    (36, "", true),
    (37, "", true),
    (38, "", true),
    (39, "ab", true),
    (40, "", true),
    (41, "", true),
    (42, "", true),
    (43, "", true),
    (44, "", true),
    (45, "", true),
    (46, "", true),
];

/// Lamps (entries 1 to 4) number their sub-entries in arabic: `2(a)(1)`.
const LAST_LAMP_ENTRY: u8 = 4;
/// 7(a) has the most sub-entries, VII.
const ROMAN: [&str; 8] = ["", "I", "II", "III", "IV", "V", "VI", "VII"];

/// All exemptions that a text cites, normalised, each once, in the order of the text.
///
/// `bare` also takes numbers without a letter (`15`, `34`); it is for texts that speak of an exemption.
pub fn citations(text: &str, bare: bool) -> Vec<String> {
    let letters: Vec<char> = text.chars().map(crate::domain::spelling::fold_width).collect();
    let mut found: Vec<String> = Vec::new();
    for (_, citation) in spans(&letters, bare) {
        if !found.contains(&citation) {
            found.push(citation);
        }
    }
    found
}

/// The same with the place of each in the letters of the text, which are of plain width.
pub(super) fn spans(letters: &[char], bare: bool) -> Vec<(std::ops::Range<usize>, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        if !is_digit(letters, at) {
            at += 1;
            continue;
        }
        let end = (at..letters.len()).find(|it| !is_digit(letters, *it)).unwrap_or(letters.len());
        let (next, citation) = read_citation(letters, at, end, bare);
        if let Some(citation) = citation {
            // The bracket that closes it belongs to it: "(7(c)-I)" is cut before the second.
            let is_open = letters.get(at..next).unwrap_or_default().iter().filter(|it| **it == '(').count();
            let is_shut = letters.get(at..next).unwrap_or_default().iter().filter(|it| **it == ')').count();
            let shuts = usize::from(is_open > is_shut && letters.get(next) == Some(&')'));
            found.push((at..next + shuts, citation));
        }
        at = next.max(end);
    }
    found
}

/// Reads the citation whose number stands at `start..end`; where to go on, and the citation if it is one.
fn read_citation(letters: &[char], start: usize, end: usize, bare: bool) -> (usize, Option<String>) {
    let glued = start.checked_sub(1).and_then(|it| letters.get(it)).copied();
    let number: Option<u8> =
        letters.get(start..end).and_then(|it| it.iter().collect::<String>().parse().ok());
    let entry = number.and_then(|number| ENTRIES.iter().find(|it| it.0 == number));
    let Some((number, allowed, can_be_bare)) = entry else { return (end, None) };
    // `RC0402`, `0.35 %`, `2011/65` and the id `00021-V-05` are no entries; `III-7` and `6(a)/7(a)` are.
    if letters.get(start) == Some(&'0')
        || glued.is_some_and(|it| {
            it.is_alphanumeric() && (it as u32) < 0x2E80
                || matches!(it, '.' | ',') && is_digit_before(letters, start)
        })
    {
        return (end, None);
    }
    let prefix = annex_before(letters, start);
    let Some((letter, after_letter)) = read_letter(letters, end, allowed) else {
        let follows = letters.get(end).copied();
        let is_alone = follows.is_none_or(|it| !it.is_alphanumeric() && !matches!(it, '%' | '.' | '/' | ':'))
            || (follows == Some('.') && !is_digit(letters, end + 1));
        let is_cited = bare && *can_be_bare && is_alone && !follows_other_count(letters, start);
        return (end, is_cited.then(|| format!("{prefix}{number}")));
    };
    let (sub, next) = read_sub_entry(letters, after_letter);
    let sub = match (sub, *number <= LAST_LAMP_ENTRY) {
        (0, _) => String::new(),
        (sub, true) => format!("({sub})"),
        (sub, false) => format!("-{}", ROMAN.get(sub).copied().unwrap_or("")),
    };
    (skip_use(letters, next), Some(format!("{prefix}{number}({letter}){sub}")))
}

/// Where to go on after `7(c)-V(5)`: the number in brackets is one of the uses of the entry and no entry itself.
fn skip_use(letters: &[char], from: usize) -> usize {
    match letters.get(from..) {
        Some(['(', digit, ')', ..]) if digit.is_ascii_digit() => from + 3,
        _ => from,
    }
}

/// The letter after the number: `(c)`, `c`, `. c)`. It must not begin a word ("7 compliant").
fn read_letter(letters: &[char], from: usize, allowed: &str) -> Option<(char, usize)> {
    let mut at = from;
    while letters.get(at).is_some_and(|it| matches!(it, ' ' | '.' | '(' | '-') && at - from < 3) {
        at += 1;
    }
    let letter = letters.get(at)?.to_ascii_lowercase();
    if !allowed.contains(letter) {
        return None;
    }
    let follows = letters.get(at + 1).copied().unwrap_or(' ');
    if follows.is_alphabetic() && read_sub_entry(letters, at + 1).0 == 0 {
        return None;
    }
    Some((letter, at + 1))
}

/// The sub-entry after the letter, 0 for none: `-I`, `I`, `)-ii`, `1`, `(4)`. It must be a whole token.
fn read_sub_entry(letters: &[char], from: usize) -> (usize, usize) {
    let mut at = from;
    while letters
        .get(at)
        .is_some_and(|it| matches!(it, ')' | ' ' | '.' | '-' | '–' | '(' | '‑') && at - from < 5)
    {
        at += 1;
    }
    let end = (at..letters.len())
        .find(|it| !letters.get(*it).is_some_and(|it| it.is_alphanumeric()))
        .unwrap_or(letters.len());
    let token: String = letters.get(at..end).unwrap_or(&[]).iter().collect::<String>().to_ascii_uppercase();
    let numeral = ROMAN.iter().position(|it| *it == token).filter(|it| *it > 0);
    let arabic = token.parse::<usize>().ok().filter(|it| (1..ROMAN.len()).contains(it));
    // A blank before an arabic digit: the digit belongs to what follows ("7(a) 6(c)").
    let is_glued = !letters.get(from..at).unwrap_or(&[]).contains(&' ');
    let next_is_letter = letters.get(end).is_some_and(|it| *it == '(');
    match numeral.or_else(|| arabic.filter(|_| is_glued && !next_is_letter)) {
        Some(sub) => (sub, end),
        None => (0, from),
    }
}

/// `IV-` where the words before name Annex IV; Annex III is the usual one and is not written.
fn annex_before(letters: &[char], start: usize) -> &'static str {
    let before: String = letters.get(start.saturating_sub(12)..start).unwrap_or(&[]).iter().collect();
    let before = before.to_ascii_lowercase();
    let before = before.trim_end_matches([' ', '-', ':', '.', '–']);
    let named = before.strip_suffix("iv").is_some_and(|it| it.is_empty() || it.trim_end().ends_with("annex"));
    if named { "IV-" } else { "" }
}

/// The number counts something else: `RoHS 3`, `Annex 3`, `category 9`, `10 substances`.
fn follows_other_count(letters: &[char], start: usize) -> bool {
    let before: String = letters.get(..start).unwrap_or(&[]).iter().collect();
    let before = before.to_ascii_lowercase();
    let before = before.trim_end_matches([' ', '-', '.', ':']);
    ["rohs", "annex", "category", "cat", "level", "msl", "rev", "/"].iter().any(|it| before.ends_with(it))
}

fn is_digit(letters: &[char], at: usize) -> bool {
    letters.get(at).is_some_and(char::is_ascii_digit)
}

fn is_digit_before(letters: &[char], start: usize) -> bool {
    start.checked_sub(2).is_some_and(|it| is_digit(letters, it))
}

#[cfg(test)]
mod tests {
    use super::citations;

    #[test]
    fn every_spelling_of_the_facts_is_one_entry() {
        let table = [
            ("7(c)-I", "7(c)-I"),
            ("7c-I", "7(c)-I"),
            ("7cI", "7(c)-I"),
            ("7(c)I", "7(c)-I"),
            ("7c1", "7(c)-I"),
            ("7ci", "7(c)-I"),
            ("7. c) I.", "7(c)-I"),
            ("III-7(c)-I", "7(c)-I"),
            ("Annex III 7(c)-II", "7(c)-II"),
            ("7(c)-IV", "7(c)-IV"),
            ("6c", "6(c)"),
            ("6a.I", "6(a)-I"),
            ("18b1", "18(b)-I"),
            ("2a1", "2(a)(1)"),
            ("8(b)-I", "8(b)-I"),
            ("７（ｃ）－Ｉ", "7(c)-I"),
            ("Exemption 7a (lead in high melting solder)", "7(a)"),
            ("15a", "15(a)"),
            ("7(c)-V(4)", "7(c)-V"),
        ];
        for (text, expected) in table {
            assert_eq!(citations(text, false), [expected], "{text}");
        }
    }

    #[test]
    fn several_citations_keep_their_order_and_come_once() {
        assert_eq!(citations("6(c), 7(a) and 7(c)-I; 7a", false), ["6(c)", "7(a)", "7(c)-I"]);
        assert_eq!(citations("7(a) 6(c)", false), ["7(a)", "6(c)"]);
        assert_eq!(citations("exemption 7(c)-V(5), 7(c)-VI", true), ["7(c)-V", "7(c)-VI"]);
        assert_eq!(citations("6(a)/7(c)-I", false), ["6(a)", "7(c)-I"]);
    }

    #[test]
    fn bare_numbers_count_only_where_an_exemption_is_meant() {
        assert_eq!(citations("15", true), ["15"]);
        assert_eq!(citations("exemption 34", true), ["34"]);
        assert!(citations("34", false).is_empty());
        assert_eq!(citations("Annex IV-14", true), ["IV-14"]);
    }

    #[test]
    fn other_numbers_are_no_citations() {
        for text in [
            "RoHS 3 Compliant",
            "2011/65/EU",
            "2015/863",
            "RoHS 6/6",
            "2021-07-08",
            "10/10",
            "7 compliant",
            "0.35 %",
            "00021-V-05",
        ] {
            assert!(citations(text, true).is_empty(), "{text}: {:?}", citations(text, true));
        }
    }
}
