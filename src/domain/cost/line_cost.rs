//! What a line costs at one volume, and what that rests on.

use crate::domain::bom::package::PackageClass;
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

/// The cost of one line at one volume. Prices are in the report's currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineCost {
    pub boards: u32,
    /// Quantity × boards; fractions are kept.
    pub need: Decimal,
    /// What all lines of the same part need together; the order covers this.
    pub part_need: Decimal,
    /// Pieces of the part that assembly loses, for all its lines together; zero where unpriced.
    pub attrition: Decimal,
    /// What is bought of the part for all its lines together; zero where unpriced.
    pub order: Decimal,
    /// Price of the highest break ≤ order; of several purchases the average, cut after 12 decimals.
    pub unit_price: Option<Decimal>,
    /// This line's share of what is paid, by need.
    pub extended: Option<Decimal>,
    pub basis: Basis,
    /// Index into the line's offers; of several purchases the last.
    pub offer: Option<u16>,
    /// Where the pieces come from; `None`: one purchase at `offer` without a fee.
    pub plan: Option<Box<BuyPlan>>,
    /// A guess at the price: always of an estimated line, and of a priced one beyond its last price break.
    pub estimate: Option<Arc<Estimate>>,
    /// No price break of the offer lies above the order.
    pub is_at_last_break: bool,
    /// Something is bought at a price of which neither day nor validity is stated.
    pub is_undated: bool,
    /// The offer was chosen by hand.
    pub is_by_hand: bool,
    /// Lines of the same part that are bought together, this one included.
    pub bought_with: u32,
    /// The attrition rule that counts, from 1 on in its table; 0: none.
    pub rule: u16,
    /// The package that the rule is chosen by.
    pub package: PackageClass,
}

impl LineCost {
    /// The cost of a line at a number of boards before anything is bought: the need alone.
    pub fn unbought(boards: u32, need: Decimal, basis: Basis, package: PackageClass) -> Self {
        Self {
            boards,
            need,
            part_need: need,
            attrition: Decimal::ZERO,
            order: Decimal::ZERO,
            unit_price: None,
            extended: None,
            basis,
            offer: None,
            plan: None,
            estimate: None,
            is_at_last_break: false,
            is_undated: false,
            is_by_hand: false,
            bought_with: 1,
            rule: 0,
            package,
        }
    }

    /// What the line's pieces may cost, by its estimate.
    pub fn estimated(&self) -> Option<Decimal> {
        self.estimate.as_deref().map(|it| it.extended(self.need))
    }

    /// Pieces that are taken from own stock.
    pub fn on_hand(&self) -> Decimal {
        self.plan.as_ref().map_or(Decimal::ZERO, |it| it.on_hand())
    }

    /// The offers that something is bought at, as indexes into the line's; own stock is not among them.
    pub fn purchased_at(&self) -> impl Iterator<Item = u16> + '_ {
        let single = if self.plan.is_none() { self.offer } else { None };
        let several = self.plan.iter().flat_map(|it| it.purchases()).filter_map(|it| it.offer);
        single.into_iter().chain(several)
    }

    /// Pieces that are bought and neither needed nor lost, and what they cost; zero where nothing is left over. Of
    /// several purchases the pieces of the last are left over.
    pub fn excess(&self) -> Option<(Decimal, Decimal)> {
        let covered = self.order.checked_add(self.on_hand())?;
        let pieces = covered.checked_sub(self.part_need)?.checked_sub(self.attrition)?;
        let pieces = pieces.min(self.order).max(Decimal::ZERO);
        let last = self.plan.as_ref().and_then(|it| it.purchases().last()).map(|it| it.unit_price);
        Some((pieces, pieces.checked_mul(last.or(self.unit_price)?)?))
    }
}
