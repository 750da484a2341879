//! All lines at all volumes: lines of the same part are bought together, and what is paid is shared back by need.

use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::calculation::Calculation;
use super::deal::PRICE_PLACES;
use super::groups::Groups;
use super::parts::{Buy, Candidate, PART_PLACES};
use super::plan::{BuyPlan, Lot};
use crate::domain::cost::bought::Bought;
use crate::domain::cost::demand::{Demand, PartNeed};
use crate::domain::cost::line_cost::Basis;
use crate::domain::cost::line_costs::{LineCosts, OfPart};
use crate::domain::cost::parts::kept::{AtVolume, KeptPurchase, WholeSums, sum_of};
use crate::domain::cost::tier::Tier;
use crate::domain::money::rounding::{per_good_board, share};
use crate::domain::parts::Offer;

/// The result for all lines.
#[derive(Debug, Clone, Default)]
pub struct Purchase {
    pub lines: Vec<LineCosts>,
    pub tiers: Vec<Tier>,
    /// Per line what its part needs.
    pub needs: Vec<PartNeed>,
    /// Offers of another line of the same part that a line is bought from; they follow the line's own.
    pub adopted: Vec<(u32, Arc<Offer>)>,
}

/// Costs all lines at all volumes.
///
/// At each volume the parts are bought for every process, and the process is taken that makes a good board cheapest.
///
/// `room` are costs that nobody needs any more: the new ones take their place.
pub fn purchase(
    calculation: &mut Calculation<'_>,
    groups: &Groups,
    demands: &[Demand<'_>],
    boards: &[u32],
    mut room: Vec<LineCosts>,
) -> Purchase {
    calculation.parts.buy_at(boards);
    let (calculation, parts) = (&*calculation, &calculation.parts);
    let mut result = Purchase {
        lines: {
            let boards: Arc<[u32]> = boards.into();
            room.resize_with(demands.len(), LineCosts::default);
            room.iter_mut().zip(demands).for_each(|(costs, it)| blank_costs(costs, it, &boards));
            room
        },
        tiers: Vec::with_capacity(boards.len()),
        needs: vec![PartNeed::default(); demands.len()],
        adopted: Vec::new(),
    };
    let mut adopted = Adopted::default();
    for (index, members) in groups.iter().enumerate() {
        let need = parts.need(index);
        for member in members {
            if let Some(it) = result.needs.get_mut(*member as usize) {
                *it = need;
            }
        }
    }
    let dnp = u32::try_from(demands.iter().filter(|it| it.dnp).count()).unwrap_or(u32::MAX);
    // First every part at every volume, as it is bought with the process that is taken; then the lines one by one.
    let mut bought: Vec<(usize, &[KeptPurchase], Sums)> = Vec::with_capacity(boards.len());
    for boards in boards.iter().copied() {
        let (process, kept, mut tier) = at_volume(calculation, boards);
        bought.push((process, kept, Sums::default()));
        tier.coverage.dnp = dnp;
        result.tiers.push(tier);
    }
    for (index, members) in groups.iter().enumerate() {
        let pieces = parts.pieces(index);
        for (volume, (process, kept, sums)) in bought.iter_mut().enumerate() {
            let boards = boards.get(volume).copied().unwrap_or(0);
            let it = kept.get(index).copied().unwrap_or(KeptPurchase::Nothing);
            let buy = parts.unfold(index, *process, boards, it);
            let is_by_hand = parts.is_by_hand(index);
            let priced = buy.as_ref().map_or(0, |buy| {
                let bought = BoughtPart { volume, pieces, buy, is_by_hand };
                spread(&bought, members, demands, &mut result.lines, &mut adopted)
            });
            if let Some(tier) = result.tiers.get_mut(volume) {
                tier.coverage.priced += priced;
                tier.coverage.unpriced += count_of(members) - priced;
            }
            if let Some(buy) = buy.filter(|_| priced > 0) {
                match parts.whole_sums(index, boards, it) {
                    Some(whole) => sums.add_whole(whole),
                    None => sums.add(&buy),
                }
            }
        }
    }
    for (tier, (process, _, sums)) in result.tiers.iter_mut().zip(&bought) {
        finish(tier, calculation, *process, sums);
    }
    result.adopted = adopted.list;
    result
}

/// The process that is taken at a volume, what is bought with it, and the tier with the cost of each process.
fn at_volume<'c>(calculation: &'c Calculation<'_>, boards: u32) -> (usize, &'c [KeptPurchase], Tier) {
    let parts = &calculation.parts;
    let at_volume: Vec<&AtVolume> =
        (0..parts.processes()).filter_map(|process| parts.bought(process, boards)).collect();
    let costs: Vec<Decimal> = at_volume
        .iter()
        .enumerate()
        .map(|(process, it)| calculation.per_board(process, boards, it.total))
        .collect();
    let process = calculation.best(boards, &costs).min(at_volume.len().saturating_sub(1));
    let mut tier = Tier { boards, ..Tier::default() };
    if calculation.processes() > 0 {
        tier.process = u16::try_from(process).ok();
        tier.by_process = costs;
    }
    (process, at_volume.get(process).map_or(&[], |it| &it.kept), tier)
}

