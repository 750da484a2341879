//! All parts that have to be bought, each once, laid out so that many questions can be asked of them: at every
//! volume, with every process.

mod candidates;
pub mod kept;
mod losses;
mod purchase_of;
mod volumes;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

pub(super) use self::candidates::Candidate;
use self::candidates::{OwnStock, best_seller, can_be_bought, chosen_of, collect, is_of, own_stock};
use self::losses::Losses;
use self::purchase_of::cover;
pub(super) use self::purchase_of::{Buy, Taken};
use super::deal::{Ask, PRICE_PLACES, WholeBreak, buy, millionths};
use super::groups::Groups;
use super::policy::Policy;
use crate::domain::bom::package::{Package, PackageClass};
use crate::domain::cost::demand::{Demand, PartNeed};
use crate::domain::cost::parts::kept::{BoughtPart, KeptPurchase, WholeSums, sum_of};
use crate::domain::money::Currency;
use crate::domain::number::product::{product, small_product};
use crate::domain::parts::OfferPlace;
use crate::domain::parts::stock::stock_of;
use crate::domain::profile::attrition::{AttritionRule, AttritionTable, MILLION, WholeRule};
pub(super) use kept::AtVolume;

/// Decimals of what needed pieces cost: those of a price and of a need, which is counted in millionths.
pub(super) const PART_PLACES: u32 = PRICE_PLACES + 6;

/// The parts with their offers, and what was bought of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    policy: Policy,
    parts: Vec<BoughtPart>,
    candidates: Vec<Candidate>,
    asks: Vec<Ask>,
    steps: Vec<WholeBreak>,
    own: Vec<OwnStock>,
    /// For each process the attrition rule of every part.
    losses: Vec<Losses>,
    /// For each process what was bought at the volumes.
    bought: Vec<Vec<AtVolume>>,
}

