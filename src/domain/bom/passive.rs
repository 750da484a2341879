//! The values of passive parts: "10kΩ ±1% 62.5mW 0402", "CAP CER 0.1UF 16V X7R 0603", "R_0402_1005Metric".
//!
//! Words may stand in any order; those that are not understood are left out. What is not stated is unknown, and never
//! taken for equal (docs/compliance.md#alternates-and-values).

use crate::domain::bom::PartClass;

/// Dielectrics of ceramic capacitors, each of them able to stand in for those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dielectric {
    Y5V,
    Z5U,
    X5R,
    X6S,
    X7S,
    X7R,
    X8R,
    C0G,
}

impl Dielectric {
    /// Its name.
    pub fn code(self) -> &'static str {
        DIELECTRICS.iter().find(|it| it.1 == self).map_or("", |it| it.0)
    }
}

/// What is stated of a resistor, capacitor or inductor, of a crystal or a fuse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Passive {
    /// Micro-ohms, femtofarads, picohenries, hertz or microamperes.
    pub value: Option<u64>,
    /// Size as an inch code: "0402".
    pub size: Option<&'static str>,
    /// Hundredths of a percent.
    pub tolerance: Option<u64>,
    /// Millivolts.
    pub volts: Option<u64>,
    /// Microwatts.
    pub watts: Option<u64>,
    pub dielectric: Option<Dielectric>,
}

const SIZES: [&str; 13] =
    ["01005", "0201", "0402", "0603", "0805", "1206", "1210", "1808", "1812", "2010", "2220", "2512", "2920"];

/// Metric codes that are no inch code as well.
const METRIC: [(&str, &str); 6] = [
    ("1005", "0402"),
    ("1608", "0603"),
    ("2012", "0805"),
    ("3216", "1206"),
    ("3225", "1210"),
    ("4532", "1812"),
];

const DIELECTRICS: [(&str, Dielectric); 11] = [
    ("Y5V", Dielectric::Y5V),
    ("Z5U", Dielectric::Z5U),
    ("X5R", Dielectric::X5R),
    ("X6S", Dielectric::X6S),
    ("X7S", Dielectric::X7S),
    ("X7R", Dielectric::X7R),
    ("X8R", Dielectric::X8R),
    ("C0G", Dielectric::C0G),
    ("COG", Dielectric::C0G),
    ("NP0", Dielectric::C0G),
    ("NPO", Dielectric::C0G),
];

impl Passive {
    /// Reads what texts say of a part of a class; of several statements the first counts. `value` may be a bare number.
    pub fn read(class: PartClass, value: &str, texts: &[&str]) -> Self {
        let mut found = Self::default();
        if class == PartClass::Resistor {
            // "4700" in the column of values is ohms.
            found.value = bare_value(value);
        }
        for text in std::iter::once(&value).chain(texts) {
            found.read_text(class, text);
        }
        found
    }

    fn read_text(&mut self, class: PartClass, text: &str) {
        each_reading(class, text, &mut |reading| match reading {
            Reading::Value(it) => self.value = self.value.or(Some(it)),
            Reading::Size(it) => self.size = self.size.or(Some(it)),
            Reading::Tolerance(it) => self.tolerance = self.tolerance.or(Some(it)),
            Reading::Volts(it) => self.volts = self.volts.or(Some(it)),
            Reading::Watts(it) => self.watts = self.watts.or(Some(it)),
            Reading::Dielectric(it) => self.dielectric = self.dielectric.or(Some(it)),
            Reading::OutOfRange => {}
        });
    }

    /// The same, and of `other` what this one does not tell.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            value: self.value.or(other.value),
            size: self.size.or(other.size),
            tolerance: self.tolerance.or(other.tolerance),
            volts: self.volts.or(other.volts),
            watts: self.watts.or(other.watts),
            dielectric: self.dielectric.or(other.dielectric),
        }
    }

    /// A part with these values can stand in for `own`: the same value and size; tolerance, ratings and dielectric as
    /// good or better. What `own` states and this one does not makes it none.
    pub fn can_replace(&self, own: &Self) -> bool {
        let at_most = |this: Option<u64>, own: Option<u64>| own.is_none() || (this.is_some() && this <= own);
        let at_least = |this: Option<u64>, own: Option<u64>| own.is_none() || this >= own;
        self.value.is_some()
            && self.size.is_some()
            && self.value == own.value
            && self.size == own.size
            && at_most(self.tolerance, own.tolerance)
            && at_least(self.volts, own.volts)
            && at_least(self.watts, own.watts)
            && (own.dielectric.is_none() || self.dielectric >= own.dielectric)
    }
}