/// What the parts of a tier cost, taken apart.
#[derive(Default)]
struct Sums {
    parts: Decimal,
    attrition: Decimal,
    total: Decimal,
    /// Besides, of what is bought in whole numbers.
    whole: WholeSums,
}

impl Sums {
    fn add_whole(&mut self, it: WholeSums) {
        self.whole.parts = self.whole.parts.saturating_add(it.parts);
        self.whole.attrition = self.whole.attrition.saturating_add(it.attrition);
        self.whole.total = self.whole.total.saturating_add(it.total);
    }

    /// All of it in decimals.
    fn finished(&self) -> (Decimal, Decimal, Decimal) {
        let with = |sum: Decimal, whole: Decimal| sum.checked_add(whole).unwrap_or(Decimal::MAX);
        (
            with(self.parts, sum_of(self.whole.parts, PART_PLACES)),
            with(self.attrition, sum_of(self.whole.attrition, PRICE_PLACES)),
            with(self.total, sum_of(self.whole.total, PRICE_PLACES)),
        )
    }

    fn add(&mut self, buy: &Buy<'_>) {
        let add = |sum: &mut Decimal, it: Decimal| *sum = sum.checked_add(it).unwrap_or(Decimal::MAX);
        if !buy.lots.is_empty() {
            return self.add_lots(buy);
        }
        add(&mut self.parts, buy.need.checked_mul(buy.unit_price).unwrap_or(buy.total));
        if !buy.attrition.is_zero() {
            add(&mut self.attrition, buy.attrition.checked_mul(buy.unit_price).unwrap_or_default());
        }
        add(&mut self.total, buy.total);
    }

    /// Of several lots the first pieces are those that are needed, the next those that are lost, the last are left
    /// over. Fees belong to what is needed.
    fn add_lots(&mut self, buy: &Buy<'_>) {
        let add = |sum: &mut Decimal, it: Decimal| *sum = sum.checked_add(it).unwrap_or(Decimal::MAX);
        let (mut needed, mut lost) = (buy.need, buy.attrition);
        for lot in &buy.lots {
            let of_need = lot.quantity.min(needed);
            let of_loss = lot.quantity.saturating_sub(of_need).min(lost);
            needed = needed.saturating_sub(of_need);
            lost = lost.saturating_sub(of_loss);
            add(&mut self.parts, of_need.saturating_mul(lot.unit_price).saturating_add(lot.fee));
            add(&mut self.attrition, of_loss.saturating_mul(lot.unit_price));
        }
        add(&mut self.total, buy.total);
    }
}

fn finish(tier: &mut Tier, calculation: &Calculation<'_>, process: usize, sums: &Sums) {
    let (parts, attrition, total) = sums.finished();
    let around = calculation.around(process, tier.boards, total);
    let quality = calculation.quality(process);
    tier.parts = parts.normalize();
    tier.attrition = attrition.normalize();
    tier.excess = total.saturating_sub(parts).saturating_sub(attrition).normalize();
    tier.pcb = around.pcb;
    tier.assembly = around.assembly;
    tier.setup = around.setup;
    tier.nre = around.nre;
    tier.margin = around.margin;
    tier.total = total.saturating_add(around.sum()).normalize();
    tier.first_pass = quality.first_pass;
    tier.good = quality.good;
    tier.per_board = per_good_board(tier.total, tier.boards, tier.good);
}

