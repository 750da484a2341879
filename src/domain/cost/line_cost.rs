//! What a line costs at one volume, and what that rests on.

use crate::domain::bom::package::PackageClass;
use crate::domain::cost::bought::Kept;
use crate::domain::cost::estimate::Estimate;
use crate::domain::cost::plan::BuyPlan;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What a line's cost rests on. `code` is the word of `report.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    Priced,
    /// No price counts; what it may cost is in [`LineCost::estimate`] and in no total.
    Estimated,
    Unpriced,
    Dnp,
}

impl Basis {
    /// Fitted, and no price counts; an estimate does not change that.
    pub fn lacks_price(self) -> bool {
        matches!(self, Self::Unpriced | Self::Estimated)
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Priced => "priced",
            Self::Estimated => "estimated",
            Self::Unpriced => "unpriced",
            Self::Dnp => "dnp",
        }
    }
}

/// The cost of one line at one volume, as it is read from the line's [`LineCosts`](super::line_costs::LineCosts). Prices
/// are in the report's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineCost<'a> {
    pub boards: u32,
    pub(super) each: &'a Each,
    pub(super) cell: &'a Cell,
}

/// What a line needs for a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Each {
    /// Pieces of the line.
    pub pieces: Decimal,
    /// Pieces of all lines that are bought together with it, itself included.
    pub of_part: Decimal,
    /// How many lines those are.
    pub lines: u32,
}

/// What is kept of a line's cost at one volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub bought: Kept,
    pub estimate: Option<Arc<Estimate>>,
    pub basis: Basis,
    pub package: PackageClass,
    pub is_at_last_break: bool,
    pub is_undated: bool,
    pub is_by_hand: bool,
    /// The line is bought together with the others of its part.
    pub is_of_part: bool,
}

impl Cell {
    pub(super) fn unbought(basis: Basis, package: PackageClass) -> Self {
        Self {
            bought: Kept::Nothing,
            estimate: None,
            basis,
            package,
            is_at_last_break: false,
            is_undated: false,
            is_by_hand: false,
            is_of_part: false,
        }
    }
}

impl<'a> LineCost<'a> {
    /// Quantity × boards; fractions are kept.
    pub fn need(self) -> Decimal {
        self.of(self.each.pieces)
    }

    /// What all lines of the same part need together; the order covers this.
    pub fn part_need(self) -> Decimal {
        self.of(if self.cell.is_of_part { self.each.of_part } else { self.each.pieces })
    }

    fn of(self, pieces: Decimal) -> Decimal {
        pieces.checked_mul(Decimal::from(self.boards)).unwrap_or(Decimal::MAX)
    }

    /// Lines of the same part that are bought together, this one included.
    pub fn bought_with(self) -> u32 {
        if self.cell.is_of_part { self.each.lines } else { 1 }
    }

    pub fn basis(self) -> Basis {
        self.cell.basis
    }

    /// Pieces of the part that assembly loses, for all its lines together; zero where unpriced.
    pub fn attrition(self) -> Decimal {
        self.cell.bought.read().attrition
    }

    /// What is bought of the part for all its lines together; zero where unpriced.
    pub fn order(self) -> Decimal {
        self.cell.bought.read().order
    }

    /// Price of the highest break ≤ order; of several purchases the average, cut after 12 decimals.
    pub fn unit_price(self) -> Option<Decimal> {
        self.cell.bought.read().unit_price
    }

    /// This line's share of what is paid, by need.
    pub fn extended(self) -> Option<Decimal> {
        self.cell.bought.read().extended
    }

    /// Index into the line's offers; of several purchases the last.
    pub fn offer(self) -> Option<u16> {
        self.cell.bought.read().offer
    }

    /// The attrition rule that counts, from 1 on in its table; 0: none.
    pub fn rule(self) -> u16 {
        self.cell.bought.read().rule
    }

    /// Where the pieces come from; `None`: one purchase at `offer` without a fee.
    pub fn plan(self) -> Option<&'a BuyPlan> {
        self.cell.bought.read().plan
    }

    /// A guess at the price: always of an estimated line, and of a priced one beyond its last price break.
    pub fn estimate(self) -> Option<&'a Arc<Estimate>> {
        self.cell.estimate.as_ref()
    }

    /// No price break of the offer lies above the order.
    pub fn is_at_last_break(self) -> bool {
        self.cell.is_at_last_break
    }

    /// Something is bought at a price of which neither day nor validity is stated.
    pub fn is_undated(self) -> bool {
        self.cell.is_undated
    }

    /// The offer was chosen by hand.
    pub fn is_by_hand(self) -> bool {
        self.cell.is_by_hand
    }

    /// The package that the attrition rule is chosen by.
    pub fn package(self) -> PackageClass {
        self.cell.package
    }

    /// What the line's pieces may cost, by its estimate.
    pub fn estimated(self) -> Option<Decimal> {
        self.estimate().map(|it| it.extended(self.need()))
    }

    /// Pieces that are taken from own stock.
    pub fn on_hand(self) -> Decimal {
        self.plan().map_or(Decimal::ZERO, BuyPlan::on_hand)
    }

    /// The offers that something is bought at, as indexes into the line's; own stock is not among them.
    pub fn purchased_at(self) -> impl Iterator<Item = u16> + 'a {
        let single = if self.plan().is_none() { self.offer() } else { None };
        let several = self.plan().into_iter().flat_map(|it| it.purchases()).filter_map(|it| it.offer);
        single.into_iter().chain(several)
    }

    /// Pieces that are bought and neither needed nor lost, and what they cost; zero where nothing is left over. Of
    /// several purchases the pieces of the last are left over.
    pub fn excess(self) -> Option<(Decimal, Decimal)> {
        let covered = self.order().checked_add(self.on_hand())?;
        let pieces = covered.checked_sub(self.part_need())?.checked_sub(self.attrition())?;
        let pieces = pieces.min(self.order()).max(Decimal::ZERO);
        let last = self.plan().and_then(|it| it.purchases().last()).map(|it| it.unit_price);
        Some((pieces, pieces.checked_mul(last.or(self.unit_price())?)?))
    }
}
