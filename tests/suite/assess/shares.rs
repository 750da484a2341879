//! Lines of the same part are bought together, and what is paid comes back to them to the last digit.

use std::sync::Arc;

use bomlight::domain::bom::SupplierPart;
use bomlight::domain::cost::line_cost::Basis;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::build::{line, number, offer, record, report};

#[test]
fn lines_of_a_part_share_one_order() {
    let report = report(
        &[100],
        vec![line(2, "R1 R2", "RC0402FR-0710KL"), line(3, "R3", "rc0402fr0710kl"), line(4, "R4", "OTHER")],
        vec![record(2, "RC0402FR-0710KL", vec![offer("1:0.10 300:0.01")])],
    );
    let cost = |at: usize| report.lines[at].cost.get(0).unwrap();
    // 200 + 100 = 300 pieces reach the break at 300: 3.00, of which two thirds belong to the first line.
    assert_eq!(
        (cost(0).need(), cost(0).part_need(), cost(0).order()),
        (number("200"), number("300"), number("300"))
    );
    assert_eq!(cost(0).extended(), Some(number("2")));
    assert_eq!(cost(1).extended(), Some(number("1")));
    assert_eq!([cost(0).bought_with(), cost(1).bought_with(), cost(2).bought_with()], [2, 2, 1]);
    assert_eq!(report.tiers[0].total, number("3"));
    assert_eq!((report.tiers[0].coverage.priced, report.tiers[0].coverage.unpriced), (2, 1));
}

#[test]
fn a_line_bought_from_the_offer_of_another_row_shows_that_offer() {
    let mut dear = line(2, "C1", "X7R-100N");
    dear.facts.offers.push(Arc::new(offer("1:0.20")));
    let mut cheap = line(3, "C2", "X7R-100N");
    cheap.facts.offers.push(Arc::new(offer("1:0.05")));
    let report = report(&[1, 10], vec![dear, cheap], Vec::new());
    let line = &report.lines[0];
    assert_eq!(line.offers.len(), 2);
    for cost in line.cost.iter() {
        let offer = &line.offers[usize::from(cost.offer().unwrap())];
        assert_eq!(offer.breaks[0].unit_price, number("0.05"));
    }
}

#[test]
fn without_an_mpn_only_the_same_seller_number_joins_lines() {
    let seller = |row: u32, number: &str| {
        let mut made = line(row, "R1", "");
        made.supplier_parts.push(SupplierPart { supplier: Some("LCSC".into()), number: number.into() });
        made
    };
    let lines =
        vec![seller(2, "C25744"), seller(3, "C25744"), seller(4, "C1"), line(5, "R2", ""), line(6, "R3", "")];
    let mut lines = lines;
    for line in &mut lines {
        line.facts.offers.push(Arc::new(offer("1:1")));
    }
    let report = report(&[1], lines, Vec::new());
    let together: Vec<u32> = report.lines.iter().map(|it| it.cost.get(0).unwrap().bought_with()).collect();
    assert_eq!(together, [2, 2, 1, 1, 1]);
}

#[test]
fn lines_not_placed_cost_nothing_and_unknown_quantities_are_unpriced() {
    let mut dnp = line(2, "R1", "A");
    dnp.dnp = true;
    let mut unknown = line(3, "", "A");
    unknown.quantity = None;
    let report =
        report(&[10], vec![dnp, unknown, line(4, "R2", "A")], vec![record(2, "A", vec![offer("1:1")])]);
    let basis: Vec<Basis> = report.lines.iter().map(|it| it.cost.get(0).unwrap().basis()).collect();
    assert_eq!(basis, [Basis::Dnp, Basis::Unpriced, Basis::Priced]);
    let coverage = report.tiers[0].coverage;
    assert_eq!((coverage.priced, coverage.unpriced, coverage.dnp), (1, 1, 1));
    assert_eq!(report.tiers[0].total, number("10"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shares_add_up_and_the_order_of_the_lines_changes_nothing(
        quantities in proptest::collection::vec(1_u32..50, 1..8),
        moq in 1_u32..700,
        price in 1_u32..100_000,
        boards in 1_u32..1_000,
    ) {
        let make = |quantities: &[u32]| {
            let lines = quantities.iter().zip(2..).map(|(quantity, row)| {
                let mut made = line(row, "U1", "PART-1");
                made.quantity = Some((*quantity).into());
                made
            });
            let mut priced = offer("");
            priced.breaks = offer("1:1").breaks;
            priced.breaks[0].unit_price = Decimal::new(price.into(), 6);
            priced.moq = Some(moq.into());
            report(&[boards], lines.collect(), vec![record(2, "PART 1", vec![priced])])
        };
        let made = make(&quantities);
        let paid = made.lines[0].cost.get(0).unwrap().order() * made.lines[0].cost.get(0).unwrap().unit_price().unwrap();
        let sum: Decimal = made.lines.iter().map(|it| it.cost.get(0).unwrap().extended().unwrap()).sum();
        prop_assert_eq!(sum, paid);
        prop_assert_eq!(made.tiers[0].total, paid);
        prop_assert_eq!(made.tiers[0].parts + made.tiers[0].excess, paid);
        prop_assert!(made.lines.iter().all(|it| it.cost.get(0).unwrap().extended().unwrap() >= Decimal::ZERO));

        let mut turned = quantities;
        turned.reverse();
        prop_assert_eq!(make(&turned).tiers, made.tiers);
    }
}
