//! Asked of rows of tables without designators.

use crate::domain::money::parse::read_money;
use crate::domain::recognise::role::Role;
use crate::domain::recognise::rows::row::Row;
use crate::domain::recognise::rows::titles::is_title;

/// Below a line nothing but another part number.
pub(super) fn names_only_another_number(row: &Row<'_, '_>) -> bool {
    row.quantity_text.is_empty()
        && row.has_mpn
        && !row.has_value
        && row.above.is_line
        && row.filled <= 2
        && !row.has_description
}

/// Words apart from the lines, beside the zero of a formula that was filled down: a title.
pub(super) fn heads_sum_of_none(row: &Row<'_, '_>) -> bool {
    let plan = row.plan;
    let is_zero = |at: usize| {
        let cell = plan.table.cell(row.row, at);
        cell.contains('0') && !cell.contains(|it: char| it.is_alphabetic() || matches!(it, '1'..='9'))
    };
    row.filled == 2
        && !row.above.is_line
        && row.quantity_text.is_empty()
        && !row.first.bytes().any(|it| it.is_ascii_digit())
        && (0..plan.columns.len()).any(|at| {
            plan.columns.get(at).is_some_and(|it| it.role == Some(Role::ExtendedPrice)) && is_zero(at)
        })
}

/// A name and a value, and nothing else: the row lacks the quantity.
pub(super) fn is_described_by_value(row: &Row<'_, '_>) -> bool {
    row.filled == 2 && row.has_description && row.has_value && row.quantity_text.is_empty()
}

/// A name and what a piece of it costs: the row lacks the quantity.
pub(super) fn is_priced_name(row: &Row<'_, '_>) -> bool {
    let plan = row.plan;
    let is_price = |at: usize| {
        plan.columns.get(at).is_some_and(|it| it.role == Some(Role::UnitPrice))
            && read_money(plan.table.cell(row.row, at), plan.decimal).is_some()
    };
    row.filled == 2
        && row.has_description
        && row.quantity_text.is_empty()
        && !is_title(row.first)
        && (0..plan.columns.len()).any(is_price)
}

/// A name in a list of nothing but names, or of names and one thing more. One below a blank row heads those that follow.
pub(super) fn is_name_of_list(row: &Row<'_, '_>) -> bool {
    let plan = row.plan;
    let is_blank = |at: usize| plan.table.is_blank(at);
    // "3 LEDs" heads nothing.
    let is_head = || {
        if row.first.starts_with(|it: char| it.is_ascii_digit()) {
            return false;
        }
        let is_apart = match row.row.checked_sub(1).filter(|it| *it >= plan.first) {
            Some(above) => is_blank(above),
            None => (plan.first..plan.end).any(is_blank),
        };
        is_apart && !is_blank(row.row + 1)
    };
    let mut filled = plan.columns.iter().filter(|it| !it.content.is_blank());
    row.has_description
        && filled.clone().count() <= 2
        && filled.any(|it| it.role == Some(Role::Description) && it.content.filled > 2)
        // "switch" among names is one of them.
        && (!is_title(row.first) || row.above.is_line && row.first.bytes().all(|it| it.is_ascii_alphabetic()))
        && !(row.filled == 1 && is_head())
}

/// A description stands for the part where the table has no column of part numbers.
pub(super) fn is_described_where_numbers_lack(row: &Row<'_, '_>) -> bool {
    row.has_description && row.filled >= 2 && row.plan.fields.mpn.is_empty()
}

/// "82 0603" below the values of other lines: it lacks the part number that they have.
pub(super) fn is_lone_value(row: &Row<'_, '_>) -> bool {
    row.has_value && row.filled == 1 && row.above.is_line && row.first.bytes().any(|it| it.is_ascii_digit())
}
