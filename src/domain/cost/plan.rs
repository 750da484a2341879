//! Where the pieces of a part come from, where that is not one plain purchase: own stock first, several sellers, a fee.

use rust_decimal::Decimal;

/// All lots of a part at one volume: those from own stock first, then the purchases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuyPlan {
    pub lots: Vec<Lot>,
}

/// Pieces from one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lot {
    /// Index into the line's offers.
    pub offer: Option<u16>,
    pub is_own_stock: bool,
    pub quantity: Decimal,
    /// What a piece costs; of own stock what the file says, else zero.
    pub unit_price: Decimal,
    /// What the seller adds once, such as for making a reel.
    pub fee: Decimal,
}

impl Lot {
    /// What the lot costs.
    pub fn total(&self) -> Decimal {
        self.quantity
            .checked_mul(self.unit_price)
            .and_then(|it| it.checked_add(self.fee))
            .unwrap_or(Decimal::MAX)
    }
}

impl BuyPlan {
    /// Pieces from own stock.
    pub fn on_hand(&self) -> Decimal {
        sum(self.lots.iter().filter(|it| it.is_own_stock).map(|it| it.quantity))
    }

    /// Pieces that are bought.
    pub fn bought(&self) -> Decimal {
        sum(self.lots.iter().filter(|it| !it.is_own_stock).map(|it| it.quantity))
    }

    /// What all lots cost.
    pub fn total(&self) -> Decimal {
        sum(self.lots.iter().map(Lot::total))
    }

    /// The purchases.
    pub fn purchases(&self) -> impl Iterator<Item = &Lot> {
        self.lots.iter().filter(|it| !it.is_own_stock)
    }

    /// All fees.
    pub fn fees(&self) -> Decimal {
        sum(self.lots.iter().map(|it| it.fee))
    }
}

fn sum(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.fold(Decimal::ZERO, |sum, it| sum.checked_add(it).unwrap_or(Decimal::MAX))
}
