//! Quantities that are for a batch of boards, not for one.

use crate::domain::bom::BomLine;
use crate::domain::recognise::fold::fold;
use crate::domain::recognise::plan::Plan;
use rust_decimal::prelude::ToPrimitive as _;

/// Quantities that are all multiples of so many are for several boards.
const FEWEST_BOARDS: u64 = 5;
/// Fewer quantities than these have a common factor by chance.
const FEWEST_COUNTED: usize = 5;
/// Longer texts are letters, not titles.
const LONGEST_TITLE: usize = 80;

/// All quantities are multiples of one number of boards.
pub(super) fn has_common_factor(lines: &[BomLine]) -> bool {
    common_factor(lines) >= FEWEST_BOARDS
}

/// 1 where there are too few quantities to tell.
fn common_factor(lines: &[BomLine]) -> u64 {
    let (mut factor, mut counted) = (0u64, 0usize);
    for quantity in lines.iter().filter_map(|it| it.quantity?.to_u64()).filter(|it| *it > 0) {
        factor = gcd(quantity, factor);
        counted += 1;
        if factor == 1 {
            break;
        }
    }
    if counted < FEWEST_COUNTED { 1 } else { factor }
}

fn gcd(mut one: u64, mut other: u64) -> u64 {
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// The header of the quantities or a title above the table says for how many boards they are: "Qty (25 boards)".
pub(super) fn says_boards(plan: &Plan<'_>) -> bool {
    let header = plan.fields.quantity.map_or("", |it| plan.header(it));
    let titles = (0..plan.header_row.unwrap_or(0)).flat_map(|row| plan.table.row(row));
    counts_boards(header) || titles.filter(|it| it.len() <= LONGEST_TITLE).any(counts_boards)
}

/// "25 boards", "50 Platinen", "for 10 units", "100套".
fn counts_boards(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "boards",
        "pcbs",
        "pcba",
        "pcbas",
        "units",
        "sets",
        "kits",
        "devices",
        "assemblies",
        "panels",
        "platinen",
        "leiterplatten",
        "baugruppen",
        "gerate",
        "geräte",
        "cartes",
        "placas",
        "tarjetas",
        "schede",
        "plat",
        "плат",
        "устройств",
    ];
    if !text.bytes().any(|it| it.is_ascii_digit()) {
        return false;
    }
    let folded = fold(text);
    let is_many = |it: &str| it.parse::<u32>().is_ok_and(|it| it > 1);
    let mut words = folded.split(' ').peekable();
    while let Some(word) = words.next() {
        let end = word.find(|it: char| !it.is_ascii_digit()).unwrap_or(word.len());
        let (number, rest) = word.split_at(end);
        let unit = if rest.is_empty() { words.peek().copied().unwrap_or("") } else { rest };
        if is_many(number) && (WORDS.contains(&unit) || unit.starts_with(['套', '台'])) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::counts_boards;

    #[test]
    fn numbers_of_boards() {
        for text in ["Qty (25 boards)", "Kit for 10 units", "Stückzahl: 50 Platinen", "100套用量", "x 5 PCBs"]
        {
            assert!(counts_boards(text), "{text}");
        }
        for text in ["Qty per board", "1 board", "Rev 2 board", "Sensor board 25", "Qty"] {
            assert!(!counts_boards(text), "{text}");
        }
    }
}
