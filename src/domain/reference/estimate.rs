//! What a part probably costs, with a band that holds eight of ten parts, and what that rests on.

use rust_decimal::Decimal;

use crate::domain::bom::package::Package;
use crate::domain::bom::{BomLine, PartClass};
use crate::domain::reference::curve::PriceLevel;
use crate::domain::reference::families::PartFamily;
use crate::domain::reference::file::Reference;
use crate::domain::reference::octaves::{OCTAVE, number_at, octaves};
use crate::domain::reference::parameters::{Words, is_made_to_order, key};
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

/// What is known of the price of a part at a price level, however many are bought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartEstimate {
    /// In octaves, before the curve of the level.
    price: i32,
    /// What is added after it.
    beside: i32,
    level: PriceLevel,
    /// From the middle of the band to its ends, in octaves.
    half_width: i32,
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

impl PriceBand {
    /// That of a part at a place of the scale, which [`Reference::place`] gives.
    pub fn at(place: i32, part: &PartEstimate) -> Self {
        Self {
            unit_price: number_at(place),
            low: number_at(place - part.half_width),
            high: number_at(place + part.half_width),
        }
    }
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
    /// What is known of the price of the line's part, by this part number and its words. `None`: it is made to order, or nothing is said
    /// of it.
    pub fn estimate(
        &self,
        part_number: &str,
        line: &BomLine,
        words: &Words,
        package: Package,
        level: PriceLevel,
    ) -> Option<PartEstimate> {
        let number = part_key(part_number);
        let by_number = self.numbers.find(number.as_bytes());
        let parameters = key(line, words, package);
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
        let (Guess { price, half_width }, beside) =
            self.at_level(joined(by_number, by_parameters), &number, level);
        Some(PartEstimate { price, beside, level, half_width, from, of, parts: found.family.parts() })
    }

    /// What a piece of a part probably costs where so many are bought.
    pub fn price(&self, part: &PartEstimate, quantity: Decimal) -> PriceBand {
        PriceBand::at(self.place(part, quantity), part)
    }

    /// The same as a place of the scale: where it is the same for two quantities, so is the price.
    pub fn place(&self, part: &PartEstimate, quantity: Decimal) -> i32 {
        self.price_at(part.price, part.level, quantity) + part.beside
    }

    /// How sure a guess is at a price level, and what is added to its price after the curve of the level.
    fn at_level(&self, guess: Guess, number: &str, level: PriceLevel) -> (Guess, i32) {
        if level == PriceLevel::China || self.curves.west.is_none() {
            return (guess, 0);
        }
        let west = self.west.find(number.as_bytes()).family;
        (Guess { half_width: guess.half_width.max(west.half_width()), ..guess }, west.price)
    }

    /// A reference price at a quantity and a price level, in octaves.
    fn price_at(&self, price: i32, level: PriceLevel, quantity: Decimal) -> i32 {
        let west = self.curves.west.as_ref().filter(|_| level == PriceLevel::West);
        price + west.unwrap_or(&self.curves.china).ratio(price, quantity)
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
        let (Guess { price, half_width }, beside) = self.at_level(guess, number, level);
        (self.price_at(price, level, quantity) + beside, half_width)
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
