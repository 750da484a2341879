//! Lines that are costed and judged as one of their alternates.

use super::ReportLine;
use crate::domain::bom::BomLine;
use crate::domain::parts::PartFacts;
use crate::domain::parts::key::part_key;
use crate::domain::project::ByHand;

/// A line whose place an alternate has taken.
pub(super) struct Replaced {
    line: usize,
    alternate: u16,
    own: BomLine,
}

/// Puts the alternates in use in the place of the lines' own parts. What the row says of price, stock and compliance is
/// said of its own part, and so is left out.
pub(super) fn put_alternates(lines: &mut [BomLine], by_hand: &ByHand) -> Vec<Replaced> {
    if by_hand.alternates.is_empty() {
        return Vec::new();
    }
    let mut replaced = Vec::new();
    for (index, line) in lines.iter_mut().enumerate() {
        let Some(wanted) = by_hand.alternate_of(line.key()) else { continue };
        let Some(at) = line.alternates.iter().position(|it| part_key(&it.mpn) == part_key(wanted)) else {
            continue;
        };
        let (Ok(alternate), Some(chosen)) = (u16::try_from(at), line.alternates.get(at)) else { continue };
        let as_alternate = BomLine {
            mpn: chosen.mpn.clone(),
            manufacturer: chosen.manufacturer.clone().unwrap_or_default(),
            supplier_parts: Vec::new(),
            facts: PartFacts::default(),
            ..line.clone()
        };
        let own = std::mem::replace(line, as_alternate);
        replaced.push(Replaced { line: index, alternate, own });
    }
    replaced
}

/// Gives the lines back what their rows say, once all is known of the alternates.
pub(super) fn put_back(lines: &mut [ReportLine], replaced: Vec<Replaced>) {
    for Replaced { line, alternate, own } in replaced {
        if let Some(it) = lines.get_mut(line) {
            it.line = own;
            it.alternate = Some(alternate);
        }
    }
}
