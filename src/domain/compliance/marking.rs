//! What a part hints at beside the regimes: radio, mains, a battery. CE, FCC, RED, EMC, LVD, WEEE and the battery
//! regulation are of the finished product: a hint says which of them are likely to apply, and shows none of them.
//!
//! Words and names are data (`marking.tsv`). A word alone ("antenna") counts only where nothing beside it says
//! otherwise ("antenna switch"); the name of a part ("ESP32-…") counts by itself.

use std::sync::LazyLock;

use crate::domain::sorting::sort_by;
use crate::domain::spelling::fold_width;

/// One row: hint, how its words are looked for, the words. `*` before a word stands for its beginning. Where they come
/// from: docs/compliance.md.
///
/// `part`, `not-part`: beginnings of part numbers; `maker`: of makers; `strong`: phrases; `weak`: words that `stop` takes
/// back; `never`: takes all back; `pair`: one of the words before `+` with one behind; `designator`: letters.
const TABLE: &str = include_str!("marking.tsv");

/// So many bytes of a text are looked at.
const LOOKED_AT: usize = 1_024;

/// The most words of a phrase.
const LONGEST: usize = 5;

/// What a part hints at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    Radio,
    Mains,
    Battery,
}

impl Hint {
    pub const ALL: [Self; 3] = [Self::Radio, Self::Mains, Self::Battery];

    /// The word of the table and of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Radio => "radio",
            Self::Mains => "mains",
            Self::Battery => "battery",
        }
    }

    /// Classes of parts of which a single word is believed.
    fn believes(self, class: &str) -> bool {
        match self {
            Self::Radio => matches!(class, "ic" | "module" | "battery" | "other"),
            Self::Mains => true,
            Self::Battery => matches!(class, "battery" | "connector" | "module" | "mechanical" | "other"),
        }
    }
}

/// What a BOM says of a part.
#[derive(Debug, Clone, Copy, Default)]
pub struct Named<'a> {
    /// The first of its designators.
    pub designator: &'a str,
    pub manufacturer: &'a str,
    pub mpn: &'a str,
    pub value: &'a str,
    pub description: &'a str,
    /// The word for its class.
    pub class: &'a str,
}

/// A word of the table.
struct Word {
    text: &'static str,
    hint: &'static str,
    how: &'static str,
    /// Which half of which pair; 0 for every other.
    pair: usize,
}

fn words() -> &'static [Word] {
    static WORDS: LazyLock<Vec<Word>> = LazyLock::new(|| {
        let mut words = Vec::new();
        for (number, row) in (1..).zip(TABLE.lines()) {
            let mut fields = row.split('\t');
            let (Some(hint), Some(how), Some(list)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            for (half, list) in list.split('+').enumerate() {
                let pair = if how == "pair" { 2 * number + half } else { 0 };
                words.extend(list.split(';').map(|text| Word { text, hint, how, pair }));
            }
        }
        sort_by(&mut words, |one, other| one.text.cmp(other.text));
        words
    });
    &WORDS
}

/// The words of the table that are `text`.
fn words_of(text: &str) -> impl Iterator<Item = &'static Word> {
    words_from(text).iter().take_while(move |it| it.text == text)
}

/// The words of the table from `text` on: those that begin with it stand first; none where no word begins so.
fn words_from(text: &str) -> &'static [Word] {
    // By the first two bytes of a word. Most words of a BOM end here: a search for each took a quarter of all work.
    static STARTS: LazyLock<Vec<bool>> = LazyLock::new(|| {
        let mut starts = vec![false; 1 << 16];
        for place in words().iter().filter_map(|it| place_of(it.text)) {
            if let Some(start) = starts.get_mut(place) {
                *start = true;
            }
        }
        starts
    });
    if place_of(text).and_then(|it| STARTS.get(it)) == Some(&false) {
        return &[];
    }
    let all = words();
    all.get(all.partition_point(|it| it.text < text)..).unwrap_or_default()
}

fn place_of(word: &str) -> Option<usize> {
    word.as_bytes().first_chunk().map(|it| usize::from(u16::from_be_bytes(*it)))
}

/// What was found of one hint.
#[derive(Default)]
struct Found {
    part: bool,
    strong: bool,
    weak: bool,
    stop: bool,
    never: bool,
    designator: bool,
    pairs: Vec<usize>,
}

