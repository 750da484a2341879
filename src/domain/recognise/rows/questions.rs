//! What a row is: questions in the order in which they are asked. The first that is answered with yes decides.

use rust_decimal::Decimal;

use super::kind::RowKind;
use super::row::{Row, filled_cells};
use crate::domain::money::parse::read_money;
use crate::domain::recognise::cells::void::is_void;
use crate::domain::recognise::content::looks_like_date;
use crate::domain::recognise::fold::fold;
use crate::domain::recognise::lexicon::lexicon;
use crate::domain::recognise::role::Role;
use crate::domain::recognise::rows::titles::is_title;

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
const IN_ANY_TABLE: [Question; 8] = [
    Question { asks: is_page_foot, kind: RowKind::Aside },
    Question { asks: is_footnote, kind: RowKind::Aside },
    Question { asks: repeats_word_of_header, kind: RowKind::Aside },
    Question { asks: heads_quantities, kind: RowKind::Aside },
    Question { asks: heads_table, kind: RowKind::Aside },
    Question { asks: is_comment, kind: RowKind::Aside },
    Question { asks: is_total, kind: RowKind::Aside },
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
const IN_LIST_OF_PARTS: [Question; 6] = [
    Question { asks: |it| it.has_number(), kind: RowKind::Line },
    Question { asks: is_name_of_list, kind: RowKind::Line },
    Question { asks: |it| it.has_value && it.filled >= 2, kind: RowKind::Line },
    Question { asks: is_described_where_numbers_lack, kind: RowKind::Line },
    Question { asks: names_part_among_more, kind: RowKind::Named },
    Question { asks: is_lone_name, kind: RowKind::Named },
];

/// The foot of a printed page: a date and the page's number.
fn is_page_foot(row: &Row<'_, '_>) -> bool {
    let designator = row.designator.as_ref();
    designator.as_bytes().first().is_some_and(u8::is_ascii_digit)
        && looks_like_date(designator)
        && !row.has_number()
}

/// "*) Configure number of boards", "Note 1: …".
fn is_footnote(row: &Row<'_, '_>) -> bool {
    let is_note = |it: &str| {
        it.starts_with("*)") || it.starts_with("**") || it.starts_with("Note:") || it.starts_with("Notes:")
    };
    row.share < 0.5
        && !row.has_number()
        && (is_note(row.first) || row.other_text().is_some_and(|it| is_note(it.1)))
}

/// "Pos" where the numbers of the lines should stand: a list of another kind.
fn repeats_word_of_header(row: &Row<'_, '_>) -> bool {
    let fields = &row.plan.fields;
    [fields.item, fields.designator].into_iter().flatten().any(|column| {
        let text = row.plan.text(row.row, Some(column));
        !text.is_empty()
            && !text.bytes().any(|it| it.is_ascii_digit())
            && row.plan.header(column).len() == text.len()
            && fold(row.plan.header(column)) == fold(text)
    })
}

/// "Active parts | Quantity": the heading of a section of its own.
fn heads_quantities(row: &Row<'_, '_>) -> bool {
    row.filled == 2
        && row.quantity.is_none()
        && row.quantity_text.chars().count() > 5
        && lexicon().name_scores(row.quantity_text, false).of(Role::Quantity) > 0.95
}

/// "Mechanical parts", or that and "Note:", above columns that are named anew. What names a part has a digit.
fn heads_table(row: &Row<'_, '_>) -> bool {
    let below = row.row + 1;
    row.filled <= 2
        && row.share < 0.9
        && !row.plan.table.row(row.row).any(|it| it.bytes().any(|it| it.is_ascii_digit()))
        && !row.plan.repeats_header(below)
        && row.plan.names_columns(below, filled_cells(row.plan, below).0)
}

/// A remark of a program that wrote the list, or what may stand in the place of the part above.
fn is_comment(row: &Row<'_, '_>) -> bool {
    row.first.starts_with("# ")
        || row.first.starts_with("//")
        || row.filled == 1 && (row.first.starts_with("OR ") || row.first.starts_with("or "))
}

/// A total or a charge stands in a row without designators and without a part number.
fn is_total(row: &Row<'_, '_>) -> bool {
    row.share < 0.5
        && (!row.has_number() || row.numbers_name_total())
        && (row.plan.is_total_row(row.row) || row.plan.is_charge_row(row.row) || row.counts_what_follows())
}

/// A second source that repeats the designators of the line above, without an item number of its own.
fn repeats_line_above(row: &Row<'_, '_>) -> bool {
    row.above.numbered.is_some_and(|line| {
        row.above.is_line
            && row.has_mpn
            && !row.designator.is_empty()
            && row.is_unnumbered()
            && row.plan.designators(line) == row.designator
    })
}

/// A zero beside a word: a heading with an empty sum.
fn counts_none(row: &Row<'_, '_>) -> bool {
    row.counts_part() && row.quantity == Some(Decimal::ZERO) && !row.has_number() && row.filled <= 2
}

/// The number of a line and its quantity, and nothing that it counts.
fn counts_what_is_not_named(row: &Row<'_, '_>) -> bool {
    let fields = &row.plan.fields;
    fields.level.is_none() && row.quantity.is_some() && row.is_numbered() && row.plan.is_unfilled(row.row)
}

/// Words apart from the lines, beside the zero of a formula that was filled down: a title.
fn heads_sum_of_none(row: &Row<'_, '_>) -> bool {
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

/// Below a line another part number without quantity and item number. Where lines bear no numbers, a value or a
/// package would make it a line of its own.
fn names_another_source(row: &Row<'_, '_>) -> bool {
    let fields = &row.plan.fields;
    let above = row.row.checked_sub(1);
    let names_one = |it: &usize| above.is_some_and(|row_above| !is_void(row.plan.table.cell(row_above, *it)));
    row.quantity_text.is_empty()
        && (row.has_mpn || row.has_alternate)
        && row.above.is_line
        && !row.above.is_named
        && (fields.mpn.iter().any(names_one) || !row.no_quantity_is_stated())
        && (row.above.numbered.is_some() || !row.has_value && !row.has_package)
        && row.is_unnumbered()
}

/// A part number and what it is: the row lacks only the place and the quantity.
fn describes_numbered_part(row: &Row<'_, '_>) -> bool {
    row.has_number() && row.filled >= 3
}

/// A part without a place, such as a battery, goes on with the numbers of the list.
fn goes_on_counting(row: &Row<'_, '_>) -> bool {
    row.names_part() && !row.has_quantities() && row.is_numbered()
}

/// Too much for a title; it lacks the quantity. "All parts of one kit:" beside an amount is a sum.
fn names_part_among_more(row: &Row<'_, '_>) -> bool {
    row.filled >= 3
        && (row.has_number() || !row.first.ends_with(':'))
        && (row.names_part() || row.is_name_where_lines_have_one())
}

/// A name and a value, and nothing else: the row lacks the quantity.
fn is_described_by_value(row: &Row<'_, '_>) -> bool {
    row.filled == 2 && row.has_description && row.has_value && row.quantity_text.is_empty()
}

/// A name and what a piece of it costs: the row lacks the quantity.
fn is_priced_name(row: &Row<'_, '_>) -> bool {
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

/// A part number and one more cell below a line: it lacks the place and the quantity.
fn is_lone_number(row: &Row<'_, '_>) -> bool {
    row.has_code && row.filled >= 2 && row.above.is_line && row.first.bytes().any(|it| it.is_ascii_digit())
}

/// A quantity of something whose name stands in a column without a meaning.
fn counts_something(row: &Row<'_, '_>) -> bool {
    row.quantity.is_some_and(|it| it > Decimal::ZERO)
        && row.filled >= 2
        && (row.other_text().is_some() || row.is_numbered() || row.holds_unread_name())
}

/// A name and at most a remark, right below a line or another such name, or saying two things as lines do, and no title.
fn is_lone_name(row: &Row<'_, '_>) -> bool {
    row.filled <= 2
        && row.quantity_text.is_empty()
        && (row.above.is_line || row.says_two())
        && row.is_name_where_lines_have_one()
}

/// A word for a designator beside a part, in a table of quantities: "LABEL", "PCB".
fn is_uncounted_name(row: &Row<'_, '_>) -> bool {
    is_uncounted(row)
        && row.above.is_line
        && row.names_part()
        && row.designator.chars().count() <= 8
        && !row.designator.ends_with(':')
        && !names_bare_board(&row.designator)
}

/// A row on the board itself: its size, its color.
fn names_bare_board(name: &str) -> bool {
    ["pcb", "board", "platine", "panel", "size"].iter().any(|it| name.eq_ignore_ascii_case(it))
}

/// Nothing but designators, below a line that lacks some.
fn goes_on_with_designators(row: &Row<'_, '_>) -> bool {
    !row.says_more() && row.above.is_open && row.above.is_line && row.filled == 1 && !row.is_led_on()
}

/// Nothing but designators that end with a comma: the line stands below.
fn starts_designators(row: &Row<'_, '_>) -> bool {
    !row.says_more()
        && row.filled == 1
        && row.designator.ends_with(',')
        && (!row.no_quantity_is_stated() || row.is_led_on())
}

/// No part and no quantity where lines have one, below a line that lacks designators: a maker's name wrapped too.
fn only_places_more(row: &Row<'_, '_>) -> bool {
    (row.says_more() || row.filled == 1)
        && !row.names_part()
        && !row.has_package
        && row.quantity.is_none()
        && row.has_quantities()
        && row.above.is_open
}

/// A title above its section.
fn says_nothing_more(row: &Row<'_, '_>) -> bool {
    // In a list of places "Rotary encoder" has its coordinates.
    !row.says_more() && (row.filled < 5 || row.has_quantities())
}

/// A quantity, a word that leaves the part out, or a part number makes a line of any name.
fn is_counted_or_numbered(row: &Row<'_, '_>) -> bool {
    row.quantity.is_some() || row.has_number() || row.is_left_out()
}

/// In a table of quantities an odd name without one is a note beside the table.
fn is_uncounted(row: &Row<'_, '_>) -> bool {
    row.has_quantities() && is_void(row.quantity_text) && !row.no_quantity_is_stated()
}

/// One word with a value or a package, in a table that states no quantities.
fn is_one_odd_name(row: &Row<'_, '_>) -> bool {
    row.designator.split_whitespace().count() <= 1
        && (row.has_value || row.has_package)
        && (!row.has_quantities() || row.no_quantity_is_stated())
}

/// As short as designators are.
fn is_short_name(row: &Row<'_, '_>) -> bool {
    row.filled >= 2 && row.designator.chars().count() <= 6
}

/// Below a line nothing but another part number.
fn names_only_another_number(row: &Row<'_, '_>) -> bool {
    row.quantity_text.is_empty()
        && row.has_mpn
        && !row.has_value
        && row.above.is_line
        && row.filled <= 2
        && !row.has_description
}

/// "DNP" or "some" where the quantity should stand.
fn counts_in_words(row: &Row<'_, '_>) -> bool {
    row.names_part() && (row.is_left_out() || row.is_vague())
}

/// A name in a list of nothing but names, or of names and one thing more. One below a blank row heads those that follow.
fn is_name_of_list(row: &Row<'_, '_>) -> bool {
    let plan = row.plan;
    let is_blank = |at: usize| plan.table.is_blank(at);
    let is_head = || {
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
fn is_described_where_numbers_lack(row: &Row<'_, '_>) -> bool {
    row.has_description && row.filled >= 2 && row.plan.fields.mpn.is_empty()
}
