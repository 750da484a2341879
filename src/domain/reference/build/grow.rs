//! Which beginnings of keys are worth a family, and what it says.

use crate::domain::reference::octaves::OCTAVE;
use crate::domain::reference::tree::{Family, STEP};

/// Longer beginnings tell single parts.
const MOST_LETTERS: usize = 24;

/// A price at a key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sample {
    pub(super) key: Vec<u8>,
    /// In octaves, at the reference quantity.
    pub(super) price: i32,
    /// Which part of the whole it belongs to, drawn by its part number.
    pub(super) fold: u8,
}

/// How finely families are told apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// What all parts of a family together must come nearer to their prices, in octaves × 1,024.
    pub(super) gain: i64,
    /// How many halves of a part the shorter beginning weighs.
    pub(super) doubt: i64,
    /// A family has at least so many parts.
    pub(super) least: usize,
}

/// Parts whose keys begin alike.
struct Range<'a> {
    samples: &'a [Sample],
    depth: usize,
    /// What the nearest family above says.
    above: i32,
}

/// The families of samples in the order of their keys, from the shortest beginnings to longer ones: each says the
/// median of its parts, drawn towards the family above, and is kept only where that adds something.
pub(super) fn grow(samples: &[Sample], shape: Shape) -> Vec<(Vec<u8>, Family)> {
    let root = median(samples);
    let count = Family::count_code(samples.len());
    let mut entries = vec![(Vec::new(), Family { price: root, count, ..Family::default() })];
    let mut open = vec![Range { samples, depth: 0, above: root }];
    while let Some(Range { samples, depth, above }) = open.pop() {
        let letter_of = |it: &Sample| it.key.get(depth).copied();
        for like in samples.chunk_by(|one, other| letter_of(one) == letter_of(other)) {
            let Some(key) = like.first().and_then(|it| it.key.get(..=depth)) else { continue };
            if like.len() < shape.least {
                continue;
            }
            let mut next = above;
            if let Some(price) = worth(like, above, shape) {
                let count = Family::count_code(like.len());
                entries.push((key.to_vec(), Family { price, count, ..Family::default() }));
                next = price;
            }
            if depth + 1 < MOST_LETTERS {
                open.push(Range { samples: like, depth: depth + 1, above: next });
            }
        }
    }
    entries.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    entries
}

/// The price that a family of these parts says; `None` where it would add too little.
fn worth(samples: &[Sample], above: i32, shape: Shape) -> Option<i32> {
    let parts = i64::try_from(samples.len()).ok()?;
    let drawn =
        (i64::from(above) * shape.doubt + i64::from(median(samples)) * 2 * parts) / (shape.doubt + 2 * parts);
    let away = i32::try_from(drawn).ok()? - above;
    let steps = (away + away.signum() * STEP / 2) / STEP;
    let price = above + steps.clamp(-127, 127) * STEP;
    if price == above {
        return None;
    }
    let miss =
        |from: i32| samples.iter().map(|it| i64::from((it.price - from).abs().min(8 * OCTAVE))).sum::<i64>();
    (miss(above) - miss(price) > shape.gain).then_some(price)
}

/// The lower of the two in the middle of an even number; zero of none.
pub(super) fn median(samples: &[Sample]) -> i32 {
    middle(samples.iter().map(|it| it.price).collect())
}

/// The same of numbers.
pub(super) fn middle(numbers: Vec<i32>) -> i32 {
    quantile(numbers, 50)
}

/// What so many of a hundred numbers do not exceed; zero of none.
pub(super) fn quantile(mut numbers: Vec<i32>, percent: usize) -> i32 {
    let Some(last) = numbers.len().checked_sub(1) else { return 0 };
    *numbers.select_nth_unstable(last * percent / 100).1
}
