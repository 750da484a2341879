//! Prices of a piece and of a line, and their currency.

use rust_decimal::Decimal;

use crate::domain::money::parse::{find_currency, read_money};
use crate::domain::number::DecimalSign;
use crate::domain::read::Table;
use crate::domain::recognise::breaks::Breaks;
use crate::domain::recognise::columns::column::{Column, has, is_open, position};
use crate::domain::recognise::columns::places::sampled_rows;
use crate::domain::recognise::lexicon::lexicon;
use crate::domain::recognise::role::Role;

/// Columns of `USD`, `GBP` tell the currency of the prices beside them, whatever they are called.
pub(super) fn settle_currency(table: &Table, columns: &mut [Column], first: usize, last: usize) {
    let has = |role: Role| has(columns, role);
    if has(Role::Currency) || !has(Role::UnitPrice) {
        return;
    }
    let is_code = |cell: &str| cell.is_empty() || cell.len() <= 4 && find_currency(cell).is_some();
    let code = (0..columns.len()).find(|at| {
        columns.get(*at).is_some_and(|it| {
            it.role.is_none() && is_open(it) && it.content.is_mostly_filled() && it.content.mean_length <= 4.0
        }) && sampled_rows(first, last).all(|row| is_code(table.trimmed(row, *at)))
    });
    if let Some(column) = code.and_then(|it| columns.get_mut(it)) {
        column.role = Some(Role::Currency);
        column.confidence = 0.85;
    }
}

/// Of two price columns the one that is quantity × the other is the line's price, whatever its name.
pub(super) fn settle_prices(
    table: &Table,
    columns: &mut [Column],
    breaks: &Breaks,
    first: usize,
    last: usize,
) {
    let Some(quantity) = position(columns, Role::Quantity) else { return };
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
    // "Net" beside "Unit": the product tells it whatever its name.
    let is_sum_like = |it: &Column| {
        it.role.is_none() && is_open(it) && it.content.money > 0.8 && it.content.is_mostly_filled()
    };
    let columns_len = columns.len();
    let has_total = has(columns, Role::ExtendedPrice);
    let unused =
        columns.iter().enumerate().filter(|it| !has_total && is_sum_like(it.1)).map(|it| it.0).take(4);
    // "Unit Cost @ 250" is a price of a piece, too.
    // So is money under "Value".
    let values: Vec<usize> = (0..columns_len)
        .filter(|at| {
            let value = columns.get(*at).filter(|it| it.role == Some(Role::Value));
            value.is_some_and(|it| is_open(it) && it.content.money > 0.75)
        })
        .collect();
    let units = || {
        let others = (0..columns_len).filter(|it| breaks.holds(*it));
        prices.iter().chain(&values).copied().chain(others)
    };
    let totals: Vec<usize> = prices.iter().copied().chain(unused).collect();
    for total in totals {
        let is_unit = |it: &usize| *it != total && is_product(table, quantity, *it, total, first, last);
        let Some(unit) = units().find(is_unit) else { continue };
        let told = [(total, Role::ExtendedPrice), (unit, Role::UnitPrice)];
        for (at, role) in told.into_iter().take(1 + usize::from(values.contains(&unit))) {
            if let Some(column) = columns.get_mut(at) {
                column.confidence = column.confidence.max(0.8);
                column.role = Some(role);
            }
        }
    }
}

/// "Price /u" beside "Price", where nothing is bought twice: the plainer word is that of the line, as the other says that
/// it is of a piece.
pub(super) fn settle_bare_price(table: &Table, columns: &mut [Column], first: usize, last: usize) {
    let mut prices =
        columns.iter().enumerate().filter(|it| it.1.role == Some(Role::UnitPrice)).map(|it| it.0);
    let (Some(one), Some(other), None) = (prices.next(), prices.next(), prices.next()) else { return };
    if let Some(quantity) = position(columns, Role::Quantity)
        && !has(columns, Role::ExtendedPrice)
    {
        settle_two_prices(table, columns, [quantity, one, other], [first, last]);
    }
}

