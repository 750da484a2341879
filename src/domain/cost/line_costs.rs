//! What a line costs at every volume.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::bom::package::PackageClass;
use crate::domain::cost::bought::{Bought, Kept};
use crate::domain::cost::estimate::Estimate;
use crate::domain::cost::line_cost::{Basis, Cell, Each, LineCost};

/// The costs of a line, one for each volume.
///
/// A large BOM has a million of them: what is the same at all volumes stands once, what follows from it is computed when
/// it is asked, and the rest takes a few bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LineCosts {
    /// Shared by all lines.
    boards: Arc<[u32]>,
    each: Each,
    cells: Vec<Cell>,
}

/// The part that a line is bought as.
#[derive(Debug, Clone, Copy)]
pub struct OfPart {
    /// Pieces of all its lines per board.
    pub pieces: Decimal,
    /// How many lines it has.
    pub lines: u32,
    pub package: PackageClass,
    /// No price break of the offer lies above the order.
    pub is_at_last_break: bool,
    /// Something is bought at a price of which neither day nor validity is stated.
    pub is_undated: bool,
    /// The offer was chosen by hand.
    pub is_by_hand: bool,
}

impl OfPart {
    /// A part of one line, of whose price nothing more is known.
    pub fn alone(pieces: Decimal) -> Self {
        Self {
            pieces,
            lines: 1,
            package: PackageClass::Other,
            is_at_last_break: false,
            is_undated: false,
            is_by_hand: false,
        }
    }
}

impl LineCosts {
    /// The need of a line alone, before anything is bought. `pieces` are those of a board.
    pub fn unbought(boards: &Arc<[u32]>, pieces: Decimal, basis: Basis, package: PackageClass) -> Self {
        let mut costs = Self::default();
        costs.blank(boards, pieces, basis, package);
        costs
    }

    /// Writes [`unbought`](Self::unbought) costs over those that nobody needs any more.
    pub fn blank(&mut self, boards: &Arc<[u32]>, pieces: Decimal, basis: Basis, package: PackageClass) {
        self.boards = Arc::clone(boards);
        self.each = Each { pieces, of_part: pieces, lines: 1 };
        self.cells.clear();
        // There is a list for each line.
        self.cells.reserve_exact(boards.len());
        self.cells.extend(boards.iter().map(|_| Cell::unbought(basis, package)));
    }

    /// Puts in what is bought at a volume.
    pub fn buy(&mut self, volume: usize, part: OfPart, bought: Bought) {
        let Some(cell) = self.cells.get_mut(volume) else { return };
        (self.each.of_part, self.each.lines) = (part.pieces, part.lines);
        *cell = Cell {
            bought: Kept::of(bought),
            estimate: None,
            basis: Basis::Priced,
            package: part.package,
            is_at_last_break: part.is_at_last_break,
            is_undated: part.is_undated,
            is_by_hand: part.is_by_hand,
            is_of_part: true,
        };
    }

    /// Puts in a guess at the price of a volume. A line that was unpriced there is estimated then.
    pub fn estimate(&mut self, volume: usize, estimate: Option<Arc<Estimate>>) {
        let Some(cell) = self.cells.get_mut(volume) else { return };
        if cell.basis == Basis::Unpriced && estimate.is_some() {
            cell.basis = Basis::Estimated;
        }
        cell.estimate = estimate;
    }

    pub fn get(&self, volume: usize) -> Option<LineCost<'_>> {
        let (boards, cell) = (*self.boards.get(volume)?, self.cells.get(volume)?);
        Some(LineCost { boards, each: &self.each, cell })
    }

    pub fn iter(&self) -> impl Iterator<Item = LineCost<'_>> + Clone {
        let each = &self.each;
        self.boards.iter().zip(&self.cells).map(move |(boards, cell)| LineCost {
            boards: *boards,
            each,
            cell,
        })
    }

    /// What is needed; nothing of how it is bought.
    pub fn needed(&self) -> Self {
        let of = |it: &Cell| Cell {
            is_at_last_break: it.is_at_last_break,
            is_undated: it.is_undated,
            is_of_part: it.is_of_part,
            ..Cell::unbought(if it.basis == Basis::Dnp { Basis::Dnp } else { Basis::Unpriced }, it.package)
        };
        Self { boards: Arc::clone(&self.boards), each: self.each, cells: self.cells.iter().map(of).collect() }
    }
}
