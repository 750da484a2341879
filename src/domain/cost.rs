//! What it costs: need → order quantity → price, exactly, with every step.

pub mod choice;
pub mod currency;
pub mod exact;
pub mod groups;
pub mod order;
pub mod purchase;
pub mod steps;

use rust_decimal::Decimal;

/// What a line's cost rests on. `code` is the word of `report.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    Priced,
    Unpriced,
    Dnp,
}

impl Basis {
    pub fn code(self) -> &'static str {
        match self {
            Self::Priced => "priced",
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
    /// What is bought of the part for all its lines together; zero where unpriced.
    pub order: Decimal,
    /// Price of the highest break ≤ order.
    pub unit_price: Option<Decimal>,
    /// This line's share of what is paid, by need.
    pub extended: Option<Decimal>,
    pub basis: Basis,
    /// Index into the line's offers.
    pub offer: Option<u16>,
    /// Lines of the same part that are bought together, this one included.
    pub bought_with: u32,
}

/// The sum over all lines at one volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    pub boards: u32,
    /// What the needed pieces cost.
    pub parts: Decimal,
    /// What the pieces left over cost (MOQ and multiples).
    pub excess: Decimal,
    pub total: Decimal,
    pub per_board: Decimal,
    pub coverage: Coverage,
}

/// How many lines a total stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    pub priced: u32,
    pub estimated: u32,
    pub unpriced: u32,
    pub dnp: u32,
}
