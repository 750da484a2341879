//! Prices of assemblies whose parts follow in the list: the price of the whole and those of its parts are the same
//! money, and only one of them counts.

use super::findings::Findings;
use super::levels::depth_of;
use super::plan::Plan;
use crate::domain::bom::BomLine;
use crate::domain::finding::{Finding, Severity};

/// Takes the offers from assemblies whose parts have prices of their own, and says so. An assembly whose parts have
/// none is bought as a whole and keeps its price.
pub(crate) fn drop_rolled_up(plan: &Plan<'_>, lines: &mut [BomLine], findings: &mut Findings) {
    let Some(column) = plan.fields.level else { return };
    let depths: Vec<Option<usize>> =
        lines.iter().map(|it| depth_of(plan.table.cell(it.row.index(), column))).collect();
    let is_priced = |line: &BomLine| line.facts.offers.iter().any(|it| !it.breaks.is_empty());
    for at in 0..lines.len() {
        let Some(depth) = depths.get(at).copied().flatten() else { continue };
        if !lines.get(at).is_some_and(is_priced) {
            continue;
        }
        // Levels are few, so that each line is looked at by few assemblies.
        let parts = depths.iter().skip(at + 1).take_while(|it| it.is_some_and(|it| it > depth)).count();
        let holds_priced = lines.get(at + 1..at + 1 + parts).is_some_and(|it| it.iter().any(is_priced));
        if !holds_priced {
            continue;
        }
        if let Some(line) = lines.get_mut(at) {
            line.facts.offers.clear();
            let place = plan.row_place(line.row.index());
            findings.push(Finding::new("data.assembly-price", Severity::Note, place).with("parts", parts));
        }
    }
}
