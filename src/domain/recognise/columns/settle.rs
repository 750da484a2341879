//! Roles that depend on the columns beside them: second thoughts once every column has its best role.

use super::{Column, stem_of};
use crate::domain::money::parse::read_money;
use crate::domain::number::DecimalSign;
use crate::domain::read::Table;
use crate::domain::recognise::fold::fold;
use crate::domain::recognise::role::Role;

/// Words and cells never score as much; a column that does was decided by a person and stays as it is.
const DECIDED: f32 = 3.0;

fn is_open(column: &Column) -> bool {
    column.score < DECIDED
}

/// Where one column is named the maker's part number in so many words, one that is only called "Part Number"
/// holds the company's own.
pub(super) fn settle_house_numbers(columns: &mut [Column]) {
    let is_mpn = |it: &Column| it.role == Some(Role::Mpn);
    let plain = columns
        .iter()
        .filter(|it| is_mpn(it) && it.names.of(Role::Mpn) >= 0.93)
        .map(|it| it.content.filled)
        .max()
        .unwrap_or(0);
    let is_bought_elsewhere = columns
        .iter()
        .any(|it| it.role == Some(Role::SupplierPn) && it.content.is_mostly_filled() && it.group.is_empty());
    for column in columns.iter_mut().filter(|it| is_mpn(it) && is_open(it)) {
        let own = column.names.of(Role::CustomerPn);
        // RES-0001, CAP-0003: numbers of one make, while the seller's number says what is bought.
        if is_bought_elsewhere && column.names.of(Role::Mpn) < 0.9 && column.content.house > 0.9 {
            column.role = Some(Role::CustomerPn);
            column.runner_up = Some(Role::Mpn);
            column.confidence = 0.6;
            continue;
        }
        if plain > 0
            && plain * 4 >= column.content.filled
            && column.names.of(Role::Mpn) < 0.9
            && own >= 0.5
            && column.group.is_empty()
        {
            column.role = Some(Role::CustomerPn);
            column.runner_up = Some(Role::Mpn);
            column.confidence = column.confidence.min(0.75);
        }
    }
}

/// A price list with "Manufacturer symbol" and "Symbol": the short name is the seller's own number.
pub(super) fn settle_twin_numbers(columns: &mut [Column]) {
    let has = |role: Role| columns.iter().any(|it| it.role == Some(role));
    let is_placed = columns
        .iter()
        .any(|it| it.role == Some(Role::Designator) && it.content.filled * 10 >= it.content.rows * 7);
    if !has(Role::UnitPrice) || has(Role::SupplierPn) || is_placed {
        return;
    }
    let makers: Vec<String> =
        columns.iter().filter(|it| it.role == Some(Role::Mpn)).map(|it| fold(&it.header)).collect();
    let twin = columns.iter_mut().find(|it| {
        let name = fold(&it.header);
        !name.is_empty()
            && it.role.is_none()
            && it.content.filled * 10 >= it.content.rows * 8
            && makers.iter().any(|maker| maker.strip_suffix(&name).is_some_and(|it| it.ends_with(' ')))
    });
    if let Some(column) = twin {
        column.runner_up = column.role;
        column.role = Some(Role::SupplierPn);
        column.confidence = 0.7;
    }
}

/// A "Comment" that every line has, in a table without any value, holds the values.
pub(super) fn settle_comment(columns: &mut [Column]) {
    let has = |role: Role| columns.iter().any(|it| it.role == Some(role));
    if !has(Role::Designator) || has(Role::Value) || has(Role::Mpn) {
        return;
    }
    let comment = columns.iter_mut().find(|it| {
        is_open(it)
            && it.role == Some(Role::Notes)
            && it.names.of(Role::Value) >= 0.75
            && it.content.filled * 10 >= it.content.rows * 8
            && it.content.mean_length < 25.0
    });
    if let Some(column) = comment {
        column.role = Some(Role::Value);
        column.runner_up = Some(Role::Notes);
        column.confidence = column.confidence.clamp(0.5, 0.8);
    }
}

