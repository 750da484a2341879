//! What is bought for one line at one volume, and how it is kept in a few bytes: there is one for each line and volume.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::cost::plan::BuyPlan;
use crate::domain::number::short::Short;

/// What is bought for a line. Prices are in the report's currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bought {
    /// Pieces of the part that assembly loses, for all its lines together.
    pub attrition: Decimal,
    /// What is bought of the part for all its lines together.
    pub order: Decimal,
    /// Price of the highest break ≤ order; of several purchases the average, cut after 12 decimals.
    pub unit_price: Decimal,
    /// This line's share of what is paid, by need.
    pub extended: Option<Decimal>,
    /// Index into the line's offers; of several purchases the last.
    pub offer: Option<u16>,
    /// Where the pieces come from; `None`: one purchase at `offer` without a fee.
    pub plan: Option<BuyPlan>,
    /// The attrition rule that counts, from 1 on in its table; 0: none.
    pub rule: u16,
}

/// What is bought for a line as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kept {
    Nothing,
    /// One purchase of whole pieces, at a price and for a sum of few digits: nearly all.
    Short {
        attrition: u32,
        order: u32,
        unit_price: Short,
        extended: Short,
        offer: Option<u16>,
        rule: u16,
    },
    /// All others.
    Long(Box<Bought>),
}

/// What is bought as it is read; of nothing it is zero and nothing.
#[derive(Default)]
pub(super) struct Read<'a> {
    pub attrition: Decimal,
    pub order: Decimal,
    pub unit_price: Option<Decimal>,
    pub extended: Option<Decimal>,
    pub offer: Option<u16>,
    pub plan: Option<&'a BuyPlan>,
    pub rule: u16,
}

impl Kept {
    pub(super) fn read(&self) -> Read<'_> {
        match self {
            Self::Nothing => Read::default(),
            Self::Short { attrition, order, unit_price, extended, offer, rule } => Read {
                attrition: (*attrition).into(),
                order: (*order).into(),
                unit_price: Some(unit_price.value()),
                extended: Some(extended.value()),
                offer: *offer,
                plan: None,
                rule: *rule,
            },
            Self::Long(it) => Read {
                attrition: it.attrition,
                order: it.order,
                unit_price: Some(it.unit_price),
                extended: it.extended,
                offer: it.offer,
                plan: it.plan.as_ref(),
                rule: it.rule,
            },
        }
    }

    pub(super) fn of(bought: Bought) -> Self {
        Self::short(&bought).unwrap_or_else(|| Self::Long(Box::new(bought)))
    }

    fn short(bought: &Bought) -> Option<Self> {
        if bought.plan.is_some() {
            return None;
        }
        Some(Self::Short {
            attrition: whole(bought.attrition)?,
            order: whole(bought.order)?,
            unit_price: Short::of(bought.unit_price)?,
            extended: Short::of(bought.extended?)?,
            offer: bought.offer,
            rule: bought.rule,
        })
    }
}

/// A number of pieces that is written without decimals.
fn whole(pieces: Decimal) -> Option<u32> {
    if pieces.scale() == 0 && !pieces.is_sign_negative() { pieces.to_u32() } else { None }
}
