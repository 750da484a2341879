//! "Do not place" in all its words and both polarities.

use std::sync::LazyLock;

use super::dnp_words::{LEFT_OUT, NEGATIVE, NO, YES};
use crate::domain::recognise::fold::{fold, key};
use crate::domain::sorting::is_in;
use crate::domain::spelling::glance::{Glance, WordList};

/// What the header of the column asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Polarity {
    /// "DNP": a yes means that the part is left out.
    YesLeavesOut,
    /// "Fitted": a yes means that the part is placed.
    YesPlaces,
}

/// What a header such as `Fitted`, `Populate`, `DNP`, `Not mounted` asks.
pub(crate) fn polarity(header: &str) -> Polarity {
    let folded = fold(header);
    let negative_word = folded.split(' ').any(|it| is_in(&NEGATIVE, it));
    let negative_sign = ["不", "未", "非", "미"].iter().any(|sign| header.contains(sign));
    // "是否不贴" asks in the negative as well; "Place (YES/NO)" does not.
    let asks_both = folded.ends_with("yes no") || folded.ends_with("y n") || folded.ends_with("ja nein");
    if negative_sign || (negative_word && !asks_both) { Polarity::YesLeavesOut } else { Polarity::YesPlaces }
}

/// What a cell under a header says where a part is placed or not.
pub fn fitted_word(header: &str, is_fitted: bool) -> &'static str {
    match (polarity(header), is_fitted) {
        (Polarity::YesLeavesOut, true) => "",
        (Polarity::YesLeavesOut, false) => "DNP",
        (Polarity::YesPlaces, true) => "Yes",
        (Polarity::YesPlaces, false) => "No",
    }
}

/// Words that leave a part out wherever they stand alone: in a quantity, value, notes or DNP cell.
pub(crate) fn says_left_out(text: &str) -> bool {
    let text = text.trim();
    if text.len() > 60 || !may_say_left_out(text) {
        return false;
    }
    let key = bare(text);
    is_in(&LEFT_OUT, &key)
        || key.starts_with("dnp") && text.len() < 16 && !text.bytes().any(|it| it.is_ascii_digit())
        || key.starts_with("donotpopulate")
        || key.starts_with("donotplace")
        || key.starts_with("donotmount")
        || key.starts_with("donotfit")
}

/// A text of several words that says somewhere in it that something is not placed.
pub(crate) fn contains_left_out(text: &str) -> bool {
    text.len() > 3 && TELLING_WORDS.first_in(bare(text).as_bytes()).is_some()
}

/// Words that say so inside of a longer text as well.
static TELLING_WORDS: LazyLock<WordList> = LazyLock::new(|| {
    let is_long = |it: &&&str| if it.is_ascii() { it.len() > 5 } else { it.chars().nth(1).is_some() };
    WordList::of(LEFT_OUT.iter().filter(is_long).map(|it| (*it, 0)))
});

/// A word such as "DNP", "DNI" or "NC".
pub(crate) fn is_short_mark(word: &str) -> bool {
    word.len() > 2 && word.len() < 5 && word.bytes().all(|it| it.is_ascii_uppercase()) && says_left_out(word)
}

/// The key of a text, in which "don't" is "do not".
fn bare(text: &str) -> String {
    let key = key(&fold(text));
    if key.contains("dont") { key.replace("dont", "donot") } else { key }
}

/// A remark that leaves the part out in one of its clauses: "optional, don't populate", "not placed, for test only",
/// "leave unpopulated".
pub(crate) fn remark_says_left_out(text: &str) -> bool {
    let text = text.trim();
    says_left_out(text)
        || (6..=120).contains(&text.len())
            && may_remark(text)
            && text.split([',', ';', '.', '(', ')', '[', ']', ':', '/']).any(|clause| {
                let key = bare(clause);
                is_in(&LEFT_OUT, &key) && key.len() > 4
                    || LEFT_OUT.iter().any(|it| it.len() >= 9 && it.is_ascii() && key.starts_with(it))
                    || key.starts_with("leaveun")
                    || key.starts_with("leaveempty")
            })
}

/// True for a value with the mark at either end: `10k (DNP)`, `100nF_DNI`, `DNP/0R`.
pub(crate) fn value_says_left_out(value: &str) -> bool {
    // A glance at the letters spares most values the closer look.
    if value.len() < 5 || value.len() > 80 || !value.bytes().any(|it| matches!(it, b'D' | b'd' | b'N')) {
        return false;
    }
    let is_mark = |word: &str| {
        matches!(
            word.trim_matches([')', '.', ' ', '[', ']', '!', '*']),
            "DNP" | "DNI" | "DNF" | "DNM" | "DNS" | "dnp" | "dnf" | "dni" | "NOFIT" | "NOPOP" | "DNL"
        )
    };
    let mut words = value.split([' ', ',', '/', '(', '_', ';', '|', ':', '-', '[']);
    let first = words.next().unwrap_or("");
    let last = words.next_back().unwrap_or("");
    // "NF" is also how some write nanofarad, so it counts in brackets alone.
    is_mark(first) || is_mark(last) || value.ends_with("(NF)")
}