/// "Part" beside a maker's column, or full of plain part numbers: not a value.
pub(super) fn settle_part(columns: &mut [Column]) {
    let has = |role: Role| columns.iter().any(|it| it.role == Some(role));
    if has(Role::Mpn) {
        return;
    }
    let has_maker = has(Role::Manufacturer);
    let part = columns.iter_mut().find(|it| {
        let is_plain = it.content.part_numbers > 0.95 && it.content.mean_length > 9.0;
        is_open(it)
            && it.role == Some(Role::Value)
            && it.names.of(Role::Mpn) >= 0.5
            && it.names.of(Role::Value) < 0.9
            && (has_maker && it.content.part_numbers > 0.75 || is_plain)
            && it.content.packages < 0.3
            && it.content.house < 0.5
            && it.content.values < 0.2
    });
    if let Some(column) = part {
        column.role = Some(Role::Mpn);
        column.runner_up = Some(Role::Value);
        column.confidence = column.confidence.clamp(0.5, 0.85);
    }
}

/// Beside makers and without any other part number, plain part numbers under a word for the company's own ("Code",
/// "Artikelnummer") are the makers'.
pub(super) fn settle_makers_numbers(columns: &mut [Column]) {
    let has = |role: Role| columns.iter().any(|it| it.role == Some(role) && it.content.filled > 0);
    if has(Role::Mpn) || !has(Role::Manufacturer) {
        return;
    }
    let number = columns.iter_mut().find(|it| {
        is_open(it)
            && it.role == Some(Role::CustomerPn)
            && it.content.is_mostly_filled()
            && it.content.part_numbers > 0.75
            && it.content.house < 0.3
            && it.content.integers < 0.3
            && it.content.mean_length > 6.0
    });
    if let Some(column) = number {
        column.role = Some(Role::Mpn);
        column.runner_up = Some(Role::CustomerPn);
        column.confidence = column.confidence.clamp(0.5, 0.75);
    }
}

/// Notes that are nothing but designators, in a table that names none elsewhere, name the places.
pub(super) fn settle_places(columns: &mut [Column]) {
    let is_designator = |it: &Column| it.role == Some(Role::Designator);
    if columns.iter().any(|it| is_designator(it) && (!it.content.is_blank() || !is_open(it))) {
        return;
    }
    let notes = columns.iter().position(|it| {
        is_open(it)
            && matches!(it.role, Some(Role::Notes | Role::Description))
            && it.content.designators > 0.85
            && it.content.filled >= 2
            && it.content.is_mostly_filled()
            && it.content.distinct > 0.9
    });
    let Some(notes) = notes else { return };
    for column in columns.iter_mut().filter(|it| is_designator(it)) {
        column.role = None;
        column.confidence = 0.0;
    }
    if let Some(column) = columns.get_mut(notes) {
        column.runner_up = column.role;
        column.role = Some(Role::Designator);
        column.confidence = 0.6;
    }
}

/// "Type" or "Typ" above words alone ("Resistor", "Capacitor") is a category: a maker's number has digits.
pub(super) fn settle_categories(columns: &mut [Column]) {
    for column in columns.iter_mut().filter(|it| is_open(it) && it.role == Some(Role::Mpn)) {
        let content = &column.content;
        if column.names.of(Role::Mpn) < 0.85
            && content.filled >= 3
            && content.names > 0.95
            && content.part_numbers < 0.05
        {
            column.role = None;
            column.confidence = 0.0;
        }
    }
}

/// "Part" or "Name" above the names of schematic symbols ("C", "R_Small") is no part number.
pub(super) fn settle_symbols(columns: &mut [Column]) {
    if columns.iter().any(|it| it.role == Some(Role::Manufacturer)) {
        return;
    }
    let has_value = columns.iter().any(|it| it.role == Some(Role::Value) && it.content.filled > 0);
    for column in columns.iter_mut().filter(|it| is_open(it) && it.role == Some(Role::Mpn)) {
        let content = &column.content;
        if has_value
            && column.names.of(Role::Mpn) < 0.7
            && content.filled >= 4
            && content.part_numbers < 0.35
            && content.mean_length < 12.0
        {
            column.role = None;
            column.confidence = 0.0;
        }
    }
}

