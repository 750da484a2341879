//! Asked of rows of tables with designators.

use rust_decimal::Decimal;

use crate::domain::recognise::cells::void::is_void;
use crate::domain::recognise::rows::row::Row;

/// A zero beside a word: a heading with an empty sum.
pub(super) fn counts_none(row: &Row<'_, '_>) -> bool {
    row.counts_part() && row.quantity == Some(Decimal::ZERO) && !row.has_number() && row.filled <= 2
}

/// Below a line another part number without quantity and item number. Where lines bear no numbers, a value or a
/// package would make it a line of its own.
pub(super) fn names_another_source(row: &Row<'_, '_>) -> bool {
    let fields = &row.plan.fields;
    let above = row.row.checked_sub(1);
    let names_one = |it: &usize| above.is_some_and(|row_above| !is_void(row.plan.table.cell(row_above, *it)));
    let value = |row_of: usize| row.plan.text(row_of, fields.value);
    let has_same_value = || row.has_value && above.is_some_and(|it| value(it) == value(row.row));
    // "*" in the place of a description marks what may be fitted instead.
    let is_marked = || row.plan.text(row.row, fields.description) == "*";
    row.quantity_text.is_empty()
        && (row.has_mpn || row.has_alternate)
        && row.above.is_line
        && !row.above.is_named
        && (fields.mpn.iter().any(names_one) || !row.no_quantity_is_stated())
        && (row.above.numbered.is_some()
            || !row.has_value && !row.has_package
            || has_same_value()
            || is_marked())
        && row.is_unnumbered()
}

/// A part number and what it is: the row lacks only the place and the quantity.
pub(super) fn describes_numbered_part(row: &Row<'_, '_>) -> bool {
    row.has_number() && row.filled >= 3
}

/// A part without a place, such as a battery, goes on with the numbers of the list.
pub(super) fn goes_on_counting(row: &Row<'_, '_>) -> bool {
    row.names_part() && !row.has_quantities() && row.is_numbered()
}

/// A part number and one more cell below a line: it lacks the place and the quantity.
pub(super) fn is_lone_number(row: &Row<'_, '_>) -> bool {
    row.has_code && row.filled >= 2 && row.above.is_line && row.first.bytes().any(|it| it.is_ascii_digit())
}

/// Nothing but designators, below a line that lacks some.
pub(super) fn goes_on_with_designators(row: &Row<'_, '_>) -> bool {
    !row.says_more() && row.above.is_open && row.above.is_line && row.filled == 1 && !row.is_led_on()
}

/// Nothing but designators that end with a comma: the line stands below.
pub(super) fn starts_designators(row: &Row<'_, '_>) -> bool {
    !row.says_more()
        && row.filled == 1
        && row.designator.ends_with(',')
        && (!row.no_quantity_is_stated() || row.is_led_on())
}

/// No part and no quantity where lines have one, below a line that lacks designators: a maker's name wrapped too.
pub(super) fn only_places_more(row: &Row<'_, '_>) -> bool {
    (row.says_more() || row.filled == 1)
        && !row.names_part()
        && !row.has_package
        && row.quantity.is_none()
        && row.has_quantities()
        && row.above.is_open
}

/// A title above its section.
pub(super) fn says_nothing_more(row: &Row<'_, '_>) -> bool {
    // In a list of places "Rotary encoder" has its coordinates.
    !row.says_more() && (row.filled < 5 || row.has_quantities())
}

/// A quantity, a word that leaves the part out, or a part number makes a line of any name.
pub(super) fn is_counted_or_numbered(row: &Row<'_, '_>) -> bool {
    row.quantity.is_some() || row.has_number() || row.is_left_out()
}

/// A word for a designator beside a part, in a table of quantities: "LABEL", "PCB".
pub(super) fn is_uncounted_name(row: &Row<'_, '_>) -> bool {
    is_uncounted(row)
        && row.above.is_line
        && row.names_part()
        && row.designator.chars().count() <= 8
        && !row.designator.ends_with(':')
        && !names_bare_board(&row.designator)
}

/// In a table of quantities an odd name without one is a note beside the table.
pub(super) fn is_uncounted(row: &Row<'_, '_>) -> bool {
    row.has_quantities() && is_void(row.quantity_text) && !row.no_quantity_is_stated()
}

/// One word with a value or a package, in a table that states no quantities.
pub(super) fn is_one_odd_name(row: &Row<'_, '_>) -> bool {
    row.designator.split_whitespace().count() <= 1
        && (row.has_value || row.has_package)
        && (!row.has_quantities() || row.no_quantity_is_stated())
}

/// As short as designators are.
pub(super) fn is_short_name(row: &Row<'_, '_>) -> bool {
    row.filled >= 2 && row.designator.chars().count() <= 6
}

/// A row on the board itself: its size, its color.
fn names_bare_board(name: &str) -> bool {
    ["pcb", "board", "platine", "panel", "size"].iter().any(|it| name.eq_ignore_ascii_case(it))
}
