//! Part data: what files say of a part's price, stock, lead time, lifecycle and compliance.

pub mod currency;
pub mod last_buy;
pub mod lead_time;
pub mod lifecycle;
pub mod packing;
pub mod price_age;
pub mod stock;
pub mod supply;

use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::compliance::RohsStatement;
use super::compliance::regimes::Regime;
use super::day::Day;
use super::money::Currency;
use super::place::{ColumnIndex, Evidence, RowKey, RowNumber, SourceIndex, Stated};
use crate::domain::parts::price_age::PriceAge;
use lifecycle::Lifecycle;
use price_age::PriceAgeLimits;

/// From this quantity on, a piece costs `unit_price`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceBreak {
    pub quantity: Decimal,
    pub unit_price: Decimal,
}

impl PriceBreak {
    /// The price is above zero. One of zero is damage (rounded or missing), never a gift.
    pub fn can_be_paid(&self) -> bool {
        self.unit_price.is_sign_positive() && !self.unit_price.is_zero()
    }
}

/// What one seller asks for one packaging of a part. Cut tape and reel are two offers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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
    #[serde(skip)]
    pub converted: Option<Conversion>,
    /// The day of the price; `None`: not stated.
    pub quoted: Option<Day>,
    /// The last day on which the price holds; `None`: not stated.
    pub valid_until: Option<Day>,
    /// What the seller adds once per order for this packaging, such as for making a reel.
    pub fee: Option<Decimal>,
    /// The stock is the user's own: it is used before anything is bought. A price is what a piece stands in the books.
    pub is_own_stock: bool,
}

impl Offer {
    /// Where the offer's price stands; `None` for offers without a price.
    pub fn place(&self) -> Option<OfferPlace> {
        let at = self.price_evidence.as_ref()?;
        Some(OfferPlace { source: at.source, row: at.row, column: at.column })
    }

    /// How old the price is on a day.
    pub fn price_age(&self, today: Day, limits: PriceAgeLimits) -> PriceAge {
        if let Some(until) = self.valid_until.filter(|it| *it < today) {
            return PriceAge::Expired { days: today.days_since(until) };
        }
        match self.quoted.map(|it| today.days_since(it)) {
            None => PriceAge::Unknown,
            Some(days) if days > limits.stale_days => PriceAge::Stale { days },
            Some(days) if days > limits.fresh_days => PriceAge::Aging { days },
            Some(days) => PriceAge::Fresh { days },
        }
    }
}

/// What tells an offer from all others: the cell of its price, or of its first price break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OfferPlace {
    pub source: SourceIndex,
    pub row: RowNumber,
    pub column: ColumnIndex,
}

/// From which currency prices were converted, and at which rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conversion {
    pub from: Currency,
    /// Price of one unit of `from` in the offer's currency.
    pub rate: Decimal,
}

/// Everything that one row says of a part.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PartFacts {
    #[serde(with = "shared")]
    pub offers: Vec<Arc<Offer>>,
    /// Several statements are kept; the worst counts.
    pub rohs: Vec<Stated<RohsStatement>>,
    pub lifecycle: Vec<Stated<Lifecycle>>,
    /// Parts that may be used in the place of this one; in part data only, where it makes an approved list (AVL).
    pub alternates: Vec<Alternate>,
    /// Statements that are kept and shown but give no verdict: lead-free, REACH, halogen-free, MSL, country …
    pub statements: Vec<(StatementKind, Evidence)>,
}

impl PartFacts {
    /// Gives back the room that was taken for more: of hundreds of thousands of lines it adds up.
    pub fn fit(&mut self) {
        self.offers.shrink_to_fit();
        self.rohs.shrink_to_fit();
        self.lifecycle.shrink_to_fit();
        self.alternates.shrink_to_fit();
        self.statements.shrink_to_fit();
    }
}

/// Offers are shared in memory; what is written holds each as it is.
mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::Offer;

    pub(super) fn serialize<S: Serializer>(offers: &[Arc<Offer>], to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(offers.iter().map(Arc::as_ref))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Arc<Offer>>, D::Error> {
        Ok(Vec::<Offer>::deserialize(from)?.into_iter().map(Arc::new).collect())
    }
}

/// Facts of their own that are never taken for a RoHS verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    Pops,
    AnnexXvii,
    Prop65,
    Batteries,
}

impl StatementKind {
    /// The statements that answer a regime; `None`: those of RoHS do.
    pub fn of_regime(regime: Regime) -> Option<Self> {
        Some(match regime {
            Regime::EuRohs | Regime::UkRohs | Regime::ChinaRohs => return None,
            Regime::ReachSvhc => Self::Reach,
            Regime::HalogenFree => Self::HalogenFree,
            Regime::ConflictMinerals => Self::ConflictMinerals,
            Regime::Tsca => Self::Tsca,
            Regime::Pfas => Self::Pfas,
            Regime::Pops => Self::Pops,
            Regime::AnnexXvii => Self::AnnexXvii,
            Regime::Prop65 => Self::Prop65,
            Regime::Batteries => Self::Batteries,
        })
    }
}

/// One row of part data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

impl PartRecord {
    /// The row that it stands in.
    pub fn key(&self) -> RowKey {
        RowKey { source: self.source, row: self.row }
    }

    /// All words that its facts were read from.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        let facts = &self.facts;
        let offers = facts.offers.iter().flat_map(|it| {
            let stock = it.stock.as_ref().map(|it| &it.evidence);
            let lead_time = it.lead_time_days.as_ref().map(|it| &it.evidence);
            it.price_evidence.iter().chain(stock).chain(lead_time)
        });
        offers
            .chain(facts.rohs.iter().map(|it| &it.evidence))
            .chain(facts.lifecycle.iter().map(|it| &it.evidence))
            .chain(facts.statements.iter().map(|it| &it.1))
            .chain(facts.alternates.iter().map(|it| &it.evidence))
    }

    /// Puts it, and all that it rests on, into another source.
    pub fn move_to(&mut self, source: SourceIndex) {
        self.source = source;
        let facts = &mut self.facts;
        for offer in facts.offers.iter_mut().map(Arc::make_mut) {
            let stock = offer.stock.as_mut().map(|it| &mut it.evidence);
            let lead_time = offer.lead_time_days.as_mut().map(|it| &mut it.evidence);
            for evidence in offer.price_evidence.iter_mut().chain(stock).chain(lead_time) {
                evidence.source = source;
            }
        }
        let stated = facts.rohs.iter_mut().map(|it| &mut it.evidence);
        let stated = stated.chain(facts.lifecycle.iter_mut().map(|it| &mut it.evidence));
        let stated = stated.chain(facts.statements.iter_mut().map(|it| &mut it.1));
        for evidence in stated.chain(facts.alternates.iter_mut().map(|it| &mut it.evidence)) {
            evidence.source = source;
        }
    }
}

/// Another part that the file allows in the place of the line's own.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Alternate {
    pub manufacturer: Option<String>,
    pub mpn: String,
    pub evidence: Evidence,
}

/// True where the offer names at least one price that can be paid.
pub fn has_price(offer: &Offer) -> bool {
    priced(&offer.breaks).next().is_some()
}

pub fn priced(breaks: &[PriceBreak]) -> impl Iterator<Item = &PriceBreak> {
    breaks.iter().filter(|it| it.can_be_paid())
}
