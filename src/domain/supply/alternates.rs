//! Parts that may be used in the place of a line's own, and what each of them changes in cost, days and compliance.

use rust_decimal::Decimal;

use super::part::is_ended;
use super::plan::days_to_hand;
use crate::domain::compliance::regimes::Answer;
use crate::domain::cost::choice::choose_by;
use crate::domain::day::Day;
use crate::domain::parts::currency::{Fit, fit};
use crate::domain::parts::supply::PartSupply;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;

/// The supply of a part that is not in the BOM, for so many pieces per board, ordered on a day.
pub fn supply_of(part: &ReportLine, pieces: Option<Decimal>, order: Option<Day>) -> PartSupply {
    let offers = part.offers.iter().map(AsRef::as_ref);
    PartSupply {
        pieces,
        is_ended: is_ended(part, order),
        lifecycle: part.lifecycle,
        ..PartSupply::of_offers(offers)
    }
}

/// What a part would change in the place of another, for all lines of that other at one volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub boards: u32,
    /// In the currency of the report; negative: cheaper. `None`: one of them has no price.
    pub cost: Option<Decimal>,
    /// Days until it is at hand, less those of the other; negative: earlier. `None`: of one of them nobody knows.
    pub days: Option<i32>,
    /// What the other and this one answer to EU RoHS.
    pub rohs: (Answer, Answer),
}

/// What `part` would change in the place of the part at `index`, at every volume of the report.
pub fn changes(report: &Report, own: &PartSupply, index: usize, part: &ReportLine) -> Vec<Change> {
    let members = report.prepared.groups.members(index);
    let lines = || members.iter().filter_map(|it| report.lines.get(*it as usize));
    let Some(first) = lines().next() else { return Vec::new() };
    let supply = supply_of(part, own.pieces, report.settings.order_day());
    let allowances = report.settings.allowances();
    let days = |part: &PartSupply, boards| {
        days_to_hand(part.availability(boards), &allowances).ok().and_then(|it| i32::try_from(it).ok())
    };
    let change = |(volume, boards): (usize, u32)| {
        let cost = first.cost.get(volume);
        let paid = lines().try_fold(Decimal::ZERO, |sum, line| {
            line.cost.get(volume).and_then(|it| it.extended()).and_then(|it| sum.checked_add(it))
        });
        let price = cost.and_then(|it| price_of(report, part, it.part_need(), it.attrition()));
        let cost = price.zip(paid).and_then(|(price, paid)| price.checked_sub(paid));
        let days = days(&supply, boards).zip(days(own, boards)).map(|(this, other)| this - other);
        Change { boards, cost, days, rohs: (first.rohs.answer(), part.rohs.answer()) }
    };
    report.settings.boards.iter().copied().enumerate().map(change).collect()
}

/// What the pieces of a part cost by the policy; `None`: no price that counts.
fn price_of(report: &Report, part: &ReportLine, need: Decimal, attrition: Decimal) -> Option<Decimal> {
    let offers = part.offers.iter().map(AsRef::as_ref).enumerate();
    let offers = offers.filter(|it| !it.1.is_own_stock && fit(it.1, report.currency) == Fit::Counts);
    choose_by(report.settings.policy, need, attrition, offers).map(|it| it.order.total)
}
