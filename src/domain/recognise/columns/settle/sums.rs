//! The file's own totals decide what a price is: of a piece, or of the line.

use rust_decimal::Decimal;

use super::prices::is_product;
use crate::domain::money::parse::read_money;
use crate::domain::number::DecimalSign;
use crate::domain::read::Table;
use crate::domain::recognise::columns::column::{Column, has, is_open, position};
use crate::domain::recognise::fold::{fold, key};
use crate::domain::recognise::lexicon::lexicon;
use crate::domain::recognise::role::Role;

/// Rows that are added up; a longer list is no cart.
const MOST: usize = 5_000;

/// In a table without quantities the whole numbers that times one amount are another one count the pieces: "Number",
/// "#", whatever the header says.
pub(super) fn settle_counted(table: &Table, columns: &mut [Column], first: usize, last: usize) {
    if has(columns, Role::Quantity) {
        return;
    }
    let of = |is: &dyn Fn(&Column) -> bool| -> Vec<usize> {
        let found = (0..columns.len()).filter(|at| columns.get(*at).is_some_and(|it| is_open(it) && is(it)));
        found.take(6).collect()
    };
    let counts = of(&|it| {
        matches!(
            it.role,
            None | Some(Role::Item | Role::CustomerPn | Role::SupplierPn | Role::Mpn | Role::UnitPrice)
        ) && it.content.integers > 0.9
            && !it.content.counting
            && it.content.largest_digits <= 5
    });
    let amounts = of(&|it| {
        matches!(it.role, None | Some(Role::UnitPrice | Role::ExtendedPrice))
            && it.content.money > 0.8
            && it.content.filled > 2
    });
    let is_told = |count: usize, unit: usize, total: usize| {
        count != unit && unit != total && count != total && is_product(table, count, unit, total, first, last)
    };
    let found = counts.iter().find_map(|count| {
        let units = amounts.iter().flat_map(|unit| amounts.iter().map(move |total| (*unit, *total)));
        units.into_iter().find(|it| is_told(*count, it.0, it.1)).map(|it| [*count, it.0, it.1])
    });
    let Some(found) = found else { return settle_numbers(columns) };
    for (at, role) in found.into_iter().zip([Role::Quantity, Role::UnitPrice, Role::ExtendedPrice]) {
        if let Some(column) = columns.get_mut(at).filter(|it| it.role != Some(role)) {
            column.role = Some(role);
            column.runner_up = None;
            column.confidence = 0.8;
        }
    }
}

/// "Number" or "#" above small whole numbers that come again and again counts pieces, where nothing else does.
fn settle_numbers(columns: &mut [Column]) {
    let names_part = |it: &Column| matches!(it.role, Some(Role::Description | Role::Mpn | Role::Value));
    if !columns.iter().any(names_part) {
        return;
    }
    let named = columns.iter().filter(|it| names_part(it)).map(|it| it.content.filled).max().unwrap_or(0);
    let number = columns.iter_mut().find(|it| {
        let content = &it.content;
        is_open(it)
            && matches!(it.role, None | Some(Role::Item | Role::CustomerPn | Role::SupplierPn | Role::Mpn))
            && matches!(
                key(&fold(&it.header)).as_str(),
                "number" | "no" | "nr" | "num" | "nbr" | "n" | "item" | "items" | "#" | ""
            )
            && content.integers > 0.85
            && !content.counting
            && content.filled > 3
            && content.filled * 5 >= named * 3
            && content.distinct < 0.6
            && content.largest_digits <= 3
    });
    if let Some(column) = number.filter(|it| !it.header.is_empty()) {
        column.runner_up = column.role;
        column.role = Some(Role::Quantity);
        column.confidence = 0.7;
    }
}

/// "Unit QTY" that is 1 in every row, beside a "QTY" that differs: the pieces are counted there.
pub(super) fn settle_constant_quantity(columns: &mut [Column]) {
    let varies = |it: &Column| it.content.distinct * it.content.filled as f32 > 1.5;
    if has(columns, Role::Designator) {
        return;
    }
    let is_constant =
        |it: &Column| it.role == Some(Role::Quantity) && is_open(it) && it.content.filled > 3 && !varies(it);
    let is_count = |it: &Column| {
        it.role.is_none()
            && is_open(it)
            && it.names.of(Role::Quantity) >= 0.8
            && it.content.integers > 0.9
            && it.content.is_mostly_filled()
            && varies(it)
    };
    let (Some(from), Some(to)) = (columns.iter().position(is_constant), columns.iter().position(is_count))
    else {
        return;
    };
    for (at, role) in [(from, None), (to, Some(Role::Quantity))] {
        if let Some(column) = columns.get_mut(at) {
            column.role = role;
            column.confidence = if role.is_some() { 0.8 } else { 0.0 };
        }
    }
}

