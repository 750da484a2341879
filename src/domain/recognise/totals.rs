//! The file's own totals against what its lines add up to: a line that was lost in a copy shows here.

use rust_decimal::Decimal;

use super::cells::quantity::read_quantity;
use super::findings::Findings;
use super::plan::Plan;
use super::role::Role;
use crate::domain::bom::BomLine;
use crate::domain::finding::{Finding, Severity};
use crate::domain::money::parse::read_money;

/// Further totals are those of sections; looking at each would take the square of the rows.
const MOST: usize = 20;
/// What each line's amount may be rounded by.
const ROUNDED: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// The finding of a total that differs.
const CODE: &str = "data.total-differs";

/// The totals that stand below lines.
#[derive(Debug, Default)]
pub(super) struct Totals {
    /// Rows of totals, each with the number of lines above it.
    rows: Vec<(usize, usize)>,
}

impl Totals {
    /// Notes a row of a total below so many lines.
    pub(super) fn note(&mut self, row: usize, lines: usize) {
        if lines > 0 && self.rows.len() < MOST {
            self.rows.push((row, lines));
        }
    }

    /// Where the list ends, if its total does: above it each line is counted, and none of the places below. Those are of
    /// a table that tells of the same board ("U1A | U1 | input buffer").
    pub(super) fn end(&self, lines: &[BomLine]) -> Option<usize> {
        let is_told_of = |it: &BomLine| {
            it.quantity.is_none()
                && !it.designators.is_empty()
                && !it.dnp
                && it.mpn.is_empty()
                && it.supplier_parts.is_empty()
        };
        let is_end = |it: &usize| {
            let (counted, others) = lines.split_at_checked(*it).unwrap_or((lines, &[]));
            counted.len() > 3
                && others.len() > 2
                && counted.iter().all(|it| it.quantity.is_some())
                && others.iter().all(is_told_of)
        };
        self.rows.iter().map(|it| it.1).find(is_end)
    }

    /// Tells the totals that are none of what the lines above them add up to: all of them, or those since the last
    /// total. Of totals below each other (parts, shipping, sum) one that agrees is enough. `rows` are those of the lines.
    pub(super) fn check(
        &self,
        plan: &Plan<'_>,
        lines: &[BomLine],
        rows: &[usize],
        findings: &mut Findings,
    ) -> usize {
        let before = findings.count(CODE);
        let extended = plan.columns.iter().position(|it| it.role == Some(Role::ExtendedPrice));
        let mut since = 0;
        for group in self.rows.chunk_by(|one, other| one.1 == other.1) {
            let above = group.first().map_or(0, |it| it.1);
            let from = [0, since].map(|it| it..above);
            let (charges, sums): (Vec<usize>, Vec<usize>) =
                group.iter().map(|it| it.0).partition(|it| plan.is_charge_row(*it));
            if let Some(column) = plan.fields.quantity {
                let stated = |row: usize| read_quantity(plan.table.cell(row, column), plan.decimal);
                let counted = from.clone().map(|it| counts(lines.get(it).unwrap_or_default()));
                let found = differing(&sums, stated, counted.as_flattened(), Decimal::ZERO);
                tell(plan, column, found, findings);
            }
            if let Some(column) = extended {
                let stated = |row: usize| amount(plan, row, column);
                let add = |rows: &[usize]| {
                    rows.iter().filter_map(|it| stated(*it)).fold(Decimal::ZERO, Decimal::saturating_add)
                };
                let besides = add(&charges);
                let [all, some] = from.map(|it| add(rows.get(it).unwrap_or_default()));
                let counted = [all, some, all.saturating_add(besides), some.saturating_add(besides)];
                let found = differing(&sums, stated, &counted, ROUNDED.saturating_mul(Decimal::from(above)));
                tell(plan, column, found, findings);
            }
            since = above;
        }
        findings.count(CODE) - before
    }
}

fn amount(plan: &Plan<'_>, row: usize, column: usize) -> Option<Decimal> {
    read_money(plan.table.cell(row, column), plan.decimal).map(|it| it.amount)
}

/// What a total below lines may count: pieces of all, pieces of those that are placed, lines, placed lines, places.
fn counts(lines: &[BomLine]) -> [Decimal; 5] {
    let pieces = |it: &BomLine| it.quantity.unwrap_or_default();
    let placed = || lines.iter().filter(|it| !it.dnp);
    let places: usize = lines.iter().map(|it| it.designators.len()).sum();
    [
        lines.iter().map(pieces).fold(Decimal::ZERO, Decimal::saturating_add),
        placed().map(pieces).fold(Decimal::ZERO, Decimal::saturating_add),
        lines.len().into(),
        placed().count().into(),
        places.into(),
    ]
}

/// Row, stated and counted number of the last of some totals, where none of them is one of the counted numbers.
fn differing(
    rows: &[usize],
    stated: impl Fn(usize) -> Option<Decimal>,
    counted: &[Decimal],
    tolerance: Decimal,
) -> Option<(usize, Decimal, Decimal)> {
    let first = counted.first().filter(|it| !it.is_zero())?;
    let totals = || rows.iter().filter_map(|row| Some((*row, stated(*row)?)));
    let agrees = |stated: Decimal| counted.iter().any(|it| it.saturating_sub(stated).abs() <= tolerance);
    let (row, stated) = totals().last()?;
    (!totals().any(|it| agrees(it.1))).then_some((row, stated, *first))
}

fn tell(plan: &Plan<'_>, column: usize, found: Option<(usize, Decimal, Decimal)>, findings: &mut Findings) {
    let Some((row, stated, counted)) = found else { return };
    let finding = Finding::new(CODE, Severity::Warning, plan.place(row, column));
    findings.push(finding.with("stated", stated.normalize()).with("counted", counted.normalize()));
}
