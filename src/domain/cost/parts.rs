//! All parts that have to be bought, each once, laid out so that many questions can be asked of them: at every
//! volume, with every process.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::attrition::{AttritionRule, AttritionTable, MILLION, WholeRule};
use super::choice::{Choice, choose_by};
use super::currency::{Fit, fit};
use super::deal::{Ask, Deal, PRICE_PLACES, Step, buy, millionths};
use super::groups::Groups;
use super::order::has_price;
use super::package::{Package, PackageClass};
use super::policy::Policy;
use super::purchase::{Demand, PartNeed};
use crate::domain::money::Currency;
use crate::domain::parts::Offer;
use crate::domain::sorting::sort;
use crate::domain::supply::stock::stock_of;

/// Who offers it: the line, the position in the line's offers, the offer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) line: u32,
    pub(super) position: u32,
    pub(super) offer: &'a Arc<Offer>,
}

/// What is bought for one part on a number of boards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Buy<'p, 'a> {
    pub(super) candidate: &'p Candidate<'a>,
    pub(super) need: Decimal,
    pub(super) attrition: Decimal,
    pub(super) quantity: Decimal,
    pub(super) unit_price: Decimal,
    pub(super) total: Decimal,
    /// The attrition rule, from 1 on in its table.
    pub(super) rule: u16,
    pub(super) package: PackageClass,
}

/// A purchase as it is kept between two passes: sixteen bytes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kept {
    Nothing,
    Whole(Deal),
    /// The numbers do not fit whole numbers: it is bought anew with decimals.
    Exact,
}

#[derive(Debug, Clone, Copy)]
struct Part {
    first: u32,
    end: u32,
    pieces: Decimal,
    /// Millionths of a piece per board, where the part is bought in whole numbers.
    millionths: Option<u64>,
    package: Package,
    need: PartNeed,
    /// The lowest price of one piece.
    price: Option<Decimal>,
}

/// The parts with their offers.
pub struct Parts<'a> {
    pub(super) groups: &'a Groups,
    policy: Policy,
    parts: Vec<Part>,
    candidates: Vec<Candidate<'a>>,
    asks: Vec<Ask>,
    steps: Vec<Step>,
    /// For each process the attrition rule of every part.
    losses: Vec<Losses>,
}

/// The rules of one process, and which part has which. Rule 0 is: nothing is lost.
#[derive(Default)]
struct Losses {
    rules: Vec<(Option<AttritionRule>, Option<WholeRule>)>,
    of_part: Vec<u16>,
}

