//! The parts of a declaration as lines, where no BOM stands beside it: it then gives a report of its own.

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::domain::bom::BomLine;
use crate::domain::bom::part_class::classify;
use crate::domain::parts::PartRecord;

/// A line for each declared part, one piece each. A part that several declarations name is one line.
pub fn lines_of_declarations<'a>(records: impl Iterator<Item = &'a PartRecord>) -> Vec<BomLine> {
    let mut known: HashSet<(&str, &str)> = HashSet::new();
    records
        .filter(|it| !it.mpn.is_empty() && known.insert((it.mpn.as_str(), it.manufacturer.as_str())))
        .map(line_of)
        .collect()
}

fn line_of(record: &PartRecord) -> BomLine {
    let mut line = BomLine {
        quantity: Some(Decimal::ONE),
        mpn: record.mpn.clone(),
        manufacturer: record.manufacturer.clone(),
        description: record.description.clone(),
        ..BomLine::blank(record.source, record.row)
    };
    line.class = classify(&line);
    line
}
