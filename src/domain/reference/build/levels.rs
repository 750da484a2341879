//! Price levels: how prices of a level fall with the quantity, and what western distributors ask beside Chinese ones.

use rust_decimal::Decimal;

use crate::domain::reference::build::PriceRow;
use crate::domain::reference::build::grow::{Sample, middle};
use crate::domain::reference::build::prices::quantities;
use crate::domain::reference::curve::{BETWEEN_KNOTS, Curve, FIRST_KNOT, KNOTS, PriceLevel, QUANTITIES};
use crate::domain::reference::file::Reference;

/// Of fewer nothing is learnt.
const LEAST: usize = 8;
/// Words in the names of western distributors. Others are brokers or sell from China.
const WESTERN: [&str; 16] = [
    "digi-key",
    "digikey",
    "mouser",
    "farnell",
    "newark",
    "element14",
    "rs",
    "tme",
    "arrow",
    "avnet",
    "future",
    "tti",
    "allied",
    "distrelec",
    "conrad",
    "rutronik",
];
/// A level of fewer offers is taken from the nearest knot.
const SURE: usize = 24;
/// The place of 100 and of 1,000 pieces among the quantities of a curve.
const HUNDRED: usize = 2;
const THOUSAND: usize = 3;

/// For each knot the medians of the steps from each quantity to the next; a knot of few prices has those of the
/// nearest one.
fn steps(rows: &[(i32, [Option<i32>; QUANTITIES])]) -> Vec<[i32; QUANTITIES]> {
    let mut found = vec![[0; QUANTITIES]; KNOTS];
    for index in 1..QUANTITIES {
        let step =
            |at: &[Option<i32>; QUANTITIES]| Some(at.get(index).copied()?? - at.get(index - 1).copied()??);
        let at_knot = |knot: usize| {
            let near = rows.iter().filter(|it| nearest_knot(it.0) == knot);
            let falls: Vec<i32> = near.filter_map(|it| step(&it.1)).collect();
            (falls.len() >= LEAST).then(|| middle(falls).min(0))
        };
        let falls: Vec<Option<i32>> = (0..KNOTS).map(at_knot).collect();
        for (steps, fall) in found.iter_mut().zip(filled(&falls)) {
            if let Some(step) = steps.get_mut(index) {
                *step = fall;
            }
        }
    }
    found
}

fn nearest_knot(reference: i32) -> usize {
    let place = (reference - FIRST_KNOT + BETWEEN_KNOTS / 2).div_euclid(BETWEEN_KNOTS);
    usize::try_from(place).unwrap_or_default().min(KNOTS - 1)
}

/// A curve from its steps, with its value at one quantity for each knot.
fn curve_of(steps: &[[i32; QUANTITIES]], fixed: usize, values: &[i32]) -> Curve {
    let row = |(steps, value): (&[i32; QUANTITIES], &i32)| {
        let upto = |index: usize| steps.iter().take(index + 1).sum::<i32>();
        let mut row = [0; QUANTITIES];
        for (index, it) in row.iter_mut().enumerate() {
            *it = i16::try_from(value + upto(index) - upto(fixed)).unwrap_or_default();
        }
        row
    };
    Curve(steps.iter().zip(values).map(row).collect())
}

/// The prices of a row at the quantities of a curve; those beyond four times its last break are not known.
fn at_quantities(row: &PriceRow) -> [Option<i32>; QUANTITIES] {
    let last = row.breaks.last().map_or(Decimal::ZERO, |it| it.0);
    quantities().map(|it| row.price_at(it).filter(|_| last.saturating_mul(Decimal::from(4)) >= it))
}

/// How prices fall in rows that state several quantities; `None` where few do.
pub(super) fn curve(rows: &[PriceRow]) -> Option<Curve> {
    let ladders = rows.iter().filter(|it| it.breaks.len() > 2);
    let known: Vec<(i32, [Option<i32>; QUANTITIES])> =
        ladders.filter_map(|row| Some((row.price_at(Decimal::ONE_THOUSAND)?, at_quantities(row)))).collect();
    (known.len() >= LEAST * KNOTS).then(|| curve_of(&steps(&known), THOUSAND, &[0; KNOTS]))
}

/// The curve of western offers, and what it leaves of each part's price at 100 pieces; `None` without offers.
pub(super) fn west(reference: &Reference, offers: &[PriceRow]) -> Option<(Curve, Vec<Sample>)> {
    let guess = |row: &PriceRow| {
        reference.guess(&row.number, &row.parameters, PriceLevel::China, Decimal::ONE_THOUSAND).0
    };
    let offers: Vec<&PriceRow> = offers.iter().filter(|it| is_western(&it.seller)).collect();
    let known: Vec<(i32, [Option<i32>; QUANTITIES])> =
        offers.iter().map(|it| (guess(it), at_quantities(it))).collect();
    if known.len() < LEAST * KNOTS {
        return None;
    }
    let at_hundred = |knot: usize| {
        let near = known.iter().filter(|it| nearest_knot(it.0) == knot);
        let beside = near.filter_map(|it| Some(it.1.get(HUNDRED).copied()?? - it.0));
        Some(beside.collect()).filter(|it: &Vec<i32>| it.len() >= SURE).map(middle)
    };
    let levels: Vec<Option<i32>> = (0..KNOTS).map(at_hundred).collect();
    let curve = curve_of(&steps(&known), HUNDRED, &filled(&levels));
    let mut samples: Vec<Sample> = offers
        .iter()
        .zip(&known)
        .filter_map(|(offer, known)| {
            let left = known.1.get(HUNDRED).copied()?? - known.0 - curve.ratio(known.0, Decimal::ONE_HUNDRED);
            Some(Sample { key: offer.number.clone().into_bytes(), price: left, fold: offer.fold() })
        })
        .collect();
    samples.sort_unstable();
    // One sample for each part, whatever many offers it has.
    let one = |like: &[Sample]| like.get((like.len() - 1) / 2).cloned();
    let samples = samples.chunk_by(|one, other| one.key == other.key).filter_map(one).collect();
    Some((curve, samples))
}

/// A knot without a level takes that of the nearest one that has.
fn filled(levels: &[Option<i32>]) -> Vec<i32> {
    let nearest = |knot: usize| {
        let with = levels.iter().enumerate().filter_map(|(index, it)| Some((index.abs_diff(knot), (*it)?)));
        with.min_by_key(|it| it.0).map_or(0, |it| it.1)
    };
    (0..levels.len()).map(nearest).collect()
}

pub(super) fn is_western(seller: &str) -> bool {
    let seller = seller.to_lowercase();
    WESTERN.iter().any(|it| seller.split(' ').any(|word| word == *it || word.starts_with(it) && it.len() > 3))
}
