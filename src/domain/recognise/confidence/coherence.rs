//! Where the reading contradicts the file: rows that were passed over among the lines, a second header, cells beyond
//! the last column or in a column of another kind, lines that the file's own numbers do not count.

use crate::domain::bom::designators::designator_share;
use crate::domain::recognise::cells::quantity::read_quantity;
use crate::domain::recognise::cells::void::says_above;
use crate::domain::recognise::content::{looks_like_package, looks_like_part_number};
use crate::domain::recognise::header::{reads_like_header, repeats_header};
use crate::domain::recognise::left_out::LeftOutReason;
use crate::domain::recognise::lines::ReadLines;
use crate::domain::recognise::plan::Plan;
use crate::domain::recognise::role::Role;
use crate::domain::recognise::rows::{Above, RowKind, is_void};

/// Lines that are looked at, spread over the whole table.
const SAMPLE: usize = 600;
/// What a table takes away that stands below another one, under a header of its own.
const SECOND_TABLE_DOUBT: f32 = 0.12;
/// What a first odd row takes away; more of them take more.
const ODD_ROW_DOUBT: f32 = 0.1;
/// What numbers take away that stand behind their maker's name, in a table without a column of one of them.
const MAKER_BEFORE_DOUBT: f32 = 0.1;

/// What the rows say against the reading.
pub(super) fn coherence_doubt(plan: &Plan<'_>, read: &ReadLines) -> f32 {
    let all: Vec<usize> = read.lines.iter().map(|it| it.row.index()).collect();
    let rows: Vec<usize> = all.iter().copied().step_by(all.len() / SAMPLE + 1).collect();
    let share = |count: usize| count as f32 / rows.len().max(1) as f32;
    let odd = |count: usize| if count == 0 { 0.0 } else { ODD_ROW_DOUBT + 0.3 * share(count).min(1.0) };
    let count = |is_odd: &dyn Fn(usize) -> bool| rows.iter().filter(|it| is_odd(**it)).count();
    let mut doubt = odd(passed_over(plan, &all))
        + odd(count(&|row| is_displaced(plan, row)))
        + odd(count(&|row| repeats_above(plan, row)))
        + odd(uncounted(plan, &rows));
    if plan.header_row.is_some() {
        let width = plan.columns.iter().rposition(|it| !it.header.is_empty()).map_or(0, |it| it + 1);
        let is_beyond = |row: usize| plan.table.row(row).skip(width).any(|it| !is_void(it));
        doubt += odd(count(&is_beyond)) * 0.7;
    }
    if has_second_table(plan, &all) {
        doubt += SECOND_TABLE_DOUBT;
    }
    if names_makers_inside(plan, &rows) {
        doubt += MAKER_BEFORE_DOUBT;
    }
    if hides_numbers(plan, &rows) {
        doubt += MAKER_BEFORE_DOUBT;
    }
    doubt
}

/// Descriptions that hold the part number as one of their words, in a table that names it nowhere else.
fn hides_numbers(plan: &Plan<'_>, rows: &[usize]) -> bool {
    let has = |role: Role| plan.columns.iter().any(|it| it.role == Some(role) && it.content.filled > 0);
    if [Role::Mpn, Role::SupplierPn, Role::CustomerPn, Role::Value].into_iter().any(has) {
        return false;
    }
    let holds = |row: &&usize| {
        let mut words = plan.text(**row, plan.fields.description).split_whitespace();
        words.any(|it| {
            it.len() >= 9
                && it.bytes().filter(u8::is_ascii_digit).count() >= 3
                && it.bytes().any(|it| it.is_ascii_uppercase())
                && looks_like_part_number(it)
                && !looks_like_package(it)
        })
    };
    let holding = rows.iter().filter(holds).count();
    holding > 1 && holding * 10 >= rows.len() * 6
}

fn filled(plan: &Plan<'_>, row: usize) -> usize {
    plan.table.row(row).filter(|it| !is_void(it)).count()
}

/// Two cells with digits: neither a title nor the foot of a page.
fn has_numbers(plan: &Plan<'_>, row: usize) -> bool {
    plan.table.row(row).filter(|it| it.bytes().any(|it| it.is_ascii_digit())).nth(1).is_some()
}