impl Parts {
    /// Lays out the parts. Offers in another currency than that of the totals are left out. `chosen` are the offers
    /// that were chosen by hand, by line, the latest last: no policy goes against them.
    pub fn of(
        demands: &[Demand<'_>],
        groups: &Groups,
        currency: Option<Currency>,
        policy: Policy,
        chosen: &[(u32, OfferPlace)],
    ) -> Self {
        let mut parts = Self {
            policy,
            parts: Vec::with_capacity(groups.count()),
            candidates: Vec::with_capacity(demands.len()),
            asks: Vec::with_capacity(demands.len()),
            steps: Vec::with_capacity(demands.len() * 4),
            own: Vec::new(),
            losses: vec![Losses::nothing()],
            bought: Vec::new(),
        };
        let seller = (policy == Policy::OneSeller).then(|| best_seller(demands, groups, currency)).flatten();
        let mut found = Vec::new();
        for members in groups.iter() {
            collect(members, demands, &mut found);
            let stock = stock_of(found.iter().map(|it: &Candidate| it.offer.as_ref()));
            let own = own_stock(&found, currency);
            found.retain(|it| can_be_bought(&it.offer, currency));
            let place = chosen_of(members, chosen);
            let is_by_hand = place.is_some() && found.iter().any(|it| it.offer.place() == place);
            if is_by_hand {
                found.retain(|it| it.offer.place() == place);
            } else if let Some(seller) = &seller
                && found.iter().any(|it| is_of(&it.offer, seller))
            {
                found.retain(|it| is_of(&it.offer, seller));
            }
            let need = PartNeed::new(pieces_of(members, demands), stock);
            parts.add(members, demands, &found, &own, need);
            if let Some(part) = parts.parts.last_mut() {
                part.is_by_hand = is_by_hand;
            }
        }
        parts
    }

    fn add(
        &mut self,
        members: &[u32],
        demands: &[Demand<'_>],
        found: &[Candidate],
        own: &[OwnStock],
        need: PartNeed,
    ) {
        let first = self.candidates.len();
        // Own stock is taken with decimals.
        let mut whole = if own.is_empty() { millionths(need.pieces) } else { None };
        let first_own = self.own.len();
        self.own.extend_from_slice(own);
        for candidate in found {
            match Ask::of(&candidate.offer, &mut self.steps) {
                Some(ask) => self.asks.push(ask),
                None => {
                    // The asks keep step with the candidates; this part never uses them.
                    whole = None;
                    self.asks.push(Ask::default());
                }
            }
            self.candidates.push(candidate.clone());
        }
        let price = found
            .iter()
            .filter_map(|it| it.offer.breaks.iter().find(|it| it.can_be_paid()))
            .map(|it| it.unit_price)
            .min();
        let sellers_stock = if self.policy.splits() && found.len() > 1 {
            stock_of(found.iter().map(|it| it.offer.as_ref())).and_then(|it| it.to_u64()).unwrap_or(0)
        } else {
            0
        };
        let of = |member: &u32| demands.get(*member as usize);
        let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        self.parts.push(BoughtPart {
            first: position(first),
            end: position(self.candidates.len()),
            pieces: need.pieces,
            millionths: whole,
            // Lines of one part may describe it in different detail; what is known counts.
            package: members
                .iter()
                .filter_map(of)
                .map(|it| it.package)
                .find(|it| it.class != PackageClass::Other)
                .or_else(|| members.first().and_then(of).map(|it| it.package))
                .unwrap_or_default(),
            need,
            price,
            own: (position(first_own), position(self.own.len())),
            sellers_stock,
            is_by_hand: false,
        });
    }

    /// Sets the attrition tables, one for each process; `None` loses nothing. `to_table` turns a price into the
    /// currency of the tables; `None` where there is no way. What was bought with the same losses is kept.
    pub fn lose(&mut self, tables: &[Option<AttritionTable>], to_table: Option<Decimal>) {
        let mut losses: Vec<Losses> = tables
            .iter()
            .map(|table| match table {
                Some(table) => Losses::of(table, &self.parts, to_table),
                None => Losses::nothing(),
            })
            .collect();
        if losses.is_empty() {
            losses.push(Losses::nothing());
        }
        self.bought.resize_with(losses.len(), Vec::new);
        for (process, bought) in self.bought.iter_mut().enumerate() {
            if self.losses.get(process) != losses.get(process) {
                bought.clear();
            }
        }
        self.losses = losses;
    }

    pub(super) fn count(&self) -> usize {
        self.parts.len()
    }

    /// How many processes the attrition is known of; at least one.
    pub(super) fn processes(&self) -> usize {
        self.losses.len()
    }

    pub(super) fn need(&self, part: usize) -> PartNeed {
        self.parts.get(part).map(|it| it.need).unwrap_or_default()
    }

    pub(super) fn pieces(&self, part: usize) -> Decimal {
        self.parts.get(part).map(|it| it.pieces).unwrap_or_default()
    }

    /// The package and the pieces per board of every part.
    pub(super) fn packages(&self) -> impl Iterator<Item = (Package, Decimal)> + '_ {
        self.parts.iter().map(|it| (it.package, it.pieces))
    }

    /// What is bought of a part, as it is kept, and its total in units of 10^-12 where it is bought in whole numbers.
    pub(super) fn kept(&self, part: usize, process: usize, boards: u32) -> (KeptPurchase, u128) {
        let is_there = |it: &&BoughtPart| it.first < it.end || it.own.0 < it.own.1;
        let Some(it) = self.parts.get(part).filter(is_there) else { return (KeptPurchase::Nothing, 0) };
        match self.whole(it, self.rule(part, process).1, boards) {
            Some((kept, total)) => (kept, total),
            None => (KeptPurchase::Exact, 0),
        }
    }

    fn rule(&self, part: usize, process: usize) -> (Option<&AttritionRule>, Option<WholeRule>) {
        let rule = usize::from(self.rule_number(part, process));
        let rule = self.losses.get(process).and_then(|it| it.rules.get(rule));
        rule.map_or((None, Some(WholeRule::default())), |it| (it.0.as_ref(), it.1))
    }

    fn rule_number(&self, part: usize, process: usize) -> u16 {
        self.losses.get(process).and_then(|it| it.of_part.get(part)).copied().unwrap_or(0)
    }

    fn whole(&self, part: &BoughtPart, rule: Option<WholeRule>, boards: u32) -> Option<(KeptPurchase, u128)> {
        let need = small_product(part.millionths?, boards.into())?;
        let lost = rule?.pieces(need)?;
        let wanted = need.div_ceil(MILLION).checked_add(lost)?;
        let asks = self.asks.get(part.first as usize..part.end as usize)?;
        let (deal, total) = buy(self.policy, wanted, part.first, asks, &self.steps)?;
        // Where no seller has enough and all together have, several may share the purchase.
        let ask = self.asks.get(deal.ask as usize)?;
        if part.sellers_stock >= wanted && wanted > 0 && !ask.has(deal.quantity) {
            return None;
        }
        Some((KeptPurchase::whole(deal, ask.first(), lost)?, total))
    }

    /// A kept purchase in decimals; `None` where nothing can be bought.
    pub(super) fn unfold(
        &self,
        part: usize,
        process: usize,
        boards: u32,
        kept: KeptPurchase,
    ) -> Option<Buy<'_>> {
        let it = self.parts.get(part)?;
        let (number, package) = (self.rule_number(part, process), it.package.class);
        let need = it.pieces.checked_mul(Decimal::from(boards))?;
        match kept {
            KeptPurchase::Nothing => None,
            KeptPurchase::Whole { quantity, lost, ask, step } => {
                let (candidate, ask) = (self.candidates.get(ask as usize)?, self.asks.get(ask as usize)?);
                let step = ask.first().checked_add(step.into())?;
                let quantity = Decimal::from(quantity);
                let unit_price = self.steps.get(step as usize)?.unit_price;
                let fee = candidate.offer.fee.filter(|it| !it.is_zero() && !quantity.is_zero());
                let total = quantity.checked_mul(unit_price)?.checked_add(fee.unwrap_or_default())?;
                let lots =
                    fee.map(|fee| Taken { candidate, quantity, unit_price, fee }).into_iter().collect();
                Some(Buy {
                    candidate,
                    need,
                    attrition: lost.into(),
                    quantity,
                    unit_price,
                    total,
                    is_at_last_break: step == ask.last(),
                    rule: number,
                    package,
                    lots,
                })
            }
            KeptPurchase::Exact => {
                let rule = self.rule(part, process).0;
                let attrition = rule.map_or(Some(Decimal::ZERO), |it| it.pieces(need))?;
                let candidates = self.candidates.get(it.first as usize..it.end as usize)?;
                let own = self.own.get(it.own.0 as usize..it.own.1 as usize)?;
                let wanted = need.checked_add(attrition)?;
                let bought = cover(self.policy, wanted, own, candidates, it.sellers_stock > 0)?;
                let last = bought.candidate.offer.breaks.iter().rev().find(|it| it.can_be_paid());
                Some(Buy {
                    candidate: bought.candidate,
                    need,
                    attrition,
                    quantity: bought.quantity,
                    unit_price: bought.unit_price,
                    total: bought.total,
                    is_at_last_break: last.is_none_or(|it| it.quantity <= bought.quantity),
                    rule: number,
                    package,
                    lots: bought.lots,
                })
            }
        }
    }

