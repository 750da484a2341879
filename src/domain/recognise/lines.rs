//! Rows → BOM lines, one to one and in the file's order.

mod counts;
mod left_out;
mod line;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::boards::marks::Marks;
use super::findings::Findings;
use super::header::repeats_header;
use super::levels::Levels;
use super::parts::Parts;
use super::plan::Plan;
use super::rows::{Above, RowKind};
use super::totals::Totals;
use crate::domain::bom::BomLine;
use crate::domain::bom::designators::{expand_designators, expand_designators_for};
use crate::domain::read::is_counted;
use line::{add_alternates, first_filled, lacks_part, read_line};

/// A file with more designators than this holds ranges made to exhaust memory; they are no longer expanded.
const MOST_DESIGNATORS: usize = 2_000_000;

/// The lines of a table, and how its other rows were judged.
#[derive(Debug, Default)]
pub(crate) struct ReadLines {
    pub lines: Vec<BomLine>,
    pub unclear: usize,
    pub asides: usize,
    pub mismatches: usize,
    /// Cells of the quantity column that are no quantity.
    pub vague: usize,
    /// The quantities are for several boards.
    pub counts_boards: bool,
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
    for row in plan.first..plan.table.row_count() {
        let kind = plan.row_kind(row, reader.above);
        let assemblies = levels.enter(plan, row);
        match kind {
            RowKind::Blank => reader.pass(row),
            RowKind::Aside => reader.pass_aside(row),
            RowKind::Unclear => reader.leave_unclear(row),
            RowKind::BareQuantity => reader.bare.push(row),
            RowKind::DesignatorsAhead => reader.ahead.push(row),
            RowKind::Line => reader.take_line(row, assemblies),
            RowKind::Alternate => reader.take_alternate(row),
            RowKind::MoreDesignators => reader.take_more_designators(row),
        }
    }
    reader.finish()
}

/// Reads row after row, and remembers what the rows above left open.
struct RowReader<'p, 't, 'f> {
    plan: &'p Plan<'t>,
    findings: &'f mut Findings,
    read: ReadLines,
    above: Above,
    /// Rows of nothing but a quantity, which are lines if more lines follow.
    bare: Vec<usize>,
    /// Rows that start the designators of the next line.
    ahead: Vec<usize>,
    /// Unclear rows. What stands below the last line is a footer; only what stands among the lines makes the reading
    /// unsure.
    unclear: usize,
    /// Parts that are named beside the table, wherever they stand.
    loose: usize,
    /// Designators so far.
    named: usize,
    parts: Parts,
    /// The row of each line.
    rows: Vec<usize>,
    totals: Totals,
}

impl<'p, 't, 'f> RowReader<'p, 't, 'f> {
    fn new(plan: &'p Plan<'t>, findings: &'f mut Findings) -> Self {
        Self {
            plan,
            findings,
            read: ReadLines::default(),
            above: Above::default(),
            bare: Vec::new(),
            ahead: Vec::new(),
            unclear: 0,
            loose: 0,
            named: 0,
            parts: Parts::default(),
            rows: Vec::new(),
            totals: Totals::default(),
        }
    }

    /// The row divides the lines above from those below.
    fn pass(&mut self, row: usize) {
        self.read.marks.note(row, self.read.lines.len());
        self.above = Above::default();
    }

    fn pass_aside(&mut self, row: usize) {
        let plan = self.plan;
        if plan.header_row.is_some_and(|it| repeats_header(plan.table, row, it)) {
            self.parts.start(row, self.read.lines.len());
        }
        if plan.is_total_row(row) {
            self.totals.note(row, self.read.lines.len());
        }
        self.pass(row);
        self.read.asides += 1;
        // Parts that are named beside the table ("6 x jumper"), or that the design tool could not list.
        let mut cells = plan.table.row(row).map(str::trim).filter(|it| !it.is_empty());
        if let (Some(text), None) = (cells.next(), cells.next())
            && (is_counted(text) || tells_error(text))
        {
            self.loose += 1;
            self.findings.row_unreadable(plan.row_place(row), text);
        }
    }

