//! Reads row after row, and remembers what the rows above left open.

mod aside;
mod finish;
mod named;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::ReadLines;
use super::line::{add_alternates, first_filled, names_nothing, read_line};
use super::looks::LooksOfRows;
use crate::domain::bom::BomLine;
use crate::domain::bom::designators::{expand_designators, expand_designators_for};
use crate::domain::recognise::cells::void::is_void;
use crate::domain::recognise::findings::{Findings, shortened};
use crate::domain::recognise::left_out::LeftOutReason;
use crate::domain::recognise::parts::Parts;
use crate::domain::recognise::plan::Plan;
use crate::domain::recognise::rows::Above;
use crate::domain::recognise::rows::titles::tells_error;
use crate::domain::recognise::totals::Totals;

/// A file with more designators than this holds ranges made to exhaust memory; they are no longer expanded.
const MOST_DESIGNATORS: usize = 2_000_000;

/// Reads row after row.
pub(super) struct RowReader<'p, 't, 'f> {
    plan: &'p Plan<'t>,
    findings: &'f mut Findings,
    read: ReadLines,
    pub(super) above: Above,
    /// Rows that count and name nothing, which are lines if more lines follow.
    pub(super) bare: Vec<usize>,
    /// Rows that start the designators of the next line.
    pub(super) ahead: Vec<usize>,
    /// Rows that only name something, whether they stand right below a line, and whether below a title that leaves them out.
    named: Vec<(usize, bool, bool)>,
    /// A title said that what stands below it is not placed.
    is_unplaced: bool,
    /// A title said that what stands below it is needed to build the board.
    is_of_tools: bool,
    /// The row above is a heading of a section.
    is_headed: bool,
    /// Rows that may be lines, and those among the lines.
    unclear: usize,
    /// Parts that are named beside the table, wherever they stand.
    loose: usize,
    /// Rows of one name each below the last line, one right below the other.
    trail: Vec<usize>,
    /// Rows that were taken for another maker's part.
    alternates: usize,
    /// Designators so far.
    places: usize,
    /// Pieces that the lines so far count, and lines and pieces above the last sum.
    counted: Decimal,
    summed: (usize, Decimal),
    parts: Parts,
    /// The row of each line.
    rows: Vec<usize>,
    totals: Totals,
    looks: LooksOfRows,
}

impl<'p, 't, 'f> RowReader<'p, 't, 'f> {
    pub(super) fn new(plan: &'p Plan<'t>, findings: &'f mut Findings) -> Self {
        Self {
            plan,
            findings,
            read: ReadLines::default(),
            above: Above::default(),
            bare: Vec::new(),
            ahead: Vec::new(),
            named: Vec::new(),
            is_unplaced: false,
            is_of_tools: false,
            is_headed: false,
            unclear: 0,
            loose: 0,
            trail: Vec::new(),
            alternates: 0,
            places: 0,
            counted: Decimal::ZERO,
            summed: (0, Decimal::ZERO),
            parts: Parts::default(),
            rows: Vec::new(),
            totals: Totals::default(),
            looks: LooksOfRows::default(),
        }
    }

    /// Looks for a note on colors above the table.
    pub(super) fn look_above(&mut self) {
        (0..self.plan.first).for_each(|row| self.looks.look_for_note(self.plan, row));
    }

    /// The row divides the lines above from those below.
    pub(super) fn pass(&mut self, row: usize) {
        self.read.marks.note(row, self.read.lines.len());
        // Below a header of Markdown stands a rule.
        if row == 0 || !self.plan.is_head(row - 1) {
            self.above = Above::default();
        }
    }

    /// Tells that the row is no line.
    fn leave(&mut self, row: usize, reason: LeftOutReason) {
        self.read.leave(self.plan, row, reason);
    }

    /// The row's only cell stands where the lines have their name.
    fn is_below_names(&self, row: usize) -> bool {
        let plan = self.plan;
        let at = plan.table.row(row).position(|it| !it.trim().is_empty());
        !self.read.lines.is_empty() && at.is_some() && at == plan.fields.description.or(plan.fields.value)
    }

