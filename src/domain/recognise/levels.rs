//! The levels of a hierarchical BOM: how many of each assembly one product holds.

use rust_decimal::Decimal;

use super::cells::quantity::read_quantity;
use super::fold::fold;
use super::plan::Plan;

/// Deeper than any product; a wilder number is no level.
const DEEPEST: usize = 40;

/// The assemblies above the row that is read, outermost first: their depth, and how many one product holds.
#[derive(Debug, Default)]
pub(crate) struct Levels {
    column: Option<usize>,
    open: Vec<(usize, Decimal)>,
}

impl Levels {
    /// No levels are counted where the quantity column says that its numbers are totals already.
    pub(crate) fn of(plan: &Plan<'_>) -> Self {
        let quantity = plan.fields.quantity.and_then(|it| plan.columns.get(it));
        let is_total = quantity.is_some_and(|it| {
            fold(&it.header).split(' ').any(|word| {
                matches!(
                    word,
                    "total" | "tot" | "ext" | "extended" | "rolled" | "rollup" | "gesamt" | "gesamtmenge"
                )
            })
        });
        Self { column: plan.fields.level.filter(|_| !is_total), open: Vec::new() }
    }

    /// Takes the row's level and quantity in; returns how many of the row's assembly one product holds.
    pub(crate) fn enter(&mut self, plan: &Plan<'_>, row: usize) -> Decimal {
        let Some(depth) = self.column.and_then(|it| depth_of(plan.table.cell(row, it))) else {
            return Decimal::ONE;
        };
        while self.open.last().is_some_and(|it| it.0 >= depth) {
            self.open.pop();
        }
        let above = self.open.last().map_or(Decimal::ONE, |it| it.1);
        let own = read_quantity(plan.text(row, plan.fields.quantity), plan.decimal)
            .filter(|it| *it > Decimal::ZERO)
            .unwrap_or(Decimal::ONE);
        self.open.push((depth, above.checked_mul(own).unwrap_or(above)));
        above
    }
}

/// `2`, `..2`, `- - 2`, `1.2.3` (three deep).
pub(super) fn depth_of(text: &str) -> Option<usize> {
    let text = text.trim();
    let bare = text.trim_start_matches(['.', '-', '+', '>', '*', '_', ' ', '|']);
    if let Ok(depth) = bare.parse::<usize>() {
        return (depth <= DEEPEST).then_some(depth);
    }
    let mut depth = 0;
    for piece in bare.trim_end_matches('.').split('.') {
        if piece.is_empty() || !piece.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        depth += 1;
    }
    (depth <= DEEPEST).then_some(depth)
}

#[cfg(test)]
mod tests {
    use super::depth_of;

    #[test]
    fn depths() {
        for (text, depth) in [
            ("0", Some(0)),
            ("2", Some(2)),
            ("..2", Some(2)),
            ("1.2.3", Some(3)),
            ("1.", Some(1)),
            ("x", None),
            ("", None),
            ("99", None),
        ] {
            assert_eq!(depth_of(text), depth, "{text}");
        }
    }
}
