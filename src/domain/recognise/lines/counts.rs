//! Quantities held against the designators beside them.

use rust_decimal::Decimal;

use crate::domain::bom::BomLine;
use crate::domain::finding::{Finding, Severity};
use crate::domain::place::{ColumnIndex, Place};
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

/// Fewer quantities than these are alike by chance.
const FEWEST: usize = 3;

/// Sizes of chips; most quantities among them are packages that slipped.
const SIZES: [u16; 12] = [201, 402, 603, 805, 1005, 1206, 1210, 1608, 1812, 2010, 2012, 2512];

/// Says where all quantities together cannot be those of a board: all of them 0, the numbers of the lines, or sizes of
/// packages.
pub(super) fn check_all(plan: &Plan<'_>, lines: &[BomLine], findings: &mut Findings) -> bool {
    let Some(column) = plan.fields.quantity else { return false };
    let quantities = || lines.iter().filter_map(|it| it.quantity);
    let counted = quantities().count();
    let is_none = counted >= FEWEST && quantities().all(|it| it.is_zero());
    // 1, 2, 3; 10, 20, 30; the numbers of the rows.
    let step = quantities().next().unwrap_or_default();
    let counts_lines = counted > FEWEST + 1
        && !step.is_zero()
        && (quantities().zip(1u32..).all(|(it, number)| it == step.saturating_mul(number.into()))
            || lines.iter().all(|it| it.quantity.is_some_and(|quantity| quantity == it.row.0.into())))
        && lines.iter().all(|it| it.designators.len() < 2);
    let sizes = quantities().filter(|it| SIZES.iter().any(|size| *it == Decimal::from(*size))).count();
    let are_sizes = sizes >= FEWEST && sizes * 2 > counted;
    if is_none || counts_lines || are_sizes {
        let place = Place { column: u16::try_from(column).ok().map(ColumnIndex), ..Place::default() };
        let place = Place { source: Some(plan.source), ..place };
        let finding = Finding::new("data.quantity-doubtful", Severity::Warning, place);
        let first: Vec<String> = quantities().take(3).map(|it| it.normalize().to_string()).collect();
        findings.push(finding.with("text", first.join(", ").as_str()));
    }
    is_none || counts_lines || are_sizes
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
