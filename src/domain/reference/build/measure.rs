//! How well a table estimates parts that it was not learnt from.

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::domain::reference::build::grow::quantile;
use crate::domain::reference::build::levels::is_western;
use crate::domain::reference::build::{Origin, PriceRow, build};
use crate::domain::reference::curve::PriceLevel;
use crate::domain::reference::file::Reference;
use crate::domain::reference::octaves::{number_at, octaves};
use crate::domain::reference::sum::{Spreads, SumBand};

/// Tenths of the parts, each of which is held out once.
const TENTH: u8 = 10;

/// What is known of a part when it is estimated.
const KNOWN: [(&str, bool, bool); 3] = [
    ("part number, maker, package, description", true, true),
    ("part number alone", true, false),
    ("maker, package, description", false, true),
];

/// The figures of a table that is made of nine tenths of the parts, for the other tenth; and for the western offers,
/// each tenth estimated from the other nine.
pub fn measure(origin: &Origin, rows: &[PriceRow], western: &[PriceRow]) -> String {
    let (own, others) = split(rows, 0);
    let reference = build(origin, &others, western);
    let mut text = format!("{} rows learnt from, {} held out\n", others.len(), own.len());
    for (name, has_number, has_parameters) in KNOWN {
        for quantity in [Decimal::ONE, Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND, Decimal::from(10_000)] {
            let figures =
                figures(&reference, &own, PriceLevel::China, quantity, (has_number, has_parameters));
            let _ = writeln!(text, "{name}, at {quantity}: {figures}");
        }
    }
    for lines in [10, 30, 100] {
        let _ = writeln!(text, "boards of {lines} lines, at 100: {}", boards(&reference, &own, lines));
    }
    for level in [PriceLevel::West, PriceLevel::China] {
        for quantity in [Decimal::ONE, Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND] {
            let mut misses = Misses::default();
            for tenth in 0..TENTH {
                let (own, others) = split(western, tenth);
                let mut reference = reference.clone();
                reference.learn_west(&others);
                let own: Vec<PriceRow> = own.into_iter().filter(|it| is_western(&it.seller)).collect();
                misses.add(&reference, &own, level, quantity, (true, true));
            }
            let _ = writeln!(text, "western offers by {}, at {quantity}: {}", level.code(), misses.told());
        }
    }
    text
}

/// How well sums are estimated: boards of so many parts, each of another one of the parts held out.
fn boards(reference: &Reference, rows: &[PriceRow], lines: usize) -> String {
    let (mut misses, mut spreads) = (Misses::default(), Spreads::default());
    // Parts in the order of a list are alike; a board has parts of all kinds.
    let step = rows.len() / lines;
    for board in 0..step {
        let parts = rows.iter().skip(board).step_by(step).take(lines);
        let (mut sum, mut price) = (Some(SumBand::default()), Decimal::ZERO);
        for row in parts {
            let Some(stated) = row.price_at(Decimal::ONE_HUNDRED) else { continue };
            let (guess, half) =
                reference.guess(&row.number, &row.parameters, PriceLevel::China, Decimal::ONE_HUNDRED);
            let [low, middle, high] = [guess - half, guess, guess + half].map(number_at);
            sum = sum.and_then(|it| it.add(middle, spreads.of(low, high)));
            price += number_at(stated);
        }
        let Some([low, middle, high]) = sum.and_then(SumBand::band) else { continue };
        let [low, middle, high, price] = [low, middle, high, price].map(|it| octaves(it).unwrap_or_default());
        misses.misses.push((middle - price).abs());
        misses.over += usize::from(middle > price);
        misses.widths.push(high - low);
        misses.held += usize::from((low..=high).contains(&price));
    }
    format!("{}, too high {} %", misses.told(), misses.over * 100 / misses.misses.len().max(1))
}

fn split(rows: &[PriceRow], tenth: u8) -> (Vec<PriceRow>, Vec<PriceRow>) {
    rows.iter().cloned().partition(|it| it.fold() % TENTH == tenth)
}

fn figures(
    reference: &Reference,
    rows: &[PriceRow],
    level: PriceLevel,
    quantity: Decimal,
    known: (bool, bool),
) -> String {
    let mut misses = Misses::default();
    misses.add(reference, rows, level, quantity, known);
    misses.told()
}

/// How far estimates were off.
#[derive(Default)]
struct Misses {
    misses: Vec<i32>,
    widths: Vec<i32>,
    held: usize,
    /// How many estimates were too high; of boards only.
    over: usize,
}

impl Misses {
    fn add(
        &mut self,
        reference: &Reference,
        rows: &[PriceRow],
        level: PriceLevel,
        quantity: Decimal,
        (has_number, has_parameters): (bool, bool),
    ) {
        for row in rows {
            let Some(price) = row.price_at(quantity) else { continue };
            let number = if has_number { row.number.as_str() } else { "" };
            let parameters = if has_parameters { row.parameters.as_slice() } else { &[] };
            let (guess, half_width) = reference.guess(number, parameters, level, quantity);
            self.misses.push((guess - price).abs());
            self.widths.push(2 * half_width);
            self.held += usize::from((guess - price).abs() <= half_width);
        }
    }

    fn told(&self) -> String {
        let factor = |of: &Vec<i32>, percent| number_at(quantile(of.clone(), percent));
        format!(
            "{} parts, median factor {}, 80 % within {}, band holds {} %, median width {}",
            self.misses.len(),
            factor(&self.misses, 50),
            factor(&self.misses, 80),
            self.held * 100 / self.misses.len().max(1),
            factor(&self.widths, 50),
        )
    }
}
