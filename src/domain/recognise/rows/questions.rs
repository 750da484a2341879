//! What a row is: questions in the order in which they are asked. The first that is answered with yes decides.

use super::kind::RowKind;
use super::row::Row;

mod anywhere;
mod named;
mod placed;
mod unplaced;

use anywhere::{
    heads_quantities, heads_table, is_comment, is_drawing_frame, is_example, is_footnote, is_of_sums,
    is_page_foot, is_total, places_nothing, repeats_line_above, repeats_word_of_header,
};
use named::{
    counts_in_words, counts_something, counts_what_is_not_named, is_lone_name, names_part_among_more,
};
use placed::{
    counts_none, describes_numbered_part, goes_on_counting, goes_on_with_designators, is_counted_or_numbered,
    is_lone_number, is_one_odd_name, is_short_name, is_uncounted, is_uncounted_name, names_another_source,
    only_places_more, says_nothing_more, starts_designators,
};
use unplaced::{
    heads_sum_of_none, is_described_by_value, is_described_where_numbers_lack, is_lone_value,
    is_name_of_list, is_priced_name, names_only_another_number,
};

/// A question with the kind of the rows of which it is true.
struct Question {
    asks: fn(&Row<'_, '_>) -> bool,
    kind: RowKind,
}

/// The kind of a row that is neither blank nor the header again.
pub(super) fn answer(row: &Row<'_, '_>) -> RowKind {
    let fields = &row.plan.fields;
    let by_columns: &[Question] = if fields.designator.is_some() {
        match row.designator.is_empty() {
            true => &WITHOUT_DESIGNATORS,
            false if row.share >= 0.5 => &WITH_DESIGNATORS,
            false => &WITH_ODD_DESIGNATORS,
        }
    } else if row.has_quantities() && !row.no_quantity_is_stated() {
        &IN_LIST_OF_QUANTITIES
    } else {
        &IN_LIST_OF_PARTS
    };
    let asked = IN_ANY_TABLE.iter().chain(by_columns).find(|it| (it.asks)(row));
    asked.map_or(RowKind::Aside, |it| it.kind)
}

/// Asked of every row, whatever columns the table has.
const IN_ANY_TABLE: [Question; 12] = [
    Question { asks: is_page_foot, kind: RowKind::Aside },
    Question { asks: is_footnote, kind: RowKind::Aside },
    Question { asks: repeats_word_of_header, kind: RowKind::Aside },
    Question { asks: heads_quantities, kind: RowKind::Aside },
    Question { asks: heads_table, kind: RowKind::Aside },
    Question { asks: is_comment, kind: RowKind::Aside },
    Question { asks: is_total, kind: RowKind::Aside },
    Question { asks: is_example, kind: RowKind::Aside },
    Question { asks: places_nothing, kind: RowKind::Aside },
    Question { asks: is_drawing_frame, kind: RowKind::Aside },
    Question { asks: is_of_sums, kind: RowKind::Aside },
    Question { asks: repeats_line_above, kind: RowKind::Alternate },
];

/// Asked of rows whose designator cell is blank while others are not.
const WITHOUT_DESIGNATORS: [Question; 11] = [
    Question { asks: counts_none, kind: RowKind::Aside },
    Question { asks: |it| it.counts_part(), kind: RowKind::Line },
    Question { asks: names_another_source, kind: RowKind::Alternate },
    Question { asks: counts_in_words, kind: RowKind::Line },
    Question { asks: describes_numbered_part, kind: RowKind::Line },
    Question { asks: goes_on_counting, kind: RowKind::Line },
    Question { asks: counts_what_is_not_named, kind: RowKind::BareQuantity },
    Question { asks: counts_something, kind: RowKind::Line },
    Question { asks: names_part_among_more, kind: RowKind::Named },
    Question { asks: is_lone_number, kind: RowKind::Named },
    Question { asks: is_lone_name, kind: RowKind::Named },
];

/// Asked of rows whose designator cell reads as designators.
const WITH_DESIGNATORS: [Question; 4] = [
    Question { asks: goes_on_with_designators, kind: RowKind::MoreDesignators },
    Question { asks: starts_designators, kind: RowKind::DesignatorsAhead },
    Question { asks: only_places_more, kind: RowKind::MoreDesignators },
    Question { asks: |_| true, kind: RowKind::Line },
];

/// Asked of rows with words in the designator column: a section title alone, an odd name beside a part.
const WITH_ODD_DESIGNATORS: [Question; 8] = [
    Question { asks: says_nothing_more, kind: RowKind::Aside },
    Question { asks: is_counted_or_numbered, kind: RowKind::Line },
    Question { asks: |it| is_uncounted(it) && it.filled >= 4, kind: RowKind::Named },
    Question { asks: is_uncounted_name, kind: RowKind::Named },
    Question { asks: is_uncounted, kind: RowKind::Aside },
    Question { asks: |it| it.filled >= 3, kind: RowKind::Line },
    Question { asks: is_one_odd_name, kind: RowKind::Line },
    Question { asks: is_short_name, kind: RowKind::Line },
];

/// Asked in tables with quantities and without designators.
const IN_LIST_OF_QUANTITIES: [Question; 13] = [
    Question { asks: |it| it.counts_part(), kind: RowKind::Line },
    Question { asks: names_only_another_number, kind: RowKind::Alternate },
    Question { asks: heads_sum_of_none, kind: RowKind::Aside },
    Question { asks: |it| it.has_number() && it.filled >= 2, kind: RowKind::Line },
    Question { asks: counts_in_words, kind: RowKind::Line },
    Question { asks: |it| it.names_part() && it.is_numbered(), kind: RowKind::Named },
    Question { asks: |it| it.quantity.is_some() && it.filled == 1, kind: RowKind::BareQuantity },
    Question { asks: counts_what_is_not_named, kind: RowKind::BareQuantity },
    Question { asks: counts_something, kind: RowKind::Line },
    Question { asks: names_part_among_more, kind: RowKind::Named },
    Question { asks: is_described_by_value, kind: RowKind::Named },
    Question { asks: is_priced_name, kind: RowKind::Named },
    Question { asks: is_lone_name, kind: RowKind::Named },
];

/// Asked in tables with neither.
const IN_LIST_OF_PARTS: [Question; 7] = [
    Question { asks: |it| it.has_number(), kind: RowKind::Line },
    Question { asks: is_name_of_list, kind: RowKind::Line },
    Question { asks: |it| it.has_value && it.filled >= 2, kind: RowKind::Line },
    Question { asks: is_described_where_numbers_lack, kind: RowKind::Line },
    Question { asks: is_lone_value, kind: RowKind::Named },
    Question { asks: names_part_among_more, kind: RowKind::Named },
    Question { asks: is_lone_name, kind: RowKind::Named },
];
