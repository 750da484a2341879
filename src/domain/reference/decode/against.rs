//! A decoded part held against its line: value, size, tolerance, voltage, dielectric and maker as the file states them.
//!
//! A text contradicts the part only where none of its readings agrees. A part that is better than asked for is none, and
//! neither is a text that nothing is read from: "402" is 0402 of which a spreadsheet ate the nought.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::as_passive::{as_passive, class_of, smallest_in};
use super::decoded::{Decoded, Unit};
use super::families::Stated;
use crate::domain::bom::passive::{Passive, Reading, bare_value, each_reading};
use crate::domain::bom::{BomLine, PartClass};

/// Where part number and line differ, both in the words to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What the part number says.
    pub part: String,
    /// What the line says: the cells, of a long one what of it differs.
    pub line: String,
}

/// Where the line says something else than its part number; `None`: nowhere.
pub fn against(line: &BomLine, part: &Decoded) -> Option<Difference> {
    let cells =
        [(Cell::Value, &line.value), (Cell::Footprint, &line.footprint), (Cell::Text, &line.description)];
    let own = as_passive(part);
    let cells = cells.iter().filter(|it| !it.1.is_empty());
    let mut differing: Vec<String> = cells.filter_map(|it| differing(part, &own, it.1, it.0)).collect();
    if !line.manufacturer.is_empty() {
        let stated = Stated::new(&line.manufacturer);
        if !stated.is_of(part.makers) && stated.is_known() {
            differing.push(line.manufacturer.clone());
        }
    }
    (!differing.is_empty()).then(|| Difference { part: in_words(part), line: differing.join(" · ") })
}

/// Which cell of a line a text is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cell {
    Value,
    /// It speaks of the size alone; its other numbers are pads and heights.
    Footprint,
    Text,
}

/// What a text says of one property: the first reading that is not the part's, and whether another is.
#[derive(Clone, Copy, Default)]
struct Heard {
    other: Option<Reading>,
    agrees: bool,
}

impl Heard {
    fn hear(&mut self, reading: Reading, agrees: bool) {
        self.agrees |= agrees;
        self.other = self.other.or(Some(reading).filter(|_| !agrees));
    }

    fn differs(self) -> Option<Reading> {
        self.other.filter(|_| !self.agrees)
    }
}

/// Longer texts are not shown whole.
const SHOWN: usize = 40;

/// Nothing that is soldered has a tenth of a farad: there a letter was lost. In femtofarads.
const TENTH_OF_A_FARAD: u64 = 100_000_000_000_000;

/// What of a text is not the part's, in the words to show.
fn differing(part: &Decoded, own: &Passive, text: &str, cell: Cell) -> Option<String> {
    let class = class_of(part.unit);
    let breaks: &[char] = if cell == Cell::Footprint { &['-', '.', '\'', '"'] } else { &['\'', '"'] };
    let plain =
        if text.contains(breaks) { Cow::Owned(text.replace(breaks, " ")) } else { Cow::Borrowed(text) };
    let properties = hear(part, own, &plain, cell);
    let found = properties.iter().find_map(|it| it.differs());
    let is_other_kind = || {
        let is_silent = properties.first().is_some_and(|it| !it.agrees);
        cell == Cell::Value && is_silent && says_other_kind(class, &plain)
    };
    match found {
        Some(reading) if text.len() > SHOWN => Some(reading_in_words(reading, part.unit)),
        Some(_) => Some(text.to_owned()),
        None => is_other_kind().then(|| text.to_owned()),
    }
}

/// What a text says of value, size, tolerance, voltage and dielectric.
fn hear(part: &Decoded, own: &Passive, text: &str, cell: Cell) -> [Heard; 5] {
    let class = class_of(part.unit);
    // Ohms of a bead may be those of its wire, amperes of a fuse those that it breaks: there the column of values alone
    // is sure to speak of the value.
    let speaks_of_value = match cell {
        Cell::Value => true,
        Cell::Footprint => false,
        Cell::Text => class == part.class && class != PartClass::Fuse,
    };
    let mut heard = [Heard::default(); 5];
    let [value, size, tolerance, volts, dielectric] = &mut heard;
    let is_lost = |it| class == PartClass::Capacitor && it >= TENTH_OF_A_FARAD;
    let mut take = |reading| match reading {
        Reading::Value(it) if speaks_of_value && !is_lost(it) => {
            value.hear(reading, own.value.is_some_and(|own| is_same_value(own, it, class)));
        }
        Reading::Size(it) => size.hear(reading, own.size.is_none_or(|own| is_same_size(own, it))),
        _ if cell == Cell::Footprint => {}
        Reading::Tolerance(it) if part.class != PartClass::Inductor && !part.value.is_zero() => {
            tolerance.hear(reading, own.tolerance.is_none_or(|own| own <= it));
        }
        Reading::Volts(it) if part.class == PartClass::Capacitor => {
            volts.hear(reading, own.volts.is_none_or(|own| own >= it));
        }
        Reading::Dielectric(it) => dielectric.hear(reading, own.dielectric.is_none_or(|own| own >= it)),
        _ => {}
    };
    each_reading(class, text, &mut take);
    if text.contains(',') {
        let with_point = decimal_comma(text);
        if with_point != text {
            each_reading(class, &with_point, &mut take);
        }
    }
    if let Some(it) = bare_value(text).filter(|_| cell == Cell::Value && class == PartClass::Resistor) {
        take(Reading::Value(it));
    }
    heard
}