impl<'a> Parts<'a> {
    /// Lays out the parts. Offers in another currency than that of the totals are left out.
    pub fn of(
        demands: &[Demand<'a>],
        groups: &'a Groups,
        currency: Option<Currency>,
        policy: Policy,
    ) -> Self {
        let mut parts = Self {
            groups,
            policy,
            parts: Vec::with_capacity(groups.count()),
            candidates: Vec::with_capacity(demands.len()),
            asks: Vec::with_capacity(demands.len()),
            steps: Vec::with_capacity(demands.len() * 4),
            losses: vec![Losses::nothing()],
        };
        let seller = (policy == Policy::OneSeller).then(|| best_seller(demands, groups, currency)).flatten();
        let mut found = Vec::new();
        for members in groups.iter() {
            collect(members, demands, &mut found);
            let stock = stock_of(found.iter().map(|it: &Candidate<'_>| it.offer.as_ref()));
            found.retain(|it| fit(it.offer, currency) == Fit::Counts && has_price(it.offer));
            if let Some(seller) = &seller
                && found.iter().any(|it| is_of(it.offer, seller))
            {
                found.retain(|it| is_of(it.offer, seller));
            }
            parts.add(members, demands, &found, stock);
        }
        parts
    }

    fn add(
        &mut self,
        members: &[u32],
        demands: &[Demand<'a>],
        found: &[Candidate<'a>],
        stock: Option<Decimal>,
    ) {
        let pieces = pieces_of(members, demands);
        let first = self.candidates.len();
        let mut whole = millionths(pieces);
        for candidate in found {
            match Ask::of(candidate.offer, &mut self.steps) {
                Some(ask) => self.asks.push(ask),
                None => {
                    // The asks keep step with the candidates; this part never uses them.
                    whole = None;
                    self.asks.push(Ask::default());
                }
            }
            self.candidates.push(*candidate);
        }
        let price = found
            .iter()
            .filter_map(|it| it.offer.breaks.iter().find(|it| it.unit_price > Decimal::ZERO))
            .map(|it| it.unit_price)
            .min();
        let of = |member: &u32| demands.get(*member as usize);
        self.parts.push(Part {
            first: u32::try_from(first).unwrap_or(u32::MAX),
            end: u32::try_from(self.candidates.len()).unwrap_or(u32::MAX),
            pieces,
            millionths: whole,
            // Lines of one part may describe it in different detail; what is known counts.
            package: members
                .iter()
                .filter_map(of)
                .map(|it| it.package)
                .find(|it| it.class != PackageClass::Other)
                .or_else(|| members.first().and_then(of).map(|it| it.package))
                .unwrap_or_default(),
            need: PartNeed { pieces, stock },
            price,
        });
    }

    /// Sets the attrition tables, one for each process; `None` loses nothing. `to_table` turns a price into the
    /// currency of the tables; `None` where there is no way.
    pub fn lose(&mut self, tables: &[Option<AttritionTable>], to_table: Option<Decimal>) {
        self.losses = tables
            .iter()
            .map(|table| match table {
                Some(table) => Losses::of(table, &self.parts, to_table),
                None => Losses::nothing(),
            })
            .collect();
        if self.losses.is_empty() {
            self.losses.push(Losses::nothing());
        }
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
    pub(super) fn kept(&self, part: usize, process: usize, boards: u32) -> (Kept, u128) {
        let Some(it) = self.parts.get(part).filter(|it| it.first < it.end) else { return (Kept::Nothing, 0) };
        match self.whole(it, self.rule(part, process).1, boards) {
            Some((deal, total)) => (Kept::Whole(deal), total),
            None => (Kept::Exact, 0),
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

    fn whole(&self, part: &Part, rule: Option<WholeRule>, boards: u32) -> Option<(Deal, u128)> {
        let need = part.millionths?.checked_mul(boards.into())?;
        let wanted = need.div_ceil(MILLION).checked_add(rule?.pieces(need)?)?;
        let asks = self.asks.get(part.first as usize..part.end as usize)?;
        buy(self.policy, wanted, part.first, asks, &self.steps)
    }

    /// A kept purchase in decimals; `None` where nothing can be bought.
    pub(super) fn unfold(&self, part: usize, process: usize, boards: u32, kept: Kept) -> Option<Buy<'_, 'a>> {
        let it = self.parts.get(part)?;
        let rule = self.rule(part, process);
        let (number, package) = (self.rule_number(part, process), it.package.class);
        let need = it.pieces.checked_mul(Decimal::from(boards))?;
        match kept {
            Kept::Nothing => None,
            Kept::Whole(deal) => {
                let lost = rule.1?.pieces(it.millionths?.checked_mul(boards.into())?)?;
                let candidate = self.candidates.get(deal.ask as usize)?;
                let quantity = Decimal::from(deal.quantity);
                let unit_price = scaled(self.steps.get(deal.step as usize)?.price);
                let total = quantity.checked_mul(unit_price)?;
                Some(Buy {
                    candidate,
                    need,
                    attrition: lost.into(),
                    quantity,
                    unit_price,
                    total,
                    rule: number,
                    package,
                })
            }
            Kept::Exact => {
                let attrition = rule.0.map_or(Some(Decimal::ZERO), |it| it.pieces(need))?;
                let candidates = self.candidates.get(it.first as usize..it.end as usize)?;
                let offers = candidates.iter().enumerate().map(|(index, it)| (index, it.offer.as_ref()));
                let Choice { offer, order, .. } = choose_by(self.policy, need, attrition, offers)?;
                let candidate = candidates.get(offer)?;
                let (quantity, unit_price, total) = (order.quantity, order.unit_price, order.total);
                Some(Buy { candidate, need, attrition, quantity, unit_price, total, rule: number, package })
            }
        }
    }

    /// What all parts cost on a number of boards with a process.
    pub(super) fn total(&self, process: usize, boards: u32) -> Decimal {
        let mut whole: u128 = 0;
        let mut exact = Decimal::ZERO;
        for part in 0..self.parts.len() {
            match self.kept(part, process, boards) {
                (Kept::Exact, _) => {
                    let paid =
                        self.unfold(part, process, boards, Kept::Exact).map_or(Decimal::ZERO, |it| it.total);
                    exact = exact.checked_add(paid).unwrap_or(Decimal::MAX);
                }
                (_, total) => whole = whole.saturating_add(total),
            }
        }
        exact.checked_add(sum_of(whole)).unwrap_or(Decimal::MAX)
    }
}

impl Losses {
    fn nothing() -> Self {
        Self { rules: vec![(None, Some(WholeRule::default()))], of_part: Vec::new() }
    }

    fn of(table: &AttritionTable, parts: &[Part], to_table: Option<Decimal>) -> Self {
        let mut losses = Self::nothing();
        losses.rules.extend(table.rules.iter().map(|it| (Some(it.clone()), it.whole())));
        let has_bands = table.has_price_bands();
        losses.of_part = parts
            .iter()
            .map(|part| {
                let price = if has_bands { part.price.zip(to_table) } else { None };
                let price = price.and_then(|(price, rate)| price.checked_mul(rate));
                let rule = table.rule(part.package.class, price);
                let position = rule.and_then(|rule| table.rules.iter().position(|it| std::ptr::eq(it, rule)));
                position.and_then(|it| u16::try_from(it + 1).ok()).unwrap_or(0)
            })
            .collect();
        losses
    }
}

/// A price in units of 10^-12 as a decimal without needless zeros.
fn scaled(price: u64) -> Decimal {
    let (mut price, mut places) = (price, PRICE_PLACES);
    while places > 0 && price.is_multiple_of(10) {
        price /= 10;
        places -= 1;
    }
    Decimal::from_i128_with_scale(price.into(), places)
}

/// A sum in units of 10^-12 as a decimal; what is beyond a decimal is its largest.
pub(super) fn sum_of(units: u128) -> Decimal {
    let (mut units, mut places) = (units, PRICE_PLACES);
    while places > 0 && units.is_multiple_of(10) {
        units /= 10;
        places -= 1;
    }
    i128::try_from(units)
        .ok()
        .and_then(|it| Decimal::try_from_i128_with_scale(it, places).ok())
        .unwrap_or(Decimal::MAX)
}

fn is_of(offer: &Offer, seller: &str) -> bool {
    offer.seller.as_deref().is_some_and(|it| it.trim().eq_ignore_ascii_case(seller))
}

/// The seller with prices for most parts; of equals the first in the alphabet.
fn best_seller(demands: &[Demand<'_>], groups: &Groups, currency: Option<Currency>) -> Option<String> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut found = Vec::new();
    for members in groups.iter() {
        collect(members, demands, &mut found);
        let mut sellers: Vec<String> = found
            .iter()
            .filter(|it| fit(it.offer, currency) == Fit::Counts && has_price(it.offer))
            .filter_map(|it: &Candidate<'_>| it.offer.seller.as_deref())
            .map(|it| it.trim().to_ascii_lowercase())
            .filter(|it| !it.is_empty())
            .collect();
        sort(&mut sellers);
        sellers.dedup();
        for seller in sellers {
            *counts.entry(seller).or_default() += 1;
        }
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|it| it.1 == most).map(|it| it.0)
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
                .zip(0..)
                .filter(|(it, _)| !shared.iter().any(|other| Arc::ptr_eq(it, other)))
                .map(|(offer, position)| Candidate { line: *member, position, offer }),
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
