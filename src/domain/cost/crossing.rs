//! Where two processes cross: the number of boards from which on the second one is cheaper.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::calculation::Calculation;
use crate::domain::cost::tier::Tier;

/// The crossing point of two processes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    /// The process that is cheaper below: an index into the profile's processes.
    pub below: u16,
    /// The process that is cheaper from `boards` on.
    pub above: u16,
    pub boards: u32,
    /// Found by a straight line between two volumes, since the BOM is too long to cost every number of boards; or some of
    /// it is estimated.
    pub is_about: bool,
}

/// Up to this many parts are costed at as many numbers of boards as it takes.
const SEARCHED_PARTS: usize = 3_000;
/// The search looks from one board up to this.
const MOST_BOARDS: u32 = 1_000_000;

/// The crossing of the first and the last process; `None` where there is one process only, costs cannot be compared, parts
/// have no price and nothing is estimated, or one process is cheaper at all volumes.
///
/// A part without a price costs both processes the same but for its losses, so it moves the crossing by little.
pub fn crossing(calculation: &Calculation<'_>, tiers: &[Tier], is_estimated: bool) -> Option<Crossing> {
    let last = calculation.processes().checked_sub(1).filter(|it| *it > 0)?;
    let is_full = tiers.iter().all(|it| it.coverage.known().is_full());
    if !calculation.counts_around() || !(is_full || is_estimated) {
        return None;
    }
    let last_index = u16::try_from(last).ok()?;
    if calculation.parts.count() > SEARCHED_PARTS {
        return between_volumes(tiers, last).map(|(boards, first_is_below)| {
            let (below, above) = if first_is_below { (0, last_index) } else { (last_index, 0) };
            Crossing { below, above, boards, is_about: true }
        });
    }
    let last_wins =
        |boards: u32| calculation.per_board_at(last, boards) < calculation.per_board_at(0, boards);
    let at_one = last_wins(1);
    let mut low = 1_u32;
    while low < MOST_BOARDS {
        let high = low.saturating_mul(2).min(MOST_BOARDS);
        if last_wins(high) != at_one {
            let boards = bisect(low, high, |boards| last_wins(boards) != at_one);
            let (below, above) = if at_one { (last_index, 0) } else { (0, last_index) };
            // What is estimated is bought alike for both processes, so it moves the crossing by its losses alone.
            let is_about = !is_full;
            return Some(Crossing { below, above, boards, is_about });
        }
        low = high;
    }
    None
}

/// The first number between `low` (false) and `high` (true) at which the test holds.
fn bisect(mut low: u32, mut high: u32, test: impl Fn(u32) -> bool) -> u32 {
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if test(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// The crossing on the straight line of the totals between the two volumes where the cheaper process changes.
fn between_volumes(tiers: &[Tier], last: usize) -> Option<(u32, bool)> {
    let lead = |tier: &Tier| {
        let boards = Decimal::from(tier.boards);
        let total = |index: usize| tier.by_process.get(index)?.checked_mul(boards);
        total(last)?.checked_sub(total(0)?)
    };
    tiers.windows(2).find_map(|pair| {
        let [one, other] = pair else { return None };
        let (before, after) = (lead(one)?, lead(other)?);
        if (before < Decimal::ZERO) == (after < Decimal::ZERO) {
            return None;
        }
        let width = Decimal::from(other.boards.checked_sub(one.boards)?);
        let way = width.checked_mul(before)?.checked_div(before.checked_sub(after)?)?.ceil().to_u32()?;
        Some((one.boards.saturating_add(way), before >= Decimal::ZERO))
    })
}