/// A table that counts something without a known word for what it counts: the first full column of texts names it.
pub(super) fn settle_nameless(columns: &mut [Column], has_header: bool) {
    let names_part = |it: &Column| {
        matches!(
            it.role,
            Some(Role::Mpn | Role::Value | Role::Description | Role::SupplierPn | Role::Designator)
        )
    };
    if !has_header
        || columns.iter().any(names_part)
        || !columns.iter().any(|it| it.role == Some(Role::Quantity))
    {
        return;
    }
    let text = columns.iter_mut().find(|it| {
        it.role.is_none()
            && it.content.filled * 10 >= it.content.rows * 7
            && it.content.numbers < 0.3
            && it.content.urls < 0.3
            && it.content.flags < 0.5
            && it.content.distinct > 0.5
    });
    if let Some(column) = text {
        let is = |share: f32| share > 0.6;
        column.role = Some(if is(column.content.part_numbers) {
            Role::Mpn
        } else if is(column.content.values) {
            Role::Value
        } else {
            Role::Description
        });
        column.confidence = 0.5;
    }
}

/// Several makers or part numbers: a repeated header is another choice of the same kind, a weaker one is
/// something else ("Part Number" beside "Manufacturer Part Number").
pub(super) fn settle_repeated(columns: &mut [Column]) {
    for role in [Role::Mpn, Role::Manufacturer, Role::UnitPrice] {
        let holders: Vec<usize> =
            columns.iter().enumerate().filter(|it| it.1.role == Some(role)).map(|it| it.0).collect();
        if holders.len() < 2 {
            continue;
        }
        let best = holders.iter().filter_map(|it| columns.get(*it)).map(|it| it.score).fold(0.0f32, f32::max);
        let Some(lead) =
            holders.iter().copied().find(|it| columns.get(*it).is_some_and(|it| it.score >= best - 0.08))
        else {
            continue;
        };
        let stem = columns.get(lead).map(|it| stem_of(&it.header)).unwrap_or_default();
        for holder in holders {
            let Some(column) = columns.get_mut(holder) else { continue };
            if holder != lead
                && stem_of(&column.header) != stem
                && column.group.is_empty()
                && column.score < best - 0.08
                && role != Role::UnitPrice
            {
                column.role = None;
                column.confidence = 0.0;
            }
        }
    }
}

/// Of two price columns the one that is quantity × the other is the line's price, whatever its name.
pub(super) fn settle_prices(table: &Table, columns: &mut [Column], first: usize, last: usize) {
    let Some(quantity) = columns.iter().position(|it| it.role == Some(Role::Quantity)) else { return };
    let prices: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, it)| {
            it.role == Some(Role::UnitPrice)
                && it.group.is_empty()
                && it.ordinal == 0
                && it.content.money > 0.5
        })
        .map(|it| it.0)
        .take(6)
        .collect();
    for &total in &prices {
        let is_total =
            prices.iter().any(|&unit| unit != total && is_product(table, quantity, unit, total, first, last));
        if is_total && let Some(column) = columns.get_mut(total) {
            column.role = Some(Role::ExtendedPrice);
        }
    }
}

/// True where `total` is `quantity` × `unit` in most rows, and not only where the quantity is 1.
fn is_product(table: &Table, quantity: usize, unit: usize, total: usize, first: usize, last: usize) -> bool {
    let number = |row: usize, column: usize| {
        read_money(table.cell(row, column), DecimalSign::Point).map(|it| it.amount)
    };
    let (mut asked, mut right, mut telling) = (0u32, 0u32, 0u32);
    for row in (first..=last).take(200) {
        let (Some(count), Some(price), Some(sum)) =
            (number(row, quantity), number(row, unit), number(row, total))
        else {
            continue;
        };
        let Some(product) = count.checked_mul(price) else { continue };
        asked += 1;
        let gap = (product - sum).abs();
        let is_right =
            gap <= rust_decimal::Decimal::new(1, 2) || gap * rust_decimal::Decimal::from(100) <= sum.abs();
        right += u32::from(is_right);
        telling +=
            u32::from(is_right && count > rust_decimal::Decimal::ONE && price > rust_decimal::Decimal::ZERO);
    }
    telling > 0 && right * 10 >= asked * 7
}
