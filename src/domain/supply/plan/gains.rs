//! What would make a build earlier: another part, a purchase on the open market, a smaller first batch.

use super::{Item, Plan, days_to_hand};
use crate::domain::parts::supply::PartSupply;
use crate::domain::settings::Settings;
use crate::domain::sorting::sort_by;

/// A way to ship earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gain {
    pub way: Way,
    /// The boards that can then ship.
    pub boards: u32,
    /// So many days earlier they ship.
    pub days: u32,
}

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// Another part is used: an index into the parts, and one into the alternates that were offered.
    Alternate { part: u32, alternate: u32 },
    /// The part is bought from an independent distributor: an index into the parts.
    SpotBuy { part: u32 },
    /// All parts that hold the build up for longer than a spot buy are bought so: how many they are.
    SpotBuyAll { parts: u32 },
    /// Only as many boards are built as the stated stock allows.
    SmallerBatch,
}

/// Only the steps at the top hold a build up; of more a person does not read.
const MOST_STEPS: usize = 10;

/// The ways to ship earlier, those that gain most first. A way that gains nothing is none.
///
/// `alternates` are approved parts in the place of another: the index of that part, and the supply of the alternate for
/// all pieces of it.
pub fn gains(
    parts: &[PartSupply],
    alternates: &[(u32, PartSupply)],
    plan: &Plan,
    settings: &Settings,
) -> Vec<Gain> {
    let Some(first) = plan.steps.first() else { return Vec::new() };
    let spot = plan.allowances.spot_buy.saturating_add(plan.allowances.receiving);
    let mut found = Vec::new();
    // Solving one step helps as far as the next one.
    let rest = plan.steps.get(1).map_or(0, |it| it.days);
    let mut add = |way, boards, days: u32| {
        if days > 0 {
            found.push(Gain { way, boards, days });
        }
    };
    if let Item::Part(part) = first.item {
        add(Way::SpotBuy { part }, plan.boards, first.days.saturating_sub(rest.max(spot)));
        for (index, (of, alternate)) in (0_u32..).zip(alternates).filter(|it| it.1.0 == part) {
            let days = days_to_hand(alternate.availability(plan.boards), &plan.allowances);
            if let Ok(days) = days {
                let way = Way::Alternate { part: *of, alternate: index };
                add(way, plan.boards, first.days.saturating_sub(rest.max(days)));
            }
        }
    }
    let slow = || plan.steps.iter().filter(|it| it.days > spot && matches!(it.item, Item::Part(_)));
    let held = plan.steps.iter().find(|it| !matches!(it.item, Item::Part(_)) || it.days <= spot);
    let count = slow().take(MOST_STEPS + 1).count();
    if (2..=MOST_STEPS).contains(&count) {
        let rest = held.map_or(0, |it| it.days).max(spot);
        let way = Way::SpotBuyAll { parts: u32::try_from(count).unwrap_or(u32::MAX) };
        add(way, plan.boards, first.days.saturating_sub(rest));
    }
    if let Some(boards) = batch(parts, plan.boards)
        && let Some(smaller) = Plan::of(parts, settings, boards)
    {
        let days = plan.earliest_ship.days_after(smaller.earliest_ship);
        add(Way::SmallerBatch, boards, u32::try_from(days).unwrap_or(0));
    }
    sort_by(&mut found, |one, other| other.days.cmp(&one.days).then(one.way.cmp(&other.way)));
    found
}

/// Boards that the stated stock makes, where that is fewer than `boards` and at least one.
fn batch(parts: &[PartSupply], boards: u32) -> Option<u32> {
    let least = parts.iter().filter_map(PartSupply::boards_from_stock).min()?;
    let least = u32::try_from(least).ok()?;
    (1..boards).contains(&least).then_some(least)
}
