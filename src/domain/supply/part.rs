//! One part that is bought, with all its lines: what there is of it, and how it comes to hand for a build.

use rust_decimal::Decimal;

use super::Lifecycle;
use super::last_buy::last_buy_day;
use super::stock::{Shelf, boards_from_stock, stock_of};
use crate::domain::day::Day;
use crate::domain::number::compare;
use crate::domain::parts::Offer;
use crate::domain::report::{Report, ReportLine};

/// What is known of the supply of a part. Fitted lines only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartSupply {
    /// The first line of the part, an index into the report's lines.
    pub line: u32,
    /// Lines that are bought together.
    pub lines: u32,
    /// Pieces per board over all its lines; `None`: not known.
    pub pieces: Option<Decimal>,
    /// The user's own stock; `None`: not stated.
    pub on_hand: Option<Decimal>,
    /// Pieces at all sellers; `None`: not stated.
    pub at_sellers: Option<Decimal>,
    /// The shortest lead time for pieces that are in nobody's stock; `None`: not stated.
    pub lead_time_days: Option<u32>,
    /// A source says that the part is at hand and not how many pieces there are.
    pub is_in_stock: bool,
    /// Sellers that are known; own stock is none.
    pub sellers: u32,
    pub lifecycle: Option<Lifecycle>,
    /// The maker takes no orders on the day of the order: obsolete, or the last day for orders has passed.
    pub is_ended: bool,
}

/// How the pieces for a build come to hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Availability {
    /// Own stock covers it.
    OnHand,
    /// Own stock and that of sellers cover it.
    InStock,
    /// What no stock covers is ordered at this lead time, in days.
    LeadTime(u32),
    /// Nobody knows when.
    Unknown(Gap),
}

/// Why it is not known when a part is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// How many pieces a board takes is not known.
    Quantity,
    /// Neither stock nor lead time is stated.
    NothingStated,
    /// The stock is short, and no lead time is stated for the rest.
    LeadTime,
    /// The stock is short, and the part is no longer made.
    NotMade,
}

/// Stock against need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// Less than the need.
    Short,
    /// Up to half more than the need.
    Low,
    /// Less than twice the need.
    Fair,
    /// Twice the need or more.
    Ample,
    /// No stock, or no need, is stated.
    Unknown,
}

impl Cover {
    /// The cover of a need by a stock: below 1, 1.5 and 2 times (facts, cost 6.4; the limit of 1.5 is ours).
    pub fn of(stock: Option<Decimal>, need: Option<Decimal>) -> Self {
        let (Some(stock), Some(need)) = (stock, need) else { return Self::Unknown };
        if compare(stock, need).is_lt() {
            return Self::Short;
        }
        let twice = stock.saturating_mul(Decimal::TWO);
        let is_below = |limit| compare(twice, limit).is_lt();
        if is_below(need.saturating_mul(Decimal::from(3))) {
            Self::Low
        } else if is_below(need.saturating_mul(Decimal::from(4))) {
            Self::Fair
        } else {
            Self::Ample
        }
    }

    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Low => "low",
            Self::Fair => "fair",
            Self::Ample => "ample",
            Self::Unknown => "unknown",
        }
    }
}

impl PartSupply {
    /// What offers say of a part.
    pub fn of_offers<'a>(offers: impl Iterator<Item = &'a Offer> + Clone) -> Self {
        let bought = || offers.clone().filter(|it| !it.is_own_stock);
        let mut shelves: Vec<Shelf<'_>> = Vec::new();
        let mut lead: Option<u32> = None;
        let mut is_in_stock = false;
        for offer in bought() {
            let shelf = Shelf::of_seller(offer);
            if shelf.is_some_and(|it| !shelves.contains(&it)) {
                shelves.extend(shelf);
            }
            match offer.lead_time_days.as_ref().map(|it| it.value) {
                // "Stock" says when what is there comes, and nothing of further pieces.
                Some(0) => is_in_stock |= offer.stock.is_none(),
                Some(days) => lead = Some(lead.map_or(days, |it| it.min(days))),
                None => {}
            }
        }
        Self {
            line: 0,
            lines: 1,
            pieces: None,
            on_hand: stock_of(offers.clone().filter(|it| it.is_own_stock)),
            at_sellers: stock_of(bought()),
            lead_time_days: lead,
            is_in_stock,
            sellers: u32::try_from(shelves.len()).unwrap_or(u32::MAX),
            lifecycle: None,
            is_ended: false,
        }
    }

    /// Own stock and that of sellers; `None`: not stated.
    pub fn stock(&self) -> Option<Decimal> {
        match (self.on_hand, self.at_sellers) {
            (Some(own), Some(sellers)) => Some(own.checked_add(sellers).unwrap_or(Decimal::MAX)),
            (one, other) => one.or(other),
        }
    }

    /// Pieces that a build needs; `None`: not known.
    pub fn need(&self, boards: u32) -> Option<Decimal> {
        self.pieces.map(|it| it.checked_mul(Decimal::from(boards)).unwrap_or(Decimal::MAX))
    }

    /// Stock against need at a volume.
    pub fn cover(&self, boards: u32) -> Cover {
        Cover::of(self.stock(), self.need(boards))
    }

    /// Pieces that are in nobody's stock; `None`: the stock covers the need, or either is not stated.
    pub fn short_by(&self, boards: u32) -> Option<Decimal> {
        let missing = self.need(boards)?.checked_sub(self.stock()?)?;
        (missing > Decimal::ZERO).then_some(missing)
    }

    /// Boards that the stated stock makes; `None`: not stated, or the board needs none.
    pub fn boards_from_stock(&self) -> Option<u64> {
        boards_from_stock(self.stock()?, self.pieces?)
    }

    /// How the pieces for a build come to hand.
    pub fn availability(&self, boards: u32) -> Availability {
        let Some(need) = self.need(boards) else { return Availability::Unknown(Gap::Quantity) };
        if self.on_hand.is_some_and(|it| it >= need) {
            return Availability::OnHand;
        }
        if self.is_in_stock || self.stock().is_some_and(|it| it >= need) {
            return Availability::InStock;
        }
        if self.is_ended {
            return Availability::Unknown(Gap::NotMade);
        }
        match self.lead_time_days {
            Some(days) => Availability::LeadTime(days),
            None if self.stock().is_some() => Availability::Unknown(Gap::LeadTime),
            None => Availability::Unknown(Gap::NothingStated),
        }
    }
}

/// All parts of a report, in the order of their first lines.
pub fn parts_of(report: &Report) -> Vec<PartSupply> {
    if let Some(parts) = &report.prepared.parts {
        return parts.clone();
    }
    let groups = report.prepared.groups.iter();
    groups.filter_map(|members| part(report, members)).collect()
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

fn part(report: &Report, members: &[u32]) -> Option<PartSupply> {
    let lines = || members.iter().filter_map(|it| report.lines.get(*it as usize));
    let pieces = lines().map(pieces_of).try_fold(Decimal::ZERO, |sum, it| sum.checked_add(it?));
    let offers = lines().flat_map(|it| &it.offers).map(AsRef::as_ref);
    let order = report.settings.order_day();
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

/// Pieces per board of a line; `None`: neither quantity nor designators say it.
pub(super) fn pieces_of(line: &ReportLine) -> Option<Decimal> {
    let is_known = line.line.quantity.is_some() || !line.line.designators.is_empty();
    is_known.then(|| line.line.pieces_per_board())
}

#[cfg(test)]
mod tests {
    use super::{Availability, Cover, Gap, PartSupply};
    use crate::domain::parts::Offer;
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
