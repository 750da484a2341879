//! Which rows are lines, and which are titles, sections, totals, notes, alternates or wrapped designators.

mod kind;
mod questions;
mod row;
mod sums;
pub(crate) mod titles;

pub(crate) use super::cells::void::is_void;
use super::header::{reads_like_header, repeats_header};
use super::left_out::LeftOutReason;
use super::lexicon::lexicon;
use super::plan::Plan;
use super::role::Role;
pub(crate) use kind::{Above, RowKind};
use row::{Row, filled_cells};

/// "Column1", "Column2", "Spalte3": the names that a spreadsheet gives to columns without one.
fn is_row_of_placeholders<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let mut stems = cells.filter(|it| !it.trim().is_empty()).map(|it| {
        let stem = it.trim().trim_end_matches(|it: char| it.is_ascii_digit());
        if stem.len() < it.trim().len() { stem } else { "" }
    });
    let first = stems.next().unwrap_or("");
    first.len() > 5 && first.bytes().all(|it| it.is_ascii_alphabetic()) && stems.all(|it| it == first)
}

impl Plan<'_> {
    /// Judges a row by what stands in the columns that matter.
    pub(crate) fn row_kind(&self, row: usize, above: Above) -> RowKind {
        let cells = filled_cells(self, row);
        if cells.0 == 0 || self.is_of_another_board(row) {
            return RowKind::Blank;
        }
        if let Some(is_line) = self.decided_row(row) {
            return if is_line { RowKind::Line } else { RowKind::Aside };
        }
        if (self.form..self.end).contains(&row) || self.names_columns(row, cells.0) {
            return RowKind::Aside;
        }
        questions::answer(&Row::of(self, row, above, cells))
    }

    /// What a person said of the row: a line, or none.
    pub(crate) fn decided_row(&self, row: usize) -> Option<bool> {
        if self.rows.is_empty() { None } else { self.rows.get(&self.table.row_number(row).0).copied() }
    }

    /// How many things a row says of a part where the lines do: in columns that tell a part and, beside what it is, in
    /// full ones of words.
    pub(crate) fn says_of_part(&self, row: usize) -> usize {
        let is_described = !is_void(self.text(row, self.fields.description));
        let told = self.columns.iter().enumerate().filter(|(at, column)| {
            let is_telling = match column.role {
                Some(role) => matches!(role, Role::Description | Role::Value | Role::Footprint | Role::Mpn),
                None => {
                    is_described
                        && !column.header.is_empty()
                        && column.content.is_mostly_filled()
                        && column.content.numbers + column.content.urls < 0.1
                }
            };
            is_telling && !is_void(self.cell(row, *at))
        });
        told.count()
    }

    /// Why the row is no line, where it is none.
    pub(crate) fn reason(&self, row: usize) -> LeftOutReason {
        if self.decided_row(row) == Some(false) {
            LeftOutReason::Decided
        } else if self.names_columns(row, filled_cells(self, row).0) {
            LeftOutReason::Header
        } else if self.is_unfilled(row) {
            LeftOutReason::Unfilled
        } else if self.holds_numbers_alone(row) || self.is_total_row(row) {
            if self.is_charge_row(row) { LeftOutReason::Charge } else { LeftOutReason::Total }
        } else if self.is_charge_row(row) {
            LeftOutReason::Charge
        } else {
            LeftOutReason::Title
        }
    }

    /// Amounts without a word: a sum.
    fn holds_numbers_alone(&self, row: usize) -> bool {
        let mut cells = self.table.row(row);
        cells.all(|it| !it.chars().any(char::is_alphabetic))
            && self.table.row(row).any(|it| it.bytes().any(|it| it.is_ascii_digit()))
    }

    /// Nothing but the number of a line and a quantity, or nothing but zeros: no part was filled in.
    pub(crate) fn is_unfilled(&self, row: usize) -> bool {
        let fields = &self.fields;
        let (mut is_numbered, mut is_zero) = (false, None);
        for (at, cell) in self.table.row(row).map(str::trim).enumerate().filter(|it| !is_void(it.1)) {
            let zero = cell.bytes().all(|it| !matches!(it, b'1'..=b'9')) && cell.contains('0');
            if cell.chars().any(char::is_alphabetic) {
                return false;
            } else if fields.item == Some(at) {
                is_numbered = cell.len() <= 5 && cell.bytes().all(|it| it.is_ascii_digit());
            } else if zero || fields.quantity == Some(at) {
                is_zero = Some(zero && is_zero.unwrap_or(true));
            } else {
                return false;
            }
        }
        is_numbered || is_zero == Some(true)
    }

    /// The very header of the table again.
    pub(crate) fn repeats_header(&self, row: usize) -> bool {
        self.header_row.is_some_and(|it| repeats_header(self.table, row, it))
    }

    /// The header again, or that of another table.
    pub(crate) fn names_columns(&self, row: usize, filled: usize) -> bool {
        self.header_row.is_some_and(|it| {
            self.is_head(row)
                || filled >= 3 && is_row_of_placeholders(self.table.row(row))
                || filled >= 2 && (repeats_header(self.table, row, it) || self.repeats_names(row))
                || filled >= 3 && (reads_like_header(self.table, row) || self.goes_on_with_header(row))
        })
    }

    /// Most names of the columns that have a meaning again, perhaps beside others: the header of a further section.
    pub(crate) fn repeats_names(&self, row: usize) -> bool {
        let told = self.columns.iter().enumerate().filter(|it| it.1.role.is_some());
        let (mut same, mut others) = (0u32, 0u32);
        for (cell, name) in told.map(|it| (self.table.trimmed(row, it.0), it.1.header.as_str())) {
            let is_same = cell.contains(char::is_alphabetic) && cell.eq_ignore_ascii_case(name);
            same += u32::from(is_same);
            others += u32::from(!is_same && !cell.is_empty());
            if others > same + 1 {
                return false;
            }
        }
        same > 1 && same > others
    }

    /// The file itself says so.
    pub(crate) fn is_head(&self, row: usize) -> bool {
        self.table.looks.heads.binary_search(&row).is_ok()
            && !self.table.row(row).any(|it| it.bytes().any(|it| it.is_ascii_digit()))
    }

    /// Right below the header, under sellers' names or the like: words for columns alone, also "Price (qty 100)".
    fn goes_on_with_header(&self, row: usize) -> bool {
        // Behind more blank rows nothing goes on.
        row - self.first.min(row) < 64
            && (self.first..row).all(|it| self.table.is_blank(it))
            && self.table.row(row).map(str::trim).filter(|it| !it.is_empty()).all(|it| {
                it.chars().any(char::is_alphabetic)
                    && lexicon().name_scores(it, false).best().is_some_and(|it| it.1 >= 0.5)
            })
    }

    /// The first words of the row, or those in the columns that name parts, are of shipping, tax or a discount.
    pub(crate) fn is_charge_row(&self, row: usize) -> bool {
        let fields = &self.fields;
        let is_word = |it: &&str| it.chars().any(char::is_alphabetic);
        let first = self.table.row(row).find(is_word).unwrap_or("");
        let numbers = fields.mpn.iter().copied().chain(fields.supplier_pn.iter().map(|it| it.number));
        let named =
            [fields.description, fields.value, fields.designator].into_iter().flatten().chain(numbers);
        lexicon().is_charge(first)
            || named.map(|it| self.table.cell(row, it)).filter(is_word).any(|it| lexicon().is_charge(it))
    }

    pub(crate) fn is_total_row(&self, row: usize) -> bool {
        let lexicon = lexicon();
        let mut words = 0;
        let last = self.columns.iter().rposition(|it| it.role.is_some());
        for (at, cell) in self.table.row(row).enumerate() {
            // A sum beside the table says nothing of the line in it.
            if words > 0 && last.is_some_and(|it| at > it) {
                return false;
            }
            let cell = cell.trim();
            if cell.is_empty() || cell.bytes().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b',')) {
                continue;
            }
            words += 1;
            if lexicon.is_total(cell) {
                return true;
            }
            if words >= 4 {
                return false;
            }
        }
        false
    }
}