/// What was bought for a group at one volume.
struct BoughtPart<'p> {
    volume: usize,
    /// Per board of all lines of the part.
    pieces: Decimal,
    buy: &'p Buy<'p>,
    is_by_hand: bool,
}

/// Writes the shares of what was paid into the lines; returns how many lines were priced.
fn spread(
    bought: &BoughtPart<'_>,
    members: &[u32],
    demands: &[Demand<'_>],
    lines: &mut [LineCosts],
    adopted: &mut Adopted,
) -> u32 {
    let known = |member: &u32| demands.get(*member as usize).and_then(|it| it.pieces);
    let Some(last) = members.iter().copied().rev().find(|it| known(it).is_some()) else { return 0 };
    let buy = bought.buy;
    let part = OfPart {
        pieces: bought.pieces,
        lines: count_of(members),
        package: buy.package,
        is_at_last_break: buy.is_at_last_break,
        is_undated: buy.is_undated(),
        is_by_hand: bought.is_by_hand,
    };
    let mut left = buy.total;
    let mut priced = 0;
    for member in members {
        let Some(pieces) = known(member) else { continue };
        let Some(demand) = demands.get(*member as usize) else { continue };
        // The last line takes what is left, so that the shares add up to what is paid.
        let extended =
            if *member == last { left } else { share(buy.total, pieces, bought.pieces).unwrap_or_default() };
        left = left.saturating_sub(extended);
        let offer = adopted.position(*member, demand, buy.candidate);
        let plan = plan_of(buy, *member, demand, adopted);
        if let Some(costs) = lines.get_mut(*member as usize) {
            let what = Bought {
                attrition: buy.attrition,
                order: buy.quantity,
                unit_price: buy.unit_price,
                extended: Some(extended),
                offer,
                plan,
                rule: buy.rule,
            };
            costs.buy(bought.volume, part, what);
        }
        priced += 1;
    }
    priced
}

/// The lots of a purchase as a line sees them.
fn plan_of(buy: &Buy<'_>, line: u32, demand: &Demand<'_>, adopted: &mut Adopted) -> Option<BuyPlan> {
    if buy.lots.is_empty() {
        return None;
    }
    let lots = buy.lots.iter().map(|it| Lot {
        offer: adopted.position(line, demand, it.candidate),
        is_own_stock: it.candidate.offer.is_own_stock,
        quantity: it.quantity,
        unit_price: it.unit_price,
        fee: it.fee,
    });
    Some(BuyPlan { lots: lots.collect() })
}

/// Offers of other lines that lines are bought from.
#[derive(Default)]
struct Adopted {
    list: Vec<(u32, Arc<Offer>)>,
    /// Of a line and an offer, where it stands in the line's list.
    positions: HashMap<(u32, *const Offer), u16>,
    /// How many a line has adopted.
    counts: HashMap<u32, usize>,
}

impl Adopted {
    /// The position of the chosen offer in the line's list; an offer of another line is added to the list.
    fn position(&mut self, line: u32, demand: &Demand<'_>, candidate: &Candidate) -> Option<u16> {
        if candidate.line == line {
            return u16::try_from(candidate.position).ok();
        }
        let offer = &candidate.offer;
        if let Some(own) = demand.offers.iter().position(|it| Arc::ptr_eq(it, offer)) {
            return u16::try_from(own).ok();
        }
        let key = (line, Arc::as_ptr(offer));
        if let Some(known) = self.positions.get(&key) {
            return Some(*known);
        }
        let count = self.counts.entry(line).or_default();
        let position = u16::try_from(demand.offers.len() + *count).ok()?;
        *count += 1;
        self.positions.insert(key, position);
        self.list.push((line, Arc::clone(offer)));
        Some(position)
    }
}

fn blank_costs(costs: &mut LineCosts, demand: &Demand<'_>, boards: &Arc<[u32]>) {
    let basis = if demand.dnp { Basis::Dnp } else { Basis::Unpriced };
    let pieces = if demand.dnp { Decimal::ZERO } else { demand.pieces.unwrap_or_default() };
    costs.blank(boards, pieces, basis, demand.package.class);
}

fn count_of(members: &[u32]) -> u32 {
    u32::try_from(members.len()).unwrap_or(u32::MAX)
}
