//! What a line says of its part, as a key whose beginnings are families: class first, then what decides the price most.

use std::sync::OnceLock;

use crate::domain::bom::package::{self, Package};
use crate::domain::bom::passive::Passive;
use crate::domain::bom::{BomLine, PartClass};
use crate::domain::reference::families::PartFamily;
use crate::domain::spelling::manufacturer_key;

/// Stands for what the line does not say.
const UNKNOWN: u8 = b'?';
/// Classes of parts that are made to order: no table tells their price.
const MADE_TO_ORDER: [PartClass; 3] = [PartClass::CircuitBoard, PartClass::Mechanical, PartClass::Battery];
/// Letters of the maker's name that end a key.
const MAKER_LETTERS: usize = 4;

pub(super) fn is_made_to_order(class: PartClass) -> bool {
    MADE_TO_ORDER.contains(&class)
}

/// What the words of a line tell of its part: class, value, footprint and description, and no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The family that the description tells.
    pub family: Option<PartFamily>,
    pub package: Package,
    maker: MakerStart,
    /// Of a passive part, once it was asked for.
    passive: OnceLock<Passive>,
}

/// The first letters of a maker's name, in which no name has a nought.
pub(super) type MakerStart = [u8; MAKER_LETTERS];

/// Those of a name as a file states it.
pub fn maker_start(name: &str) -> MakerStart {
    let mut start = MakerStart::default();
    start.iter_mut().zip(manufacturer_key(name).bytes()).for_each(|(slot, letter)| *slot = letter);
    start
}

impl Words {
    pub fn of(line: &BomLine) -> Self {
        Self::with_maker(line, maker_start(&line.manufacturer))
    }

    /// The same where the maker's name was read before.
    pub fn with_maker(line: &BomLine, maker: MakerStart) -> Self {
        let family = PartFamily::of(&line.description);
        Self { family, package: package::of_words(line), maker, passive: OnceLock::new() }
    }

    /// What the words of this very line tell of a passive part.
    fn passive(&self, line: &BomLine) -> Passive {
        let read = || Passive::read(line.class, &line.value, &[&line.description, &line.footprint]);
        *self.passive.get_or_init(read)
    }
}

/// The key of a line with these words.
pub(super) fn key(line: &BomLine, words: &Words, package: Package) -> Vec<u8> {
    let class = line.class;
    let family = words.family.map_or(UNKNOWN, PartFamily::letter);
    let mut key = vec![b'a'.saturating_add(class as u8)];
    let body = letter(Some(package.class as u64), b'A');
    if matches!(class, PartClass::Resistor | PartClass::Capacitor | PartClass::Inductor) {
        let part = words.passive(line);
        key.extend([family, part.size.map_or(body, size_letter)]);
        let dielectric = letter(part.dielectric.map(|it| it as u64), b'A');
        let value = bucket(part.value, 2);
        match class {
            PartClass::Resistor => key.extend([bucket(part.tolerance, 1), bucket(part.watts, 2), value]),
            PartClass::Capacitor => key.extend([value, bucket(part.volts, 1), dielectric]),
            _ => key.push(value),
        }
    } else {
        key.extend([family, body, bucket(Some(package.joints.into()), 2)]);
    }
    key.extend(words.maker.iter().filter(|it| **it != 0));
    key
}

/// The same key as of a line that says less: without the places that `hidden` has bits for.
pub(super) fn less_known(key: &[u8], hidden: u8) -> Vec<u8> {
    let hide =
        |(index, letter): (usize, &u8)| if index < 8 && hidden >> index & 1 == 1 { UNKNOWN } else { *letter };
    key.iter().enumerate().map(hide).collect()
}

/// The first three digits tell the sizes apart; 32 of the letters from 0x80 on are theirs.
fn size_letter(size: &str) -> u8 {
    let digits: u32 = size.get(..3).and_then(|it| it.parse().ok()).unwrap_or_default();
    u8::try_from(0x80 + digits % 113).unwrap_or(UNKNOWN)
}

/// A number as a letter: `parts` letters for each octave.
fn bucket(number: Option<u64>, parts: u32) -> u8 {
    let square = number.map(|it| u128::from(it).max(1).pow(parts));
    letter(square.map(|it| it.ilog2().into()), b'@')
}

fn letter(number: Option<u64>, first: u8) -> u8 {
    number.map_or(UNKNOWN, |it| first.saturating_add(u8::try_from(it).unwrap_or(u8::MAX)))
}
