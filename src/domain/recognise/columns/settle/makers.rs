//! Makers and their numbers, known by what stands in the cells: under "Vendor", "Company", "Code", whatever the header.

use crate::domain::recognise::columns::column::{Column, give, has, has_filled, is_open};
use crate::domain::recognise::content::ColumnContent;
use crate::domain::recognise::lexicon::lexicon;
use crate::domain::recognise::offer_columns::seller_of;
use crate::domain::recognise::role::Role;

/// A column of makers is theirs, whatever stands above it: a "Vendor" or "Supplier" who makes parts, too.
pub(super) fn settle_makers(columns: &mut [Column]) {
    let is_held = columns.iter().any(|it| {
        it.role == Some(Role::Manufacturer)
            && (!is_open(it)
                || it.content.makers > 0.3
                || it.content.names > 0.5 && it.content.is_mostly_filled())
    });
    let names = |it: &Column| it.content.makers - it.content.sellers;
    if !is_held
        && let Some(column) = columns
            .iter_mut()
            .filter(|it| {
                let count = it.content.makers * it.content.filled as f32;
                is_open(it)
                    && !matches!(
                        it.role,
                        Some(Role::Manufacturer | Role::AlternateManufacturer | Role::Designator)
                    )
                    && names(it) > 0.5
                    && (count > 1.5 || it.content.filled == 1)
                    && !lexicon().is_neutral(&it.header)
            })
            .max_by(|a, b| names(a).total_cmp(&names(b)))
    {
        give(column, Role::Manufacturer, 0.85);
    }
    // "Mfr Nr" above numbers, or above makers with their numbers; "Manufacturer / Part #" above numbers and values.
    let has_number = has_filled(columns, Role::Mpn);
    for column in
        columns.iter_mut().filter(|it| !has_number && is_open(it) && it.role == Some(Role::Manufacturer))
    {
        let content = &column.content;
        let is_number = content.part_numbers > 0.6
            || column.names.of(Role::Mpn) >= 0.5 && content.part_numbers + content.values > 0.5;
        if is_number && content.makers < 0.2 {
            give(column, Role::Mpn, 0.75);
        }
    }
}

/// Numbers beside makers are the makers', where nothing says whose else they are.
pub(super) fn settle_numbers_of_makers(columns: &mut [Column]) {
    let maker = columns.iter().find(|it| it.role == Some(Role::Manufacturer) && it.content.makers > 0.3);
    let Some(made) = maker.map(|it| it.content.filled).filter(|_| !has_filled(columns, Role::Mpn)) else {
        return;
    };
    let number = columns
        .iter_mut()
        .filter(|it| {
            is_open(it)
                && matches!(
                    it.role,
                    None | Some(Role::SupplierPn | Role::CustomerPn | Role::Description | Role::Value)
                )
                // Few lines may have a maker, and the others no number.
                && (it.content.is_mostly_filled() || it.content.filled > 3 && it.content.filled * 5 >= made * 4)
                && is_numbers_of_makers(&it.content)
                && it.names.of(Role::CustomerPn) < 0.95
                && seller_of(it).is_none()
                && !lexicon().is_neutral(&it.header)
        })
        .max_by(|a, b| a.content.part_numbers.total_cmp(&b.content.part_numbers));
    if let Some(column) = number {
        give(column, Role::Mpn, 0.8);
    }
}

fn is_numbers_of_makers(content: &ColumnContent) -> bool {
    // "CD4051" reads as a place; its letters are none of one.
    content.part_numbers.max(content.part_numbers + content.designators - content.places) > 0.7
        && content.seller_codes.max(content.packages).max(content.libraries) < 0.3
        && content.integers.max(content.values).max(content.house) < 0.5
        && content.mean_length > 5.0
}

