//! What a build costs at one volume, and how much of it is covered by prices.

use crate::domain::cost::estimate::EstimatedSum;
use crate::domain::known::Known;
use crate::domain::money::rounding::share;
use rust_decimal::Decimal;

/// The cost of one order of boards.
///
/// `total` = parts + attrition + excess + pcb + assembly + setup + nre + margin; without a process the last five are zero.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tier {
    pub boards: u32,
    /// What the needed pieces cost.
    pub parts: Decimal,
    /// What the pieces cost that assembly loses.
    pub attrition: Decimal,
    /// What the pieces left over cost (MOQ and multiples).
    pub excess: Decimal,
    /// The bare boards.
    pub pcb: Decimal,
    /// Placing, soldering, test, programming, repair.
    pub assembly: Decimal,
    /// What is paid once per order: set-up, stencil, feeders.
    pub setup: Decimal,
    /// One-time cost: tooling, fixtures.
    pub nre: Decimal,
    /// Overhead, margin and freight.
    pub margin: Decimal,
    pub total: Decimal,
    /// Total ÷ (boards × good).
    pub per_board: Decimal,
    /// Share of the boards that are good at the first pass, from 0 to 1.
    pub first_pass: Decimal,
    /// Share of the boards that are good after repair.
    pub good: Decimal,
    /// The process that makes them: an index into the profile's processes.
    pub process: Option<u16>,
    /// Cost per good board with each process, in the order of the profile.
    pub by_process: Vec<Decimal>,
    /// What the estimated lines may cost besides; in no other amount of the tier. `None`: nothing is estimated.
    pub estimated: Option<EstimatedSum>,
    /// What a good board costs with the estimates, without the lines that have neither price nor estimate. `None`: nothing
    /// is estimated.
    pub likely: Option<Likely>,
    pub coverage: Coverage,
}

/// Priced and estimated together, with the band of 80 % of what is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Likely {
    pub per_board: Decimal,
    pub low: Decimal,
    pub high: Decimal,
}

/// The price of a good board as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardPrice {
    pub amount: Decimal,
    /// The band of 80 %, where some of it is estimated.
    pub band: Option<[Decimal; 2]>,
}

impl Tier {
    /// The total with what is estimated besides.
    pub fn whole(&self) -> Decimal {
        self.total.saturating_add(self.estimated.map_or(Decimal::ZERO, |it| it.parts))
    }

    /// What a good board costs, with the estimates where there are any. `None`: fewer than half of the lines have a price
    /// or an estimate.
    pub fn board_price(&self) -> Option<BoardPrice> {
        let priced = BoardPrice { amount: self.per_board, band: None };
        let likely = |it: Likely| BoardPrice { amount: it.per_board, band: Some([it.low, it.high]) };
        self.coverage.answered().is_figure().then(|| self.likely.map_or(priced, likely))
    }

    /// Some amount of it reached the largest number that is counted with: its sums are then too low.
    pub fn is_too_large(&self) -> bool {
        let amounts = [self.parts, self.attrition, self.excess, self.pcb, self.assembly, self.setup];
        amounts
            .into_iter()
            .chain([self.nre, self.margin, self.total])
            .any(|it| it >= Decimal::MAX || it <= Decimal::MIN)
    }

    /// Set-up and one-time cost as a share of the total, from 0 to 1; zero where the total is zero.
    pub fn setup_share(&self) -> Decimal {
        share(Decimal::ONE, self.setup.saturating_add(self.nre), self.total).unwrap_or_default()
    }
}

/// How many lines a total stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Coverage {
    pub priced: u32,
    pub estimated: u32,
    pub unpriced: u32,
    pub dnp: u32,
}

impl Coverage {
    /// The fitted lines that have a price or an estimate.
    pub fn answered(&self) -> Known {
        Known { lines: self.priced + self.estimated, of: self.known().of }
    }

    /// The fitted lines that have a price.
    pub fn known(&self) -> Known {
        Known { lines: self.priced, of: self.priced + self.estimated + self.unpriced }
    }
}
