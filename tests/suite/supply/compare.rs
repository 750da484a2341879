//! Two revisions of a BOM.

use bomlight::domain::compare::{Change, Comparison, Field, Kind, compare};
use bomlight::domain::report::Report;
use proptest::prelude::*;

use super::build::{number, report_of_files};

const EARLIER: &str = "Reference,Qty,MPN,Manufacturer,Value,Unit Price USD,Lead time (weeks)\n\
    R1 R2 R3,3,RC0402FR-0710KL,Yageo,10k,0.01,4\n\
    U1,1,STM32F103C8T6,ST,STM32,5,20\n\
    C1,1,GRM155R71C104KA88D,Murata,100n,0.02,10\n\
    J1,1,HDR-2,Samtec,2 pins,1,2\n";
const LATER: &str = "Reference,Qty,MPN,Manufacturer,Value,Unit Price USD,Lead time (weeks)\n\
    R1 R2,2,RC0402FR-0710KL,Yageo,10k,0.01,4\n\
    R3,1,RC0402FR-074K7L,Yageo,4k7,0.01,4\n\
    u1,1,STM32F103CBT6,STMicroelectronics,STM32,6,8\n\
    C1 C2,2,GRM155R71C104KA88D,Murata,100n,0.02,10\n";

fn report(text: &str) -> Report {
    report_of_files(&[("board.csv", text)], &[10, 1_000])
}

fn short(comparison: &Comparison) -> Vec<(Kind, String, Vec<Field>)> {
    let of = |it: &Change| (it.kind, it.designators.join(" "), it.fields.clone());
    comparison.changes.iter().map(of).collect()
}

#[test]
fn what_was_added_removed_and_changed() {
    let comparison = compare(&report(EARLIER), &report(LATER));
    assert_eq!(
        short(&comparison),
        [
            (Kind::Added, "C2".to_owned(), vec![]),
            (Kind::Removed, "J1".to_owned(), vec![]),
            (Kind::Changed, "R3".to_owned(), vec![Field::Part, Field::Value]),
            (Kind::Changed, "U1".to_owned(), vec![Field::Part]),
        ]
    );
    assert_eq!(comparison.unchanged, 1);
    let ten = &comparison.volumes[0];
    // 3 × 0.01 + 5 + 0.02 + 1, and 3 × 0.01 + 6 + 2 × 0.02.
    assert_eq!(ten.per_board, (Some(number("6.05")), Some(number("6.07"))));
    // The 20 weeks of the old controller are gone; the capacitor of 10 weeks counts then.
    let (before, after) = (ten.ship.0.unwrap(), ten.ship.1.unwrap());
    assert_eq!(after.days_after(before), -70);
    assert!(comparison.findings.contains(&("supply.long-lead", 1, 0)));
}

#[test]
fn quantity_placement_and_lines_without_designators() {
    let one = "Reference,Qty,MPN,DNP\nR1,1,A-1,\nMP1,2,SCREW-1,\nR9,1,A-9,\n";
    let other = "Reference,Qty,MPN,DNP\nR1,1,A-1,x\nMP1,4,SCREW-1,\nR9,1,A-9,\n";
    assert_eq!(
        short(&compare(&report(one), &report(other))),
        [
            (Kind::Changed, "MP1".to_owned(), vec![Field::Quantity]),
            (Kind::Changed, "R1".to_owned(), vec![Field::Fitted]),
        ]
    );
    let one = "Part number,Qty,Description\nA-1,2,first\nB-1,1,second\n";
    let other = "Part number,Qty,Description\nB-1,1,second\nA-1,3,first\nC-1,1,third\n";
    let comparison = compare(&report(one), &report(other));
    let kinds: Vec<(Kind, Option<u32>, Option<u32>)> =
        comparison.changes.iter().map(|it| (it.kind, it.before, it.after)).collect();
    assert_eq!(kinds, [(Kind::Added, None, Some(2)), (Kind::Changed, Some(0), Some(1))]);
}

#[test]
fn what_reads_the_same_did_not_change() {
    let one = "Reference,Qty,MPN,Manufacturer,Value,Footprint\n\
        R1,1,RC0402FR-0710KL,ST,10k,SOT-23\nR2,1,RC0402FR-071ML,Yageo,1M,0402\nR3,1,X-3,Yageo,1 k 1 %,0402\n\
        U1,1,STM32F103C8T6,ST,MCU red,LQFP-48\n";
    let other = "Reference,Qty,MPN,Manufacturer,Value,Footprint\n\
        R1,1,RC0402FR0710KL,STMicroelectronics,10 kOhm,SOT23\nR2,1,RC0402FR-071ML,Yageo,1m,0402\n\
        R3,1,X-3,Yageo,1 k 5 %,0402\nU1,1,STM32F103C8T6,ST,mcu  RED,LQFP48\n";
    let value = |name: &str| (Kind::Changed, name.to_owned(), vec![Field::Value]);
    assert_eq!(short(&compare(&report(one), &report(other))), [value("R2"), value("R3")]);
}

/// A BOM of a few lines over few designators and parts, so that they often meet; designators may stand twice.
fn any_bom() -> impl Strategy<Value = String> {
    let line = (proptest::collection::vec(1_u8..12, 0..4), 0_u8..5, 0_u8..3, any::<bool>());
    proptest::collection::vec(line, 1..8).prop_map(|lines| {
        let mut text = "Reference,Qty,MPN,Value,DNP\nR99,1,ANCHOR-1,x,\n".to_owned();
        for (places, part, value, dnp) in lines {
            let places: Vec<String> = places.iter().map(|it| format!("R{it}")).collect();
            let quantity = places.len().max(1);
            let dnp = if dnp { "x" } else { "" };
            text.push_str(&format!("{},{quantity},PART-{part}00,v{value},{dnp}\n", places.join(" ")));
        }
        text
    })
}

/// A change as plain values, which have an order.
type Plain = (Kind, Option<u32>, Option<u32>, Vec<String>, Vec<Field>);

fn mirrored(comparison: &Comparison) -> Vec<Plain> {
    let mut list: Vec<_> = comparison
        .changes
        .iter()
        .map(|it| {
            let kind = match it.kind {
                Kind::Added => Kind::Removed,
                Kind::Removed => Kind::Added,
                Kind::Changed => Kind::Changed,
            };
            (kind, it.after, it.before, it.designators.clone(), it.fields.clone())
        })
        .collect();
    list.sort();
    list
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_bom_does_not_differ_from_itself(text in any_bom()) {
        let report = report(&text);
        let comparison = compare(&report, &report);
        prop_assert!(comparison.changes.is_empty() && comparison.findings.is_empty());
        prop_assert_eq!(comparison.unchanged as usize, report.lines.len());
        prop_assert!(comparison.volumes.iter().all(|it| it.total.0 == it.total.1 && it.ship.0 == it.ship.1));
    }

    #[test]
    fn the_other_way_round_is_the_mirror(one in any_bom(), other in any_bom()) {
        let (one, other) = (report(&one), report(&other));
        let there = compare(&one, &other);
        let back = compare(&other, &one);
        let mut list: Vec<_> = there
            .changes
            .iter()
            .map(|it| (it.kind, it.before, it.after, it.designators.clone(), it.fields.clone()))
            .collect();
        list.sort();
        prop_assert_eq!(list, mirrored(&back));
        for (there, back) in there.volumes.iter().zip(&back.volumes) {
            prop_assert_eq!((there.total.0, there.ship.0), (back.total.1, back.ship.1));
        }
    }
}
