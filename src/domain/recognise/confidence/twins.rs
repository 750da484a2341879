//! Several columns that one thing could be told by, and one column that could tell two things.

use crate::domain::money::parse::{find_currency, read_money};
use crate::domain::recognise::cells::quantity::read_quantity;
use crate::domain::recognise::columns::column::Column;
use crate::domain::recognise::columns::places::sampled_rows;
use crate::domain::recognise::lexicon::lexicon;
use crate::domain::recognise::plan::Plan;
use crate::domain::recognise::role::Role;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// What a second column takes away that could be meant as well.
const TWIN_DOUBT: f32 = 0.12;
/// Prices that could be divided so evenly by chance are no sign.
const UNLIKELY: f32 = 0.01;
/// No single line proves more: prices are often round.
const UNLIKELY_ALONE: f32 = 5.0;
/// Words whose scores differ by more say different things.
const NAMED_ALIKE: f32 = 0.15;

/// Several columns that one thing could be told by, and nothing says which.
pub(super) fn twin_doubt(plan: &Plan<'_>) -> f32 {
    let mut doubt = 0.0;
    if has_twin(plan, Role::Value) || has_twin(plan, Role::Designator) {
        doubt += 0.1;
    }
    if has_rival_number(plan) {
        doubt += TWIN_DOUBT;
    }
    if has_rival_price(plan) {
        doubt += TWIN_DOUBT;
    }
    if has_two_currencies(plan) {
        doubt += TWIN_DOUBT;
    }
    if is_price_of_either(plan) || divides_evenly(plan) {
        doubt += TWIN_DOUBT;
    }
    doubt
}

/// Two full columns of part numbers ("Old MPN", "New MPN") that name different parts.
fn has_rival_number(plan: &Plan<'_>) -> bool {
    let Some((first, others)) = plan.fields.mpn.split_first() else { return false };
    others.iter().any(|other| {
        let (mut both, mut apart) = (0u32, 0u32);
        for row in sampled_rows(plan.first, plan.table.row_count().saturating_sub(1)) {
            let (one, other) = (plan.text(row, Some(*first)), plan.text(row, Some(*other)));
            if !one.is_empty() && !other.is_empty() {
                both += 1;
                apart += u32::from(!one.eq_ignore_ascii_case(other));
            }
        }
        both > 1
            && apart * 2 > both
            && plan.columns.get(*other).is_some_and(|it| it.content.is_mostly_filled())
    })
}

/// Several columns of unit prices that neither a seller nor a quantity nor a currency nor their words tell apart.
fn has_rival_price(plan: &Plan<'_>) -> bool {
    let prices: Vec<&Column> = plan
        .columns
        .iter()
        .filter(|it| {
            it.role == Some(Role::UnitPrice)
                && it.group.is_empty()
                && it.ordinal == 0
                && it.content.filled * 4 >= it.content.rows
        })
        .collect();
    let name = |it: &Column| it.names.of(Role::UnitPrice);
    let best = prices.iter().map(|it| name(it)).fold(0.0f32, f32::max);
    let prices: Vec<&Column> = prices.into_iter().filter(|it| name(it) >= best - NAMED_ALIKE).collect();
    prices.iter().enumerate().any(|(at, price)| {
        let currency = find_currency(&price.header);
        prices.iter().skip(at + 1).any(|it| find_currency(&it.header) == currency)
    })
}

/// "Cost" alone beside quantities above one: of a piece or of the line?
fn is_price_of_either(plan: &Plan<'_>) -> bool {
    let has = |role: Role| plan.columns.iter().any(|it| it.role == Some(role));
    let counts = plan
        .fields
        .quantity
        .and_then(|it| plan.columns.get(it))
        .is_some_and(|it| it.content.distinct * it.content.filled as f32 > 1.5);
    let is_either = |it: &Column| {
        it.role == Some(Role::UnitPrice)
            && it.content.is_mostly_filled()
            && it.names.of(Role::ExtendedPrice) >= it.names.of(Role::UnitPrice) - 0.05
    };
    counts && !has(Role::ExtendedPrice) && plan.columns.iter().any(is_either)
}

/// Prices in two currencies in one column, and some that name none.
fn has_two_currencies(plan: &Plan<'_>) -> bool {
    plan.columns.iter().enumerate().filter(|it| it.1.role == Some(Role::UnitPrice)).any(|(at, column)| {
        if !(0.1..0.99).contains(&column.content.symbols) || find_currency(&column.header).is_some() {
            return false;
        }
        let rows = sampled_rows(plan.first, plan.table.row_count().saturating_sub(1));
        let mut found = rows.filter_map(|row| find_currency(plan.table.cell(row, at)));
        found.next().is_some_and(|first| found.any(|it| it != first))
    })
}

/// A lone price in whole cents that the quantity divides without rest in every line: it looks like the line's.
fn divides_evenly(plan: &Plan<'_>) -> bool {
    let mut prices = plan.columns.iter().enumerate().filter(|it| it.1.role == Some(Role::UnitPrice));
    let (Some((at, column)), None) = (prices.next(), prices.next()) else { return false };
    let Some(quantity) = plan.fields.quantity else { return false };
    let is_bare = lexicon().is_bare_price(&column.header);
    if !is_bare || plan.columns.iter().any(|it| it.role == Some(Role::ExtendedPrice)) {
        return false;
    }
    // How likely all of it is where the price is that of a piece.
    let mut chance = 1.0f32;
    for row in sampled_rows(plan.first, plan.table.row_count().saturating_sub(1)) {
        let price = read_money(plan.table.cell(row, at), plan.decimal).map(|it| it.amount);
        let count = read_quantity(plan.text(row, Some(quantity)), plan.decimal);
        let (Some(price), Some(count)) = (price, count.filter(|it| *it > Decimal::ONE)) else { continue };
        let cents = price.saturating_mul(Decimal::ONE_HUNDRED);
        if !cents.fract().is_zero() || cents.checked_rem(count).is_none_or(|it| !it.is_zero()) {
            return false;
        }
        chance /= count.to_f32().unwrap_or(1.0).min(UNLIKELY_ALONE);
    }
    chance < UNLIKELY
}

/// Another filled column has a name that means the same single role.
fn has_twin(plan: &Plan<'_>, role: Role) -> bool {
    let is_held = |column: &Column| column.role == Some(role);
    let Some(holder) = plan.columns.iter().find(|it| is_held(it)) else { return false };
    plan.columns.iter().any(|column| {
        !is_held(column)
            && column.role.is_none()
            && column.content.filled > 1
            && column.content.filled * 6 >= holder.content.filled
            && column.content.fit(role) > -0.3
            && lexicon().name_scores(&column.header, false).of(role) >= 0.9
    })
}
