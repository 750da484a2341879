//! What a row says of prices, stock, lead time, lifecycle and compliance.

use std::borrow::Cow;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::cells::ladder::{first_quantity, read_ladder, read_min_mult};
use super::cells::quantity::read_quantity;
use super::cells::void::says_above;
use super::findings::Findings;
use super::offer_columns::OfferColumns;
use super::plan::Plan;
use super::role::Role;
use super::rows::is_void;
use crate::domain::compliance::statements::{Remark, read_remark};
use crate::domain::money::Currency;
use crate::domain::money::parse::{find_currency, read_money};
use crate::domain::number::read_number;
use crate::domain::parts::last_buy::last_buy_cell;
use crate::domain::parts::lead_time::LeadTimeReading;
use crate::domain::parts::lifecycle::Lifecycle;
use crate::domain::parts::{Alternate, Offer, PartFacts, PriceBreak, StatementKind};
use crate::domain::place::{ColumnIndex, Evidence, Stated};
use crate::domain::sorting::sort_by_key;

/// Words that stand in the place of a number and say that there is none.
fn says_none(text: &str) -> bool {
    let low = text.trim().trim_matches(['-', '~', '.', '?', '/', '\\', '*']).to_ascii_lowercase();
    matches!(
        low.as_str(),
        "" | "n/a"
            | "na"
            | "n.a"
            | "none"
            | "tbd"
            | "tba"
            | "call"
            | "quote"
            | "rfq"
            | "nonstk"
            | "null"
            | "#n/a"
            | "#value!"
            | "#ref!"
            | "nan"
            | "unknown"
            | "free"
            | "poa"
    )
}

/// Rows over which a sign may say "as above".
const MOST_ABOVE: usize = 200;

