//! What a part probably costs, with a band that holds eight of ten parts, and what that rests on.

use rust_decimal::Decimal;

use crate::domain::bom::package::Package;
use crate::domain::bom::{BomLine, PartClass};
use crate::domain::reference::curve::PriceLevel;
use crate::domain::reference::families::PartFamily;
use crate::domain::reference::file::Reference;
use crate::domain::reference::octaves::{OCTAVE, number_at, octaves};
use crate::domain::reference::parameters::{is_made_to_order, key};
use crate::domain::reference::tree::Found;
use crate::domain::spelling::part_key;

/// What an estimate rests on. `code` is the word of `report.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EstimateSource {
    /// Parts whose part numbers begin likewise.
    Family,
    /// Parts of like value, size, ratings or pins.
    Parameters,
    /// Parts of the class.
    Class,
}

impl EstimateSource {
    pub fn code(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Parameters => "parameters",
            Self::Class => "class",
        }
    }
}

/// What is known of the price of a part, however many are bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartEstimate {
    guess: Guess,
    /// What western distributors ask beside their level.
    west: Guess,
    pub from: EstimateSource,
    /// The beginning of the part numbers, or the family or class of parts.
    pub of: String,
    /// How many parts that rests on, to two digits.
    pub parts: u32,
}

/// The estimated price of one piece, in the currency of the table. Eight of ten such parts cost from `low` to `high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceBand {
    pub unit_price: Decimal,
    pub low: Decimal,
    pub high: Decimal,
}

/// Letters of a part number that tell a family of parts, whatever class they are of.
const FAMILY_DEPTH: usize = 4;
/// Letters of a key that tell the class and the family in words.
const CLASS_DEPTH: usize = 2;

/// A reference price in octaves, and half the width of its band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Guess {
    price: i32,
    half_width: i32,
}

impl Reference {
    /// What is known of the price of the line's part, by this part number. `None`: it is made to order, or nothing is said
    /// of it.
    pub fn estimate(&self, part_number: &str, line: &BomLine, package: Package) -> Option<PartEstimate> {
        let number = part_key(part_number);
        let by_number = self.numbers.find(number.as_bytes());
        let parameters = key(line, package);
        let by_parameters = self.parameters.find(&parameters);
        // A heat sink or a battery holder of a known family has the price of its like; a bare board has none.
        let is_of_family = by_number.depth >= FAMILY_DEPTH && line.class != PartClass::CircuitBoard;
        let is_told = (by_number.depth > 0 || by_parameters.depth > 0) && !is_made_to_order(line.class);
        if !is_told && !is_of_family {
            return None;
        }
        // A family of part numbers tells a reader more, so it is named also where it is a little less sure.
        let is_of_number = by_number.depth > 1
            && (by_parameters.depth <= CLASS_DEPTH
                || by_number.family.half_width() * 2 <= by_parameters.family.half_width() * 3);
        let (from, of, found) = if is_of_number {
            (EstimateSource::Family, number.get(..by_number.depth).unwrap_or(&number).to_owned(), by_number)
        } else {
            let family = parameters.get(1).filter(|_| by_parameters.depth > 1);
            let family = family.and_then(|it| PartFamily::from_letter(*it));
            let from = if by_parameters.depth > CLASS_DEPTH {
                EstimateSource::Parameters
            } else {
                EstimateSource::Class
            };
            (from, family.map_or(line.class.code(), PartFamily::code).to_owned(), by_parameters)
        };
        let guess = joined(by_number, by_parameters);
        Some(PartEstimate { guess, west: self.west_of(&number), from, of, parts: found.family.parts() })
    }

    /// What a piece of a part probably costs where so many are bought.
    pub fn price(&self, part: &PartEstimate, level: PriceLevel, quantity: Decimal) -> PriceBand {
        let Guess { price, half_width } = self.at(part.guess, part.west, level, quantity);
        PriceBand {
            unit_price: number_at(price),
            low: number_at(price - half_width),
            high: number_at(price + half_width),
        }
    }

    fn west_of(&self, number: &str) -> Guess {
        let west = self.west.find(number.as_bytes()).family;
        Guess { price: west.price, half_width: west.half_width() }
    }

    /// The guess at a quantity and a price level.
    fn at(&self, guess: Guess, west: Guess, level: PriceLevel, quantity: Decimal) -> Guess {
        let Guess { price, half_width } = guess;
        match (level, &self.curves.west) {
            (PriceLevel::West, Some(curve)) => Guess {
                price: price + curve.ratio(price, quantity) + west.price,
                half_width: half_width.max(west.half_width),
            },
            _ => Guess { price: price + self.curves.china.ratio(price, quantity), half_width },
        }
    }

    /// In octaves, for measuring: by part number and parameters, or by one of them where the other is empty.
    pub(super) fn guess(
        &self,
        number: &str,
        parameters: &[u8],
        level: PriceLevel,
        quantity: Decimal,
    ) -> (i32, i32) {
        let guess = joined(self.numbers.find(number.as_bytes()), self.parameters.find(parameters));
        let Guess { price, half_width } = self.at(guess, self.west_of(number), level, quantity);
        (price, half_width)
    }
}

/// Two guesses of one price, by part number and by parameters, each by the weight of its certainty. Both rest on much
/// the same parts, so that the band is that of the better one. A class says nothing beside a family.
fn joined(one: Found, other: Found) -> Guess {
    let alone = |it: Found| Guess { price: it.family.price, half_width: it.family.half_width() };
    if one.depth == 0 || other.depth <= CLASS_DEPTH {
        return alone(if one.depth == 0 { other } else { one });
    }
    let weight = |it: Found| {
        let width = i64::from(it.family.half_width() + OCTAVE / 16);
        (1 << 40) / (width * width * width)
    };
    let (one_weight, other_weight) = (weight(one), weight(other));
    let sum = i64::from(one.family.price) * one_weight + i64::from(other.family.price) * other_weight;
    Guess {
        price: i32::try_from(sum / (one_weight + other_weight)).unwrap_or_default(),
        half_width: one.family.half_width().min(other.family.half_width()),
    }
}

/// The place of a price on the scale of this room.
pub(super) fn place_of(price: Decimal) -> Option<i32> {
    octaves(price)
}
