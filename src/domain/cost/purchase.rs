//! All lines at all volumes: lines of the same part are bought together, and what is paid is shared back by need.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::choice::{Choice, choose};
use super::currency::{Fit, fit};
use super::groups::Groups;
use super::{Basis, Coverage, LineCost, Tier};
use crate::domain::money::Currency;
use crate::domain::money::rounding::{per_piece, share};
use crate::domain::parts::Offer;
use crate::domain::supply::stock::stock_of;

/// What one line asks for.
#[derive(Debug, Clone, Copy)]
pub struct Demand<'a> {
    pub dnp: bool,
    /// Pieces per board; `None`: not known, so the line cannot be priced.
    pub pieces: Option<Decimal>,
    pub offers: &'a [Arc<Offer>],
}

/// What the lines of one part need together, and what there is of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartNeed {
    /// Pieces per board of all lines of the part.
    pub pieces: Decimal,
    /// Pieces at all sellers; `None`: not stated.
    pub stock: Option<Decimal>,
}

impl PartNeed {
    /// Pieces that `boards` boards need of the part.
    pub fn at(&self, boards: u32) -> Decimal {
        self.pieces.checked_mul(Decimal::from(boards)).unwrap_or(Decimal::MAX)
    }

    /// The stated stock is less than `boards` boards need. An unknown stock is not short, but unknown.
    pub fn is_short(&self, boards: u32) -> bool {
        self.stock.is_some_and(|stock| stock < self.at(boards))
    }
}

/// The result for all lines.
#[derive(Debug, Clone, Default)]
pub struct Purchase {
    /// Per line one cost for each volume.
    pub lines: Vec<Vec<LineCost>>,
    pub tiers: Vec<Tier>,
    /// Per line what its part needs.
    pub needs: Vec<PartNeed>,
    /// Offers of another line of the same part that a line is bought from; they follow the line's own.
    pub adopted: Vec<(u32, Arc<Offer>)>,
}

/// Who offers it: the line, the position in the line's offers, the offer.
type Candidate<'a> = (u32, usize, &'a Arc<Offer>);

