//! One part that is bought, with all its lines: what there is of it, and how it comes to hand for a build.

use rust_decimal::Decimal;

use crate::domain::cost::groups::Groups;
use crate::domain::day::Day;
use crate::domain::parts::last_buy::last_buy_day;
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::parts::supply::PartSupply;
use crate::domain::report::Report;
use crate::domain::report::line::ReportLine;

/// All parts of a report, in the order of their first lines.
pub fn parts_of(report: &Report) -> Vec<PartSupply> {
    if let Some(parts) = &report.prepared.parts {
        return parts.clone();
    }
    parts_of_lines(&report.prepared.groups, &report.lines, report.settings.order_day())
}

/// The parts of lines that are bought together, for an order on a day.
pub fn parts_of_lines(groups: &Groups, lines: &[ReportLine], order: Option<Day>) -> Vec<PartSupply> {
    groups.iter().filter_map(|members| part(lines, members, order)).collect()
}

/// For each line of the report the index of its part; `None`: the line is not placed.
pub fn index_of_lines(report: &Report) -> Vec<Option<u32>> {
    let mut index = vec![None; report.lines.len()];
    for (part, members) in (0_u32..).zip(report.prepared.groups.iter()) {
        for line in members {
            if let Some(it) = index.get_mut(*line as usize) {
                *it = Some(part);
            }
        }
    }
    index
}

fn part(lines: &[ReportLine], members: &[u32], order: Option<Day>) -> Option<PartSupply> {
    let lines = || members.iter().filter_map(|it| lines.get(*it as usize));
    let pieces =
        lines().map(|it| it.line.known_pieces()).try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it?));
    let offers = lines().flat_map(|it| &it.offers).map(AsRef::as_ref);
    Some(PartSupply {
        is_ended: lines().any(|it| is_ended(it, order)),
        line: *members.first()?,
        lines: u32::try_from(members.len()).unwrap_or(u32::MAX),
        pieces,
        // Across sources the worst state counts.
        lifecycle: lines().filter_map(|it| it.lifecycle).max(),
        ..PartSupply::of_offers(offers)
    })
}

/// The maker takes no orders for the part of a line on a day; `None`: it is not known which day.
pub(super) fn is_ended(line: &ReportLine, order: Option<Day>) -> bool {
    match line.lifecycle {
        Some(Lifecycle::Obsolete) => true,
        Some(Lifecycle::LastTimeBuy) => {
            last_buy_day(&line.lifecycle_evidence).zip(order).is_some_and(|(last, order)| last < order)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::parts::Offer;
    use crate::domain::parts::supply::{Availability, Cover, Gap, PartSupply};
    use crate::domain::place::{ColumnIndex, Evidence, RowNumber, SourceIndex, Stated};
    use rust_decimal::Decimal;

    fn stated<T>(value: T) -> Stated<T> {
        let (source, row, column) = (SourceIndex(0), RowNumber(2), ColumnIndex(3));
        Stated { value, evidence: Evidence { source, row, column, text: "".into() } }
    }

    /// One offer: stock, lead time, own.
    type Terms = (Option<u32>, Option<u32>, bool);

    fn part(offers: &[Terms]) -> PartSupply {
        let offers: Vec<Offer> = offers
            .iter()
            .enumerate()
            .map(|(at, (stock, lead, is_own))| Offer {
                seller: Some(format!("seller {at}")),
                stock: stock.map(|it| stated(Decimal::from(it))),
                lead_time_days: lead.map(stated),
                is_own_stock: *is_own,
                ..Offer::default()
            })
            .collect();
        PartSupply { pieces: Some(Decimal::TWO), ..PartSupply::of_offers(offers.iter()) }
    }

    #[test]
    fn pieces_come_from_own_stock_then_from_sellers_then_on_lead_time() {
        use Availability as A;
        // A hundred boards take 200 pieces.
        let table: &[(&[Terms], A)] = &[
            (&[(Some(200), Some(84), true)], A::OnHand),
            (&[(Some(199), None, true), (Some(1), Some(84), false)], A::InStock),
            (&[(Some(100), Some(84), false), (Some(100), Some(70), false)], A::InStock),
            (&[(Some(100), Some(84), false), (Some(99), Some(70), false)], A::LeadTime(70)),
            (&[(None, Some(84), false)], A::LeadTime(84)),
            (&[(None, Some(0), false)], A::InStock),
            // "Stock" beside a number of pieces that is too small promises no further ones.
            (&[(Some(50), Some(0), false)], A::Unknown(Gap::LeadTime)),
            (&[(Some(0), None, false)], A::Unknown(Gap::LeadTime)),
            (&[(None, None, false)], A::Unknown(Gap::NothingStated)),
            (&[], A::Unknown(Gap::NothingStated)),
        ];
        for (offers, expected) in table {
            assert_eq!(part(offers).availability(100), *expected, "{offers:?}");
        }
        let dead = PartSupply { is_ended: true, ..part(&[(Some(10), Some(70), false)]) };
        assert_eq!(dead.availability(100), A::Unknown(Gap::NotMade));
        assert_eq!(dead.availability(5), A::InStock);
        let unknown = PartSupply { pieces: None, ..part(&[(Some(10), Some(70), false)]) };
        assert_eq!(unknown.availability(1), A::Unknown(Gap::Quantity));
    }

    #[test]
    fn cover_is_told_in_four_grades_and_unknown() {
        for (stock, cover, short) in [
            (Some(0), Cover::Short, Some(200)),
            (Some(199), Cover::Short, Some(1)),
            (Some(200), Cover::Low, None),
            (Some(299), Cover::Low, None),
            (Some(300), Cover::Fair, None),
            (Some(399), Cover::Fair, None),
            (Some(400), Cover::Ample, None),
            (None, Cover::Unknown, None),
        ] {
            let part = part(&[(stock, None, false)]);
            assert_eq!((part.cover(100), part.short_by(100)), (cover, short.map(Decimal::from)), "{stock:?}");
        }
    }

    #[test]
    fn sellers_are_counted_once_and_own_stock_is_none() {
        let part = part(&[(Some(1), None, false), (Some(2), None, false), (Some(3), None, true)]);
        assert_eq!((part.sellers, part.on_hand), (2, Some(Decimal::from(3))));
        assert_eq!(part.stock(), Some(Decimal::from(6)));
        assert_eq!(part.boards_from_stock(), Some(3));
    }
}
