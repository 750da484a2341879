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

use super::build::{codes, line, number, offer, own_reference, record, report_with};

fn made(boards: &[u32], has_price: bool, change: impl FnOnce(&mut Settings)) -> Report {
    let mut resistor = line(2, "R1 R2", "RC0402FR-0710KL");
    resistor.class = PartClass::Resistor;
    resistor.footprint = "R_0402_1005Metric".to_owned();
    let mut chip = line(3, "U1", "STM32F103C8T6");
    chip.class = PartClass::IntegratedCircuit;
    let records =
        if has_price { vec![record(2, "STM32F103C8T6", vec![offer("1:5 100:4")])] } else { Vec::new() };
    report_with(boards, vec![resistor, chip], records, |it| {
        it.reference = Some(own_reference());
        it.estimates = false;
        change(it);
    })
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
    let cost = &with.lines[0].cost.get(0).unwrap();
    let estimate = cost.estimate().unwrap();
    assert_eq!((cost.basis(), estimate.basis.code()), (Basis::Estimated, "family"));
    // 100 pieces of a chip resistor of a well-known maker cost a few tenths of a cent.
    assert!(number("0.0005") < estimate.low && estimate.low < estimate.unit_price, "{estimate:?}");
    assert!(estimate.unit_price < estimate.high && estimate.high < number("0.01"), "{estimate:?}");
    assert_eq!(cost.estimated(), Some(estimate.unit_price * number("100")));
    let grounds = estimate.grounds.as_deref().unwrap();
    assert!("RC0402FR0710KL".starts_with(&grounds.of) && grounds.parts > 1, "{grounds:?}");
    assert_eq!((cost.unit_price(), cost.extended()), (None, None));
    let sum = with.tiers[0].estimated.unwrap();
    assert!(sum.low < sum.parts && sum.parts < sum.high, "{sum:?}");
    let likely = with.tiers[0].likely.unwrap();
    let priced = with.tiers[0].per_board;
    assert!(priced < likely.low && likely.low < likely.per_board && likely.per_board < likely.high);
    // The gap stays: an estimate is no price.
    assert_eq!(codes(&without, 0), codes(&with, 0));
    let lacks = |report: &Report| report.not_checked.iter().filter(|it| it.check == "cost").count();
    assert_eq!((lacks(&without), lacks(&with)), (1, 1));
    assert_eq!(without.lines[0].severity, with.lines[0].severity);
    let steps = cost_steps(&with, &with.lines[0], *cost);
    assert!(
        steps.iter().any(|it| it.starts_with("estimate by ") && it.contains(" parts of RC04")),
        "{steps:?}"
    );
    // 2,000 pieces cost less each.
    let more = with.lines[0].cost.get(1).unwrap().estimate().unwrap();
    assert!(more.unit_price < estimate.unit_price && more.low < estimate.low);
}

#[test]
fn beyond_the_last_break_the_price_is_held_and_a_quote_asked_for() {
    for estimates in [false, true] {
        let report = made(&[100, 10_000], true, |it| it.estimates = estimates);
        let cost = &report.lines[1].cost.get(1).unwrap();
        assert_eq!((cost.basis(), cost.extended()), (Basis::Priced, Some(number("40000"))));
        let steps = cost_steps(&report, &report.lines[1], *cost).join("; ");
        assert!(steps.contains("ask for a quote"), "{steps}");
        assert_eq!(cost.estimate().is_some(), estimates);
        assert!(report.lines[1].cost.get(0).unwrap().estimate().is_none());
    }
    let report = made(&[100, 10_000], true, |it| it.estimates = true);
    let estimate = report.lines[1].cost.get(1).unwrap().estimate().unwrap();
    assert_eq!((estimate.basis, estimate.high), (EstimateBasis::KnownPrice, number("4")));
    assert!(estimate.low < estimate.unit_price && estimate.unit_price < estimate.high);
}

#[test]
fn without_any_price_the_estimates_are_in_dollars_and_nothing_is_priced() {
    let report = made(&[100], false, |it| it.estimates = true);
    assert_eq!(report.currency, Some(Currency::USD));
    assert_eq!((report.tiers[0].coverage.priced, report.tiers[0].coverage.estimated), (0, 2));
    // The curve is that of the board without its parts; what is estimated is drawn on top of it.
    assert!(!report.curve.is_empty());
    assert!(report.has_board_price());
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
    let in_dollars = made(&[50], false, |it| it.estimates = true);
    let price = |report: &Report| report.lines[1].cost.get(0).unwrap().estimate().unwrap().unit_price;
    let half = price(&in_dollars) / number("2");
    assert!((price(&with) - half).abs() < half / number("100"), "a dollar is half a euro");
}

#[test]
fn without_a_table_nothing_is_estimated_and_it_is_said() {
    let report = made(&[50], false, |it| {
        it.estimates = true;
        it.reference = None;
    });
    assert_eq!((report.tiers[0].coverage.estimated, report.tiers[0].coverage.unpriced), (0, 2));
    let said = report.not_checked.iter().find(|it| it.check == "estimates").unwrap();
    assert_eq!(said.because, "no-reference-prices");
    assert!(report.curve.is_empty());
}

#[test]
fn a_line_that_no_table_can_tell_leaves_the_price_open() {
    let mut board = line(4, "PCB1", "");
    board.class = PartClass::CircuitBoard;
    let report = report_with(&[100], vec![line(2, "U1", "STM32F103C8T6"), board], Vec::new(), |it| {
        it.reference = Some(own_reference());
    });
    let tier = &report.tiers[0];
    assert_eq!((tier.coverage.estimated, tier.coverage.unpriced), (1, 1));
    // Shown with what is lacking; for scripts it is no price of the board.
    assert!(tier.likely.is_some());
    let json: serde_json::Value =
        serde_json::from_slice(&bomlight::domain::export::json::write_json(&report)).unwrap();
    assert!(json["tiers"][0]["estimated"].is_object() && json["tiers"][0]["likely"].is_null());
}

#[test]
fn a_customer_is_told_no_estimate() {
    let report = made(&[100], true, |it| it.estimates = true);
    let told =
        bomlight::domain::export::withhold::told(&report, bomlight::domain::report::Audience::Customer);
    assert!(told.tiers.iter().all(|it| it.estimated.is_none() && it.likely.is_none()));
    assert!(told.tiers.iter().all(|it| it.coverage.estimated == 0 && it.coverage.unpriced == 1));
    assert!(told.lines.iter().flat_map(|it| it.cost.iter()).all(|it| it.estimate().is_none()));
}

#[test]
fn the_table_has_the_estimate_in_columns_of_its_own() {
    let report = made(&[50], true, |it| it.estimates = true);
    let price = report.lines[0].cost.get(0).unwrap().estimate().unwrap().unit_price.normalize().to_string();
    let text = String::from_utf8(write_csv(&report)).unwrap();
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
    assert_eq!((at(1, "Estimate each USD at 50"), at(1, "Extended USD at 50")), (price.as_str(), ""));
    assert_eq!((at(2, "Basis at 50"), at(2, "Extended USD at 50")), ("priced", "250"));
    assert_eq!((at(2, "Need at 50"), at(2, "Order of part at 50")), ("50", "50"));
}
