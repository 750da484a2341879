//! The interpreter: follows a pattern along a part number, and goes back where a code was taken for another.

use rust_decimal::Decimal;

use super::codes::{Scale, read};
use super::decoded::{Decoded, Unit};
use super::families::{Family, Piece, Table, after_close};
use crate::domain::bom::PartClass;

const OHMS: Scale = Scale { digits: 0, letters: &[(b'R', 0), (b'K', 3), (b'M', 6), (b'L', -3)] };
const PICOFARADS: Scale = Scale { digits: -12, letters: &[(b'R', -12), (b'P', -12), (b'N', -9), (b'U', -6)] };
const MICROHENRIES: Scale = Scale { digits: -6, letters: &[(b'R', -6), (b'N', -9), (b'U', -6)] };
const MEGAHERTZ: Scale = Scale { digits: 6, letters: &[(b'.', 6), (b'M', 6), (b'R', 6), (b'K', 3)] };
const AMPERES: Scale = Scale { digits: 0, letters: &[(b'.', 0), (b'R', 0), (b'A', 0)] };
const VOLTS: Scale = Scale { digits: 0, letters: &[(b'R', 0), (b'V', 0)] };

/// Class, unit and scale of a kind of part.
fn kind_of(kind: u8) -> (PartClass, Unit, Scale) {
    match kind {
        b'R' => (PartClass::Resistor, Unit::Ohm, OHMS),
        b'B' => (PartClass::Inductor, Unit::Ohm, OHMS),
        b'L' => (PartClass::Inductor, Unit::Henry, MICROHENRIES),
        // Coils whose digits count nanohenries.
        b'N' => (PartClass::Inductor, Unit::Henry, Scale { digits: -9, ..MICROHENRIES }),
        b'X' => (PartClass::Crystal, Unit::Hertz, MEGAHERTZ),
        b'Y' => (PartClass::Crystal, Unit::Hertz, Scale { digits: 3, ..MEGAHERTZ }),
        b'F' => (PartClass::Fuse, Unit::Ampere, AMPERES),
        // Fuses whose digits count hundredths.
        b'G' => (PartClass::Fuse, Unit::Ampere, Scale { digits: -2, ..AMPERES }),
        // Electrolytic capacitors whose digits count microfarads.
        b'E' => (PartClass::Capacitor, Unit::Farad, Scale { digits: -6, letters: &[(b'R', -6), (b'U', -6)] }),
        _ => (PartClass::Capacitor, Unit::Farad, PICOFARADS),
    }
}

/// A part number on its way along the pattern of a family.
struct Walk<'a> {
    family: &'a Family,
    class: PartClass,
    unit: Unit,
    scale: Scale,
}

/// What was read, from the end of the part number to its beginning: of two codes that tell the same the last counts.
struct Found {
    part: Decoded,
    /// What is told by now, a bit for each field.
    told: u32,
}

/// The value among the fields, beside the letters of tables.
const VALUE: u8 = b'a';

impl Found {
    /// Whether nothing behind tells the field.
    fn is_open(&mut self, field: u8) -> bool {
        let bit = 1 << (field % 32);
        let is_open = self.told & bit == 0;
        self.told |= bit;
        is_open
    }

    fn with_value(mut self, value: Decimal) -> Self {
        if self.is_open(VALUE) {
            self.part.value = value;
        }
        self
    }

    fn with_volts(mut self, volts: Option<Decimal>) -> Self {
        if self.is_open(b'v') {
            self.part.voltage = volts;
        }
        self
    }

    /// The same with what a code means.
    fn with(mut self, fields: &str, meaning: &'static str) -> Self {
        for (field, meaning) in fields.bytes().zip(meaning.split('/')) {
            if field == b'v' {
                self = self.with_volts(meaning.parse().ok());
            } else if self.is_open(field) {
                let part = &mut self.part;
                match field {
                    b'n' => part.series = meaning,
                    b's' => part.size = meaning,
                    b't' => part.tolerance = meaning,
                    b'd' => part.dielectric = meaning,
                    b'w' => part.power = meaning,
                    b'p' => part.packaging = meaning,
                    b'l' => part.lead = meaning,
                    _ => {}
                }
            }
        }
        self
    }
}

