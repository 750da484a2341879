//! Estimates: only where they are wanted, apart from every total, and never taken for a price.

use bomlight::domain::bom::PartClass;
use bomlight::domain::cost::estimate::EstimateBasis;
use bomlight::domain::cost::line_cost::Basis;
use bomlight::domain::export::csv::write_csv;
use bomlight::domain::export::labels::cost_steps;
use bomlight::domain::money::Currency;
use bomlight::domain::money::rates::read_rates;
use bomlight::domain::report::Report;
use bomlight::domain::settings::Settings;

use super::build::{codes, line, number, offer, record, report_with};

fn made(boards: &[u32], has_price: bool, change: impl FnOnce(&mut Settings)) -> Report {
    let mut resistor = line(2, "R1 R2", "RC0402FR-0710KL");
    resistor.class = PartClass::Resistor;
    resistor.footprint = "R_0402_1005Metric".to_owned();
    let mut chip = line(3, "U1", "STM32F103C8T6");
    chip.class = PartClass::IntegratedCircuit;
    let records =
        if has_price { vec![record(2, "STM32F103C8T6", vec![offer("1:5 100:4")])] } else { Vec::new() };
    report_with(boards, vec![resistor, chip], records, change)
}

#[test]
fn an_estimate_is_in_no_total_and_turns_no_line_green() {
    let without = made(&[50, 1_000], true, |_| {});
    let with = made(&[50, 1_000], true, |it| it.estimates = true);
    for (before, after) in without.tiers.iter().zip(&with.tiers) {
        assert_eq!(
            (before.parts, before.total, before.per_board),
            (after.parts, after.total, after.per_board)
        );
        assert_eq!(before.coverage.priced, after.coverage.priced);
        assert_eq!((before.coverage.unpriced, before.coverage.estimated), (1, 0));
        assert_eq!((after.coverage.unpriced, after.coverage.estimated), (0, 1));
        assert_eq!(before.estimated, None);
    }
    let cost = &with.lines[0].cost[0];
    let estimate = cost.estimate.as_deref().unwrap();
    // 100 pieces: the median of the class, 0.0043; a tenth costs less than 0.001, a tenth more than 0.0464.
    assert_eq!((cost.basis, estimate.basis), (Basis::Estimated, EstimateBasis::ClassMedian));
    assert_eq!(
        [estimate.low, estimate.unit_price, estimate.high, estimate.extended],
        ["0.001", "0.0043", "0.0464", "0.43"].map(number)
    );
    assert_eq!((cost.unit_price, cost.extended), (None, None));
    let sum = with.tiers[0].estimated.unwrap();
    assert_eq!([sum.low, sum.parts, sum.high], ["0.1", "0.43", "4.64"].map(number));
    // The finding stays: an estimate is no price.
    assert_eq!(codes(&without, 0), codes(&with, 0));
    assert!(codes(&with, 0).contains(&"cost.unpriced"));
    assert_eq!(without.lines[0].severity, with.lines[0].severity);
    let steps = cost_steps(&with, &with.lines[0], cost);
    assert!(steps.iter().any(|it| it.starts_with("estimate by what parts of its class cost")), "{steps:?}");
    // 2,000 pieces cost less each.
    let more = with.lines[0].cost[1].estimate.as_deref().unwrap();
    assert!(more.unit_price < estimate.unit_price && more.low < estimate.low);
}

#[test]
fn beyond_the_last_break_the_price_is_held_and_a_quote_asked_for() {
    for estimates in [false, true] {
        let report = made(&[100, 10_000], true, |it| it.estimates = estimates);
        let cost = &report.lines[1].cost[1];
        assert_eq!((cost.basis, cost.extended), (Basis::Priced, Some(number("40000"))));
        let steps = cost_steps(&report, &report.lines[1], cost).join("; ");
        assert!(steps.contains("ask for a quote"), "{steps}");
        assert_eq!(cost.estimate.is_some(), estimates);
        assert!(report.lines[1].cost[0].estimate.is_none());
    }
    let report = made(&[100, 10_000], true, |it| it.estimates = true);
    let estimate = report.lines[1].cost[1].estimate.as_deref().unwrap();
    assert_eq!((estimate.basis, estimate.high), (EstimateBasis::KnownPrice, number("4")));
    assert!(estimate.low < estimate.unit_price && estimate.unit_price < estimate.high);
}

#[test]
fn without_any_price_the_estimates_are_in_dollars_and_nothing_is_priced() {
    let report = made(&[100], false, |it| it.estimates = true);
    assert_eq!(report.currency, Some(Currency::USD));
    assert_eq!((report.tiers[0].coverage.priced, report.tiers[0].coverage.estimated), (0, 2));
    assert!(report.curve.is_empty());
    assert_eq!(made(&[100], false, |_| {}).currency, None);
}

#[test]
fn without_a_rate_for_dollars_nothing_is_estimated_and_it_is_said() {
    let in_euro = |rates: Option<&str>| {
        made(&[50], false, |it| {
            it.estimates = true;
            it.currency = Some(Currency::EUR);
            it.rates = rates.map(|it| read_rates(it).unwrap());
        })
    };
    let without = in_euro(None);
    assert_eq!(without.tiers[0].coverage.unpriced, 2);
    assert!(without.not_checked.iter().any(|it| it.check == "estimates"));
    let with = in_euro(Some(r#"{"base":"EUR","date":"2026-11-20","rates":{"USD":2}}"#));
    assert!(!with.not_checked.iter().any(|it| it.check == "estimates"));
    assert_eq!(with.lines[0].cost[0].estimate.as_deref().unwrap().unit_price, number("0.00215"));
}

#[test]
fn the_table_has_the_estimate_in_columns_of_its_own() {
    let text = String::from_utf8(write_csv(&made(&[50], true, |it| it.estimates = true))).unwrap();
    let rows: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes())
        .records()
        .map(|it| it.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let at = |row: usize, header: &str| {
        let column = rows[0].iter().position(|it| it == header).unwrap_or_else(|| panic!("{header}"));
        rows[row][column].as_str()
    };
    assert_eq!((at(1, "Basis at 50"), at(1, "Unit price USD at 50")), ("estimated", ""));
    assert_eq!((at(1, "Estimate each USD at 50"), at(1, "Extended USD at 50")), ("0.0043", ""));
    assert_eq!((at(2, "Basis at 50"), at(2, "Extended USD at 50")), ("priced", "250"));
    assert_eq!((at(2, "Need at 50"), at(2, "Order of part at 50")), ("50", "50"));
}
