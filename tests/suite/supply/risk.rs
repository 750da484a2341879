//! The risk: what is not known never makes a grade better.

use bomlight::domain::settings::risk::{Factor, RiskWeights};
use bomlight::domain::supply::risk::{BomRisk, Grade, Risk};
use proptest::prelude::*;

use super::build::report_of_files;

const BOM: &str =
    "Reference,Qty,MPN,Manufacturer\nU1,1,GOOD-1,ST\nU2,1,BAD-1,TI\nU3,1,UNKNOWN-1,\nU4,1,DNP-1,\n";
const DATA: &str = "MPN,Supplier,Price,Currency,RoHS,Lead time (weeks),Stock,Lifecycle,Price date\n\
    GOOD-1,A,1,USD,Yes,6,5000,Active,2026-11-20\n\
    GOOD-1,B,1.1,USD,Yes,6,5000,Active,2026-11-20\n\
    BAD-1,A,1,USD,No,30,10,Obsolete,2025-01-01\n";

#[test]
fn points_are_those_of_the_tables() {
    let bom =
        BOM.replace("Reference,Qty", "Reference,DNP,Qty").replace("U4,", "U4,x,").replace(",1,G", ",,1,G");
    let bom = bom.replace("U2,1", "U2,,1").replace("U3,1", "U3,,1");
    let report = report_of_files(&[("board.csv", &bom), ("data.csv", DATA)], &[100]);
    let risk = BomRisk::of(&report, 100);
    let factors: Vec<[Option<u8>; 6]> = risk.lines.iter().map(|it| it.actual.factors).collect();
    assert_eq!(
        factors,
        [
            // One maker and two sellers: 50.
            [Some(0), Some(0), Some(0), Some(50), Some(0), Some(0)],
            // 30 weeks and no stock for the build; one maker, one seller; a price of two years ago.
            [Some(100), Some(100), Some(75), Some(80), Some(100), Some(70)],
            [None; 6],
        ]
    );
    // 15 × 50 / 100, rounded up.
    assert_eq!((risk.lines[0].actual.points, risk.lines[0].actual.grade()), (8, Grade::Low));
    // 30 + 20 + 15 + 12 + 10 + 3.5, rounded up.
    assert_eq!((risk.lines[1].actual.points, risk.lines[1].actual.grade()), (91, Grade::High));
    // Nothing is known of it: that is no risk, and no lack of one.
    let unknown = risk.lines[2].actual;
    assert_eq!((unknown.least, unknown.points, unknown.known_percent), (0, 100, 0));
    assert_eq!(unknown.grade(), Grade::Unknown);
    assert_eq!(risk.grade(), Some((Grade::High, Grade::High)));
    assert_eq!((risk.count(Grade::Low), risk.count(Grade::High)), ((1, 1), (1, 1)));
    assert_eq!(risk.count(Grade::Unknown), (1, 1));
    assert_eq!(risk.known_percent(), 66);
}

fn any_weights() -> impl Strategy<Value = RiskWeights> {
    any::<[u8; 6]>().prop_map(|[lifecycle, lead_time, stock, sources, compliance, price_age]| RiskWeights {
        lifecycle,
        lead_time,
        stock,
        sources,
        compliance,
        price_age,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn missing_data_never_improves_a_grade(
        factors in any::<[Option<u8>; 6]>(), at in 0_usize..6, weights in any_weights(),
    ) {
        let before = Risk::of(factors, &weights);
        let mut without = factors;
        without[at] = None;
        let after = Risk::of(without, &weights);
        prop_assert!(after.points >= before.points && after.least <= before.least);
        // Without a datum the grade is the same, or nobody knows it.
        prop_assert!(after.grade() == before.grade() || after.grade() == Grade::Unknown);
        prop_assert!(after.known_percent <= before.known_percent);
        prop_assert!(before.points <= 100 && before.known_percent <= 100);
    }

    #[test]
    fn weights_that_are_all_zero_are_the_usual_ones(factors in any::<[Option<u8>; 6]>()) {
        let zero = RiskWeights { lifecycle: 0, lead_time: 0, stock: 0, sources: 0, compliance: 0, price_age: 0 };
        prop_assert_eq!(Risk::of(factors, &zero), Risk::of(factors, &RiskWeights::default()));
        prop_assert_eq!(Factor::ALL.iter().map(|it| RiskWeights::default().of(*it)).sum::<u32>(), 100);
    }
}