    pub(super) fn take_line(&mut self, row: usize, assemblies: Decimal) {
        let plan = self.plan;
        // A list of places that are not used.
        let cells = || plan.table.row(row).filter(|it| !it.trim().is_empty()).count();
        if self.is_unplaced && cells() == 1 && plan.designators(row).contains(',') {
            return self.leave(row, LeftOutReason::Title);
        }
        // What has a place or a maker's number is a part all the same.
        let is_part =
            || !plan.designators(row).is_empty() || !first_filled(plan, row, &plan.fields.mpn).is_empty();
        if self.is_of_tools && plan.decided_row(row).is_none() && !is_part() {
            self.loose += 1;
            self.findings.row_unreadable(plan.row_place(row), &words_of(plan, row));
            return self.leave(row, LeftOutReason::Unclear);
        }
        self.take_named(true);
        let above = self.counted;
        self.push_line(row, assemblies);
        if self.counts_again(above) {
            self.rows.pop();
            self.read.lines.pop();
            self.counted = above;
            return self.leave_sum(row);
        }
        self.is_headed = false;
        self.trail.clear();
        if let Some(line) = self.read.lines.last_mut() {
            if !self.ahead.is_empty() {
                take_ahead(plan, &mut self.ahead, line);
            }
            let numbered = (!plan.text(row, plan.fields.item).is_empty()).then_some(row);
            let is_named = line.quantity.is_none() && line.designator_text.is_empty();
            self.above = Above { is_line: true, is_named, is_open: is_open(line), numbered, is_sum: false };
        }
        self.read.unclear = self.unclear;
    }

    /// The last of several lines names nothing, and its quantity is what all above it count.
    fn counts_again(&self, above: Decimal) -> bool {
        let lines = self.read.lines.len().saturating_sub(1);
        let is_sum = |last: &BomLine| {
            last.quantity.is_some_and(|it| self.adds_up_to(it, lines, above))
                && last.designators.is_empty()
                && names_nothing(last)
        };
        self.read.lines.last().is_some_and(is_sum)
    }

    fn push_line(&mut self, row: usize, assemblies: Decimal) {
        let mut line = read_line(self.plan, row, self.places < MOST_DESIGNATORS, self.findings);
        self.places += line.designators.len();
        self.counted = self.counted.saturating_add(line.quantity.unwrap_or_default());
        line.assemblies = assemblies;
        line.dnp |= self.is_unplaced;
        self.rows.push(row);
        self.read.lines.push(line);
    }

    pub(super) fn take_alternate(&mut self, row: usize) {
        let text = first_filled(self.plan, row, &self.plan.fields.mpn);
        // The last row of a table without any such choice, from a seller of its own, is a part.
        let plan = self.plan;
        let is_sold = plan.fields.supplier_pn.iter().any(|it| !is_void(plan.cell(row, it.number)));
        let counted = plan.fields.quantity.and_then(|it| plan.columns.get(it));
        let counts = counted.is_some_and(|it| !it.content.is_blank());
        if self.alternates == 0 && is_sold && !counts && (row + 1..plan.end).all(|it| plan.table.is_blank(it))
        {
            self.read.named += 1;
            return self.push_line(row, Decimal::ONE);
        }
        self.alternates += 1;
        if tells_error(text) {
            self.loose += 1;
            self.findings.row_unreadable(self.plan.row_place(row), text);
            self.leave(row, LeftOutReason::Unclear);
            self.read.marks.note(row, self.read.lines.len());
        } else if let Some(line) = self.read.lines.last_mut() {
            add_alternates(self.plan, row, line);
        }
    }

    pub(super) fn take_more_designators(&mut self, row: usize) {
        let Some(line) = self.read.lines.last_mut() else { return };
        let more = self.plan.designators(row);
        if !line.designator_text.is_empty() {
            line.designator_text.push(' ');
        }
        line.designator_text.push_str(&more);
        line.designators = expand_designators(&line.designator_text);
        self.above.is_open = is_open(line);
    }
}

/// The first words of a row.
fn words_of(plan: &Plan<'_>, row: usize) -> String {
    let words: Vec<&str> = plan.table.row(row).map(str::trim).filter(|it| !it.is_empty()).take(4).collect();
    shortened(&words.join(" ")).to_owned()
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