    /// What a purchase in whole numbers costs, taken apart; `None` for all others, and where a fee is paid.
    pub(super) fn whole_sums(&self, part: usize, boards: u32, kept: KeptPurchase) -> Option<WholeSums> {
        let KeptPurchase::Whole { quantity, lost, ask, step } = kept else { return None };
        let need = small_product(self.parts.get(part)?.millionths?, boards.into())?;
        let (candidate, ask) = (self.candidates.get(ask as usize)?, self.asks.get(ask as usize)?);
        if candidate.offer.fee.is_some_and(|it| !it.is_zero()) {
            return None;
        }
        let price = self.steps.get(ask.first() as usize + usize::from(step))?.price;
        Some(WholeSums {
            parts: product(need, price),
            attrition: product(lost.into(), price),
            total: product(quantity.into(), price),
        })
    }

    /// The part's offer was chosen by hand.
    pub(super) fn is_by_hand(&self, part: usize) -> bool {
        self.parts.get(part).is_some_and(|it| it.is_by_hand)
    }

    /// What all parts cost on a number of boards with a process.
    pub(super) fn total(&self, process: usize, boards: u32) -> Decimal {
        let mut whole: u128 = 0;
        let mut exact = Decimal::ZERO;
        for part in 0..self.parts.len() {
            match self.kept(part, process, boards) {
                (KeptPurchase::Exact, _) => {
                    let paid = self
                        .unfold(part, process, boards, KeptPurchase::Exact)
                        .map_or(Decimal::ZERO, |it| it.total);
                    exact = exact.checked_add(paid).unwrap_or(Decimal::MAX);
                }
                (_, total) => whole = whole.saturating_add(total),
            }
        }
        exact.checked_add(sum_of(whole, PRICE_PLACES)).unwrap_or(Decimal::MAX)
    }
}

fn pieces_of(members: &[u32], demands: &[Demand<'_>]) -> Decimal {
    members
        .iter()
        .filter_map(|it| demands.get(*it as usize).and_then(|it| it.pieces))
        .fold(Decimal::ZERO, |sum, it| sum.checked_add(it).unwrap_or(Decimal::MAX))
}
