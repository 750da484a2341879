//! Roles that depend on the columns beside them: second thoughts once every column has its best role.

mod cells;
mod makers;
mod names;
mod numbers;
pub(super) mod prices;
mod sums;

use super::column::Column;
use super::foreign::settle_foreign;
use crate::domain::read::Table;
use crate::domain::recognise::breaks::Breaks;

/// Has the columns of the rows `first..=last` thought over, in an order in which each step can rely on those before.
pub(super) fn settle(
    table: &Table,
    columns: &mut [Column],
    breaks: &Breaks,
    has_header: bool,
    first: usize,
    last: usize,
) {
    cells::settle_packagings(columns);
    cells::settle_links(columns);
    numbers::settle_house_numbers(columns);
    numbers::settle_repeated(table, columns, first, last);
    numbers::settle_twin_numbers(columns);
    names::settle_places(columns);
    names::settle_mounts(table, columns, first, last);
    names::settle_comment(columns);
    names::settle_designations(columns);
    names::settle_texts(columns);
    numbers::settle_symbols(columns);
    numbers::settle_sold_numbers(columns);
    numbers::settle_categories(columns);
    numbers::settle_part_names(columns);
    names::settle_kinds(columns);
    names::settle_places_of_eagle(columns);
    names::settle_named_places(table, columns, first, last);
    makers::settle_sellers(columns);
    makers::settle_makers(columns);
    makers::settle_false_places(columns);
    makers::settle_values(columns);
    numbers::settle_part(columns);
    makers::settle_order_codes(columns);
    numbers::settle_makers_numbers(columns);
    makers::settle_numbers_of_makers(columns);
    numbers::settle_line_numbers(table, columns, first, last);
    numbers::settle_bought_numbers(columns);
    cells::settle_lone_numbers(columns);
    cells::settle_unheaded_values(columns, has_header);
    settle_foreign(table, columns, breaks, first, last);
    names::settle_second_names(columns);
    names::settle_nameless(columns, has_header);
    sums::settle_constant_quantity(columns);
    sums::settle_counted(table, columns, first, last);
    prices::settle_prices(table, columns, breaks, first, last);
    prices::settle_nameless_prices(table, columns, first, last);
    prices::settle_bare_price(table, columns, first, last);
    prices::settle_contradicted_price(table, columns, first, last);
    sums::settle_by_totals(table, columns, first, last);
    prices::settle_currency(table, columns, first, last);
}
