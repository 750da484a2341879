//! The cost around the parts: bare board, set-up, assembly, one-time cost, yield, margin (docs/cost.md#around-the-parts).

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::domain::bom::package::PackageClass;
use crate::domain::money::rounding::round_money;
use crate::domain::profile::attrition::MILLION;
use crate::domain::profile::{Once, Process};

/// What one board asks of an assembly line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Work {
    /// Pieces that are placed.
    pub placements: Decimal,
    /// Joints on the surface.
    pub joints: Decimal,
    pub through_hole_joints: Decimal,
    /// Different parts that are loaded.
    pub feeders: u32,
}

impl Work {
    /// The work of a board, from the package and the pieces per board of each part. Parts without joints (screws, the
    /// bare board itself) are not placed by the line.
    pub(super) fn of(parts: impl Iterator<Item = (crate::domain::bom::package::Package, Decimal)>) -> Self {
        let mut work = Self::default();
        for (package, pieces) in parts.filter(|it| it.0.joints > 0 && it.1 > Decimal::ZERO) {
            let joints = pieces.saturating_mul(Decimal::from(package.joints));
            work.placements = work.placements.saturating_add(pieces);
            if package.class == PackageClass::ThroughHole {
                work.through_hole_joints = work.through_hole_joints.saturating_add(joints);
            } else {
                work.joints = work.joints.saturating_add(joints);
                work.feeders += 1;
            }
        }
        work
    }

    /// Where a defect can be: parts and joints (IPC-7912).
    pub fn opportunities(&self) -> Decimal {
        self.placements.saturating_add(self.joints).saturating_add(self.through_hole_joints)
    }
}

/// The cost around the parts at one number of boards, in the currency of the totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Around {
    pub pcb: Decimal,
    pub assembly: Decimal,
    pub setup: Decimal,
    pub nre: Decimal,
    pub margin: Decimal,
}

impl Around {
    pub(super) fn sum(&self) -> Decimal {
        [self.assembly, self.setup, self.nre, self.margin].into_iter().fold(self.pcb, Decimal::saturating_add)
    }
}

/// How many boards are good, as shares from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quality {
    pub first_pass: Decimal,
    pub good: Decimal,
}

impl Quality {
    /// No board is lost.
    pub const PERFECT: Self = Self { first_pass: Decimal::ONE, good: Decimal::ONE };
}

/// Shares of boards are rounded to this many decimals: one board in a million.
const SHARE_PLACES: u32 = 6;

/// First-pass yield (1 − defects per opportunity)^opportunities, then what repair cannot save is scrap.
///
/// Source of the formula: IPC-7912 / IPC-9261; 2,000 opportunities at 100 per million give 81.9 %.
pub fn quality(process: &Process, work: &Work) -> Quality {
    let model = &process.quality;
    let per_opportunity = model.defects_per_million.checked_div(Decimal::from(MILLION)).unwrap_or_default();
    let opportunities = work.opportunities().ceil().to_u64().unwrap_or(u64::MAX);
    let fine = Decimal::ONE.saturating_sub(per_opportunity).max(Decimal::ZERO);
    let first_pass = match model.good {
        Some(good) => good,
        None => round_money(power(fine, opportunities), SHARE_PLACES),
    };
    let lost = match model.good {
        Some(good) => Decimal::ONE.saturating_sub(good),
        None => {
            round_money(Decimal::ONE.saturating_sub(first_pass).saturating_mul(model.scrap), SHARE_PLACES)
        }
    };
    // A process that makes no good board at all would make every price infinite; one in a million is left.
    let good = Decimal::ONE.saturating_sub(lost).max(Decimal::new(1, SHARE_PLACES));
    Quality { first_pass, good }
}

/// `base` to a whole power, by squaring. A share of less than 10^-20 is zero.
fn power(base: Decimal, mut exponent: u64) -> Decimal {
    let short = |it: Decimal| round_money(it, 20);
    let (mut result, mut square) = (Decimal::ONE, base);
    while exponent > 0 && !result.is_zero() {
        if exponent & 1 == 1 {
            result = short(result.saturating_mul(square));
        }
        exponent >>= 1;
        if exponent > 0 {
            square = short(square.saturating_mul(square));
        }
    }
    result
}

