//! Cost per board between the volumes: points for the curve on logarithmic axes.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::cost::Tier;
use crate::domain::cost::calculation::Calculation;
use crate::domain::cost::groups::Groups;
use crate::domain::cost::purchase::Demand;

/// More points than this cannot be told apart on a screen.
const MAX_POINTS: usize = 60;
/// Above this many lines the curve has the volumes only: costing every point would take too long.
const MAX_LINES: usize = 3_000;

/// Boards and cost per board, rising in boards. Empty where nothing is priced.
///
/// The points are the volumes, the 1-2-5 series between them, and as many as fit of the numbers of boards at which
/// a part reaches a price break.
pub(super) fn curve(
    calculation: &Calculation<'_>,
    demands: &[Demand<'_>],
    groups: &Groups,
    tiers: &[Tier],
) -> Vec<(u32, Decimal)> {
    if !tiers.iter().any(|it| it.coverage.priced > 0) {
        return Vec::new();
    }
    let known = |boards: u32| tiers.iter().find(|it| it.boards == boards).map(|it| it.per_board);
    points(demands, groups, tiers)
        .into_iter()
        .map(|boards| (boards, known(boards).unwrap_or_else(|| calculation.cost_at(boards))))
        .collect()
}

fn points(demands: &[Demand<'_>], groups: &Groups, tiers: &[Tier]) -> BTreeSet<u32> {
    let mut points: BTreeSet<u32> = tiers.iter().map(|it| it.boards).collect();
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else { return points };
    if demands.len() > MAX_LINES {
        return points;
    }
    let mut decade = 1_u32;
    while decade <= last {
        points.extend(
            [1, 2, 5]
                .map(|it| decade.saturating_mul(it))
                .into_iter()
                .filter(|it| (first..=last).contains(it)),
        );
        decade = decade.saturating_mul(10);
        if decade == u32::MAX {
            break;
        }
    }
    let steps: Vec<u32> = break_boards(demands, groups, first, last).difference(&points).copied().collect();
    let room = MAX_POINTS.saturating_sub(points.len());
    if steps.len() <= room {
        points.extend(steps);
    } else {
        // Evenly spread over the sorted steps, so that no part of the curve is left bare.
        points.extend((0..room).filter_map(|it| steps.get(it * steps.len() / room.max(1)).copied()));
    }
    points
}

/// The numbers of boards at which the need of a part reaches one of its price breaks.
fn break_boards(demands: &[Demand<'_>], groups: &Groups, first: u32, last: u32) -> BTreeSet<u32> {
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
        found.extend(boards.filter(|it| (first..=last).contains(it)));
    }
    found
}