/// A lone price whose column itself adds up to the file's total is that of the line; one that does so only times the
/// quantity is that of a piece.
pub(super) fn settle_by_totals(table: &Table, columns: &mut [Column], first: usize, last: usize) {
    let Some(quantity) = position(columns, Role::Quantity) else { return };
    drop_repeated_totals(table, columns, [quantity, first, last]);
    let is_price = |it: &Column| matches!(it.role, Some(Role::UnitPrice | Role::ExtendedPrice));
    let prices = || columns.iter().filter(|it| is_price(it));
    // The same in two currencies.
    if prices().nth(1).is_some() && prices().any(|it| it.role == Some(Role::ExtendedPrice)) {
        return;
    }
    for (at, column) in columns.iter_mut().enumerate() {
        if !is_price(column) || !is_open(column) || column.content.money <= 0.5 {
            continue;
        }
        let named = column.names.of(Role::UnitPrice);
        let says_unit = named > column.names.of(Role::ExtendedPrice).max(0.7) + 0.05
            && !lexicon().is_bare_price(&column.header);
        // One line that tells overrules no plain word.
        let least = if named < 0.75 { 1 } else { 2 };
        let told = match votes(table, [at, quantity, first, last], least) {
            // "Price each" says plainly what it is; that the sum is another one is told.
            [sums, products] if sums > 0 && products == 0 && !says_unit => Role::ExtendedPrice,
            [sums, products] if products > 0 && sums == 0 => Role::UnitPrice,
            _ => continue,
        };
        column.runner_up = column.role.filter(|it| *it != told);
        column.role = Some(told);
        column.confidence = column.confidence.max(0.85);
    }
}

/// How many of the file's totals the column adds up to, and how many it does times the quantity; so many lines at least
/// must tell the two apart.
fn votes(table: &Table, [price, quantity, first, last]: [usize; 4], least: u32) -> [u32; 2] {
    let amount =
        |row: usize, at: usize| read_money(table.cell(row, at), DecimalSign::Point).map(|it| it.amount);
    // All rows so far, and those since the last total.
    let (mut sums, mut products) = ([Decimal::ZERO; 2], [Decimal::ZERO; 2]);
    let (mut votes, mut rows, mut telling) = ([0_u32; 2], 0u32, 0u32);
    for row in (first..=last).take(MOST) {
        let stated = amount(row, price);
        let count = amount(row, quantity);
        let texts = || table.row(row).map(str::trim).filter(|it| !it.is_empty());
        let is_total =
            texts().take(4).any(|it| lexicon().is_total(it)) || stated.is_some() && texts().nth(1).is_none();
        // What is charged besides is part of the sum.
        if !is_total || texts().next().is_some_and(|it| lexicon().is_charge(it)) {
            let Some(stated) = stated else { continue };
            rows += 1;
            telling += u32::from(count.is_some_and(|it| it > Decimal::ONE));
            let product = count.unwrap_or(Decimal::ONE).saturating_mul(stated);
            sums.iter_mut().for_each(|it| *it = it.saturating_add(stated));
            products.iter_mut().for_each(|it| *it = it.saturating_add(product));
            continue;
        }
        let numbers = table.row(row).filter_map(|it| read_money(it, DecimalSign::Point)).map(|it| it.amount);
        if let Some(total) =
            stated.or_else(|| numbers.last()).filter(|_| telling >= least && (telling > 1 || rows > 3))
        {
            // Each line may be rounded, unless one alone tells; a share of the sum proves nothing.
            let tolerance = Decimal::new(i64::from(if telling > 1 { rows * 5 } else { 0 }), 3)
                .min(total.abs().checked_div(Decimal::from(50)).unwrap_or_default());
            let agrees = |found: &[Decimal; 2]| found.iter().any(|it| (*it - total).abs() <= tolerance);
            let [sum, product] = [agrees(&sums), agrees(&products)];
            let [sums, products] = &mut votes;
            match (sum, product) {
                (true, false) => *sums += 1,
                (false, true) => *products += 1,
                _ => {}
            }
        }
        let ([_, since_sums], [_, since_products]) = (&mut sums, &mut products);
        (*since_sums, *since_products) = (Decimal::ZERO, Decimal::ZERO);
    }
    votes
}

/// A price that repeats the line's total, also where the quantity is more than one, is none of a piece; behind the
/// total, and beside a price that is plainly that of a piece, a few may differ: "Price/unit", "Total", "Cost".
fn drop_repeated_totals(table: &Table, columns: &mut [Column], [quantity, first, last]: [usize; 3]) {
    let Some(total) = position(columns, Role::ExtendedPrice) else { return };
    let amount =
        |row: usize, at: usize| read_money(table.cell(row, at), DecimalSign::Point).map(|it| it.amount);
    let is_unit = |it: &Column| it.role == Some(Role::UnitPrice) && !lexicon().is_bare_price(&it.header);
    let has_unit = columns.iter().any(|it| is_unit(it) && it.content.is_mostly_filled());
    let repeats = |at: usize, most: u32| {
        let (mut telling, mut others) = (0u32, 0u32);
        for row in (first..=last).take(200) {
            let (Some(one), Some(sum)) = (amount(row, at), amount(row, total)) else { continue };
            others += u32::from(one != sum);
            telling += u32::from(amount(row, quantity).is_some_and(|it| it > Decimal::ONE) && !sum.is_zero());
        }
        telling > 1 && others * 5 <= telling * most
    };
    for at in 0..columns.len() {
        let is_price = columns.get(at).is_some_and(|it| it.role == Some(Role::UnitPrice) && is_open(it));
        let is_bare = has_unit && at > total && columns.get(at).is_some_and(|it| !is_unit(it));
        let is_amount = |it: usize| columns.get(it).is_some_and(|it| it.content.money > 0.8);
        let makes_total = |it: usize| {
            it != at
                && it != total
                && it != quantity
                && is_amount(it)
                && is_product(table, quantity, it, total, first, last)
        };
        if is_price
            && repeats(at, u32::from(is_bare))
            && (is_bare || (0..columns.len()).any(makes_total))
            && let Some(column) = columns.get_mut(at)
        {
            column.role = None;
            column.confidence = 0.0;
        }
    }
}