/// A bare number in the column of values, as micro-ohms.
pub fn bare_value(value: &str) -> Option<u64> {
    number(value.trim()).filter(|it| it.1.is_empty() && size(value.trim()).is_none())?.0.times(6)
}

/// One thing that a word says; units as in [`Passive`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Value(u64),
    Size(&'static str),
    Tolerance(u64),
    Volts(u64),
    Watts(u64),
    Dielectric(Dielectric),
    /// A number with a unit that is no whole number of the smallest unit, or too large.
    OutOfRange,
}

/// All that the words of a text say of a part of a class, in their order.
pub fn each_reading(class: PartClass, text: &str, told: &mut dyn FnMut(Reading)) {
    let breaks = |it: char| it.is_whitespace() || matches!(it, ',' | ';' | '|' | '_' | '(' | ')' | '@' | ':');
    let mut words = text.split(breaks).filter(|it| !it.is_empty()).peekable();
    while let Some(word) = words.next() {
        // Letters alone tell nothing, unless they are a dielectric.
        if word.len() != 3 && word.bytes().all(|it| it.is_ascii_alphabetic()) {
            continue;
        }
        // "10 kOhms" is one value in two words.
        let may_be_number = word.ends_with(|it: char| it.is_ascii_digit() || it == '.');
        let is_number = || may_be_number && number(word).is_some_and(|it| it.1.is_empty());
        let unit = words.peek().filter(|_| is_number());
        let joined = unit.map(|unit| format!("{word}{unit}"));
        if let Some(it) = joined.and_then(|it| read_word(class, &it)).or_else(|| read_word(class, word)) {
            told(it);
        } else if word.contains('/') {
            word.split('/').filter_map(|piece| read_word(class, piece)).for_each(&mut *told);
        } else if let Some(size) = size(word.trim_start_matches(char::is_alphabetic)) {
            told(Reading::Size(size));
        }
    }
}

/// `None` where nothing was understood.
fn read_word(class: PartClass, word: &str) -> Option<Reading> {
    let is_plain = word.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
    let word = if is_plain { word } else { word.trim_start_matches(['±', '+', '-', '/']) };
    let word = word.trim_end_matches('.');
    if word.len() == 3
        && let Some((_, it)) = DIELECTRICS.iter().find(|it| it.0.eq_ignore_ascii_case(word))
    {
        return Some(Reading::Dielectric(*it));
    }
    // All else begins with a number.
    if !word.starts_with(|it: char| it.is_ascii_digit() || it == '.') {
        return None;
    }
    if let Some(size) = size(word) {
        return Some(Reading::Size(size));
    }
    if let Some(watts) = fraction_of_watt(word) {
        return Some(Reading::Watts(watts));
    }
    let (number, unit) = number(word)?;
    let read = |power: u32, reading: fn(u64) -> Reading| {
        Some(number.times(power).map_or(Reading::OutOfRange, reading))
    };
    match unit {
        "%" => read(2, Reading::Tolerance),
        "V" | "v" | "VDC" | "Vdc" | "VAC" | "Vac" => read(3, Reading::Volts),
        "kV" | "KV" => read(6, Reading::Volts),
        "W" | "w" => read(6, Reading::Watts),
        "mW" | "MW" | "mw" => read(3, Reading::Watts),
        unit => read(power(class, unit)?, Reading::Value),
    }
}

fn size(word: &str) -> Option<&'static str> {
    if !word.starts_with(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let word = word.strip_suffix("Metric").unwrap_or(word);
    let inch = SIZES.iter().copied().find(|it| *it == word);
    inch.or_else(|| METRIC.iter().find(|it| it.0 == word).map(|it| it.1))
}

/// "1/16W" in microwatts.
fn fraction_of_watt(word: &str) -> Option<u64> {
    let (above, below) = word.strip_suffix(['W', 'w'])?.split_once('/')?;
    let (above, below): (u64, u64) = (above.parse().ok()?, below.parse().ok()?);
    above.checked_mul(1_000_000)?.checked_div(below)
}

