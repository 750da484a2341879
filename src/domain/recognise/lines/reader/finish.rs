//! What all rows together tell, once the last is read.

use rust_decimal::Decimal;

use super::{RowReader, words_of};
use crate::domain::bom::BomLine;
use crate::domain::recognise::boards::marks::Marks;
use crate::domain::recognise::left_out::LeftOutReason;
use crate::domain::recognise::levels::depth_of;
use crate::domain::recognise::lines::ReadLines;
use crate::domain::recognise::lines::counts;
use crate::domain::recognise::lines::line::lacks_part;

impl RowReader<'_, '_, '_> {
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
    pub(in crate::domain::recognise::lines) fn finish(mut self) -> ReadLines {
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
