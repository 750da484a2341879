//! Asked of rows that name or count something, in more than one kind of table.

use rust_decimal::Decimal;

use crate::domain::recognise::rows::row::Row;

/// "DNP" or "some" where the quantity should stand.
pub(super) fn counts_in_words(row: &Row<'_, '_>) -> bool {
    row.names_part() && (row.is_left_out() || row.is_vague())
}

/// The number of a line and its quantity, and nothing that it counts.
pub(super) fn counts_what_is_not_named(row: &Row<'_, '_>) -> bool {
    let fields = &row.plan.fields;
    fields.level.is_none() && row.quantity.is_some() && row.is_numbered() && row.plan.is_unfilled(row.row)
}

/// A quantity of something whose name stands in a column without a meaning.
pub(super) fn counts_something(row: &Row<'_, '_>) -> bool {
    row.quantity.is_some_and(|it| it > Decimal::ZERO)
        && row.filled >= 2
        && (row.other_text().is_some() || row.is_numbered() || row.holds_unread_name())
}

/// Too much for a title; it lacks the quantity. "All parts of one kit:" beside an amount is a sum.
pub(super) fn names_part_among_more(row: &Row<'_, '_>) -> bool {
    row.filled >= 3
        && (row.has_number() || !row.first.ends_with(':'))
        && (row.names_part() || row.is_name_where_lines_have_one())
}

/// A name and at most a remark, right below a line or another such name, or saying two things as lines do, and no title.
pub(super) fn is_lone_name(row: &Row<'_, '_>) -> bool {
    row.filled <= 2
        && row.quantity_text.is_empty()
        && (row.above.is_line || row.says_two())
        && row.is_name_where_lines_have_one()
}
