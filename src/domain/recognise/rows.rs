//! Which rows are lines, and which are titles, sections, totals, notes, alternates or wrapped designators.

use super::cells::dnp::says_left_out;
use super::cells::quantity::read_quantity;
use super::content::looks_like_date;
use super::header::repeats_header;
use super::lexicon::lexicon;
use super::plan::Plan;
use crate::domain::bom::designators::designator_share;
use rust_decimal::Decimal;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RowKind {
    Blank,
    Line,
    /// Only names another maker or part for the line above.
    Alternate,
    /// A quantity and nothing else, in a list without designators: a line if more lines follow, else a sum.
    BareQuantity,
    /// Starts the designators of the line below.
    DesignatorsAhead,
    /// Goes on with the designators of the line above.
    MoreDesignators,
    /// Title, section, total, note or the header again.
    Aside,
    /// Holds something in columns that matter, yet is no line.
    Unclear,
}

/// What the rows above tell.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Above {
    /// The row of the line above, where it has an item number.
    pub numbered: Option<usize>,
    /// The row just above is a line, or belongs to one.
    pub is_line: bool,
    /// Its designators end with a comma, or are fewer than its quantity says.
    pub is_open: bool,
}

impl Plan<'_> {
    /// Judges a row by what stands in the columns that matter.
    pub(crate) fn row_kind(&self, row: usize, above: Above) -> RowKind {
        let mut filled = 0usize;
        let mut first = "";
        for cell in self.table.row(row) {
            let cell = cell.trim();
            if !cell.is_empty() {
                filled += 1;
                if filled == 1 {
                    first = cell;
                }
            }
        }
        if filled == 0 || self.is_of_another_board(row) {
            return RowKind::Blank;
        }
        if let Some(header) = self.header_row
            && filled >= 2
            && repeats_header(self.table, row, header)
        {
            return RowKind::Aside;
        }
        let fields = &self.fields;
        let designator = self.designators(row);
        let designator = designator.as_ref();
        let share = designator_share(designator).unwrap_or(0.0);
        let quantity_text = self.text(row, fields.quantity);
        let quantity = read_quantity(quantity_text, self.decimal);
        let has = |columns: &[usize]| columns.iter().any(|it| !is_void(self.table.cell(row, *it)));
        let has_mpn = has(&fields.mpn);
        let has_maker = has(&fields.manufacturer);
        let has_code = fields.supplier_pn.iter().any(|it| !is_void(self.table.cell(row, it.0)));
        let has_value = !is_void(self.text(row, fields.value));
        let has_package = !is_void(self.text(row, fields.footprint));
        let has_text = !is_void(self.text(row, fields.description));
        let has_alternate = fields.alternates.iter().any(|it| !is_void(self.table.cell(row, it.0)));
        // The foot of a printed page: a date and the page's number.
        if designator.as_bytes().first().is_some_and(u8::is_ascii_digit)
            && looks_like_date(designator)
            && !has_mpn
            && !has_code
        {
            return RowKind::Aside;
        }
        if first.starts_with("# ") || first.starts_with("//") {
            return RowKind::Aside;
        }
        // A total stands in a row without designators and without a part number.
        let names_total = || {
            fields
                .mpn
                .iter()
                .chain(fields.supplier_pn.iter().map(|it| &it.0))
                .any(|it| lexicon().is_total(self.table.cell(row, *it)))
        };
        if share < 0.5 && ((!has_mpn && !has_code) || names_total()) && self.is_total_row(row) {
            return RowKind::Aside;
        }
        let names_part = has_mpn || has_code || has_value || has_text;
        // A second source that repeats the designators of the line above, without an item number of its own.
        if let Some(line) = above.numbered
            && above.is_line
            && has_mpn
            && !designator.is_empty()
            && self.text(row, fields.item).is_empty()
            && self.designators(line) == designator
        {
            return RowKind::Alternate;
        }
        if fields.designator.is_some() {
            if designator.is_empty() {
                return if quantity.is_some() && (names_part || has_package) {
                    if quantity == Some(Decimal::ZERO) && !has_mpn && !has_code && filled <= 2 {
                        RowKind::Aside
                    } else {
                        RowKind::Line
                    }
                } else if quantity_text.is_empty()
                    && (has_mpn || has_alternate)
                    && above.is_line
                    && (above.numbered.is_some() || !has_value && !has_package)
                    && self.text(row, fields.item).is_empty()
                {
                    RowKind::Alternate
                } else if (says_left_out(quantity_text) && names_part)
                    || ((has_mpn || has_code) && (has_maker || has_text || has_value) && filled >= 3)
                {
                    RowKind::Line
                } else if names_part && fields.quantity.is_none() && self.is_numbered(row) {
                    // A part without a place, such as a battery, goes on with the numbers of the list.
                    RowKind::Line
                } else if names_part && filled >= 3 {
                    RowKind::Unclear
                } else {
                    RowKind::Aside
                };
            }
            let others =
                names_part || has_package || has_maker || quantity.is_some() || says_left_out(quantity_text);
            if share >= 0.5 {
                if !others && above.is_open && above.is_line && filled == 1 {
                    return RowKind::MoreDesignators;
                }
                if !others
                    && filled == 1
                    && designator.ends_with(',')
                    && !self.columns_are_blank(fields.quantity)
                {
                    return RowKind::DesignatorsAhead;
                }
                if others || filled == 1 || fields.quantity.is_none() {
                    return if !names_part
                        && !has_package
                        && quantity.is_none()
                        && fields.quantity.is_some()
                        && above.is_open
                    {
                        RowKind::MoreDesignators
                    } else {
                        RowKind::Line
                    };
                }
                return RowKind::Line;
            }
            // Words in the designator column: a section title alone, an odd name beside a part.
            if !others {
                return RowKind::Aside;
            }
            if quantity.is_some() || has_mpn || has_code || says_left_out(quantity_text) {
                return RowKind::Line;
            }
            // In a table of quantities an odd name without one is a note beside the table.
            if fields.quantity.is_some() && is_void(quantity_text) && !self.columns_are_blank(fields.quantity)
            {
                return if filled >= 4 { RowKind::Unclear } else { RowKind::Aside };
            }
            if filled >= 3 {
                return RowKind::Line;
            }
            if designator.split_whitespace().count() <= 1
                && (has_value || has_package)
                && fields.quantity.is_none()
            {
                return RowKind::Line;
            }
            return if filled >= 2 && designator.chars().count() <= 6 {
                RowKind::Line
            } else {
                RowKind::Aside
            };
        }
        if fields.quantity.is_some() {
            return if quantity.is_some() && (names_part || has_package) {
                RowKind::Line
            } else if quantity_text.is_empty()
                && has_mpn
                && !has_value
                && above.is_line
                && filled <= 2
                && !has_text
            {
                RowKind::Alternate
            } else if (has_mpn || has_code) && filled >= 2
                || names_part && (says_left_out(quantity_text) || is_vague(quantity_text))
            {
                RowKind::Line
            } else if quantity.is_some() && filled == 1 {
                RowKind::BareQuantity
            } else if names_part && filled >= 3 {
                RowKind::Unclear
            } else {
                RowKind::Aside
            };
        }
        if has_mpn
            || has_code
            || (has_value && filled >= 2)
            || (has_text && filled >= 2 && fields.mpn.is_empty())
        {
            RowKind::Line
        } else if names_part && filled >= 3 {
            RowKind::Unclear
        } else {
            RowKind::Aside
        }
    }

    /// The row has a number of its own in a list that is numbered.
    fn is_numbered(&self, row: usize) -> bool {
        let item = self.text(row, self.fields.item);
        !item.is_empty() && item.len() <= 5 && item.bytes().all(|it| it.is_ascii_digit())
    }

    fn columns_are_blank(&self, column: Option<usize>) -> bool {
        column.and_then(|it| self.columns.get(it)).is_none_or(|it| it.content.is_blank())
    }

    pub(super) fn is_total_row(&self, row: usize) -> bool {
        let lexicon = lexicon();
        let mut words = 0;
        for cell in self.table.row(row) {
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

/// One word in the place of a quantity: "lots", "some", "AR".
fn is_vague(text: &str) -> bool {
    (2..=10).contains(&text.chars().count()) && text.chars().all(|it| it.is_alphabetic() || it == '/')
}

/// Blank, or a sign for blank.
pub(crate) fn is_void(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || text.chars().all(|it| matches!(it, '-' | '~' | '–' | '—' | '?' | '.' | '/' | '_' | '*'))
}
