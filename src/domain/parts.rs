//! Part data: what files say of a part's price, stock, lead time, lifecycle and compliance.

pub mod key;
pub mod matching;

use std::sync::Arc;

use rust_decimal::Decimal;

use super::compliance::RohsStatement;
use super::money::Currency;
use super::place::{Evidence, RowNumber, SourceIndex, Stated};
use super::supply::Lifecycle;

/// From this quantity on, a piece costs `unit_price`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceBreak {
    pub quantity: Decimal,
    pub unit_price: Decimal,
}

/// What one seller asks for one packaging of a part. Cut tape and reel are two offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub seller: Option<String>,
    pub seller_part_number: Option<String>,
    pub packaging: Option<String>,
    /// `None` where neither header, cell nor symbol names it.
    pub currency: Option<Currency>,
    /// Sorted by quantity, each quantity once; empty where the source names no price.
    pub breaks: Vec<PriceBreak>,
    pub moq: Option<Decimal>,
    pub multiple: Option<Decimal>,
    /// Pieces in stock.
    pub stock: Option<Stated<Decimal>>,
    /// Calendar days; a range counts by its upper end.
    pub lead_time_days: Option<Stated<u32>>,
    /// The cell of the price, or of the first price break.
    pub price_evidence: Option<Evidence>,
    /// The prices were converted from another currency.
    pub converted: Option<Conversion>,
}

/// From which currency prices were converted, and at which rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conversion {
    pub from: Currency,
    /// Price of one unit of `from` in the offer's currency.
    pub rate: Decimal,
}

/// Everything that one row says of a part.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PartFacts {
    pub offers: Vec<Arc<Offer>>,
    /// Several statements are kept; the worst counts.
    pub rohs: Vec<Stated<RohsStatement>>,
    pub lifecycle: Vec<Stated<Lifecycle>>,
    /// Statements that are kept and shown but give no verdict: lead-free, REACH, halogen-free, MSL, country …
    pub statements: Vec<(StatementKind, Evidence)>,
}

/// Facts of their own that are never taken for a RoHS verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementKind {
    LeadFree,
    Reach,
    HalogenFree,
    Msl,
    Country,
    Hts,
    Eccn,
    Datasheet,
    ConflictMinerals,
    Tsca,
    Pfas,
}

/// One row of part data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartRecord {
    pub source: SourceIndex,
    pub row: RowNumber,
    pub mpn: String,
    pub manufacturer: String,
    pub supplier: String,
    pub supplier_part_number: String,
    pub description: String,
    pub facts: PartFacts,
}