    fn leave_unclear(&mut self, row: usize) {
        let plan = self.plan;
        // Above the lines of a list with levels stands the product itself.
        self.unclear += usize::from(plan.fields.level.is_none() || !self.read.lines.is_empty());
        let words: Vec<&str> =
            plan.table.row(row).map(str::trim).filter(|it| !it.is_empty()).take(4).collect();
        self.findings.row_unreadable(plan.row_place(row), &words.join(" "));
        self.above = Above::default();
    }

    fn take_line(&mut self, row: usize, assemblies: Decimal) {
        let plan = self.plan;
        for row in self.bare.drain(..) {
            self.rows.push(row);
            self.read.lines.push(read_line(plan, row, true, self.findings));
        }
        let mut line = read_line(plan, row, self.named < MOST_DESIGNATORS, self.findings);
        self.named += line.designators.len();
        line.assemblies = assemblies;
        if !self.ahead.is_empty() {
            take_ahead(plan, &mut self.ahead, &mut line);
        }
        let numbered = (!plan.text(row, plan.fields.item).is_empty()).then_some(row);
        self.above = Above { is_line: true, is_open: is_open(&line), numbered };
        self.read.unclear = self.unclear;
        self.rows.push(row);
        self.read.lines.push(line);
    }

    fn take_alternate(&mut self, row: usize) {
        let text = first_filled(self.plan, row, &self.plan.fields.mpn);
        if tells_error(text) {
            self.loose += 1;
            self.findings.row_unreadable(self.plan.row_place(row), text);
            self.read.marks.note(row, self.read.lines.len());
        } else if let Some(line) = self.read.lines.last_mut() {
            add_alternates(self.plan, row, line);
        }
    }

    fn take_more_designators(&mut self, row: usize) {
        let Some(line) = self.read.lines.last_mut() else { return };
        let more = self.plan.designators(row);
        if !line.designator_text.is_empty() {
            line.designator_text.push(' ');
        }
        line.designator_text.push_str(&more);
        line.designators = expand_designators(&line.designator_text);
        self.above.is_open = is_open(line);
    }

    /// What all rows together tell.
    fn finish(self) -> ReadLines {
        let Self { plan, findings, mut read, parts, loose, rows, mut totals, bare, .. } = self;
        // A quantity below all lines, with nothing beside it, is a sum.
        bare.iter().for_each(|it| totals.note(*it, read.lines.len()));
        read.unclear += loose;
        totals.check(plan, &read.lines, &rows, findings);
        read.header_row = parts.keep_collated(&mut read.lines);
        if read.header_row.is_some() {
            read.marks = Marks::default();
        }
        read.counts_boards = counts::check_quantities(plan, &read.lines, findings);
        read.mismatches = findings.count("data.quantity-mismatch");
        read.vague = findings.count("data.quantity-unreadable");
        read.without_part = read.lines.iter().filter(|it| lacks_part(it)).count();
        read
    }
}

/// Puts the designators of the rows above in front of the line's own; the line starts in their row.
fn take_ahead(plan: &Plan<'_>, ahead: &mut Vec<usize>, line: &mut BomLine) {
    let mut text = String::new();
    for row in ahead.drain(..) {
        if text.is_empty() {
            line.row = plan.table.row_number(row);
        }
        text.push_str(&plan.designators(row));
        text.push(' ');
    }
    text.push_str(&line.designator_text);
    line.designators = expand_designators_for(&text, line.quantity.and_then(|it| it.to_u32()));
    line.designator_text = text;
}

/// The line lacks designators: its text goes on, or they are fewer than its quantity.
fn is_open(line: &BomLine) -> bool {
    line.designator_text.ends_with([',', ';', '-'])
        || line.quantity.is_some_and(|it| it > Decimal::from(line.designators.len()))
            && !line.designators.is_empty()
}

/// True for what a tool writes into its list where it failed: `*** ERROR - part not found`.
fn tells_error(text: &str) -> bool {
    let text = text.trim_start_matches(['*', '!', '#', ' ']);
    text.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("error"))
}
