//! What a build needs of a line, and what the lines of a part need together.

use crate::domain::bom::package::Package;
use crate::domain::parts::Offer;
use crate::domain::parts::stock::boards_from_stock;
use rust_decimal::Decimal;
use std::sync::Arc;

/// What one line asks for.
#[derive(Debug, Clone, Copy)]
pub struct Demand<'a> {
    pub dnp: bool,
    /// Pieces per board; `None`: not known, so the line cannot be priced.
    pub pieces: Option<Decimal>,
    pub offers: &'a [Arc<Offer>],
    pub package: Package,
}

/// What the lines of one part need together, and what there is of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartNeed {
    /// Pieces per board of all lines of the part.
    pub pieces: Decimal,
    /// Pieces at all sellers; `None`: not stated.
    pub stock: Option<Decimal>,
    /// Boards that the stock makes; `None`: it is not stated, or the part is not needed.
    pub boards_from_stock: Option<u64>,
}

impl PartNeed {
    /// Pieces per board against a stock.
    pub fn new(pieces: Decimal, stock: Option<Decimal>) -> Self {
        Self { pieces, stock, boards_from_stock: stock.and_then(|it| boards_from_stock(it, pieces)) }
    }

    /// Pieces that `boards` boards need of the part.
    pub fn at(&self, boards: u32) -> Decimal {
        self.pieces.checked_mul(Decimal::from(boards)).unwrap_or(Decimal::MAX)
    }

    /// The stated stock is less than `boards` boards need. An unknown stock is not short, but unknown.
    pub fn is_short(&self, boards: u32) -> bool {
        self.boards_from_stock.is_some_and(|enough| enough < u64::from(boards))
    }
}
