//! Attrition against an assembler's own recorded answers, where the shared data are at hand.

use bomlight::domain::profile::attrition::AttritionRule;
use rust_decimal::Decimal;

use super::build::number;

#[test]
fn jlcpcb_answers_are_ours() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/catalog/jlcpcb_attrition_cases.csv");
    let Ok(mut reader) = csv::Reader::from_path(path) else {
        println!("skipped: no shared catalog");
        return;
    };
    let mut checked = 0;
    for row in reader.records().map(Result::unwrap) {
        let cell = |at: usize| row.get(at).unwrap();
        let boards = number(cell(3));
        let need = boards * number(cell(4));
        let rule = AttritionRule {
            leader: number(cell(5)),
            rate: Decimal::new(2, 3),
            // Without a stated reel every piece counts.
            reel: Some(cell(7).parse().unwrap_or_default()),
            sides: if cell(2) == "both" { Decimal::TWO } else { Decimal::ONE },
            least: (cell(1) == "orderQty").then(|| number(cell(6))),
            ..AttritionRule::default()
        };
        let lost = rule.pieces(need).unwrap();
        let found = if cell(1) == "orderQty" { need + lost } else { lost };
        assert_eq!(found, number(cell(8)), "{row:?}");
        checked += 1;
    }
    println!("{checked} answers compared");
    assert_eq!(checked, 66);
}
