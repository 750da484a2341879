//! How many pieces of a part a supplier is asked for: what the lines of the part need and assembly loses, less what lies
//! on one's own shelves. Least quantities, multiples and price breaks of known offers do not count: they are another
//! seller's.

use rust_decimal::Decimal;

use crate::domain::bom::package::PackageClass;
use crate::domain::cost::line_cost::{Basis, LineCost};
use crate::domain::report::Report;

/// Whole pieces of a part at the volume at an index of the settings; `members` are its lines.
pub fn pieces_to_buy(report: &Report, members: &[u32], volume: usize) -> Decimal {
    let costs: Vec<LineCost<'_>> = members
        .iter()
        .filter_map(|it| report.lines.get(*it as usize)?.cost.get(volume))
        .filter(|it| it.basis() != Basis::Dnp)
        .collect();
    let need = costs.iter().fold(Decimal::ZERO, |sum, it| sum.saturating_add(it.need()));
    let (lost, on_hand) = match costs.iter().find(|it| it.basis() == Basis::Priced) {
        Some(priced) => (priced.attrition(), priced.on_hand()),
        None => (lost_unpriced(report, &costs, need, volume).unwrap_or_default(), own_stock(report, members)),
    };
    need.saturating_add(lost).saturating_sub(on_hand).max(Decimal::ZERO).ceil()
}

/// What lies on one's own shelves of a part: too little to build from it alone. Its lines have the same offers.
fn own_stock(report: &Report, members: &[u32]) -> Decimal {
    let line = members.first().and_then(|it| report.lines.get(*it as usize));
    let own = line.into_iter().flat_map(|it| &it.offers).filter(|it| it.is_own_stock);
    own.filter_map(|it| it.stock.as_ref()).fold(Decimal::ZERO, |sum, it| sum.saturating_add(it.value))
}

/// What assembly loses of a part that is not bought yet, by the process of the volume: it has no price, so it is in no
/// band of prices.
fn lost_unpriced(report: &Report, costs: &[LineCost<'_>], need: Decimal, volume: usize) -> Option<Decimal> {
    let process = report.tiers.get(volume)?.process.unwrap_or_default();
    let table = report.attrition.get(usize::from(process))?.as_ref()?;
    let mut packages = costs.iter().map(|it| it.package());
    // As in the cost: lines of one part may describe it in different detail.
    let package = packages.find(|it| *it != PackageClass::Other).unwrap_or(PackageClass::Other);
    table.rule(package, None)?.pieces(need)
}
