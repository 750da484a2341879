//! Cost of a good board at every number of boards, with each process: the curves on logarithmic axes.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::cost::calculation::Calculation;
use crate::domain::cost::demand::Demand;
use crate::domain::cost::groups::Groups;
use crate::domain::cost::tier::Tier;
use crate::domain::report::curves::{Curve, Curves};
use crate::domain::sorting;

/// The curves reach at least from one board to this many.
const LAST: u32 = 100_000;
/// More points than this cannot be told apart on a screen.
const MOST_POINTS: usize = 400;
/// How often a part may be costed for the curves: what takes longer would be felt at every change of a setting.
const MOST_PURCHASES: usize = 200_000;
/// Above this many lines the curves have the volumes only.
const MAX_LINES: usize = 3_000;
/// Points in every decade, besides the volumes and the price breaks.
const SERIES: [u32; 5] = [1, 2, 3, 5, 7];

/// The curve of the process that is taken at each number of boards, from the first volume to the last, and those of
/// all processes; empty where nothing is priced, nor will be estimated.
///
/// Their points are the volumes, a series in every decade, and the numbers of boards at which a part reaches a price
/// break with the number before each, so that a step is drawn as a step. Where these are too many, some are left out.
pub fn curves(
    calculation: &Calculation<'_>,
    demands: &[Demand<'_>],
    groups: &Groups,
    tiers: &[Tier],
    is_estimated: bool,
) -> (Curve, Curves) {
    let (Some(first), Some(last)) = (tiers.first(), tiers.last()) else { return Default::default() };
    if !is_estimated && !tiers.iter().any(|it| it.coverage.priced > 0) {
        return Default::default();
    }
    let mut taken_curve = Curve::new();
    let count = calculation.processes().max(1);
    let mut curves = Curves { processes: vec![Curve::new(); count], ..Curves::default() };
    let points = if demands.len() > MAX_LINES {
        sorting::set(tiers.iter().map(|it| it.boards))
    } else {
        let range = (1, LAST.max(last.boards));
        curves.breaks = break_boards(demands, groups, range).into_iter().collect();
        let most = MOST_PURCHASES / (demands.len() * count).max(1);
        points(tiers, &curves.breaks, range.1, most.min(MOST_POINTS))
    };
    for boards in points {
        let tier = tiers.iter().find(|it| it.boards == boards);
        let known = tier.map(|it| it.by_process.as_slice()).filter(|it| it.len() == count);
        let costs: Vec<Decimal> = match known {
            Some(known) => known.to_vec(),
            None => (0..count).map(|it| calculation.per_board_at(it, boards)).collect(),
        };
        if (first.boards..=last.boards).contains(&boards) {
            let taken = tier.map(|it| it.per_board);
            taken_curve.push((boards, taken.unwrap_or_else(|| calculation.taken_of(boards, &costs))));
        }
        for (curve, cost) in curves.processes.iter_mut().zip(costs) {
            curve.push((boards, cost));
        }
    }
    (taken_curve, curves)
}

/// The numbers of boards that are costed, at most about `most`.
fn points(tiers: &[Tier], breaks: &[u32], last: u32, most: usize) -> BTreeSet<u32> {
    let mut points = sorting::set(tiers.iter().map(|it| it.boards));
    points.insert(last);
    let decades = std::iter::successors(Some(1_u32), |it| it.checked_mul(10)).take_while(|it| *it <= last);
    points.extend(
        decades.flat_map(|decade| SERIES.map(|it| decade.saturating_mul(it))).filter(|it| *it <= last),
    );
    // Both sides of a step, or as many steps as fit: evenly spread, so that no part of the curve is left bare.
    let room = most.saturating_sub(points.len()) / 2;
    let shown = room.min(breaks.len());
    let steps = (0..shown).filter_map(|it| breaks.get(it * breaks.len() / shown.max(1)));
    points.extend(steps.flat_map(|it| [it.saturating_sub(1).max(1), *it]));
    points
}

/// The numbers of boards in a range at which the need of a part reaches one of its price breaks.
fn break_boards(demands: &[Demand<'_>], groups: &Groups, (first, last): (u32, u32)) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    for members in groups.iter() {
        let demands = || members.iter().filter_map(|it| demands.get(*it as usize));
        let pieces = demands()
            .filter_map(|it| it.pieces)
            .fold(Decimal::ZERO, |sum, it| sum.checked_add(it).unwrap_or(Decimal::MAX));
        if pieces <= Decimal::ZERO {
            continue;
        }
        let breaks = demands().flat_map(|it| it.offers).flat_map(|it| &it.breaks);
        let boards = breaks.filter_map(|it| it.quantity.checked_div(pieces)?.ceil().to_u32());
        // From the first board on is no step.
        found.extend(boards.filter(|it| (first + 1..=last).contains(it)));
    }
    found
}