/// A decimal number: digits and how many of them stand behind the sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Number {
    digits: u64,
    places: u32,
}

impl Number {
    /// The number × 10^power; `None` where that is no whole number that fits.
    fn times(self, power: u32) -> Option<u64> {
        match power.checked_sub(self.places) {
            Some(up) => self.digits.checked_mul(10_u64.checked_pow(up)?),
            None => {
                let down = 10_u64.checked_pow(self.places - power)?;
                (self.digits.is_multiple_of(down)).then(|| self.digits / down)
            }
        }
    }
}

/// The number at the start of a word and the unit after it; "4k7" is 4.7 and "k".
fn number(word: &str) -> Option<(Number, &str)> {
    let whole_end = word.find(|it: char| !it.is_ascii_digit()).unwrap_or(word.len());
    let (whole, rest) = word.split_at_checked(whole_end)?;
    let fraction = rest.strip_prefix('.').map(|it| {
        let end = it.find(|it: char| !it.is_ascii_digit()).unwrap_or(it.len());
        it.split_at_checked(end).unwrap_or((it, ""))
    });
    let (fraction, unit) = fraction.unwrap_or(("", rest));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    // The letter stands in the place of the decimal sign.
    let letter_end = unit.find(|it: char| it.is_ascii_digit()).unwrap_or(unit.len());
    let (letter, behind) = unit.split_at_checked(letter_end)?;
    let is_sign = fraction.is_empty() && !behind.is_empty() && letter.chars().count() == 1;
    let (fraction, unit) = match is_sign {
        true if behind.bytes().all(|it| it.is_ascii_digit()) => (behind, letter),
        _ => (fraction, unit),
    };
    let digits = whole.bytes().chain(fraction.bytes()).try_fold(0_u64, |number, digit| {
        number.checked_mul(10)?.checked_add(u64::from(digit.wrapping_sub(b'0')))
    })?;
    Some((Number { digits, places: u32::try_from(fraction.len()).ok()? }, unit))
}

