//! `lines[].offers[]`: what sellers ask for the part of a line.

use serde::Serialize;

use super::plain::{EvidenceJson, Plain, is_false};
use crate::domain::day::Day;
use crate::domain::parts::Offer;
use crate::domain::report::Report;

#[derive(Serialize)]
pub(super) struct OfferJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    seller: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    part_number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    packaging: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<&'a str>,
    /// The prices were converted.
    #[serde(skip_serializing_if = "Option::is_none")]
    converted: Option<ConversionJson>,
    breaks: Vec<PriceJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moq: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    multiple: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stock: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead_time_days: Option<u32>,
    /// The day of the price, and the last on which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    quoted: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<String>,
    /// Added once per order.
    #[serde(skip_serializing_if = "Option::is_none")]
    fee: Option<Plain>,
    /// The user's own stock, used before anything is bought.
    #[serde(skip_serializing_if = "is_false")]
    own_stock: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<EvidenceJson<'a>>,
}

impl<'a> OfferJson<'a> {
    pub(super) fn new(report: &'a Report, offer: &'a Offer) -> Self {
        Self {
            seller: offer.seller.as_deref(),
            part_number: offer.seller_part_number.as_deref(),
            packaging: offer.packaging.as_deref(),
            currency: offer.currency.as_ref().map(|it| it.code()),
            converted: offer
                .converted
                .map(|it| ConversionJson { from: it.from.to_string(), rate: Plain(it.rate) }),
            breaks: offer
                .breaks
                .iter()
                .map(|it| PriceJson { quantity: Plain(it.quantity), unit_price: Plain(it.unit_price) })
                .collect(),
            moq: offer.moq.map(Plain),
            multiple: offer.multiple.map(Plain),
            stock: offer.stock.as_ref().map(|it| Plain(it.value)),
            lead_time_days: offer.lead_time_days.as_ref().map(|it| it.value),
            quoted: offer.quoted.map(Day::iso),
            valid_until: offer.valid_until.map(Day::iso),
            fee: offer.fee.map(Plain),
            own_stock: offer.is_own_stock,
            evidence: offer.price_evidence.as_ref().map(|it| EvidenceJson::new(report, it)),
        }
    }
}

#[derive(Serialize)]
struct ConversionJson {
    from: String,
    rate: Plain,
}

#[derive(Serialize)]
struct PriceJson {
    quantity: Plain,
    unit_price: Plain,
}