/// Part numbers under "Element": a word for places above cells that are none.
pub(super) fn settle_false_places(columns: &mut [Column]) {
    // "Reference" above links leads to what is said of the part.
    let is_linked = |it: &&mut Column| {
        is_open(it) && it.role == Some(Role::Designator) && it.content.urls > 0.7 && it.content.filled > 1
    };
    if !has_filled(columns, Role::Datasheet)
        && let Some(column) = columns.iter_mut().find(is_linked)
    {
        return give(column, Role::Datasheet, 0.8);
    }
    if has_filled(columns, Role::Mpn) {
        return;
    }
    let place = columns.iter_mut().find(|it| {
        let content = &it.content;
        is_open(it)
            && it.role == Some(Role::Designator)
            && content.filled > 2
            && (content.designators < 0.3
                && content.part_numbers > 0.35
                && content.part_numbers + content.values > 0.7
                // "LM317", "BC547": no name comes with the letters of a place, and none twice.
                || it.names.of(Role::Designator) < 0.9
                    && content.places <= 0.0
                    && content.designators + content.part_numbers > 0.8
                    && content.distinct > 0.9
                    && content.mean_length > 4.5)
    });
    if let Some(column) = place {
        give(column, Role::Mpn, 0.7);
    }
}

/// Values under "Part Number" or "Description", in a table that has none elsewhere.
pub(super) fn settle_values(columns: &mut [Column]) {
    if columns.iter().any(|it| it.role == Some(Role::Value) && (it.content.filled > 0 || !is_open(it))) {
        return;
    }
    let is_placed = has_filled(columns, Role::Designator);
    let value = columns
        .iter_mut()
        .filter(|it| {
            let content = &it.content;
            let is_asked = match it.role {
                Some(Role::Mpn) => it.names.of(Role::Mpn) < 0.93 || content.part_numbers < 0.35,
                Some(Role::SupplierPn) => seller_of(it).is_none(),
                Some(Role::CustomerPn | Role::Item) => true,
                _ => false,
            };
            let is_mixed = is_placed && content.values > 0.35 && content.values + content.part_numbers > 0.6;
            is_open(it)
                && is_asked
                && content.is_mostly_filled()
                && content.packages < 0.4
                && (content.values > 0.6 || is_mixed)
        })
        .max_by(|a, b| a.content.values.total_cmp(&b.content.values));
    if let Some(column) = value {
        give(column, Role::Value, 0.8);
    }
}

/// "Source" and "Source No.": of two columns of sellers one holds their codes. Names of sellers under a word that no
/// list knows are theirs.
pub(super) fn settle_sellers(columns: &mut [Column]) {
    let has_sellers = has(columns, Role::Supplier);
    if !has_sellers
        && let Some(column) = columns
            .iter_mut()
            .find(|it| it.role.is_none() && is_open(it) && it.content.sellers > 0.6 && it.content.filled > 1)
    {
        give(column, Role::Supplier, 0.8);
    }
    let has_makers = has(columns, Role::Manufacturer);
    for column in columns.iter_mut().filter(|it| is_open(it) && it.role == Some(Role::Supplier)) {
        let content = &column.content;
        if content.seller_codes > 0.6 {
            give(column, Role::SupplierPn, 0.85);
        } else if !has_makers && content.sellers <= 0.0 && content.makers * content.filled as f32 > 3.5 {
            // "Vendor" above "TI", "Maxim", "any": no shop, and several makers.
            give(column, Role::Manufacturer, 0.75);
        }
    }
}

/// Seven digits that are scattered over a shop's catalogue: a company numbers its own parts one after the other.
pub(super) fn settle_order_codes(columns: &mut [Column]) {
    if has(columns, Role::SupplierPn) {
        return;
    }
    let code = columns.iter_mut().find(|it| {
        is_open(it)
            && matches!(it.role, None | Some(Role::Mpn | Role::CustomerPn | Role::Item))
            && it.names.of(Role::CustomerPn) < 0.9
            && it.names.of(Role::Mpn) < 0.93
            && it.content.catalog > 0.8
            && it.content.filled > 2
            && it.content.spread > CATALOG
            && !lexicon().is_neutral(&it.header)
    });
    if let Some(column) = code {
        give(column, Role::SupplierPn, 0.75);
    }
}

/// How far the codes of a shop lie apart at least.
const CATALOG: u32 = 300_000;