/// A reading as it would be written.
fn reading_in_words(reading: Reading, unit: Unit) -> String {
    let number = |it: u64, below: u64| {
        Decimal::from(it).checked_div(Decimal::from(below)).unwrap_or_default().normalize()
    };
    match reading {
        Reading::Value(it) => in_units(number(it, smallest_in(unit)), unit),
        Reading::Size(it) => it.to_owned(),
        Reading::Tolerance(it) => format!("{}%", number(it, 100)),
        Reading::Volts(it) => format!("{} V", number(it, 1000)),
        Reading::Watts(it) => format!("{} W", number(it, 1_000_000)),
        Reading::Dielectric(it) => it.code().to_owned(),
        Reading::OutOfRange => String::new(),
    }
}

/// Values are rounded in words: 0.33 for a third, 4.02k for 4.025k.
fn is_same_value(own: u64, stated: u64, class: PartClass) -> bool {
    let is_near = own.abs_diff(stated) <= own.max(stated) / 100;
    is_near
        || match class {
            // "100M" is how some write 100 milliohms.
            PartClass::Resistor => own < 1_000_000 && own.checked_mul(1_000_000_000) == Some(stated),
            // "32kHz" is a watch crystal.
            PartClass::Crystal => own == 32_768 && (32_000..=33_000).contains(&stated),
            // A resettable fuse trips at twice the current that it holds.
            PartClass::Fuse => own.checked_mul(2) == Some(stated),
            _ => false,
        }
}

/// 0603 is the metric name of 0201, and 0402 that of 01005.
fn is_same_size(own: &str, stated: &str) -> bool {
    own == stated || matches!((own, stated), ("0201", "0603") | ("01005", "0402"))
}

/// A comma between two digits is a point: "4,7k".
fn decimal_comma(text: &str) -> String {
    let digit = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
    let is_point = |at: usize| digit(at.checked_sub(1)) && digit(Some(at + 1));
    text.char_indices().map(|(at, it)| if it == ',' && is_point(at) { '.' } else { it }).collect()
}

/// The cell is the value of another kind of part: "10uH" for a capacitor.
fn says_other_kind(own: PartClass, text: &str) -> bool {
    let units: &[&str] = match own {
        PartClass::Resistor => &["pF", "nF", "uF", "µF", "μF", "nH", "uH", "µH", "μH", "mH"],
        PartClass::Capacitor => &["nH", "uH", "µH", "μH", "mH", "Ω", "ohm", "Ohm"],
        PartClass::Inductor => &["pF", "nF", "uF", "µF", "μF"],
        _ => return false,
    };
    let number = text.trim_end_matches(|it: char| !it.is_ascii_digit());
    let is_number = |it: &str| it.trim_end().parse::<Decimal>().is_ok();
    units.iter().any(|it| text.strip_suffix(it).is_some_and(is_number)) && !number.is_empty()
}

/// "10 kΩ, 1%, 0402, Yageo".
fn in_words(part: &Decoded) -> String {
    let mut words = in_units(part.value, part.unit);
    let volts = part.voltage.map(|it| format!("{it} V")).unwrap_or_default();
    for word in [part.tolerance, &volts, part.dielectric, part.size, part.manufacturer] {
        if !word.is_empty() {
            words.push_str(", ");
            words.push_str(word);
        }
    }
    words
}

/// A value with the letter that keeps it short: 0.0000001 F is "100 nF".
fn in_units(value: Decimal, unit: Unit) -> String {
    const LETTERS: [(&str, u32, bool); 7] = [
        ("M", 6, true),
        ("k", 3, true),
        ("", 0, true),
        ("m", 3, false),
        ("µ", 6, false),
        ("n", 9, false),
        ("p", 12, false),
    ];
    let scaled = |power: u32, is_up: bool| {
        let ten = if is_up { Decimal::new(1, power) } else { Decimal::from(10_u64.pow(power)) };
        value.checked_mul(ten)
    };
    // Microfarads are written where millifarads would do.
    let skipped = |letter: &str| letter == "m" && unit == Unit::Farad;
    let shortest = LETTERS.iter().filter(|it| !skipped(it.0)).find_map(|(letter, power, is_up)| {
        let number = scaled(*power, *is_up)?;
        (number >= Decimal::ONE).then(|| format!("{} {letter}{}", number.normalize(), unit.sign()))
    });
    shortest.unwrap_or_else(|| format!("{} {}", value.normalize(), unit.sign()))
}

#[cfg(test)]
mod tests {
    use super::against;
    use crate::domain::bom::BomLine;
    use crate::domain::place::{RowNumber, SourceIndex};
    use crate::domain::reference::decode::decode;

    /// `decode/against.tsv`: part number, maker, value, footprint and description of a line, and what of it contradicts
    /// the part number, or nothing.
    #[test]
    fn lines_are_held_against_their_part_numbers() {
        for row in include_str!("against.tsv").lines() {
            let [mpn, maker, value, footprint, description, expected] =
                row.split('\t').collect::<Vec<_>>()[..]
            else {
                panic!("{row}")
            };
            let line = BomLine {
                mpn: mpn.to_owned(),
                manufacturer: maker.to_owned(),
                value: value.to_owned(),
                footprint: footprint.to_owned(),
                description: description.to_owned(),
                ..BomLine::blank(SourceIndex(0), RowNumber(2))
            };
            let part = decode(mpn, maker).expect(mpn);
            let found = against(&line, &part).map(|it| it.line).unwrap_or_default();
            assert_eq!(found, expected, "{row}\n{part:?}");
        }
    }
}
