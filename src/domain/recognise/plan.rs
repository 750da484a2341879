//! A table with its roles, laid out for reading row by row.

use super::breaks::Breaks;
use super::cells::dnp::{Polarity, polarity};
use super::columns::{Column, stem_of};
use super::fold::{fold, key};
use super::memo::Memo;
use super::role::Role;
use super::terms::{Dates, is_own_stock};
use super::words::lexicon;
use crate::domain::money::Currency;
use crate::domain::money::parse::{find_currency, find_price_unit};
use crate::domain::number::{DecimalEvidence, DecimalSign};
use crate::domain::place::SourceIndex;
use crate::domain::read::Table;
use crate::domain::sorting::{sort, sort_by_key};

/// Everything that is needed to read a row.
pub(crate) struct Plan<'t> {
    pub source: SourceIndex,
    pub table: &'t Table,
    pub columns: Vec<Column>,
    pub breaks: Breaks,
    pub header_row: Option<usize>,
    /// First row that may hold a line.
    pub first: usize,
    pub decimal: DecimalSign,
    pub decimal_evidence: DecimalEvidence,
    pub fields: Fields,
    pub offers: Vec<OfferColumns>,
    pub dates: Dates,
    pub memo: Memo,
    /// The one board of several that is read, and the column that names the boards of each line.
    pub board: Option<(usize, String)>,
}

/// Columns by meaning.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields {
    pub item: Option<usize>,
    pub level: Option<usize>,
    pub designator: Option<usize>,
    /// Further columns of designators ("Bottom Refs" beside "Top Refs"), in the file's order.
    pub more_designators: Vec<usize>,
    pub quantity: Option<usize>,
    pub dnp: Option<(usize, Polarity)>,
    pub value: Option<usize>,
    pub footprint: Option<usize>,
    pub description: Option<usize>,
    pub mpn: Vec<usize>,
    pub manufacturer: Vec<usize>,
    /// Part number of an alternate and, where the file has it, its maker's column.
    pub alternates: Vec<(usize, Option<usize>)>,
    pub supplier: Vec<usize>,
    /// Column, the seller that the header names, the column that names the seller.
    pub supplier_pn: Vec<(usize, Option<String>, Option<usize>)>,
    pub notes: Vec<usize>,
    pub statements: Vec<(Role, usize)>,
}

/// The columns of one seller's offer.
#[derive(Debug, Clone, Default)]
pub(crate) struct OfferColumns {
    pub seller: Option<String>,
    pub seller_column: Option<usize>,
    pub number: Option<usize>,
    pub price: Option<usize>,
    pub currency: Option<usize>,
    pub moq: Option<usize>,
    pub multiple: Option<usize>,
    pub packaging: Option<usize>,
    pub stock: Option<usize>,
    pub lead_time: Option<usize>,
    /// The day of the price, its last day, the fee for the packaging.
    pub quoted: Option<usize>,
    pub valid_until: Option<usize>,
    pub fee: Option<usize>,
    /// The stock is the user's own.
    pub is_own_stock: bool,
    /// The break columns belong to this offer.
    pub has_breaks: bool,
    pub header_currency: Option<Currency>,
    pub price_unit: u32,
    /// The column that says for how many pieces the price is ("Preiseinheit": 1000).
    pub price_unit_column: Option<usize>,
}

impl OfferColumns {
    fn says_something(&self) -> bool {
        self.price.is_some()
            || self.has_breaks
            || self.stock.is_some()
            || self.lead_time.is_some()
            || self.moq.is_some()
            || self.multiple.is_some()
    }
}