impl Plan<'_> {
    /// The cell's words as evidence.
    pub(crate) fn evidence(&self, row: usize, column: usize) -> Evidence {
        Evidence {
            source: self.source,
            row: self.table.row_number(row),
            column: ColumnIndex(u16::try_from(column).unwrap_or(u16::MAX)),
            text: self.table.trimmed(row, column).into(),
        }
    }

    /// The trimmed cell of a column that may be absent.
    pub(crate) fn text(&self, row: usize, column: Option<usize>) -> &str {
        column.map_or("", |it| self.cell(row, it))
    }

    /// The trimmed cell; of one that says "as above" the next above that does not.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &str {
        let text = self.table.trimmed(row, column);
        if text.len() > 5 || !says_above(text) {
            return text;
        }
        let above = (self.first..row).rev().take(MOST_ABOVE).map(|it| self.table.trimmed(it, column));
        above.into_iter().find(|it| !says_above(it)).unwrap_or(text)
    }

    /// The row's designators as in the file; those of several columns one after the other.
    pub(crate) fn designators(&self, row: usize) -> Cow<'_, str> {
        let text = self.text(row, self.fields.designator);
        if self.fields.more_designators.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut all = text.to_owned();
        for column in &self.fields.more_designators {
            let more = self.table.trimmed(row, *column);
            if !all.is_empty() && !more.is_empty() {
                all.push_str(", ");
            }
            all.push_str(more);
        }
        Cow::Owned(all)
    }

    /// The alternates that the row names in columns of their own.
    pub(crate) fn alternates(&self, row: usize) -> impl Iterator<Item = Alternate> + '_ {
        let columns = self.fields.alternates.iter();
        columns.filter_map(move |column| {
            let mpn = self.text(row, Some(column.number));
            let manufacturer = self.text(row, column.maker);
            (!is_void(mpn)).then(|| Alternate {
                manufacturer: owned(manufacturer),
                mpn: mpn.to_owned(),
                evidence: self.evidence(row, column.number),
            })
        })
    }

    pub(crate) fn header(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", |it| it.header.as_str())
    }

    /// All that the row says of its part.
    pub(crate) fn facts(&self, row: usize, findings: &mut Findings) -> PartFacts {
        let mut facts = PartFacts::default();
        for offer in &self.offers {
            if let Some(offer) = self.offer(row, offer, findings) {
                facts.offers.push(Arc::new(offer));
            }
        }
        for (role, column) in &self.fields.statements {
            let text = self.table.trimmed(row, *column);
            if text.is_empty() {
                continue;
            }
            let kind = match role {
                Role::Rohs | Role::RohsExemption => {
                    let header = self.header(*column);
                    if let Some(value) = self.memo.rohs(*column, text, header) {
                        facts.rohs.push(Stated { value, evidence: self.evidence(row, *column) });
                    }
                    continue;
                }
                Role::Lifecycle => {
                    // "LTB date: 2027-03-31": the header says what the day means.
                    let last_buy =
                        || last_buy_cell(self.header(*column), text).map(|_| Lifecycle::LastTimeBuy);
                    if let Some(value) = self.memo.lifecycle(*column, text).or_else(last_buy) {
                        facts.lifecycle.push(Stated { value, evidence: self.evidence(row, *column) });
                    }
                    continue;
                }
                Role::LeadFree => StatementKind::LeadFree,
                Role::Reach => StatementKind::Reach,
                Role::HalogenFree => StatementKind::HalogenFree,
                Role::ConflictMinerals => StatementKind::ConflictMinerals,
                Role::Tsca => StatementKind::Tsca,
                Role::Pfas => StatementKind::Pfas,
                Role::Pops => StatementKind::Pops,
                Role::AnnexXvii => StatementKind::AnnexXvii,
                Role::Prop65 => StatementKind::Prop65,
                Role::Batteries => StatementKind::Batteries,
                Role::Msl => StatementKind::Msl,
                Role::Country => StatementKind::Country,
                Role::Hts => StatementKind::Hts,
                Role::Eccn => StatementKind::Eccn,
                _ => StatementKind::Datasheet,
            };
            facts.statements.push((kind, self.evidence(row, *column)));
        }
        self.add_remarks(row, &mut facts);
        facts
    }

    /// What descriptions and notes say against the part.
    fn add_remarks(&self, row: usize, facts: &mut PartFacts) {
        for column in self.fields.description.iter().chain(&self.fields.notes) {
            match read_remark(self.table.cell(row, *column)) {
                Some(Remark::Denies(value)) => {
                    facts.rohs.push(Stated { value, evidence: self.evidence(row, *column) });
                }
                Some(Remark::ContainsLead) => {
                    facts.statements.push((StatementKind::LeadFree, self.evidence(row, *column)));
                }
                None => {}
            }
        }
    }

    fn offer(&self, row: usize, columns: &OfferColumns, findings: &mut Findings) -> Option<Offer> {
        let mut offer = Offer {
            seller: columns.seller.clone().or_else(|| owned(self.text(row, columns.seller_column))),
            seller_part_number: owned(self.text(row, columns.number)),
            packaging: owned(self.text(row, columns.packaging)),
            currency: Currency::named(self.text(row, columns.currency))
                .or_else(|| find_currency(self.text(row, columns.currency))),
            ..Offer::default()
        };
        if let Some(moq) = columns.moq {
            let text = self.table.cell(row, moq);
            match read_min_mult(text) {
                Some((minimum, multiple)) => {
                    offer.moq = Some(minimum);
                    offer.multiple = Some(multiple);
                }
                None => offer.moq = read_quantity(text, self.decimal),
            }
        }
        if let Some(multiple) = columns.multiple {
            offer.multiple = read_quantity(self.table.cell(row, multiple), self.decimal).or(offer.multiple);
        }
        offer.moq = offer.moq.filter(|it| *it > Decimal::ZERO);
        offer.multiple = offer.multiple.filter(|it| *it > Decimal::ZERO);
        self.read_prices(row, columns, &mut offer, findings);
        if let Some(stock) = columns.stock {
            let text = self.table.trimmed(row, stock);
            let number = read_quantity(text, self.decimal).or_else(|| leading_number(text, self.decimal));
            if number.is_some_and(is_below_zero) {
                findings.below_zero(self.place(row, stock), text);
            } else if let Some(value) = number {
                offer.stock = Some(Stated { value, evidence: self.evidence(row, stock) });
            }
        }
        if let Some(column) = columns.lead_time {
            let text = self.table.trimmed(row, column);
            let evidence = || self.evidence(row, column);
            match self.memo.lead_time(column, text, self.header(column)) {
                LeadTimeReading::Days(value) => {
                    offer.lead_time_days = Some(Stated { value, evidence: evidence() })
                }
                LeadTimeReading::NoUnit(_) => findings.lead_time_unit(self.place(row, column), text),
                LeadTimeReading::Unreadable if !says_none(text) => {
                    findings.lead_time_unreadable(self.place(row, column), text)
                }
                LeadTimeReading::Unreadable | LeadTimeReading::Blank => {}
            }
        }
        self.read_terms(row, columns, &mut offer);
        let speaks = !offer.breaks.is_empty()
            || offer.stock.is_some()
            || offer.lead_time_days.is_some()
            || (offer.moq.is_some() && offer.seller_part_number.is_some());
        speaks.then_some(offer)
    }

    /// `0182` and, in the same column, `605`: a price without the decimal sign that a conversion dropped.
    fn lost_decimals(&self, column: usize, text: &str) -> bool {
        self.columns.get(column).is_some_and(|it| it.content.zero_led > 0.1)
            && text.len() > 1
            && text.bytes().all(|it| it.is_ascii_digit())
    }

    fn read_prices(&self, row: usize, columns: &OfferColumns, offer: &mut Offer, findings: &mut Findings) {
        let mut breaks: Vec<PriceBreak> = Vec::new();
        let mut currency = None;
        if columns.has_breaks {
            breaks.reserve_exact(self.breaks.columns.len());
            for (column, quantity) in &self.breaks.columns {
                let text = self.table.cell(row, *column);
                let money = read_money(text, self.decimal);
                if money.is_some_and(|it| is_below_zero(it.amount)) {
                    findings.below_zero(self.place(row, *column), text.trim());
                } else if let Some(money) = money {
                    currency = currency.or(money.currency);
                    breaks.push(PriceBreak {
                        quantity: *quantity,
                        unit_price: money.amount / Decimal::from(money.per.max(1)),
                    });
                    offer.price_evidence.get_or_insert_with(|| self.evidence(row, *column));
                } else if !says_none(text) {
                    findings.price_unreadable(self.place(row, *column), text.trim());
                }
            }
            for pair in &self.breaks.pairs {
                let quantity = first_quantity(self.table.cell(row, pair.quantity));
                let money = read_money(self.table.cell(row, pair.price), self.decimal);
                if money.is_some_and(|it| is_below_zero(it.amount)) {
                    let text = self.table.trimmed(row, pair.price);
                    findings.below_zero(self.place(row, pair.price), text);
                } else if let (Some(quantity), Some(money)) = (quantity, money) {
                    currency = currency.or(money.currency);
                    breaks.push(PriceBreak {
                        quantity,
                        unit_price: money.amount / Decimal::from(money.per.max(1)),
                    });
                    offer.price_evidence.get_or_insert_with(|| self.evidence(row, pair.price));
                }
            }
        }
        if let Some(column) = columns.price {
            let text = self.table.trimmed(row, column);
            if self.lost_decimals(column, text) {
                findings.price_unreadable(self.place(row, column), text);
            } else if let Some(money) = read_money(text, self.decimal) {
                let stated = columns
                    .price_unit_column
                    .and_then(|it| self.table.trimmed(row, it).parse::<u32>().ok())
                    .unwrap_or(columns.price_unit);
                let per = if money.per > 1 { money.per } else { stated };
                currency = currency.or(money.currency);
                let unit_price = money.amount / Decimal::from(per.max(1));
                // Beside quantities with their prices it may be that of one of them, told once more.
                let is_told =
                    !self.breaks.pairs.is_empty() && breaks.iter().any(|it| it.unit_price == unit_price);
                if is_below_zero(money.amount) {
                    findings.below_zero(self.place(row, column), text);
                } else if !is_told {
                    let quantity = offer.moq.unwrap_or(Decimal::ONE);
                    breaks.push(PriceBreak { quantity, unit_price });
                    offer.price_evidence.get_or_insert_with(|| self.evidence(row, column));
                }
            } else if let Some((ladder, named)) = read_ladder(text, self.decimal) {
                currency = currency.or(named);
                if ladder.iter().any(|it| is_below_zero(it.unit_price)) {
                    findings.below_zero(self.place(row, column), text);
                }
                breaks.extend(ladder.into_iter().filter(|it| !is_below_zero(it.unit_price)));
                offer.price_evidence.get_or_insert_with(|| self.evidence(row, column));
            } else if !text.is_empty() && !says_none(text) {
                findings.price_unreadable(self.place(row, column), text);
            }
        }
        sort_by_key(&mut breaks, |it| it.quantity);
        breaks.dedup_by_key(|it| it.quantity);
        offer.breaks = breaks;
        offer.currency = offer.currency.or(currency).or(columns.header_currency);
    }
}

fn is_below_zero(number: Decimal) -> bool {
    number < Decimal::ZERO
}

fn owned(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The number at the start of `6809 In Stock`.
fn leading_number(text: &str, decimal: crate::domain::number::DecimalSign) -> Option<Decimal> {
    let end = text.find(|it: char| !it.is_ascii_digit() && !matches!(it, '.' | ',')).unwrap_or(text.len());
    let low = text.to_ascii_lowercase();
    (end > 0 && (low.contains("stock") || low.contains("available") || low.ends_with('+')))
        .then(|| read_number(text.get(..end).unwrap_or("").trim_end_matches(['.', ',']), decimal))
        .flatten()
}
