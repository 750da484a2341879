//! The interpreter: follows a pattern along a part number, and goes back where a code was taken for another.

use rust_decimal::Decimal;

use super::codes::{Scale, read};
use super::decoded::{Decoded, Unit};
use super::families::{Family, table};
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

/// Reads the part number as one of the family; `None`: it is none.
pub(super) fn walk(family: &Family, code: &str) -> Option<Decoded> {
    let (class, unit, scale) = kind_of(family.kind);
    let found = Decoded {
        manufacturer: family.maker,
        makers: family.makers,
        series: family.series,
        class,
        value: Decimal::NEGATIVE_ONE,
        unit,
        tolerance: "",
        voltage: None,
        power: "",
        dielectric: "",
        size: "",
        packaging: "",
        lead: "",
    };
    step(family.pattern, code, found, scale).filter(|it| it.value >= Decimal::ZERO)
}

fn step(pattern: &'static str, code: &str, found: Decoded, scale: Scale) -> Option<Decoded> {
    let Some(first) = pattern.bytes().next() else { return code.is_empty().then_some(found) };
    let rest = pattern.get(1..)?;
    match first {
        b'(' => {
            let (name, rest) = rest.split_once(')')?;
            field(name, rest, code, found, scale)
        }
        b'[' => step(rest, code, found, scale).or_else(|| step(rest.split_once(']')?.1, code, found, scale)),
        b']' => step(rest, code, found, scale),
        b'-' => step(rest, code.strip_prefix('-').unwrap_or(code), found, scale),
        b'~' => step(rest, code.strip_prefix('-')?, found, scale),
        _ => step(rest, code.strip_prefix(char::from(first))?, found, scale),
    }
}

fn field(
    name: &'static str,
    rest: &'static str,
    code: &str,
    found: Decoded,
    scale: Scale,
) -> Option<Decoded> {
    let digit = |at: usize| name.as_bytes().get(at).map(|it| usize::from(it.wrapping_sub(b'0')));
    let split = |length: usize| code.split_at_checked(length);
    match name.bytes().next()? {
        b'?' => (digit(1)?..=digit(2)?).find_map(|length| {
            let (skipped, after) = split(length)?;
            let is_plain = skipped.bytes().all(|it| it.is_ascii_alphanumeric() || b"-/.*+=".contains(&it));
            is_plain.then(|| step(rest, after, found, scale)).flatten()
        }),
        b'v' if digit(1)? < 10 => {
            let (volts, after) = split(digit(1)?)?;
            step(rest, after, Decoded { voltage: Some(read(volts, "", VOLTS)?), ..found }, scale)
        }
        b'0'..=b'9' => name.bytes().rev().filter(u8::is_ascii_digit).find_map(|length| {
            let (value, after) = split(usize::from(length - b'0'))?;
            step(rest, after, Decoded { value: read(value, name, scale)?, ..found }, scale)
        }),
        b'z' if name.len() == 1 => step(rest, code, Decoded { value: Decimal::ZERO, ..found }, scale),
        habit @ (b'k' | b'p') if name.len() == 1 => (1..=8).rev().find_map(|length| {
            let (value, after) = split(length)?;
            let kind = if habit == b'k' { "l" } else { "p" };
            step(rest, after, Decoded { value: read(value, kind, scale)?, ..found }, scale)
        }),
        _ => {
            let table = table(name)?;
            table.rows.split(' ').find_map(|row| {
                let (own, meaning) = row.split_once('=').unwrap_or((row, row));
                step(rest, code.strip_prefix(own)?, told(found, table.fields, meaning)?, scale)
            })
        }
    }
}

/// The same with what a code means; `None`: the data contradicts itself.
fn told(mut found: Decoded, fields: &str, meaning: &'static str) -> Option<Decoded> {
    for (field, meaning) in fields.bytes().zip(meaning.split('/')) {
        match field {
            b'n' => found.series = meaning,
            b's' => found.size = meaning,
            b't' => found.tolerance = meaning,
            b'd' => found.dielectric = meaning,
            b'w' => found.power = meaning,
            b'p' => found.packaging = meaning,
            b'l' => found.lead = meaning,
            b'v' => found.voltage = Some(meaning.parse().ok()?),
            _ => {}
        }
    }
    Some(found)
}