/// Rows that hold as much as a line does and were taken for none: with numbers among the lines, with a quantity of
/// their own anywhere.
fn passed_over(plan: &Plan<'_>, rows: &[usize]) -> usize {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return 0 };
    let quantity = |row: usize| read_quantity(plan.text(row, plan.fields.quantity), plan.decimal);
    let mut lines = rows.iter().copied().peekable();
    let mut passed = 0;
    for row in (*first..plan.table.row_count()).filter(|it| !(plan.form..plan.end).contains(it)) {
        if lines.next_if_eq(&row).is_some() {
            continue;
        }
        let is_like_a_line = row < *last && filled(plan, row) >= 3 && has_numbers(plan, row)
            || quantity(row).is_some() && filled(plan, row) >= 2;
        let is_passed = is_like_a_line
            && plan.row_kind(row, Above::default()) == RowKind::Aside
            && plan.reason(row) == LeftOutReason::Title;
        passed += usize::from(is_passed);
    }
    passed
}

/// A row below the first line names columns again, and other ones.
fn has_second_table(plan: &Plan<'_>, rows: &[usize]) -> bool {
    let Some(header) = plan.header_row else { return false };
    let first = rows.first().map_or(plan.first, |it| it + 1);
    (first..plan.table.row_count()).any(|row| {
        // First what nearly every line fails at its first number.
        reads_like_header(plan.table, row)
            && filled(plan, row) >= 3
            && !repeats_header(plan.table, row, header)
    })
}

/// A designator where the quantity stands, a package or a number where the designators stand: the row has slipped.
fn is_displaced(plan: &Plan<'_>, row: usize) -> bool {
    let fields = &plan.fields;
    let quantity = plan.text(row, fields.quantity);
    let place = plan.text(row, fields.designator);
    let is_plain =
        fields.designator.and_then(|it| plan.columns.get(it)).is_some_and(|it| it.content.designators > 0.7);
    let is_number = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    designator_share(quantity).is_some_and(|it| it > 0.9) && read_quantity(quantity, plan.decimal).is_none()
        || is_plain && !place.is_empty() && (is_number(place) || place.len() > 4 && looks_like_package(place))
}

/// A cell says "as above" where it has no meaning, or nothing stands above.
fn repeats_above(plan: &Plan<'_>, row: usize) -> bool {
    let is_open = |(at, text): (usize, &str)| {
        let has_role = plan.columns.get(at).is_some_and(|it| it.role.is_some());
        says_above(text.trim()) && (!has_role || says_above(plan.cell(row, at)))
    };
    // A star alone refers to something; two of them stand for what the line above says.
    plan.table.row(row).enumerate().any(is_open)
        || plan.table.row(row).filter(|it| it.trim() == "*").nth(1).is_some()
}

/// Lines without a number in a list that numbers its lines.
fn uncounted(plan: &Plan<'_>, rows: &[usize]) -> usize {
    let Some(item) =
        plan.fields.item.filter(|it| plan.columns.get(*it).is_some_and(|it| it.content.counting))
    else {
        return 0;
    };
    let blank = rows.iter().filter(|row| plan.text(**row, Some(item)).is_empty()).count();
    if blank * 2 > rows.len() { 0 } else { blank }
}

/// "TI LM317", "Vishay / CRCW0603100RFKEA": a maker and its number in one cell.
fn names_makers_inside(plan: &Plan<'_>, rows: &[usize]) -> bool {
    let has = |role: Role| plan.columns.iter().any(|it| it.role == Some(role) && it.content.filled > 0);
    if has(Role::Manufacturer) && has(Role::Mpn) || has(Role::SupplierPn) {
        return false;
    }
    let is_asked = |role: Option<Role>| {
        matches!(
            role,
            None | Some(
                Role::Mpn
                    | Role::AlternateMpn
                    | Role::Value
                    | Role::Description
                    | Role::Notes
                    | Role::Manufacturer
            )
        )
    };
    plan.columns.iter().enumerate().filter(|it| is_asked(it.1.role)).any(|(at, _)| {
        let inside = rows.iter().filter(|it| names_maker_and_number(plan.table.cell(**it, at))).count();
        inside > 1 && inside * 10 >= rows.len() * 3
    })
}

fn names_maker_and_number(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().filter(|it| !matches!(*it, "/" | "-" | ":")).collect();
    let is_number = |it: &str| {
        let letters = it.bytes().any(|it| it.is_ascii_alphabetic());
        it.len() >= 6
            && !it.contains(['(', ','])
            && looks_like_part_number(it)
            && !looks_like_package(it)
            && (letters || it.len() > 6)
    };
    let is_maker = |it: &str| {
        it.chars().count() >= 2
            && it.chars().all(|it| it.is_alphabetic() || it == '.')
            && it.chars().any(char::is_uppercase)
    };
    (2..=3).contains(&words.len())
        && words.iter().any(|it| is_number(it))
        && words.iter().all(|it| is_number(it) || is_maker(it))
}