/// The cost around parts that cost `parts`, times `rate`, the price of one unit of the profile's currency in that of
/// the totals.
pub fn around(
    process: &Process,
    work: &Work,
    quality: Quality,
    boards: u32,
    parts: Decimal,
    rate: Decimal,
) -> Around {
    let boards = Decimal::from(boards);
    let times = |a: Decimal, b: Decimal| a.saturating_mul(b);
    let plus = |a: Decimal, b: Decimal| a.saturating_add(b);
    let (pcb, work_cost) = (&process.pcb, &process.assembly);

    // 10,000 cm² are a square meter.
    let area = pcb.board_square_centimeters.checked_div(times(Decimal::from(10_000), pcb.utilization));
    let area = area.unwrap_or_default();
    let pcb = plus(pcb.per_order, times(times(pcb.per_square_meter, area), boards));

    let has_holes = work.through_hole_joints > Decimal::ZERO;
    let through_hole = if has_holes { work_cost.through_hole_setup } else { Decimal::ZERO };
    let setup = plus(
        plus(plus(work_cost.setup, work_cost.stencil), times(work_cost.feeder, work.feeders.into())),
        through_hole,
    );

    let placed = plus(
        times(work_cost.placement, work.placements),
        plus(
            times(work_cost.joint, work.joints),
            times(work_cost.through_hole_joint, work.through_hole_joints),
        ),
    )
    .max(work_cost.minimum_per_board);
    let per_board = plus(placed, plus(work_cost.test, work_cost.programming));
    let faulty = times(boards, Decimal::ONE.saturating_sub(quality.first_pass));
    let assembly = plus(times(per_board, boards), times(faulty, process.quality.repair));

    let nre = process.nre.iter().fold(Decimal::ZERO, |sum, it| {
        let count = match (it.once, it.boards.filter(|it| *it >= Decimal::ONE)) {
            (Once::EveryBoards, Some(every)) => boards.checked_div(every).unwrap_or_default().ceil(),
            _ => Decimal::ONE,
        };
        plus(sum, times(it.amount, count))
    });

    let own = Around { pcb, assembly, setup, nre, margin: Decimal::ZERO };
    let [pcb, assembly, setup, nre] = [own.pcb, own.assembly, own.setup, own.nre].map(|it| times(it, rate));
    let cost = [parts, pcb, assembly, setup, nre].into_iter().fold(Decimal::ZERO, plus);
    let on_top = &process.margin;
    let freight = plus(on_top.freight_per_order, times(on_top.freight_per_board, boards));
    let margin = plus(times(cost, plus(on_top.rate, on_top.overhead)), times(freight, rate));
    let [pcb, assembly, setup, nre, margin] = [pcb, assembly, setup, nre, margin].map(|it| it.normalize());
    Around { pcb, assembly, setup, nre, margin }
}

#[cfg(test)]
mod tests {
    use super::{Quality, Work, around, quality};
    use crate::domain::profile::{Nre, Once, Process};
    use rust_decimal::Decimal;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn first_pass_yield_is_that_of_the_textbook() {
        // 400 components + 1,600 joints at 100 per million: 81.9 %; 1,000 at 25: 97.5 %; 1,000 at 100: 90.5 %.
        for (placements, joints, defects, expected) in
            [("400", "1600", "100", "0.819"), ("1000", "0", "25", "0.975"), ("1000", "0", "100", "0.905")]
        {
            let mut process = Process::default();
            process.quality.defects_per_million = number(defects);
            let work = Work { placements: number(placements), joints: number(joints), ..Work::default() };
            assert_eq!(quality(&process, &work).first_pass.round_dp(3), number(expected));
        }
    }

    #[test]
    fn one_percent_of_100_000_boards_is_1_000() {
        let mut process = Process::default();
        process.quality.good = Some(number("0.99"));
        let found = quality(&process, &Work::default());
        assert_eq!(Decimal::from(100_000) * (Decimal::ONE - found.good), number("1000"));
    }

    #[test]
    fn every_amount_is_counted_as_often_as_it_says() {
        let mut process = Process::default();
        process.pcb.per_order = number("35");
        process.pcb.per_square_meter = number("70");
        process.assembly.setup = number("25");
        process.assembly.stencil = number("8");
        process.assembly.feeder = number("1.5");
        process.assembly.joint = number("0.002");
        process.assembly.test = number("0.1");
        process.quality.repair = number("5");
        process.margin.rate = number("0.1");
        process.margin.freight_per_order = number("20");
        process.nre = vec![
            Nre { name: "fixture".into(), amount: number("500"), once: Once::Design, boards: None },
            Nre {
                name: "stencil".into(),
                amount: number("80"),
                once: Once::EveryBoards,
                boards: Some(number("400")),
            },
        ];
        let work = Work { placements: number("50"), joints: number("200"), feeders: 10, ..Work::default() };
        let quality = Quality { first_pass: number("0.9"), good: number("0.99") };
        let found = around(&process, &work, quality, 1_000, number("1000"), Decimal::ONE);
        // 35 + 70 × 0.01 m² × 1,000; 25 + 8 + 10 × 1.5; 1,000 × (200 × 0.002 + 0.1) + 100 faulty × 5; 500 + 3 × 80.
        assert_eq!(
            [found.pcb, found.setup, found.assembly, found.nre],
            ["735", "48", "1000", "740"].map(number)
        );
        // 10 % of 1,000 + 735 + 48 + 1,000 + 740 = 3,523, and 20 of freight.
        assert_eq!(found.margin, number("372.3"));
        let in_euro = around(&process, &work, quality, 1_000, number("1000"), number("0.5"));
        assert_eq!(in_euro.pcb, number("367.5"));
    }
}
