//! The lines that cost most at a volume.

use rust_decimal::Decimal;

use super::Report;

/// More lines than this are no longer the few that matter.
const MOST: usize = 10;

/// One of the lines that cost most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Index into the report's lines.
    pub line: u32,
    pub extended: Decimal,
    /// For want of a price.
    pub is_estimated: bool,
    /// This line and those before it.
    pub cumulated: Decimal,
}

/// The lines that cost most, dearest first, and what all lines cost.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pareto {
    pub rows: Vec<Row>,
    /// Of all lines with a price or an estimate.
    pub total: Decimal,
}

/// The Pareto list of a volume, by its position in the settings. Of equal lines the first of the file comes first.
pub fn pareto(report: &Report, volume: usize) -> Pareto {
    let mut found = Pareto::default();
    let mut top: Vec<(Decimal, u32, bool)> = Vec::with_capacity(MOST + 1);
    for (line, index) in report.lines.iter().zip(0_u32..) {
        let Some(cost) = line.cost.get(volume) else { continue };
        let Some(extended) = cost.extended().or_else(|| cost.estimated()) else { continue };
        found.total = found.total.saturating_add(extended);
        // Nearly every line is below the tenth: one comparison tells it.
        if top.len() == MOST && top.last().is_some_and(|it| it.0 >= extended) {
            continue;
        }
        let at = top.partition_point(|it| it.0 >= extended);
        if at < MOST {
            top.insert(at, (extended, index, cost.extended().is_none()));
            top.truncate(MOST);
        }
    }
    let mut cumulated = Decimal::ZERO;
    found.rows = top
        .into_iter()
        .filter(|it| !it.0.is_zero())
        .map(|(extended, line, is_estimated)| {
            cumulated = cumulated.saturating_add(extended);
            Row { line, extended, is_estimated, cumulated }
        })
        .collect();
    found
}
