//! Reads row after row, and remembers what the rows above left open.

mod aside;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::ReadLines;
use super::counts;
use super::line::{add_alternates, first_filled, lacks_part, names_nothing, read_line};
use super::looks::LooksOfRows;
use crate::domain::bom::BomLine;
use crate::domain::bom::designators::{expand_designators, expand_designators_for};
use crate::domain::recognise::boards::marks::Marks;
use crate::domain::recognise::cells::quantity::read_quantity;
use crate::domain::recognise::cells::void::is_void;
use crate::domain::recognise::findings::{Findings, shortened};
use crate::domain::recognise::left_out::LeftOutReason;
use crate::domain::recognise::levels::depth_of;
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

    /// A row that only names something is judged by what follows.
    pub(super) fn put_off(&mut self, row: usize) {
        let is_below = self.above.is_line && self.named.last().is_none_or(|it| it.1);
        self.named.push((row, is_below, self.is_unplaced));
        self.above = Above { is_line: true, is_named: true, ..Above::default() };
    }

    /// Takes the rows that only name something for lines where others stand around them: all of them above a line
    /// (`is_above`), else those right below one. A lone name between two lines may be the title of the second. Rows with a
    /// quantity alone come with those above a line.
    fn take_named(&mut self, is_above: bool) {
        let named = std::mem::take(&mut self.named);
        // Where no row is more than that, they are the list.
        let is_all = self.read.lines.is_empty() && self.plan.header_row.is_some();
        let mut bare = std::mem::take(&mut self.bare).into_iter().peekable();
        let is_unplaced = self.is_unplaced;
        for (row, is_below, was_unplaced) in &named {
            let filled = self.plan.table.row(*row).filter(|it| !it.trim().is_empty()).count();
            let starts = !self.plan.table.trimmed(*row, 0).is_empty();
            let is_lone = named.len() == 1 && filled == 1 && starts;
            if !is_lone
                && (*is_below || (is_above || is_all) && filled > 2 || self.plan.says_of_part(*row) > 1)
            {
                while let Some(before) = bare.next_if(|it| it < row) {
                    self.take_bare(before);
                }
                self.read.named += 1;
                self.is_unplaced = *was_unplaced;
                self.push_line(*row, Decimal::ONE);
                self.is_unplaced = is_unplaced;
            } else {
                self.leave_unclear(*row);
            }
        }
        if is_above {
            bare.for_each(|it| self.take_bare(it));
        } else {
            self.bare = bare.collect();
        }
    }

    /// A row that counts and names nothing, with lines below it: the sum of those above, or a line.
    fn take_bare(&mut self, row: usize) {
        let stated = read_quantity(self.plan.text(row, self.plan.fields.quantity), self.plan.decimal);
        if stated.is_some_and(|it| self.adds_up_to(it, self.read.lines.len(), self.counted)) {
            self.leave_sum(row);
        } else {
            self.push_line(row, Decimal::ONE);
        }
    }

    /// The quantity is what several lines above count, all of them or those below the last sum.
    fn adds_up_to(&self, quantity: Decimal, lines: usize, counted: Decimal) -> bool {
        let (lines_above, counted_above) = self.summed;
        lines > 2 && quantity == counted
            || lines > lines_above + 2 && quantity == counted.saturating_sub(counted_above)
    }

    fn leave_sum(&mut self, row: usize) {
        self.summed = (self.read.lines.len(), self.counted);
        self.totals.note(row, self.read.lines.len());
        self.leave(row, LeftOutReason::Total);
    }

    fn leave_unclear(&mut self, row: usize) {
        let plan = self.plan;
        // Above the lines of a list with levels stands the product itself.
        let is_product = plan.fields.level.is_some() && self.read.lines.is_empty();
        self.unclear += usize::from(!is_product);
        self.leave(row, if is_product { LeftOutReason::Assembly } else { LeftOutReason::Unclear });
        self.findings.row_unreadable(plan.row_place(row), &words_of(plan, row));
    }

    pub(super) fn take_line(&mut self, row: usize, assemblies: Decimal) {
        let plan = self.plan;
        // A list of places that are not used.
        let cells = || plan.table.row(row).filter(|it| !it.trim().is_empty()).count();
        if self.is_unplaced && cells() == 1 && plan.designators(row).contains(',') {
            return self.leave(row, LeftOutReason::Title);
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
            self.above = Above { is_line: true, is_named, is_open: is_open(line), numbered };
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

    /// Leaves what stands below the end of the list, unless a person said that it is of it.
    fn leave_below_end(&mut self) {
        let plan = self.plan;
        let Some(end) = self.totals.end(&self.read.lines) else { return };
        if self.rows.iter().skip(end).any(|it| plan.decided_row(*it) == Some(true)) {
            return;
        }
        self.read.lines.truncate(end);
        for row in self.rows.split_off(end.min(self.rows.len())) {
            self.loose += 1;
            self.findings.row_unreadable(plan.row_place(row), &words_of(plan, row));
            self.leave(row, LeftOutReason::Unclear);
        }
    }

    /// What all rows together tell.
    pub(super) fn finish(mut self) -> ReadLines {
        let trailing = self.unclear;
        self.take_named(false);
        self.unclear = trailing;
        // Names below the last line, the first of which heads the others.
        if self.trail.len() > 2 {
            let names = std::mem::take(&mut self.trail).split_off(1);
            self.read.left_out.rows.retain(|it| names.binary_search(&it.row.index()).is_err());
            for row in names {
                self.read.named += 1;
                self.push_line(row, Decimal::ONE);
            }
        }
        // A quantity below all lines, with nothing beside it, is a sum; beside the number of a line it is a form.
        let (forms, sums): (Vec<usize>, Vec<usize>) =
            std::mem::take(&mut self.bare).into_iter().partition(|it| self.plan.is_unfilled(*it));
        sums.into_iter().for_each(|it| self.leave_sum(it));
        self.loose += usize::from(!forms.is_empty());
        forms.into_iter().for_each(|it| self.leave(it, LeftOutReason::Unfilled));
        for row in std::mem::take(&mut self.ahead) {
            self.leave(row, LeftOutReason::Unclear);
        }
        self.leave_product();
        self.leave_below_end();
        let Self { plan, findings, mut read, parts, loose, rows, totals, looks, .. } = self;
        read.unclear += loose;
        looks.mark(plan, &mut read, &rows, findings);
        read.contradicted = totals.check(plan, &read.lines, &rows, findings);
        let all = read.lines.len();
        read.header_row = parts.keep_collated(&mut read.lines);
        if read.header_row.is_some() {
            read.marks = Marks::default();
            for row in rows.iter().take(all - read.lines.len()) {
                read.leave(plan, *row, LeftOutReason::Repeated);
            }
        }
        read.counts_boards = counts::check_quantities(plan, &read.lines, findings);
        read.doubts_quantity = counts::check_all(plan, &read.lines, findings);
        read.mismatches = findings.count("data.quantity-mismatch");
        read.vague = findings.count("data.quantity-unreadable");
        read.without_part = read.lines.iter().filter(|it| lacks_part(it)).count();
        read.left_out.rows.sort_by_key(|it| it.row);
        read
    }

    /// The first of a list with levels, above all others, is the product itself.
    fn leave_product(&mut self) {
        let Some(column) = self.plan.fields.level else { return };
        let depth = |row: &usize| depth_of(self.plan.table.cell(*row, column));
        let Some((product, others)) = self.rows.split_first() else { return };
        let Some(top) = depth(product) else { return };
        let is_product = others.len() > 1 && others.iter().all(|it| depth(it).is_some_and(|it| it > top));
        let is_made = |it: &BomLine| {
            it.designators.is_empty()
                && it.manufacturer.is_empty()
                && it.supplier_parts.is_empty()
                && it.facts.offers.is_empty()
        };
        if is_product && self.read.lines.first().is_some_and(is_made) {
            let row = *product;
            self.rows.remove(0);
            self.read.lines.remove(0);
            self.leave(row, LeftOutReason::Assembly);
        }
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
