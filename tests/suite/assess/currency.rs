//! Unlike currencies never add, and a missing one is said.

use bomlight::domain::assess::assemble;
use bomlight::domain::assess::input::Input;
use bomlight::domain::cost::line_cost::Basis;
use bomlight::domain::money::Currency;
use bomlight::domain::report::Report;
use bomlight::domain::settings::Settings;

use super::build::{evidence, line, number, offer, record, report};

fn in_currency(ladder: &str, currency: Option<Currency>, source: u16) -> bomlight::domain::parts::Offer {
    let mut made = offer(ladder);
    made.currency = currency;
    made.price_evidence = Some(evidence(source, 2, ladder));
    made
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|it| it.code).filter(|it| it.starts_with("cost.")).collect()
}

#[test]
fn the_currency_of_most_lines_is_the_currency_of_the_totals() {
    let records = vec![
        record(2, "A", vec![in_currency("1:1", Some(Currency::USD), 1)]),
        record(3, "B", vec![in_currency("1:1", Some(Currency::EUR), 2)]),
        record(4, "C", vec![in_currency("1:2", Some(Currency::EUR), 2)]),
    ];
    let report = report(&[1], vec![line(2, "R1", "A"), line(3, "R2", "B"), line(4, "R3", "C")], records);
    assert_eq!(report.currency, Some(Currency::EUR));
    assert_eq!(report.tiers[0].total, number("3"));
    assert_eq!(report.lines[0].cost.get(0).unwrap().basis(), Basis::Unpriced);
    assert_eq!(codes(&report), ["cost.currency-differs"]);
    assert!(report.not_checked.iter().any(|it| it.because == "other-currency" && it.lines == Some(1)));
}

#[test]
fn prices_without_a_currency_take_the_only_one_of_their_file() {
    let records = vec![
        record(2, "A", vec![in_currency("1:1", Some(Currency::EUR), 1)]),
        record(3, "B", vec![in_currency("1:2", None, 1)]),
    ];
    let report = report(&[1], vec![line(2, "R1", "A"), line(3, "R2", "B")], records);
    assert_eq!(report.currency, Some(Currency::EUR));
    assert_eq!(report.tiers[0].total, number("3"));
    assert!(codes(&report).is_empty());
}

#[test]
fn where_no_price_names_a_currency_the_totals_have_none() {
    let records = vec![
        record(2, "A", vec![in_currency("1:1", None, 1)]),
        record(3, "B", vec![in_currency("1:2", None, 1)]),
    ];
    let report = report(&[1], vec![line(2, "R1", "A"), line(3, "R2", "B")], records);
    assert_eq!(report.currency, None);
    assert_eq!(report.tiers[0].total, number("3"));
    assert_eq!(codes(&report), ["cost.currency-missing"]);
}

#[test]
fn a_price_without_currency_never_adds_to_one_with() {
    let records = vec![
        record(2, "A", vec![in_currency("1:1", Some(Currency::USD), 1)]),
        record(3, "B", vec![in_currency("1:2", None, 2)]),
    ];
    let report = report(&[1], vec![line(2, "R1", "A"), line(3, "R2", "B")], records);
    assert_eq!(report.tiers[0].total, number("1"));
    assert_eq!(codes(&report), ["cost.currency-missing"]);
    assert!(report.not_checked.iter().any(|it| it.because == "currency-not-stated"));
}

#[test]
fn the_chosen_currency_is_taken_for_prices_without_one_and_that_is_said() {
    let mut settings = Settings::parts_alone("2026-11-22");
    settings.set_boards(&[1]);
    settings.currency = Some(Currency::EUR);
    let records = vec![record(2, "A", vec![in_currency("1:1", None, 1)])];
    let report = assemble(Input {
        settings,
        sources: vec![],
        lines: vec![line(2, "R1", "A")],
        records,
        findings: vec![],
    });
    assert_eq!((report.currency, report.tiers[0].total), (Some(Currency::EUR), number("1")));
    assert_eq!(codes(&report), ["cost.currency-assumed"]);
}