impl Fields {
    pub(crate) fn of(columns: &[Column]) -> Self {
        let mut fields = Self::default();
        let mut alternate_makers: Vec<usize> = Vec::new();
        for (at, column) in columns.iter().enumerate() {
            let Some(role) = column.role else { continue };
            match role {
                Role::Item => fields.item = Some(at),
                Role::Level => fields.level = Some(at),
                Role::Designator if fields.designator.is_some() => fields.more_designators.push(at),
                Role::Designator => fields.designator = Some(at),
                Role::Quantity => fields.quantity = Some(at),
                Role::Dnp => fields.dnp = Some((at, polarity(&column.header))),
                Role::Value => fields.value = Some(at),
                Role::Footprint => fields.footprint = Some(at),
                Role::Description => fields.description = Some(at),
                Role::Mpn => fields.mpn.push(at),
                Role::Manufacturer => fields.manufacturer.push(at),
                Role::AlternateMpn => fields.alternates.push((at, None)),
                Role::AlternateManufacturer => alternate_makers.push(at),
                Role::Supplier => fields.supplier.push(at),
                Role::SupplierPn => fields.supplier_pn.push((at, seller_of(column), None)),
                Role::Notes => fields.notes.push(at),
                Role::Rohs
                | Role::RohsExemption
                | Role::LeadFree
                | Role::Reach
                | Role::HalogenFree
                | Role::ConflictMinerals
                | Role::Tsca
                | Role::Pfas
                | Role::Msl
                | Role::Country
                | Role::Hts
                | Role::Eccn
                | Role::Datasheet
                | Role::Lifecycle => fields.statements.push((role, at)),
                _ => {}
            }
        }
        // Of several columns with the same header or a number, the first is the line's own.
        fields.alternates.extend(split_repeated(columns, &mut fields.mpn).into_iter().map(|it| (it, None)));
        sort(&mut fields.alternates);
        alternate_makers.extend(split_repeated(columns, &mut fields.manufacturer));
        // The maker of an alternate stands next to its number, before or after it.
        for (number, maker) in &mut fields.alternates {
            let nearest = alternate_makers.iter().copied().min_by_key(|it| it.abs_diff(*number));
            if let Some(near) = nearest
                && near.abs_diff(*number) <= 3
            {
                *maker = Some(near);
                alternate_makers.retain(|it| *it != near);
            }
        }
        // Supplier columns go with the part number that has the same ordinal, else with the nearest one.
        for (number, seller, supplier) in &mut fields.supplier_pn {
            if seller.is_none() {
                let ordinal = columns.get(*number).map_or(0, |it| it.ordinal);
                *supplier = fields
                    .supplier
                    .iter()
                    .copied()
                    .filter(|it| columns.get(*it).is_some_and(|it| it.ordinal == ordinal))
                    .min_by_key(|it| it.abs_diff(*number))
                    .or_else(|| fields.supplier.iter().copied().min_by_key(|it| it.abs_diff(*number)));
            }
        }
        fields
    }
}

/// Takes the repeated columns out of `holders`; those that stay are read one after the other until one is filled.
fn split_repeated(columns: &[Column], holders: &mut Vec<usize>) -> Vec<usize> {
    let score = |at: &usize| columns.get(*at).map_or(0.0, |it| it.score);
    let best = holders.iter().map(score).fold(0.0f32, f32::max);
    let Some(lead) = holders.iter().copied().find(|it| score(it) >= best - 0.08) else { return Vec::new() };
    let stem = columns.get(lead).map(|it| stem_of(&it.header)).unwrap_or_default();
    let is_repeat =
        |at: &usize| *at != lead && columns.get(*at).is_some_and(|it| stem_of(&it.header) == stem);
    let repeated: Vec<usize> = holders.iter().copied().filter(|it| is_repeat(it)).collect();
    holders.retain(|it| !repeated.contains(it));
    sort_by_key(holders, |it| (*it != lead, *it));
    repeated
}

/// The seller that a column's header or group names.
fn seller_of(column: &Column) -> Option<String> {
    if lexicon().is_seller(&column.group) {
        return Some(column.group.clone());
    }
    seller_in(&column.header)
}

/// The distributor's name inside a header: `DigiKey` of `DigiKey Part #`, as written there.
fn seller_in(header: &str) -> Option<String> {
    if lexicon().is_seller(header) {
        return Some(header.to_owned());
    }
    let words: Vec<&str> = header
        .split(|it: char| it.is_whitespace() || matches!(it, '_' | ':' | '/' | '(' | ')'))
        .filter(|it| !it.is_empty())
        .collect();
    for pair in words.windows(2) {
        let joined = pair.join(" ");
        if lexicon().is_seller(&joined) {
            return Some(joined);
        }
    }
    words
        .iter()
        .find(|word| fold(word).len() >= 2 && lexicon().is_seller(word))
        .map(|word| (*word).to_owned())
}

/// The header of a column that says for how many pieces a price is.
pub(super) fn names_price_unit(header: &str) -> bool {
    matches!(
        key(&fold(header)).as_str(),
        "preiseinheit"
            | "peh"
            | "priceunit"
            | "priceper"
            | "pricequantity"
            | "pricebasis"
            | "per"
            | "prijseenheid"
            | "priceuom"
            | "unitpriceper"
            | "pricebaseqty"
            | "priceunitqty"
            | "basismenge"
    )
}

/// Which set of columns a column belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Set {
    Shared,
    Ordinal(u32),
    Seller(String),
}