/// What a part hints at. Resistors, diodes and LEDs hint at nothing.
pub fn hints(part: &Named<'_>) -> Vec<Hint> {
    if matches!(part.class, "resistor" | "diode" | "led") {
        return Vec::new();
    }
    let mut found = [Found::default(), Found::default(), Found::default()];
    for text in [part.mpn, part.value] {
        find_part(text, &mut found);
    }
    let maker = split(part.manufacturer);
    for count in 1..=maker.len().min(2) {
        let name = maker.get(..count).unwrap_or_default().join(" ");
        words_of(&name).filter(|it| it.how == "maker").for_each(|it| note(&mut found, it));
    }
    let letters = part.designator.trim_end_matches(|it: char| !it.is_alphabetic()).to_lowercase();
    words_of(&letters).filter(|it| it.how == "designator").for_each(|it| note(&mut found, it));
    words_of(part.class).filter(|it| it.how == "pair").for_each(|it| note(&mut found, it));
    for text in [part.mpn, part.value, part.description] {
        // What a part is stands at the start.
        find_words(text.get(..text.floor_char_boundary(LOOKED_AT)).unwrap_or(text), &mut found);
    }
    let mut hints: Vec<Hint> = Vec::new();
    for (hint, found) in Hint::ALL.into_iter().zip(&found) {
        let is_believed = hint.believes(part.class) && found.weak && !found.stop;
        let is_pair = found.pairs.iter().any(|it| it % 2 == 0 && found.pairs.contains(&(it + 1)));
        // "BT1" may be a Bluetooth module.
        let by_designator = found.designator && !found.stop && hints.is_empty();
        let is_hinted = found.part || found.strong || is_believed || is_pair || by_designator;
        if is_hinted && !found.never {
            hints.push(hint);
        }
    }
    hints
}

fn note(found: &mut [Found; 3], word: &Word) {
    let at = Hint::ALL.iter().position(|it| it.code() == word.hint);
    let Some(found) = at.and_then(|it| found.get_mut(it)) else { return };
    match word.how {
        "part" | "maker" => found.part = true,
        "strong" => found.strong = true,
        "weak" => found.weak = true,
        "stop" => found.stop = true,
        "never" | "not-part" => found.never = true,
        "designator" => found.designator = true,
        _ => found.pairs.push(word.pair),
    }
}

/// Looks for beginnings of part numbers.
fn find_part(text: &str, found: &mut [Found; 3]) {
    let key: String = text.chars().map(fold_width).filter(|it| it.is_alphanumeric()).collect();
    let key = key.to_lowercase();
    for (end, _) in key.char_indices().skip(3).chain([(key.len(), ' ')]).take(10) {
        let start = key.get(..end).unwrap_or("");
        words_of(start).filter(|it| it.how.ends_with("part")).for_each(|it| note(found, it));
    }
}

/// Looks for words and phrases. The name of a part in running text is a word like any other, and "for ESP32" is none.
fn find_words(text: &str, found: &mut [Found; 3]) {
    let words = split(text);
    let is_blankless = |it: &str| it.chars().any(|it| it >= '\u{2E80}');
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|it| words.get(it)).map_or("", String::as_str);
        let is_meant_for = matches!(before, "for" | "für" | "fuer" | "pour" | "to" | "contains");
        let mut phrase = String::new();
        for next in words.iter().skip(at).take(LONGEST) {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(next);
            let from = words_from(&phrase);
            if !from.first().is_some_and(|it| it.text.starts_with(&phrase)) {
                break;
            }
            let of_phrase = from.iter().take_while(|it| it.text == phrase);
            for it in of_phrase.filter(|it| !matches!(it.how, "part" | "not-part" | "maker")) {
                if it.how != "designator" && !(is_meant_for && matches!(it.how, "weak" | "strong")) {
                    note(found, it);
                }
            }
        }
        if !is_meant_for {
            name_in_text(word, found);
        }
        endings(word, found);
        if is_blankless(word) {
            inside(word, found);
        }
    }
}

