//! Rows that only name or only count something: what follows tells whether they are lines.

use rust_decimal::Decimal;

use super::{RowReader, words_of};
use crate::domain::recognise::cells::quantity::read_quantity;
use crate::domain::recognise::left_out::LeftOutReason;
use crate::domain::recognise::rows::Above;

impl RowReader<'_, '_, '_> {
    /// A row that only names something is judged by what follows.
    pub(in crate::domain::recognise::lines) fn put_off(&mut self, row: usize) {
        let is_below = self.above.is_line && self.named.last().is_none_or(|it| it.1);
        self.named.push((row, is_below, self.is_unplaced));
        self.above = Above { is_line: true, is_named: true, ..Above::default() };
    }

    /// Takes the rows that only name something for lines where others stand around them: all of them above a line
    /// (`is_above`), else those right below one. A lone name between two lines may be the title of the second. Rows with a
    /// quantity alone come with those above a line.
    pub(super) fn take_named(&mut self, is_above: bool) {
        let named = std::mem::take(&mut self.named);
        // Where no row is more than that, they are the list.
        let is_all = self.read.lines.is_empty() && self.plan.header_row.is_some();
        let mut bare = std::mem::take(&mut self.bare).into_iter().peekable();
        let is_unplaced = self.is_unplaced;
        for (row, is_below, was_unplaced) in &named {
            let filled = self.plan.table.row(*row).filter(|it| !it.trim().is_empty()).count();
            let starts = !self.plan.table.trimmed(*row, 0).is_empty();
            let is_lone = named.len() == 1 && filled == 1 && starts && !self.is_one_of_alike(*row);
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

    /// "Res 1K" above "Res 10K": no title starts as the rows around it do.
    #[inline(never)]
    fn is_one_of_alike(&self, row: usize) -> bool {
        let first = |at: usize| self.plan.table.cell(at, 0).split_whitespace().next().unwrap_or("");
        let word = first(row);
        self.plan.table.cell(row, 0).bytes().any(|it| it.is_ascii_digit())
            && word.len() > 2
            && (word == first(row + 1) || row > 0 && word == first(row - 1))
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
    pub(super) fn adds_up_to(&self, quantity: Decimal, lines: usize, counted: Decimal) -> bool {
        let (lines_above, counted_above) = self.summed;
        lines > 2 && quantity == counted
            || lines > lines_above + 2 && quantity == counted.saturating_sub(counted_above)
    }

    pub(super) fn leave_sum(&mut self, row: usize) {
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
}
