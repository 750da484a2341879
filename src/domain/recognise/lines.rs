//! Rows → BOM lines, one to one and in the file's order.

mod counts;
mod left_out;
mod line;
mod looks;
mod reader;

use super::boards::marks::Marks;
use super::findings::Findings;
use super::findings::shortened;
use super::left_out::{LeftOut, LeftOutReason, LeftOutRow};
use super::levels::Levels;
use super::plan::Plan;
use super::rows::RowKind;
use crate::domain::bom::BomLine;
use reader::RowReader;

/// The lines of a table, and how its other rows were judged.
#[derive(Debug, Default)]
pub(crate) struct ReadLines {
    pub lines: Vec<BomLine>,
    /// The rows that are no lines.
    pub left_out: LeftOut,
    /// Rows among them that may be lines, and lines that only have a name.
    pub unclear: usize,
    pub named: usize,
    pub mismatches: usize,
    /// Cells of the quantity column that are no quantity.
    pub vague: usize,
    /// The quantities are for several boards.
    pub counts_boards: bool,
    /// Quantities that cannot be those of a board.
    pub doubts_quantity: bool,
    /// The file's own totals that its lines do not add up to.
    pub contradicted: usize,
    /// A note says that the look of a row tells what is placed, and no row looks so.
    pub told_by_color: bool,
    /// Lines that the workbook hides.
    pub hidden: usize,
    /// Tables above this one whose lines were read, too.
    pub tables_above: usize,
    /// Lines that name no part.
    pub without_part: usize,
    /// Lines with a designator that stood before; the checks over all lines fill it in.
    pub repeated: usize,
    /// Rows between the lines.
    pub marks: Marks,
    /// The header of the part that was kept, where the file lists its parts one by one and then collated.
    pub header_row: Option<usize>,
}

/// Reads all rows from the plan's first on.
pub(crate) fn read_lines(plan: &Plan<'_>, findings: &mut Findings) -> ReadLines {
    let mut reader = RowReader::new(plan, findings);
    let mut levels = Levels::of(plan);
    reader.look_above();
    for row in plan.first..plan.end {
        let kind = plan.row_kind(row, reader.above);
        let assemblies = levels.enter(plan, row);
        match kind {
            RowKind::Blank => reader.pass(row),
            RowKind::Aside => reader.pass_aside(row),
            RowKind::Named => reader.put_off(row),
            RowKind::BareQuantity => reader.bare.push(row),
            RowKind::DesignatorsAhead => reader.ahead.push(row),
            RowKind::Line => reader.take_line(row, assemblies),
            RowKind::Alternate => reader.take_alternate(row),
            RowKind::MoreDesignators => reader.take_more_designators(row),
        }
    }
    reader.finish()
}

impl ReadLines {
    /// Tells that a row is no line.
    pub(crate) fn leave(&mut self, plan: &Plan<'_>, row: usize, reason: LeftOutReason) {
        let words: Vec<&str> =
            plan.table.row(row).map(str::trim).filter(|it| !it.is_empty()).take(4).collect();
        let text = shortened(&words.join(" ")).to_owned();
        self.left_out.note(LeftOutRow { row: plan.table.row_number(row), reason, text });
    }

    /// Puts what stands in other tables above before the lines.
    pub(crate) fn precede(&mut self, mut above: Self) {
        let mut marks = std::mem::take(&mut self.marks);
        marks.shift(above.lines.len());
        let (tables_above, header_row, counts_boards) =
            (above.tables_above, self.header_row, self.counts_boards);
        above.add(std::mem::take(self));
        *self = Self { marks, tables_above, header_row, counts_boards, ..above };
    }

    /// Adds what stands in another table below.
    pub(crate) fn add(&mut self, other: Self) {
        self.lines.extend(other.lines);
        self.left_out.add(other.left_out);
        self.unclear += other.unclear;
        self.named += other.named;
        self.mismatches = self.mismatches.max(other.mismatches);
        self.vague = self.vague.max(other.vague);
        self.doubts_quantity |= other.doubts_quantity;
        self.contradicted += other.contradicted;
        self.told_by_color |= other.told_by_color;
        self.hidden += other.hidden;
        self.without_part += other.without_part;
    }
}
