//! Which columns of part numbers are the maker's, the seller's, the company's own, and which are none.

use crate::domain::read::Table;
use crate::domain::recognise::columns::column::{Column, give, has, has_filled, is_open, stem_of};
use crate::domain::recognise::columns::places::sampled_rows;
use crate::domain::recognise::content::ColumnContent;
use crate::domain::recognise::fold::fold;
use crate::domain::recognise::role::Role;

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
    let has = |role: Role| has(columns, role);
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

/// "Part" beside a maker's column, or "Comp. name" full of plain part numbers: not a value.
pub(super) fn settle_part(columns: &mut [Column]) {
    let has = |role: Role| has(columns, role);
    if has(Role::Mpn) {
        return;
    }
    let has_maker = has(Role::Manufacturer);
    let is_placed = has_filled(columns, Role::Designator);
    let part = columns.iter_mut().find(|it| {
        let is_plain = it.content.part_numbers > 0.95 && it.content.mean_length > 9.0
            || it.content.part_numbers > 0.75 && it.content.mean_length > 10.0 && it.content.distinct > 0.9
            || !is_placed
                && it.content.part_numbers + it.content.designators - it.content.places > 0.8
                && it.content.distinct > 0.9;
        is_open(it)
            && it.role == Some(Role::Value)
            && (it.names.of(Role::Mpn) >= 0.5 || it.names.of(Role::Value) < 0.7 && is_plain)
            && it.names.of(Role::Value) < 0.9
            && (has_maker && it.content.part_numbers > 0.75 || is_plain)
            && it.content.packages < 0.3
            && it.content.house < 0.5
            && it.content.values < 0.2
    });
    if let Some(column) = part {
        give(column, Role::Mpn, 0.85);
    }
}

/// Beside makers and without any other part number, plain part numbers under a word for the company's own ("Code",
/// "Artikelnummer") are the makers'.
pub(super) fn settle_makers_numbers(columns: &mut [Column]) {
    let has = |role: Role| has_filled(columns, role);
    let has_maker = has(Role::Manufacturer);
    // Beside shops alone they are the shops'.
    if has(Role::Mpn) || has(Role::Supplier) && !has_maker {
        return;
    }
    let least = 0.75;
    // Other numbers under a word of its own may be the makers'.
    if !has_maker && columns.iter().any(|it| it.role.is_none() && it.content.part_numbers > 0.6) {
        return;
    }
    let number = columns.iter_mut().find(|it| {
        is_open(it)
            && (it.role == Some(Role::CustomerPn)
                || has_maker && it.role.is_none() && it.names.of(Role::CustomerPn) >= 0.5)
            && it.content.is_mostly_filled()
            && (it.content.part_numbers > least
                // "LM2596" reads as a place; its letters are none of one.
                || has_maker
                    && it.content.part_numbers + it.content.designators - it.content.places > least
                    && it.content.distinct > 0.9)
            && it.content.house < 0.3
            && it.content.integers < 0.5
            && it.content.mean_length > if has_maker { 5.0 } else { 6.0 }
    });
    if let Some(column) = number {
        give(column, Role::Mpn, 0.75);
    }
}

/// "Part Name" above names ("frame", "spool holder") describes the part; a maker's number has digits.
pub(super) fn settle_part_names(columns: &mut [Column]) {
    if has(columns, Role::Description) {
        return;
    }
    for column in columns.iter_mut().filter(|it| is_open(it) && it.role == Some(Role::Mpn)) {
        if column.names.of(Role::Mpn) < 0.85
            && column.names.of(Role::Description) >= 0.6
            && column.content.filled >= 4
            && column.content.part_numbers < 0.35
        {
            give(column, Role::Description, 0.8);
            return;
        }
    }
}