/// Costs all lines at all volumes.
pub fn purchase(
    demands: &[Demand<'_>],
    groups: &Groups,
    currency: Option<Currency>,
    boards: &[u32],
) -> Purchase {
    let mut result = Purchase {
        lines: demands.iter().map(|it| blank_costs(it, boards)).collect(),
        tiers: boards.iter().map(|it| blank_tier(*it)).collect(),
        needs: vec![PartNeed::default(); demands.len()],
        adopted: Vec::new(),
    };
    for tier in &mut result.tiers {
        tier.coverage.dnp = u32::try_from(demands.iter().filter(|it| it.dnp).count()).unwrap_or(u32::MAX);
    }
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    for members in groups.iter() {
        collect(members, demands, &mut candidates);
        let pieces = pieces_of(members, demands);
        let stock = stock_of(candidates.iter().map(|it| it.2.as_ref()));
        for member in members {
            if let Some(need) = result.needs.get_mut(*member as usize) {
                *need = PartNeed { pieces, stock };
            }
        }
        candidates.retain(|it| fit(it.2, currency) == Fit::Counts);
        let first_adopted = result.adopted.len();
        for (volume, boards) in boards.iter().enumerate() {
            let choice = pieces
                .checked_mul(Decimal::from(*boards))
                .and_then(|need| Some((need, choose_among(need, &candidates)?)));
            let Some(tier) = result.tiers.get_mut(volume) else { continue };
            let Some((need, choice)) = choice else {
                tier.coverage.unpriced += count_of(members);
                continue;
            };
            let bought =
                Bought { volume, need, pieces, choice, candidate: candidates.get(choice.offer).copied() };
            let priced =
                spread(&bought, members, demands, &mut result.lines, &mut result.adopted, first_adopted);
            tier.coverage.priced += priced;
            tier.coverage.unpriced += count_of(members) - priced;
            if priced > 0 {
                add_to_tier(tier, need, &choice);
            }
        }
    }
    for tier in &mut result.tiers {
        tier.parts = tier.parts.normalize();
        tier.excess = tier.excess.normalize();
        tier.total = tier.total.normalize();
        tier.per_board = per_piece(tier.total, tier.boards);
    }
    result
}

/// What all parts cost at one number of boards: the total of a tier without its details.
pub fn total_at(demands: &[Demand<'_>], groups: &Groups, currency: Option<Currency>, boards: u32) -> Decimal {
    let mut candidates = Vec::new();
    let mut total = Decimal::ZERO;
    for members in groups.iter() {
        collect(members, demands, &mut candidates);
        candidates.retain(|it: &Candidate<'_>| fit(it.2, currency) == Fit::Counts);
        let paid = pieces_of(members, demands)
            .checked_mul(Decimal::from(boards))
            .and_then(|need| choose_among(need, &candidates))
            .map_or(Decimal::ZERO, |it| it.order.total);
        total = total.checked_add(paid).unwrap_or(Decimal::MAX);
    }
    total
}

/// What was bought for a group at one volume.
struct Bought<'a> {
    volume: usize,
    /// Of all lines of the part.
    need: Decimal,
    pieces: Decimal,
    choice: Choice,
    candidate: Option<Candidate<'a>>,
}

/// Attrition profiles come later; until then nothing is added, and "not checked" says so.
const NO_ATTRITION: Decimal = Decimal::ZERO;

fn choose_among(need: Decimal, candidates: &[Candidate<'_>]) -> Option<Choice> {
    choose(need, NO_ATTRITION, candidates.iter().enumerate().map(|(index, it)| (index, it.2.as_ref())))
}

/// Writes the shares of what was paid into the lines; returns how many lines were priced.
fn spread(
    bought: &Bought<'_>,
    members: &[u32],
    demands: &[Demand<'_>],
    lines: &mut [Vec<LineCost>],
    adopted: &mut Vec<(u32, Arc<Offer>)>,
    first_adopted: usize,
) -> u32 {
    let known = |member: &u32| demands.get(*member as usize).and_then(|it| it.pieces);
    let bought_with = count_of(members);
    let Some(last) = members.iter().copied().rev().find(|it| known(it).is_some()) else { return 0 };
    let order = bought.choice.order;
    let mut left = order.total;
    let mut priced = 0;
    for member in members {
        let Some(pieces) = known(member) else { continue };
        let Some(demand) = demands.get(*member as usize) else { continue };
        // The last line takes what is left, so that the shares add up to what is paid.
        let extended = if *member == last {
            left
        } else {
            share(order.total, pieces, bought.pieces).unwrap_or_default()
        };
        left -= extended;
        let offer = bought.candidate.and_then(|it| offer_index(*member, demand, it, adopted, first_adopted));
        let cost = lines.get_mut(*member as usize).and_then(|it| it.get_mut(bought.volume));
        if let Some(cost) = cost {
            cost.part_need = bought.need;
            cost.order = order.quantity;
            cost.unit_price = Some(order.unit_price);
            cost.extended = Some(extended);
            cost.basis = Basis::Priced;
            cost.offer = offer;
            cost.bought_with = bought_with;
        }
        priced += 1;
    }
    priced
}

/// The position of the chosen offer in the line's list; an offer of another line is added to the list.
fn offer_index(
    line: u32,
    demand: &Demand<'_>,
    (owner, position, offer): Candidate<'_>,
    adopted: &mut Vec<(u32, Arc<Offer>)>,
    first_adopted: usize,
) -> Option<u16> {
    if owner == line {
        return u16::try_from(position).ok();
    }
    if let Some(own) = demand.offers.iter().position(|it| Arc::ptr_eq(it, offer)) {
        return u16::try_from(own).ok();
    }
    let mut count = 0;
    for (other, it) in adopted.get(first_adopted..).unwrap_or(&[]) {
        if *other == line {
            if Arc::ptr_eq(it, offer) {
                return u16::try_from(demand.offers.len() + count).ok();
            }
            count += 1;
        }
    }
    adopted.push((line, Arc::clone(offer)));
    u16::try_from(demand.offers.len() + count).ok()
}

/// The offers of all lines of a group, part data that several lines share only once.
fn collect<'a>(members: &[u32], demands: &[Demand<'a>], candidates: &mut Vec<Candidate<'a>>) {
    candidates.clear();
    let mut first: &[Arc<Offer>] = &[];
    for (position, member) in members.iter().enumerate() {
        let Some(demand) = demands.get(*member as usize) else { continue };
        let shared = if position == 0 { &[] } else { first };
        candidates.extend(
            demand
                .offers
                .iter()
                .enumerate()
                .filter(|(_, it)| !shared.iter().any(|other| Arc::ptr_eq(it, other)))
                .map(|(index, it)| (*member, index, it)),
        );
        if position == 0 {
            first = demand.offers;
        }
    }
}

fn pieces_of(members: &[u32], demands: &[Demand<'_>]) -> Decimal {
    members
        .iter()
        .filter_map(|it| demands.get(*it as usize).and_then(|it| it.pieces))
        .fold(Decimal::ZERO, |sum, it| sum.checked_add(it).unwrap_or(Decimal::MAX))
}

fn blank_costs(demand: &Demand<'_>, boards: &[u32]) -> Vec<LineCost> {
    let basis = if demand.dnp { Basis::Dnp } else { Basis::Unpriced };
    let pieces = if demand.dnp { Decimal::ZERO } else { demand.pieces.unwrap_or_default() };
    boards
        .iter()
        .map(|boards| (*boards, pieces.checked_mul(Decimal::from(*boards)).unwrap_or(Decimal::MAX)))
        .map(|(boards, need)| LineCost {
            boards,
            need,
            part_need: need,
            order: Decimal::ZERO,
            unit_price: None,
            extended: None,
            basis,
            offer: None,
            bought_with: 1,
        })
        .collect()
}

fn blank_tier(boards: u32) -> Tier {
    let zero = Decimal::ZERO;
    Tier { boards, parts: zero, excess: zero, total: zero, per_board: zero, coverage: Coverage::default() }
}

fn add_to_tier(tier: &mut Tier, need: Decimal, choice: &Choice) {
    let order = choice.order;
    let used = need.checked_mul(order.unit_price).unwrap_or(order.total);
    let add = |sum: Decimal, it: Decimal| sum.checked_add(it).unwrap_or(Decimal::MAX);
    tier.parts = add(tier.parts, used);
    tier.excess = add(tier.excess, order.total - used);
    tier.total = add(tier.total, order.total);
}

fn count_of(members: &[u32]) -> u32 {
    u32::try_from(members.len()).unwrap_or(u32::MAX)
}
