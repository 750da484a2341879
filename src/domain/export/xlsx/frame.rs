//! What stands around the rows of a sheet: what stays in sight, and how it is printed.

use super::package::PackagePart;
use crate::domain::export::labels::column_letter;
use crate::domain::place::ColumnIndex;

/// So many characters beside each other can be read on a page in landscape: at about 55 %. A wider sheet takes pages
/// beside each other, each with the columns that stay in sight.
pub(super) const PAGE_WIDTH: u32 = 260;

/// What stands around the rows of a sheet.
#[derive(Default)]
pub(super) struct Frame {
    /// Rows that stay in sight, from the top; 0: none.
    pub(super) frozen_rows: u32,
    /// Columns that stay in sight.
    pub(super) frozen_columns: u16,
    /// The row of headings that the filter sits on; 0: no filter.
    pub(super) filter_row: u32,
    /// A cell that takes a number of boards only.
    pub(super) boards_cell: Option<&'static str>,
    pub(super) landscape: bool,
}

impl Frame {
    /// That of a table: headings in the first row, frozen and with a filter.
    pub(super) fn of_table(frozen_columns: u16) -> Self {
        Self { frozen_rows: 1, frozen_columns, filter_row: 1, landscape: true, ..Self::default() }
    }

    /// What stays in sight.
    pub(super) fn push_pane(&self, part: &mut PackagePart) {
        let (rows, columns) = (self.frozen_rows, self.frozen_columns);
        if rows == 0 && columns == 0 {
            return;
        }
        part.push("<pane");
        if columns > 0 {
            part.push(" xSplit=\"").push(&columns.to_string()).push("\"");
        }
        if rows > 0 {
            part.push(" ySplit=\"").push(&rows.to_string()).push("\"");
        }
        let pane = match (columns > 0, rows > 0) {
            (true, true) => "bottomRight",
            (true, false) => "topRight",
            _ => "bottomLeft",
        };
        let corner = [&column_letter(ColumnIndex(columns)), (rows + 1).to_string().as_str()].concat();
        part.push(" topLeftCell=\"").push(&corner).push("\" activePane=\"").push(pane);
        part.push("\" state=\"frozen\"/><selection pane=\"").push(pane).push("\"/>");
    }

    /// How a sheet of so many characters is printed.
    pub(super) fn push_page(&self, part: &mut PackagePart, width: u32) {
        part.push("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>");
        let pages = width.div_ceil(PAGE_WIDTH).to_string();
        part.push("<pageSetup paperSize=\"9\" fitToHeight=\"0\" fitToWidth=\"").push(&pages).push("\"");
        part.push(if self.landscape { " orientation=\"landscape\"/>" } else { "/>" });
        part.push("<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>");
    }
}