/// Sorts the columns of sellers into offers.
pub(crate) fn offers_of(columns: &[Column], breaks: &Breaks) -> Vec<OfferColumns> {
    let mut sets: Vec<(Set, OfferColumns)> = vec![(Set::Shared, OfferColumns::default())];
    for (at, column) in columns.iter().enumerate() {
        let Some(role) = column.role else { continue };
        if !matches!(
            role,
            Role::Supplier
                | Role::SupplierPn
                | Role::UnitPrice
                | Role::Currency
                | Role::Moq
                | Role::Multiple
                | Role::Packaging
                | Role::Stock
                | Role::OwnStock
                | Role::LeadTime
                | Role::PriceDate
                | Role::ValidUntil
                | Role::PackagingFee
        ) {
            continue;
        }
        let set = if let Some(seller) = seller_of(column) {
            Set::Seller(seller)
        } else if column.ordinal > 0 && role != Role::LeadTime {
            Set::Ordinal(column.ordinal)
        } else {
            Set::Shared
        };
        let position = match sets.iter().position(|it| it.0 == set) {
            Some(position) => position,
            None => {
                sets.push((set.clone(), OfferColumns::default()));
                sets.len() - 1
            }
        };
        let Some((_, offer)) = sets.get_mut(position) else { continue };
        if let Set::Seller(seller) = &set {
            offer.seller = Some(seller.clone());
        }
        let slot = match role {
            Role::Supplier => &mut offer.seller_column,
            Role::SupplierPn => &mut offer.number,
            Role::UnitPrice => &mut offer.price,
            Role::Currency => &mut offer.currency,
            Role::Moq => &mut offer.moq,
            Role::Multiple => &mut offer.multiple,
            Role::Packaging => &mut offer.packaging,
            Role::Stock => &mut offer.stock,
            Role::OwnStock => {
                offer.is_own_stock = true;
                &mut offer.stock
            }
            Role::PriceDate => &mut offer.quoted,
            Role::ValidUntil => &mut offer.valid_until,
            Role::PackagingFee => &mut offer.fee,
            _ => &mut offer.lead_time,
        };
        // Several prices in one cell say more than the one price beside them.
        let is_ladder = role == Role::UnitPrice && column.content.ladders > 0.5;
        // "Price" says it better than "Last Price Break" before it.
        let is_plainer = role == Role::UnitPrice
            && slot.and_then(|it| columns.get(it)).is_some_and(|it| {
                it.content.ladders <= 0.5 && column.names.of(role) > it.names.of(role) + 0.15
            });
        if slot.is_none() || is_ladder || is_plainer {
            *slot = Some(at);
        }
    }
    let mut shared = sets.remove(0).1;
    shared.has_breaks = !breaks.columns.is_empty() || !breaks.pairs.is_empty();
    let mut offers: Vec<OfferColumns> = sets.into_iter().map(|it| it.1).collect();
    let speaking = offers.iter().filter(|it| it.says_something()).count();
    if speaking == 0 || shared.price.is_some() || shared.has_breaks {
        // The file's one offer; the only seller's number belongs to it.
        let mut numbers = offers.iter().filter(|it| it.number.is_some());
        if shared.number.is_none()
            && let (Some(only), None) = (numbers.next(), numbers.next())
        {
            shared.number = only.number;
            shared.seller.clone_from(&only.seller);
            shared.seller_column = shared.seller_column.or(only.seller_column);
        }
        if shared.says_something() {
            offers.insert(0, shared.clone());
        }
    } else {
        for offer in &mut offers {
            offer.currency = offer.currency.or(shared.currency);
            offer.packaging = offer.packaging.or(shared.packaging);
            offer.moq = offer.moq.or(shared.moq);
            offer.multiple = offer.multiple.or(shared.multiple);
            offer.seller_column =
                offer.seller_column.or(if offer.seller.is_none() { shared.seller_column } else { None });
            if speaking == 1 {
                offer.stock = offer.stock.or(shared.stock);
                offer.number = offer.number.or(shared.number);
            }
            offer.lead_time = offer.lead_time.or(shared.lead_time);
            offer.quoted = offer.quoted.or(shared.quoted);
            offer.valid_until = offer.valid_until.or(shared.valid_until);
            offer.fee = offer.fee.or(shared.fee);
        }
    }
    offers.retain(OfferColumns::says_something);
    let price_unit_column = columns.iter().position(|it| {
        it.role.is_none()
            && it.content.integers > 0.9
            && it.content.filled > 0
            && names_price_unit(&it.header)
    });
    for offer in &mut offers {
        offer.is_own_stock |= is_own_stock(columns, offer);
        offer.price_unit_column = price_unit_column;
        let header =
            |column: Option<usize>| column.and_then(|it| columns.get(it)).map_or("", |it| it.header.as_str());
        let price = header(offer.price);
        offer.header_currency = find_currency(price).or_else(|| {
            // "Extended Price GBP" tells the currency of the unit price beside it; break headers tell their own.
            let extended = columns
                .iter()
                .filter(|it| it.role == Some(Role::ExtendedPrice))
                .find_map(|it| find_currency(&it.header));
            let of_breaks = breaks.columns.iter().find_map(|it| find_currency(header(Some(it.0))));
            of_breaks.or(extended)
        });
        offer.price_unit = find_price_unit(price).unwrap_or(1).max(1);
    }
    offers
}
