//! Asked of every row, whatever columns the table has.

use crate::domain::recognise::content::looks_like_date;
use crate::domain::recognise::fold::fold;
use crate::domain::recognise::lexicon::lexicon;
use crate::domain::recognise::role::Role;
use crate::domain::recognise::rows::row::{Row, filled_cells};

/// The foot of a printed page: a date and the page's number.
pub(super) fn is_page_foot(row: &Row<'_, '_>) -> bool {
    let designator = row.designator.as_ref();
    designator.as_bytes().first().is_some_and(u8::is_ascii_digit)
        && looks_like_date(designator)
        && !row.has_number()
}

/// "*) Configure number of boards", "Note 1: …".
pub(super) fn is_footnote(row: &Row<'_, '_>) -> bool {
    let is_note = |it: &str| {
        it.starts_with("*)") || it.starts_with("**") || it.starts_with("Note:") || it.starts_with("Notes:")
    };
    row.share < 0.5
        && !row.has_number()
        && (is_note(row.first) || row.other_text().is_some_and(|it| is_note(it.1)))
}

/// "Pos" where the numbers of the lines should stand: a list of another kind.
pub(super) fn repeats_word_of_header(row: &Row<'_, '_>) -> bool {
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
pub(super) fn heads_quantities(row: &Row<'_, '_>) -> bool {
    row.filled == 2
        && row.quantity.is_none()
        && row.quantity_text.chars().count() > 5
        && lexicon().name_scores(row.quantity_text, false).of(Role::Quantity) > 0.95
}

/// "Mechanical parts", or that and "Note:", above columns that are named anew. What names a part has a digit.
pub(super) fn heads_table(row: &Row<'_, '_>) -> bool {
    let below = row.row + 1;
    row.filled <= 2
        && row.share < 0.9
        && !row.plan.table.row(row.row).any(|it| it.bytes().any(|it| it.is_ascii_digit()))
        && !row.plan.repeats_header(below)
        && row.plan.names_columns(below, filled_cells(row.plan, below).0)
}

/// A remark of a program that wrote the list, or what may stand in the place of the part above.
pub(super) fn is_comment(row: &Row<'_, '_>) -> bool {
    row.first.starts_with("# ")
        || row.first.starts_with("//")
        || row.filled == 1 && (row.first.starts_with("OR ") || row.first.starts_with("or "))
}

/// A total or a charge stands in a row without designators and without a part number.
pub(super) fn is_total(row: &Row<'_, '_>) -> bool {
    row.share < 0.5
        && (!row.has_number() || row.numbers_name_total())
        && (row.plan.is_total_row(row.row) || row.plan.is_charge_row(row.row) || row.counts_what_follows())
}

/// "FRAME1", the frame around the drawing of a schematic, by the name of its symbol.
pub(super) fn is_drawing_frame(row: &Row<'_, '_>) -> bool {
    let name = row.designator.trim_end_matches(|it: char| it.is_ascii_digit());
    name.eq_ignore_ascii_case("FRAME") && !row.has_number() && names_frame(row)
}

/// Hardly a list has any.
#[inline(never)]
fn names_frame(row: &Row<'_, '_>) -> bool {
    let is_symbol = |it: &str| !it.contains(' ') && (it.contains("FRAME") || it.starts_with("DIN"));
    row.plan.table.row(row.row).map(str::trim).any(|it| it != row.designator && is_symbol(it))
}

/// A filled form keeps the row that shows how: "例）", "e.g.".
pub(super) fn is_example(row: &Row<'_, '_>) -> bool {
    row.filled > 2
        && row.plan.text(row.row, row.plan.fields.item) == row.first
        && row.first.starts_with(['例', '示', '（', 'e', 'E', 'B', 'п', 'П'])
        && is_word_for_example(row.first)
}

/// Asked of few rows.
#[inline(never)]
fn is_word_for_example(text: &str) -> bool {
    let word = text.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
    ["例", "示例", "e.g", "example", "beispiel", "exemple", "ejemplo", "esempio", "пример"]
        .contains(&word.as_str())
}

/// A number of places without any name: "1 | ,,,,, | | 23".
pub(super) fn places_nothing(row: &Row<'_, '_>) -> bool {
    !row.designator.is_empty()
        && row.designator.bytes().all(|it| matches!(it, b',' | b';' | b' '))
        && !row.names_part()
        && !row.has_package
}

/// The head of a table of costs, or a row of it.
pub(super) fn is_of_sums(row: &Row<'_, '_>) -> bool {
    row.plan.heads_sums(row.row) || row.above.is_sum && row.plan.is_sum(row.row)
}

/// A second source that repeats the designators of the line above, without an item number of its own.
pub(super) fn repeats_line_above(row: &Row<'_, '_>) -> bool {
    row.above.numbered.is_some_and(|line| {
        row.above.is_line
            && row.has_mpn
            && !row.designator.is_empty()
            && row.is_unnumbered()
            && row.plan.designators(line) == row.designator
    })
}