/// Hardly a table has two and no more.
#[inline(never)]
fn settle_two_prices(
    table: &Table,
    columns: &mut [Column],
    [quantity, one, other]: [usize; 3],
    [first, last]: [usize; 2],
) {
    let is_bare =
        |at: usize| columns.get(at).is_some_and(|it| lexicon().is_bare_price(&it.header) && is_open(it));
    let (unit, total) = match (is_bare(one), is_bare(other)) {
        (false, true) => (one, other),
        (true, false) => (other, one),
        _ => return,
    };
    let [asked, right, _] = products(table, quantity, unit, total, first, last);
    let says_unit = |it: &Column| it.names.of(Role::UnitPrice) >= 0.85 && it.ordinal == 0;
    if asked > 3
        && right == asked
        && columns.get(unit).is_some_and(says_unit)
        && let Some(column) = columns.get_mut(total)
    {
        column.runner_up = column.role;
        column.role = Some(Role::ExtendedPrice);
        column.confidence = 0.7;
    }
}

/// A price of a piece that times the quantity is never that of the line gives way to an amount that always is: "Price"
/// of the pack, and the piece beside it.
pub(super) fn settle_contradicted_price(table: &Table, columns: &mut [Column], first: usize, last: usize) {
    let position = |role: Role| position(columns, role);
    let (Some(quantity), Some(price), Some(total)) =
        (position(Role::Quantity), position(Role::UnitPrice), position(Role::ExtendedPrice))
    else {
        return;
    };
    let is_told = |unit: usize| is_product(table, quantity, unit, total, first, last);
    let is_amount = |it: &Column| {
        is_open(it)
            && matches!(it.role, None | Some(Role::Description | Role::Value | Role::Notes))
            && it.content.money > 0.9
            && it.content.filled > 2
            && it.content.is_mostly_filled()
    };
    let amounts: Vec<usize> =
        (0..columns.len()).filter(|at| columns.get(*at).is_some_and(is_amount)).collect();
    // Hardly a table has any.
    if amounts.is_empty() || columns.get(price).is_none_or(|it| !is_open(it)) || is_told(price) {
        return;
    }
    if let Some(unit) = amounts.into_iter().find(|it| is_told(*it)) {
        move_price(columns, price, unit);
    }
}

#[inline(never)]
fn move_price(columns: &mut [Column], price: usize, unit: usize) {
    for (at, role) in [(price, None), (unit, Some(Role::UnitPrice))] {
        if let Some(column) = columns.get_mut(at) {
            column.runner_up = column.role;
            column.role = role;
            column.confidence = if role.is_some() { 0.8 } else { 0.0 };
        }
    }
}

/// Where no word names a price: of two columns of amounts the one that is quantity × the other is the line's price.
pub(super) fn settle_nameless_prices(table: &Table, columns: &mut [Column], first: usize, last: usize) {
    let Some(quantity) = position(columns, Role::Quantity) else { return };
    let is_priced = |it: &Column| matches!(it.role, Some(Role::UnitPrice | Role::ExtendedPrice));
    if columns.iter().any(is_priced) {
        return;
    }
    let amounts: Vec<usize> = (0..columns.len())
        .filter(|at| {
            columns.get(*at).is_some_and(|it| {
                it.role.is_none()
                    && is_open(it)
                    && it.content.money > 0.8
                    && it.content.filled > 3
                    && it.names.0.is_empty()
            })
        })
        .take(6)
        .collect();
    let pairs = amounts.iter().flat_map(|unit| amounts.iter().map(move |total| (*unit, *total)));
    let found =
        pairs.filter(|it| it.0 != it.1).find(|it| is_product(table, quantity, it.0, it.1, first, last));
    let Some((unit, total)) = found else { return };
    for (at, role) in [(unit, Role::UnitPrice), (total, Role::ExtendedPrice)] {
        if let Some(column) = columns.get_mut(at) {
            column.role = Some(role);
            column.confidence = 0.7;
        }
    }
}

/// True where `total` is `quantity` × `unit` in most rows, and not only where the quantity is 1.
pub(in crate::domain::recognise::columns) fn is_product(
    table: &Table,
    quantity: usize,
    unit: usize,
    total: usize,
    first: usize,
    last: usize,
) -> bool {
    let [asked, right, telling] = products(table, quantity, unit, total, first, last);
    telling > 0 && right * 10 >= asked * 7
}

/// Rows with a quantity and both amounts, those of them whose total is the product, and those that tell it from the price
/// of a piece.
fn products(
    table: &Table,
    quantity: usize,
    unit: usize,
    total: usize,
    first: usize,
    last: usize,
) -> [u32; 3] {
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
        let gap = product.saturating_sub(sum).abs();
        let is_right = gap <= Decimal::new(1, 2) || gap.saturating_mul(Decimal::ONE_HUNDRED) <= sum.abs();
        right += u32::from(is_right);
        telling += u32::from(is_right && count > Decimal::ONE && price > Decimal::ZERO);
    }
    [asked, right, telling]
}