/// Reads the part number as one of the family; `None`: it is none.
pub(super) fn walk(family: &Family, code: &str) -> Option<Decoded> {
    let (class, unit, scale) = kind_of(family.kind);
    let found = Walk { family, class, unit, scale }.step(&family.pattern, code)?.part;
    (found.value >= Decimal::ZERO).then_some(found)
}

impl Walk<'_> {
    fn step(&self, pieces: &[Piece], code: &str) -> Option<Found> {
        let Some((first, rest)) = pieces.split_first() else {
            return code.is_empty().then(|| Found { part: self.blank(), told: 0 });
        };
        match first {
            Piece::Sign(sign) => self.step(rest, after_sign(code, *sign)?),
            Piece::Hyphen => self.step(rest, after_sign(code, b'-').unwrap_or(code)),
            Piece::Open => self.step(rest, code).or_else(|| self.step(after_close(rest)?, code)),
            Piece::Close => self.step(rest, code),
            Piece::Codes(table) => self.codes(table, rest, code),
            Piece::Value(name) => self.value(name, rest, code),
        }
    }

    fn codes(&self, table: &Table, rest: &[Piece], code: &str) -> Option<Found> {
        let first = code.bytes().next();
        table.rows.iter().find_map(|(own, meaning)| {
            // Hardly any code begins alike, so that is looked at first.
            let may_be = own.is_empty() || own.bytes().next() == first;
            let after = if may_be { code.strip_prefix(own)? } else { return None };
            Some(self.step(rest, after)?.with(table.fields, meaning))
        })
    }

    fn value(&self, name: &str, rest: &[Piece], code: &str) -> Option<Found> {
        let digit = |at: usize| name.as_bytes().get(at).map(|it| usize::from(it.wrapping_sub(b'0')));
        let with_value = |length: usize, kind: &str| {
            let (value, after) = code.split_at_checked(length)?;
            let value = read(value, kind, self.scale)?;
            Some(self.step(rest, after)?.with_value(value))
        };
        match name.bytes().next()? {
            b'?' => (digit(1)?..=digit(2)?).find_map(|length| {
                let (skipped, after) = code.split_at_checked(length)?;
                let is_plain =
                    skipped.bytes().all(|it| it.is_ascii_alphanumeric() || b"-/.*+=".contains(&it));
                if is_plain { self.step(rest, after) } else { None }
            }),
            b'v' => {
                let (volts, after) = code.split_at_checked(digit(1)?)?;
                let volts = read(volts, "", VOLTS)?;
                Some(self.step(rest, after)?.with_volts(Some(volts)))
            }
            b'z' => Some(self.step(rest, code)?.with_value(Decimal::ZERO)),
            b'k' => (1..=8).rev().find_map(|length| with_value(length, "l")),
            b'p' => (1..=8).rev().find_map(|length| with_value(length, "p")),
            _ => {
                let mut lengths = name.bytes().rev().filter(u8::is_ascii_digit);
                lengths.find_map(|length| with_value(usize::from(length - b'0'), name))
            }
        }
    }

    /// The part of which only the family is known.
    fn blank(&self) -> Decoded {
        Decoded {
            manufacturer: self.family.maker,
            makers: self.family.makers,
            series: self.family.series,
            class: self.class,
            value: Decimal::NEGATIVE_ONE,
            unit: self.unit,
            tolerance: "",
            voltage: None,
            power: "",
            dielectric: "",
            size: "",
            packaging: "",
            lead: "",
        }
    }
}

fn after_sign(code: &str, sign: u8) -> Option<&str> {
    if code.as_bytes().first() == Some(&sign) { code.get(1..) } else { None }
}