/// What a remark that leaves a part out has in it.
static TELLING: LazyLock<Glance> =
    LazyLock::new(|| Glance::of(&["not", "don", "do ", "n't", "unp", "eav", "ich", "nie", "non", "no "]));

/// A glance spares most remarks the closer look.
fn may_remark(text: &str) -> bool {
    TELLING.is_in(text) || !text.is_ascii() && text.contains(['不', '未', '非', '미', '空'])
}

/// A glance at the first letter spares most cells of a large file the closer look.
fn may_say_left_out(text: &str) -> bool {
    match text.bytes().next() {
        None => false,
        Some(first) if first.is_ascii_alphanumeric() => {
            matches!(first.to_ascii_lowercase(), b'd' | b'n' | b'u' | b'e')
        }
        Some(_) => true,
    }
}

fn is_yes(key: &str) -> bool {
    is_in(&YES, key)
}

fn is_no(key: &str) -> bool {
    is_in(&NO, key)
}

/// True where the cell is a word of a yes-or-no column, or of one that says what is fitted.
pub(crate) fn is_flag_word(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    let key = flag_key(text);
    is_yes(&key) || is_no(&key) || says_left_out(text)
}

fn flag_key(text: &str) -> String {
    let folded = key(&fold(text));
    if folded.is_empty() { text.trim().to_owned() } else { folded }
}

/// Reads a cell of a DNP column. A blank cell of a "DNP" column places the part; one of a "Fitted" column says nothing.
pub(crate) fn is_left_out(text: &str, polarity: Polarity) -> bool {
    let text = text.trim();
    if text.is_empty() {
        return false;
    }
    if says_left_out(text) {
        return true;
    }
    let key = flag_key(text);
    match polarity {
        Polarity::YesLeavesOut => {
            is_yes(&key)
                && !matches!(
                    key.as_str(),
                    "fit"
                        | "fitted"
                        | "place"
                        | "placed"
                        | "mounted"
                        | "populated"
                        | "populate"
                        | "installed"
                        | "loaded"
                )
        }
        Polarity::YesPlaces => is_no(&key),
    }
}

#[cfg(test)]
mod tests {
    use super::{Polarity, is_left_out, polarity, says_left_out, value_says_left_out};

    #[test]
    fn both_polarities() {
        let table = [
            ("DNP", "x", true),
            ("DNP", "DNP", true),
            ("DNP", "", false),
            ("DNP", "0", false),
            ("DNP", "no", false),
            ("do_not_load", "True", true),
            ("Do not place", "Yes", true),
            ("Fitted", "No", true),
            ("Fitted", "Not Fitted", true),
            ("Fitted", "Fitted", false),
            ("Fitted", "", false),
            ("Populate", "0", true),
            ("Populate", "1", false),
            ("Place (YES/NO)", "NO", true),
            ("Place (YES/NO)", "YES", false),
            ("ASSY", "NI", true),
            ("Nicht bestückt", "x", true),
            ("Bestückt", "nein", true),
            ("是否贴装", "否", true),
            ("不贴", "是", true),
            ("実装", "○", false),
            ("実装", "×", true),
        ];
        for (header, cell, expected) in table {
            assert_eq!(is_left_out(cell, polarity(header)), expected, "{header}: {cell}");
        }
        assert_eq!(polarity("Mounted"), Polarity::YesPlaces);
    }

    #[test]
    fn marks_at_either_end_of_a_value() {
        for value in ["10k (DNP)", "100nF_DNI", "DNP/0R", "4.7uF/DNP", "0R,DNF", "10p (NF)", "DNP 1k"] {
            assert!(value_says_left_out(value), "{value}");
        }
        for value in ["100 NF", "10k", "DNPX 4", "NF3", ""] {
            assert!(!value_says_left_out(value), "{value}");
        }
    }

    #[test]
    fn words_in_other_columns() {
        for text in ["DNP", "Do not fit", "not fitted", "nicht bestückt", "不贴"] {
            assert!(says_left_out(text), "{text}");
        }
        for text in ["10k", "fitted", "NPN", "No", ""] {
            assert!(!says_left_out(text), "{text}");
        }
    }
}