/// "ESP32-S3 module": the name of a part counts as a word.
fn name_in_text(word: &str, found: &mut [Found; 3]) {
    for (end, _) in word.char_indices().skip(4).chain([(word.len(), ' ')]).take(8) {
        for it in words_of(word.get(..end).unwrap_or("")).filter(|it| it.how == "part") {
            note(found, &Word { how: "weak", ..*it });
        }
    }
}

/// Words that stand at the end of a compound: `*antenne`.
fn endings(word: &str, found: &mut [Found; 3]) {
    for it in words().iter().take_while(|it| it.text.starts_with('*')) {
        if it.text.strip_prefix('*').is_some_and(|end| word.len() > end.len() && word.ends_with(end)) {
            note(found, it);
        }
    }
}

/// Words of scripts without blanks stand anywhere.
fn inside(word: &str, found: &mut [Found; 3]) {
    for (at, _) in word.char_indices() {
        let rest = word.get(at..).unwrap_or("");
        for (end, _) in rest.char_indices().skip(2).chain([(rest.len(), ' ')]).take(8) {
            let part = rest.get(..end).unwrap_or("");
            words_of(part).filter(|it| !it.how.ends_with("part")).for_each(|it| note(found, it));
        }
    }
}

/// The words of a text in small letters, with numbers and their volts as one: "250 V AC" and "AC 250V" are `250vac`.
fn split(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let letters: Vec<char> = text.chars().map(fold_width).flat_map(char::to_lowercase).collect();
    let mut word = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let is_digit = |it: Option<&char>| it.is_some_and(char::is_ascii_digit);
        let is_decimal = matches!(letter, '.' | ',')
            && is_digit(letters.get(at + 1))
            && is_digit(at.checked_sub(1).and_then(|it| letters.get(it)));
        match letter {
            _ if letter.is_alphanumeric() => word.push(*letter),
            _ if is_decimal => word.push('.'),
            _ => {
                push(&mut words, std::mem::take(&mut word));
                if matches!(letter, '~' | '∼' | '～') {
                    push(&mut words, "ac".to_owned());
                }
            }
        }
    }
    push(&mut words, word);
    words
}

fn push(words: &mut Vec<String>, word: String) {
    let is_number = |it: &str| it.starts_with(|it: char| it.is_ascii_digit());
    let volts = |it: &str| is_number(it) && it.ends_with('v');
    let last = words.last().map_or("", String::as_str);
    let ends_in_digit = last.ends_with(|it: char| it.is_ascii_digit()) && is_number(last);
    let joined = match word.as_str() {
        "" => return,
        "v" | "vac" | "mhz" | "ghz" if ends_in_digit => [last, &word].concat(),
        "ac" if volts(last) => [last, "ac"].concat(),
        it if last == "ac" && volts(it) => [it, "ac"].concat(),
        it => match it.strip_prefix("ac") {
            Some(rest) if volts(rest) => return words.push([rest, "ac"].concat()),
            _ => return words.push(word),
        },
    };
    if let Some(last) = words.last_mut() {
        *last = joined;
    }
}

#[cfg(test)]
mod tests {
    use super::{Hint, LONGEST, TABLE, split};

    #[test]
    fn every_row_is_used() {
        const HOW: [&str; 9] =
            ["part", "not-part", "maker", "strong", "weak", "stop", "never", "pair", "designator"];
        for row in TABLE.lines() {
            let fields: Vec<&str> = row.split('\t').collect();
            assert!(fields.len() == 3, "{row}");
            assert!(Hint::ALL.iter().any(|it| it.code() == fields[0]) && HOW.contains(&fields[1]), "{row}");
            for word in fields[2].split([';', '+']) {
                assert!(!word.is_empty() && word == word.to_lowercase(), "{row}");
                assert!(word.split(' ').count() <= LONGEST, "{word}");
                let plain = word.trim_start_matches('*');
                assert_eq!(split(plain).join(" "), plain, "{word}");
            }
        }
    }

    #[test]
    fn volts_are_one_word() {
        for text in ["250VAC", "250 VAC", "250 V AC", "AC 250V", "AC250V", "250V~", "250 V ~"] {
            assert_eq!(split(text), ["250vac"], "{text}");
        }
        assert_eq!(split("2.4 GHz, 100-240VAC"), ["2.4ghz", "100", "240vac"]);
    }
}
