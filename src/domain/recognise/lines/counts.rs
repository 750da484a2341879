//! Quantities held against the designators beside them.

use rust_decimal::Decimal;

use crate::domain::bom::BomLine;
use crate::domain::finding::{Finding, Severity};
use crate::domain::place::Place;
use crate::domain::recognise::findings::Findings;
use crate::domain::recognise::plan::Plan;

/// Says where quantities do not count the designators. True where they count for several boards instead.
pub(super) fn check_quantities(plan: &Plan<'_>, lines: &[BomLine], findings: &mut Findings) -> bool {
    let Some(boards) = boards_counted(lines) else {
        for line in lines {
            check_quantity(plan, line, findings);
        }
        return false;
    };
    let place = Place { source: Some(plan.source), ..Place::default() };
    let finding = Finding::new("data.quantity-for-boards", Severity::Warning, place);
    findings.push(finding.with("boards", boards));
    true
}

/// The number of boards, where every quantity is that many times the line's designators: a list for a batch.
fn boards_counted(lines: &[BomLine]) -> Option<Decimal> {
    let mut boards: Option<Decimal> = None;
    let (mut asked, mut same) = (0usize, 0usize);
    for line in lines.iter().filter(|it| !it.designators.is_empty()) {
        let Some(quantity) = line.quantity.filter(|it| *it > Decimal::ZERO) else { continue };
        asked += 1;
        let ratio = quantity / Decimal::from(line.designators.len());
        let known = *boards.get_or_insert(ratio);
        same += usize::from(ratio == known);
    }
    boards.filter(|it| *it > Decimal::ONE && it.fract().is_zero() && asked >= 4 && same * 10 >= asked * 9)
}

fn check_quantity(plan: &Plan<'_>, line: &BomLine, findings: &mut Findings) {
    let Some(stated) = line.quantity else { return };
    let counted = line.designators.len();
    if counted > 0
        && stated > Decimal::ZERO
        && stated != Decimal::from(counted)
        && let Some(column) = plan.fields.quantity
    {
        findings.quantity_mismatch(plan.place(line.row.index(), column), stated, counted);
    }
}