/// The power of ten from a unit to the smallest unit of a class; `None`: no unit of that class.
fn power(class: PartClass, unit: &str) -> Option<u32> {
    let first = unit.chars().next()?;
    let rest = unit.get(first.len_utf8()..).unwrap_or("");
    let is = |words: &[&str]| words.iter().any(|it| it.eq_ignore_ascii_case(rest));
    match class {
        PartClass::Resistor => {
            let is_ohm = is(&["", "r", "ω", "Ω", "\u{2126}", "ohm", "ohms"]);
            match first {
                'R' | 'Ω' | '\u{2126}' | 'r' if rest.is_empty() => Some(6),
                'o' | 'O' if is(&["hm", "hms"]) => Some(6),
                'm' if is_ohm && !rest.is_empty() => Some(3),
                'k' | 'K' if is_ohm => Some(9),
                'M' if is_ohm => Some(12),
                'G' if is_ohm => Some(15),
                _ => None,
            }
        }
        PartClass::Capacitor if is(&["", "f"]) => match first {
            'p' | 'P' => Some(3),
            'n' | 'N' => Some(6),
            'u' | 'U' | 'µ' | 'μ' => Some(9),
            'm' if !rest.is_empty() => Some(12),
            'F' if rest.is_empty() => Some(15),
            _ => None,
        },
        PartClass::Inductor if is(&["", "h"]) => match first {
            'n' | 'N' => Some(3),
            'u' | 'U' | 'µ' | 'μ' => Some(6),
            'm' if !rest.is_empty() => Some(9),
            'H' if rest.is_empty() => Some(12),
            _ => None,
        },
        PartClass::Crystal if is(&["hz"]) => match first {
            'k' | 'K' => Some(3),
            'm' | 'M' => Some(6),
            _ => None,
        },
        PartClass::Fuse => match unit {
            "A" => Some(6),
            "mA" => Some(3),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Dielectric, Passive};
    use crate::domain::bom::PartClass::{self, Capacitor, Inductor, Resistor};

    fn read(class: PartClass, text: &str) -> Passive {
        Passive::read(class, "", &[text])
    }

    #[test]
    fn values_are_read_in_every_spelling() {
        const KILO: u64 = 1_000_000_000;
        for (class, text, value) in [
            (Resistor, "10k", Some(10 * KILO)),
            (Resistor, "10K", Some(10 * KILO)),
            (Resistor, "4k7", Some(4_700_000_000)),
            (Resistor, "4R7", Some(4_700_000)),
            (Resistor, "0R", Some(0)),
            (Resistor, "0.01R", Some(10_000)),
            (Resistor, "10mOhm", Some(10_000)),
            (Resistor, "1M", Some(1_000 * KILO)),
            (Resistor, "10kΩ ±1% 62.5mW 0402 Chip Resistor", Some(10 * KILO)),
            (Resistor, "RES 10K OHM 1% 1/16W 0402", Some(10 * KILO)),
            (Resistor, "RES SMD 100 OHM 5% 0603", Some(100_000_000)),
            (Resistor, "10 kOhms", Some(10 * KILO)),
            (Resistor, "0402", None),
            (Capacitor, "0.1uF", Some(100_000_000)),
            (Capacitor, "100n", Some(100_000_000)),
            (Capacitor, "CAP CER 0.1UF 16V X7R 0603", Some(100_000_000)),
            (Capacitor, "4n7/50V", Some(4_700_000)),
            (Capacitor, "10pF", Some(10_000)),
            (Capacitor, "10µF", Some(10_000_000_000)),
            (Inductor, "4.7uH 20% 1210", Some(4_700_000)),
            (Inductor, "2u2", Some(2_200_000)),
        ] {
            assert_eq!(read(class, text).value, value, "{text}");
        }
        assert_eq!(Passive::read(Resistor, "4700", &[]).value, Some(4_700_000_000));
        assert_eq!(Passive::read(Capacitor, "4700", &[]).value, None);
    }

    #[test]
    fn size_tolerance_ratings_and_dielectric_are_read() {
        let part = read(Resistor, "RES 10K OHM 1% 1/16W 0402");
        assert_eq!((part.size, part.tolerance, part.watts), (Some("0402"), Some(100), Some(62_500)));
        let part = read(Capacitor, "CAP CER 0.1UF 6.3V X5R 0603 +/-10%");
        assert_eq!((part.size, part.volts, part.tolerance), (Some("0603"), Some(6_300), Some(1_000)));
        assert_eq!(part.dielectric, Some(Dielectric::X5R));
        for (text, size) in [
            ("R_0402_1005Metric", Some("0402")),
            ("Capacitor_SMD:C_0603_1608Metric", Some("0603")),
            ("C0805", Some("0805")),
            ("1608", Some("0603")),
            ("SOT-23", None),
        ] {
            assert_eq!(read(Capacitor, text).size, size, "{text}");
        }
        let part = Passive::read(Capacitor, "100nF/16V/X7R", &["C_0402_1005Metric"]);
        assert_eq!(
            (part.volts, part.size, part.dielectric),
            (Some(16_000), Some("0402"), Some(Dielectric::X7R))
        );
    }

    #[test]
    fn a_part_replaces_another_where_nothing_of_it_is_worse_or_unknown() {
        let own = read(Capacitor, "100nF 16V X7R 10% 0402");
        for (text, expected) in [
            ("100nF 16V X7R 10% 0402", true),
            ("0.1uF 50V C0G 5% 0402", true),
            ("100nF 10V X7R 10% 0402", false),
            ("100nF 16V X5R 10% 0402", false),
            ("100nF 16V X7R 20% 0402", false),
            ("100nF 16V X7R 10% 0603", false),
            ("220nF 16V X7R 10% 0402", false),
            // What it does not state may be worse.
            ("100nF 16V X7R 0402", false),
            ("100nF X7R 10% 0402", false),
        ] {
            assert_eq!(read(Capacitor, text).can_replace(&own), expected, "{text}");
        }
        assert!(read(Resistor, "10k 1% 0402").can_replace(&read(Resistor, "10k 0402")));
        assert!(!read(Resistor, "10k 1%").can_replace(&read(Resistor, "10k")));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_without_a_crash(text in "\\PC{0,40}") {
            for class in [Resistor, Capacitor, Inductor] {
                let _ = Passive::read(class, &text, &[&text]);
            }
        }
    }
}