/// "Type" or "Typ" above words alone ("Resistor", "Capacitor") or letters ("L") is a category, and "Reference" above
/// packages names them: neither is a maker's number. Beside no other words the category is what describes the part.
pub(super) fn settle_categories(columns: &mut [Column]) {
    let lacks_package = columns.iter().all(|it| it.role != Some(Role::Footprint));
    let lacks_words = !has(columns, Role::Description);
    for column in columns.iter_mut().filter(|it| is_open(it) && it.role == Some(Role::Mpn)) {
        let content = &column.content;
        let is_word = (content.names > 0.95 || content.mean_length < 3.0) && content.part_numbers < 0.05;
        let is_package = lacks_package && content.packages > 0.4;
        if column.names.of(Role::Mpn) < 0.85 && content.filled >= 3 && (is_word || is_package) {
            let words = Some(Role::Description).filter(|_| lacks_words && content.mean_length > 3.0);
            column.role = if is_package { Some(Role::Footprint) } else { words };
            column.confidence = if column.role.is_some() { 0.5 } else { 0.0 };
        }
    }
}

/// "Part" or "Name" above the names of schematic symbols ("C", "R_Small") is no part number, a shop's no
/// more than a maker's.
pub(super) fn settle_symbols(columns: &mut [Column]) {
    if has(columns, Role::Manufacturer) {
        return;
    }
    let has_value = has_filled(columns, Role::Value);
    for column in columns.iter_mut().filter(|it| is_open(it)) {
        let content = &column.content;
        if matches!(column.role, Some(Role::Mpn | Role::SupplierPn))
            && has_value
            && column.names.of(Role::Mpn).max(column.names.of(Role::SupplierPn)) < 0.7
            && content.seller_codes < 0.3
            && content.filled >= 4
            && content.part_numbers < 0.35
            && content.mean_length < 12.0
        {
            column.role = None;
            column.confidence = 0.0;
        }
    }
}

/// Several makers or part numbers: a repeated header is another choice of the same kind, a weaker one is
/// something else ("Part Number" beside "Manufacturer Part Number").
pub(super) fn settle_repeated(table: &Table, columns: &mut [Column], first: usize, last: usize) {
    let lacks_own = !has(columns, Role::CustomerPn);
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
            // One that speaks where the other is silent goes on with it.
            if holder != lead && fills_gaps(table, lead, holder, first, last) {
                continue;
            }
            let Some(column) = columns.get_mut(holder) else { continue };
            if holder != lead
                && stem_of(&column.header) != stem
                && column.group.is_empty()
                && column.score < best - 0.08
                && role != Role::UnitPrice
            {
                let is_own = role == Role::Mpn && lacks_own && is_number_like(&column.content);
                column.role = is_own.then_some(Role::CustomerPn);
                column.runner_up = is_own.then_some(role);
                column.confidence = if is_own { 0.6 } else { 0.0 };
            }
        }
    }
}

/// Numbers of one make that every line has: the company's own beside the maker's.
fn is_number_like(content: &ColumnContent) -> bool {
    content.is_mostly_filled() && content.house.max(content.integers) > 0.8 && content.distinct > 0.6
}

/// "Part No" above 691307 and 696888, or above 19C7201 and 1112, beside shops and no maker: bare digits and the codes of
/// shops are the shops'.
pub(super) fn settle_sold_numbers(columns: &mut [Column]) {
    let are_sold = columns.iter().any(|it| it.role == Some(Role::Supplier) && it.content.sellers > 0.3);
    if !are_sold || has(columns, Role::Manufacturer) || has(columns, Role::SupplierPn) {
        return;
    }
    let number = columns.iter_mut().find(|it| {
        let content = &it.content;
        it.role == Some(Role::Mpn)
            && it.names.of(Role::Mpn) < 0.93
            && is_open(it)
            && (content.integers > 0.9 && content.largest_digits > 4
                || content.integers > 0.3 && content.integers + content.seller_codes > 0.6)
            && content.distinct > 0.8
            && content.filled > 2
    });
    if let Some(column) = number {
        give(column, Role::SupplierPn, 0.75);
    }
}

