//! Which prices to bring: those of parts that no table tells, and those that are estimated least surely.

use rust_decimal::Decimal;

use super::super::report::Report;
use super::{Bring, Narrowing, What};
use crate::domain::bom::PartClass;
use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::cost::tier::Tier;
use crate::domain::money::rounding::per_good_board;
use crate::domain::reference::{Spreads, SumBand};

/// The volume that is looked at first: the third, or the largest of fewer.
const VOLUME: usize = 2;
/// Prices that can be asked for at once.
const MOST: usize = 6;
/// The parts of so many hundredths of the uncertainty are asked for, as far as they are few.
const SHARE: u32 = 90;
/// What is left of the width of a band, at most, where asking for prices is worth it.
const WORTHWHILE: Decimal = Decimal::from_parts(9, 0, 0, false, 1);
/// The width of a band, as a share of its high end, from which on it matters.
const VISIBLE: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

/// A part without a price.
struct Open<'a> {
    /// Its first line.
    line: u32,
    members: &'a [u32],
    /// Of a class that seldom decides a price.
    is_cheap: bool,
    /// From its low to its high end, in money; the largest number where nothing is estimated.
    width: Decimal,
}

impl Open<'_> {
    /// It is asked for before another one: the wider first, of equal ones those that decide a price.
    fn is_before(&self, other: &Self) -> bool {
        other.width.cmp(&self.width).then(self.is_cheap.cmp(&other.is_cheap)).is_lt()
    }
}

/// At most two entries: prices without which there is no estimate, and prices that make it surer.
pub(super) fn prices(report: &Report) -> Vec<Bring> {
    let volume = VOLUME.min(report.tiers.len().saturating_sub(1));
    let Some(tier) = report.tiers.get(volume) else { return Vec::new() };
    // Only where a table tells a band does it matter which of the estimated prices come.
    let has_bands = report.settings.reference.is_some();
    let open = report.prepared.groups.iter().filter_map(|it| open_part(report, it, volume));
    let (unknown, estimated): (Vec<_>, Vec<_>) = open.partition(|it| it.width == Decimal::MAX || !has_bands);
    let mut all = Vec::new();
    if !unknown.is_empty() {
        let (cheap, dear): (Vec<_>, Vec<_>) = unknown.into_iter().partition(|it| it.is_cheap);
        all.push(Bring { what: What::Prices, lines: dear.iter().chain(&cheap).map(|it| it.line).collect() });
    }
    all.extend(narrowing(report, tier, volume, &estimated));
    all
}

/// The costs of the lines of a part that are bought and have no price.
fn costs<'a>(report: &'a Report, members: &'a [u32], volume: usize) -> impl Iterator<Item = LineCost<'a>> {
    let lines = members.iter().filter_map(|it| report.lines.get(*it as usize));
    lines
        .filter(|it| it.line.is_counted() && !it.line.is_board_mark())
        .filter_map(move |it| it.cost.get(volume))
        .filter(|it| it.basis().lacks_price())
}

/// The part of lines that are bought together, where it has no price at a volume.
fn open_part<'a>(report: &'a Report, members: &'a [u32], volume: usize) -> Option<Open<'a>> {
    let width = |it: LineCost<'_>| amounts(it).map_or(Decimal::MAX, |[low, _, high]| high - low);
    let width = costs(report, members, volume).map(width).reduce(Decimal::saturating_add)?;
    let line = *members.first()?;
    let class = report.lines.get(line as usize)?.line.class;
    let is_cheap = matches!(class, PartClass::Resistor | PartClass::Capacitor | PartClass::Diode);
    Some(Open { line, members, is_cheap, width })
}

/// What a line is estimated at: low, middle, high.
fn amounts(cost: LineCost<'_>) -> Option<[Decimal; 3]> {
    let estimate = cost.estimate().filter(|_| cost.basis() == Basis::Estimated)?;
    let of = |price: Decimal| cost.need().saturating_mul(price);
    Some([of(estimate.low), of(estimate.unit_price), of(estimate.high)])
}

/// The widest of parts, as many as can be asked for at once.
fn widest<'a>(parts: &'a [Open<'a>]) -> Vec<&'a Open<'a>> {
    let mut found: Vec<&Open<'_>> = Vec::with_capacity(MOST + 1);
    for part in parts {
        let at = found.iter().position(|it| part.is_before(it)).unwrap_or(found.len());
        if at < MOST {
            found.insert(at, part);
            found.truncate(MOST);
        }
    }
    found
}

/// The fewest parts, widest first, that hold most of the uncertainty, and what remains of it once they have a price.
#[inline(never)]
fn narrowing(report: &Report, tier: &Tier, volume: usize, estimated: &[Open<'_>]) -> Option<Bring> {
    let sum = tier.estimated?;
    let square = |it: &Open<'_>| it.width.saturating_mul(it.width);
    let all = estimated.iter().map(square).fold(Decimal::ZERO, Decimal::saturating_add);
    let wanted = all.checked_mul(Decimal::new(SHARE.into(), 2))?;
    let mut held = Decimal::ZERO;
    let is_needed = |it: &&Open<'_>| {
        let is_needed = held < wanted;
        held = held.saturating_add(square(it));
        is_needed
    };
    let mut chosen = widest(estimated);
    chosen.truncate(chosen.iter().copied().take_while(is_needed).count());
    let lines: Vec<u32> = chosen.iter().map(|it| it.line).collect();
    let amounts_of = |members| costs(report, members, volume).filter_map(amounts);
    let known = chosen
        .iter()
        .flat_map(|it| amounts_of(it.members))
        .map(|[_, middle, _]| middle)
        .fold(tier.total, Decimal::saturating_add);
    let rest = estimated.iter().filter(|it| !lines.contains(&it.line));
    let mut spreads = Spreads::default();
    let band = rest
        .flat_map(|it| amounts_of(it.members))
        .try_fold(SumBand::default(), |band, [low, middle, high]| band.add(middle, spreads.of(low, high)))?
        .band();
    let [low, _, high] = band.unwrap_or_default();
    let board = |known: Decimal, estimated: Decimal| {
        per_good_board(known.saturating_add(estimated), tier.boards, tier.good)
    };
    let from = [board(tier.total, sum.low), board(tier.total, sum.high)];
    let to = [board(known, low), board(known, high)];
    // What is hardly seen in the digits that are told is not worth asking for.
    let width = |[low, high]: [Decimal; 2]| high.saturating_sub(low);
    let [_, high] = from;
    let is_narrower =
        width(to) <= width(from).saturating_mul(WORTHWHILE) && width(from) >= high.saturating_mul(VISIBLE);
    let narrowing = Narrowing { boards: tier.boards, from, to };
    (is_narrower && !lines.is_empty()).then_some(Bring { what: What::Narrowing(narrowing), lines })
}
