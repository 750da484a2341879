//! The fields of a line that a person can correct: what a line says there, and how it says something else.
//!
//! A corrected text is held in one form whatever was typed: numbers with a point, a price as "0.12 EUR", a lead time in
//! days, "yes" or "no", an alternate as its part number, a tab and its maker.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::BomLine;
use super::designators::expand_designators_for;
use super::part_class::classify;
use crate::domain::money::parse::read_money;
use crate::domain::number::DecimalSign;
use crate::domain::parts::{Alternate, Offer, PriceBreak};
use crate::domain::place::{ColumnIndex, Evidence, Stated};

/// What of a line can be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineField {
    Mpn,
    Manufacturer,
    Value,
    Footprint,
    Quantity,
    /// "yes" or "no".
    Fitted,
    Designators,
    UnitPrice,
    LeadTime,
    /// One a row of text: the part number, a tab, the maker.
    Alternates,
}

/// Words for [`LineField::Fitted`].
pub const YES: &str = "yes";
pub const NO: &str = "no";

impl LineField {
    pub const ALL: [Self; 10] = [
        Self::Mpn,
        Self::Manufacturer,
        Self::Value,
        Self::Footprint,
        Self::Quantity,
        Self::Fitted,
        Self::Designators,
        Self::UnitPrice,
        Self::LeadTime,
        Self::Alternates,
    ];

    /// The word of `report.json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Mpn => "mpn",
            Self::Manufacturer => "manufacturer",
            Self::Value => "value",
            Self::Footprint => "footprint",
            Self::Quantity => "quantity",
            Self::Fitted => "fitted",
            Self::Designators => "designators",
            Self::UnitPrice => "unit_price",
            Self::LeadTime => "lead_time_days",
            Self::Alternates => "alternates",
        }
    }

    /// It speaks of a purchase.
    pub fn is_of_purchase(self) -> bool {
        self == Self::UnitPrice
    }

    /// What a line says there; empty where it says nothing.
    pub fn text(self, line: &BomLine) -> String {
        match self {
            Self::Mpn => line.mpn.clone(),
            Self::Manufacturer => line.manufacturer.clone(),
            Self::Value => line.value.clone(),
            Self::Footprint => line.footprint.clone(),
            Self::Quantity => line.quantity.map(|it| it.normalize().to_string()).unwrap_or_default(),
            Self::Fitted => if line.dnp { NO } else { YES }.to_owned(),
            Self::Designators => line.designators.join(", "),
            Self::UnitPrice => price(line),
            Self::LeadTime => {
                let mut leads = own_offers(line).filter_map(|it| it.lead_time_days.as_ref());
                leads.next().map(|it| it.value.to_string()).unwrap_or_default()
            }
            Self::Alternates => {
                let own = line.alternates.iter().filter(|it| it.evidence.source == line.source);
                let texts = own.map(|it| match &it.manufacturer {
                    Some(maker) => [&it.mpn, "\t", maker].concat(),
                    None => it.mpn.clone(),
                });
                texts.collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// Lets a line say something else there. A text that is not of the form changes nothing.
    pub fn set(self, line: &mut BomLine, text: &str) {
        match self {
            Self::Mpn => text.clone_into(&mut line.mpn),
            Self::Manufacturer => text.clone_into(&mut line.manufacturer),
            Self::Value => text.clone_into(&mut line.value),
            Self::Footprint => text.clone_into(&mut line.footprint),
            Self::Quantity => {
                line.quantity = text.parse().ok().filter(|it| *it >= Decimal::ZERO);
                line.left_out = 0;
            }
            Self::Fitted => line.dnp = text == NO,
            Self::Designators => {
                text.clone_into(&mut line.designator_text);
                line.designators = expand_designators_for(text, None);
                line.left_out = 0;
            }
            Self::UnitPrice => set_price(line, text),
            Self::LeadTime => set_lead_time(line, text),
            Self::Alternates => set_alternates(line, text),
        }
        line.class = classify(line);
    }
}

/// The offers of the row itself that are a seller's.
fn own_offers(line: &BomLine) -> impl Iterator<Item = &Offer> {
    line.facts.offers.iter().map(Arc::as_ref).filter(|it| !it.is_own_stock)
}

/// "0.12 EUR": the price of the first break of the first offer that has one.
fn price(line: &BomLine) -> String {
    let priced = own_offers(line).find_map(|it| Some((it.breaks.first()?.unit_price, it.currency)));
    match priced {
        Some((amount, Some(currency))) => [&amount.normalize().to_string(), " ", currency.code()].concat(),
        Some((amount, None)) => amount.normalize().to_string(),
        None => String::new(),
    }
}

/// The words of a correction, which stand in no column of the file.
fn by_hand(line: &BomLine, text: &str) -> Evidence {
    Evidence { source: line.source, row: line.row, column: ColumnIndex::BY_HAND, text: text.into() }
}

/// The row's own offer that a correction is put into; a new one where the row has none.
fn offer_to_correct(line: &mut BomLine) -> Option<&mut Offer> {
    let offers = &mut line.facts.offers;
    if !offers.iter().any(|it| !it.is_own_stock) {
        offers.push(Arc::new(Offer::default()));
    }
    offers.iter_mut().find(|it| !it.is_own_stock).map(Arc::make_mut)
}

/// One price for every quantity, in the place of all prices of the row.
fn set_price(line: &mut BomLine, text: &str) {
    let read = read_money(text, DecimalSign::Point);
    if read.is_none() && !text.is_empty() {
        return;
    }
    let evidence = by_hand(line, text);
    for offer in line.facts.offers.iter_mut().filter(|it| !it.is_own_stock) {
        let offer = Arc::make_mut(offer);
        offer.breaks.clear();
        (offer.price_evidence, offer.quoted, offer.valid_until, offer.fee) = (None, None, None, None);
    }
    if let Some(read) = read
        && let Some(offer) = offer_to_correct(line)
    {
        offer.breaks.push(PriceBreak { quantity: Decimal::ONE, unit_price: read.amount });
        offer.currency = read.currency;
        offer.price_evidence = Some(evidence);
    }
}

/// One lead time in the place of all that the row states.
fn set_lead_time(line: &mut BomLine, text: &str) {
    let days = text.parse().ok();
    if days.is_none() && !text.is_empty() {
        return;
    }
    let evidence = by_hand(line, text);
    for offer in line.facts.offers.iter_mut().filter(|it| it.lead_time_days.is_some()) {
        Arc::make_mut(offer).lead_time_days = None;
    }
    if let Some(value) = days
        && let Some(offer) = offer_to_correct(line)
    {
        offer.lead_time_days = Some(Stated { value, evidence });
    }
}

/// The alternates in the place of those that the file names.
fn set_alternates(line: &mut BomLine, text: &str) {
    let own = line.source;
    line.alternates.retain(|it| it.evidence.source != own);
    for row in text.lines() {
        let (mpn, maker) = row.split_once('\t').unwrap_or((row, ""));
        let manufacturer = Some(maker.to_owned()).filter(|it| !it.is_empty());
        line.alternates.push(Alternate { manufacturer, mpn: mpn.to_owned(), evidence: by_hand(line, mpn) });
    }
}