/// A list of what to buy names its one column of numbers "Artikel-Nr." or "Varenr": whose else are they than the
/// shop's? So are numbers beside the seller's name.
pub(super) fn settle_bought_numbers(columns: &mut [Column]) {
    let has = |role: Role| has_filled(columns, role);
    let is_bought = has(Role::UnitPrice) && has(Role::Quantity) && !has(Role::Designator);
    let has_supplier = has(Role::Supplier);
    if has(Role::SupplierPn) || !is_bought && !has_supplier {
        return;
    }
    // "RefNum" beside the makers' numbers, too.
    let is_reference = |it: &Column| {
        has_supplier
            && it.role.is_none()
            && is_open(it)
            && it.content.house > 0.7
            && it.content.filled > 2
            && it.header.to_lowercase().starts_with("ref")
    };
    if let Some(column) = columns.iter_mut().find(|it| is_reference(it)) {
        return give(column, Role::SupplierPn, 0.75);
    }
    if has_filled(columns, Role::Mpn) {
        return;
    }
    // "ID" beside the seller's name, above what counts no line.
    let is_code = |it: &Column| {
        let content = &it.content;
        it.header.len() > 1
            && (it.role == Some(Role::Item) || it.role.is_none() && it.names.of(Role::Item) >= 0.9)
            && content.distinct > 0.8
            && content.integers.max(content.urls).max(content.designators) < 0.5
            && content.filled > 2
    };
    let number = columns
        .iter()
        .position(|it| is_open(it) && it.role == Some(Role::CustomerPn))
        .or_else(|| columns.iter().position(|it| has_supplier && is_open(it) && is_code(it)));
    if let Some(column) = number.and_then(|it| columns.get_mut(it)) {
        give(column, Role::SupplierPn, 0.75);
    }
}

/// "No." above numbers that count nothing ("10400", "20010") does not number the lines: these are the company's own.
pub(super) fn settle_line_numbers(table: &Table, columns: &mut [Column], first: usize, last: usize) {
    let has = |role: Role| has(columns, role);
    // "P/N" above 1, 2, 3 numbers the lines.
    let counts = |it: &Column| {
        let is_number = |it: (Role, f32)| matches!(it.0, Role::Mpn | Role::CustomerPn | Role::SupplierPn);
        let content = &it.content;
        it.role.is_none()
            && is_open(it)
            && it.names.best().is_some_and(is_number)
            && content.counting
            && content.integers > 0.85
            && content.filled > 4
            && content.largest_digits < 4
    };
    if let Some(column) = columns.iter().position(counts).filter(|_| !has(Role::Item)) {
        if let Some(column) = columns.get_mut(column) {
            column.role = Some(Role::Item);
            column.confidence = 0.8;
        }
        return;
    }
    if has(Role::CustomerPn) || has(Role::SupplierPn) {
        return;
    }
    let number = (0..columns.len()).find(|at| {
        columns.get(*at).is_some_and(|it| {
            is_open(it)
                && it.role == Some(Role::Item)
                && it.content.filled >= 3
                && !it.content.counting
                && (it.content.largest_digits >= 4 && it.content.integers > 0.9 || it.content.house > 0.8)
        }) && !rises_evenly(table, *at, first, last)
    });
    if let Some(column) = number.and_then(|it| columns.get_mut(it)) {
        column.role = Some(Role::CustomerPn);
        column.runner_up = Some(Role::Item);
        column.confidence = 0.6;
    }
}

/// 0010, 0020, 0030: lines are numbered in tens too.
fn rises_evenly(table: &Table, column: usize, first: usize, last: usize) -> bool {
    let numbers: Vec<u32> =
        (first..=last).take(12).filter_map(|row| table.trimmed(row, column).parse().ok()).collect();
    let steps = || numbers.windows(2).filter_map(|it| it.last()?.checked_sub(*it.first()?));
    let step = steps().next().unwrap_or(0);
    step > 0 && steps().count() + 1 == numbers.len() && steps().all(|it| it == step)
}

/// The other column is filled in rows where the lead is blank, and says nothing else anywhere.
fn fills_gaps(table: &Table, lead: usize, other: usize, first: usize, last: usize) -> bool {
    let mut filled = 0u32;
    for row in sampled_rows(first, last) {
        let (lead, other) = (table.trimmed(row, lead), table.trimmed(row, other));
        if other.is_empty() {
            continue;
        }
        if !lead.is_empty() && !lead.eq_ignore_ascii_case(other) {
            return false;
        }
        filled += u32::from(lead.is_empty());
    }
    filled > 0
}
