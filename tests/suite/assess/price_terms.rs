//! Dates, validity, fees and own stock as files state them.

use bomlight::domain::day::Day;
use bomlight::domain::parts::Offer;
use bomlight::domain::parts::price_age::{PriceAge, PriceAgeLimits};
use bomlight::domain::report::Report;

use super::build::{codes, number, report_of_files};

const BOM: &str = "Reference,Qty,MPN,Manufacturer\nR1-R2,2,RC0402FR-0710KL,Yageo\nU1,1,STM32F103C8T6,ST\n";

fn offers(report: &Report, line: usize) -> Vec<&Offer> {
    report.lines[line].offers.iter().map(AsRef::as_ref).collect()
}

fn quoted(offer: &Offer) -> Option<String> {
    offer.quoted.map(Day::iso)
}

#[test]
fn ages_are_graded_to_the_day() {
    let today = Day::from_iso("2026-11-22").unwrap();
    let of = |date: &str| {
        let offer = Offer { quoted: Day::from_iso(date), ..Offer::default() };
        offer.price_age(today, PriceAgeLimits::default())
    };
    assert_eq!(of("2026-10-23"), PriceAge::Fresh { days: 30 });
    assert_eq!(of("2026-10-22"), PriceAge::Aging { days: 31 });
    assert_eq!(of("2026-08-24"), PriceAge::Aging { days: 90 });
    assert_eq!(of("2026-08-23"), PriceAge::Stale { days: 91 });
    assert_eq!(of("2027-01-01"), PriceAge::Fresh { days: 0 });
    assert_eq!(of(""), PriceAge::Unknown);
    let valid = |date: &str| {
        let offer = Offer { valid_until: Day::from_iso(date), ..Offer::default() };
        offer.price_age(today, PriceAgeLimits::default())
    };
    assert_eq!(valid("2026-11-22"), PriceAge::Unknown);
    assert_eq!(valid("2026-11-21"), PriceAge::Expired { days: 1 });
}

#[test]
fn columns_of_dates_are_read_and_old_prices_found() {
    let quote = "MPN,Supplier,Price,Currency,Quote date,Valid until\n\
        RC0402FR-0710KL,Mouser,0.01,USD,03/08/2026,31/12/2026\n\
        STM32F103C8T6,Mouser,4.00,USD,15/11/2026,20/11/2026\n";
    let report = report_of_files(&[("board.csv", BOM), ("quote.csv", quote)], &[100]);
    // 15/11 tells that the day comes first, so 03/08 is the third of August: 111 days old.
    assert_eq!(quoted(offers(&report, 0)[0]).as_deref(), Some("2026-08-03"));
    assert!(codes(&report, 0).contains(&"cost.stale-price"));
    assert!(codes(&report, 1).contains(&"cost.price-expired"));
    assert!(!report.not_checked.iter().any(|it| it.check == "price-age"));
}

#[test]
fn a_date_that_can_be_two_days_stays_unknown() {
    let quote = "MPN,Price,Currency,Price date\nRC0402FR-0710KL,0.01,USD,03/04/2026\nSTM32F103C8T6,4,USD,05/06/2026\n";
    let report = report_of_files(&[("board.csv", BOM), ("quote.csv", quote)], &[100]);
    assert_eq!(quoted(offers(&report, 0)[0]), None);
    let unknown = report.not_checked.iter().find(|it| it.check == "price-age").unwrap();
    assert_eq!((unknown.because, unknown.lines), ("not-stated-anywhere", Some(2)));
}

#[test]
fn the_date_above_the_table_is_that_of_its_prices() {
    for head in [
        "Quotation date: 2026-06-01",
        "Quote Date,2026-06-01",
        "Angebot vom: 01.06.2026",
        "Datum;;01.06.2026",
    ] {
        let quote =
            format!("ACME Components\n{head}\n\nMPN,Unit price (USD),MOQ\nRC0402FR-0710KL,0.01,100\n");
        let quote = if head.contains(';') { quote.replace(',', ";") } else { quote };
        let report = report_of_files(&[("board.csv", BOM), ("quote.csv", &quote)], &[100]);
        assert_eq!(quoted(offers(&report, 0)[0]).as_deref(), Some("2026-06-01"), "{head}");
        assert!(codes(&report, 0).contains(&"cost.stale-price"), "{head}");
    }
}

#[test]
fn a_validity_in_days_counts_from_the_quote() {
    let quote = "MPN,Price,Currency,Quote date,Validity\nRC0402FR-0710KL,0.01,USD,2026-10-01,30 days\n";
    let report = report_of_files(&[("board.csv", BOM), ("quote.csv", quote)], &[100]);
    assert_eq!(offers(&report, 0)[0].valid_until, Day::from_iso("2026-10-31"));
    assert!(codes(&report, 0).contains(&"cost.price-expired"));
}

#[test]
fn a_reel_fee_is_read_with_its_packaging() {
    let prices = "MPN,Supplier,Packaging,Price 1,Price 1000,Currency,Reel fee\n\
        STM32F103C8T6,DigiKey,Cut Tape,5.00,4.00,USD,\n\
        STM32F103C8T6,DigiKey,Digi-Reel,5.00,3.90,USD,7.00\n";
    let report = report_of_files(&[("board.csv", BOM), ("prices.csv", prices)], &[10, 1_000]);
    let line = &report.lines[1];
    let offers = offers(&report, 1);
    assert_eq!(offers.iter().map(|it| it.fee).collect::<Vec<_>>(), [None, Some(number("7"))]);
    // Ten pieces: cut tape, 50. A thousand: 3,900 and 7 for the reel, less than 4,000.
    assert_eq!(line.cost.get(0).unwrap().extended(), Some(number("50")));
    assert_eq!(line.cost.get(1).unwrap().extended(), Some(number("3907")));
}

#[test]
fn a_stock_list_of_the_own_warehouse_is_used_first() {
    let prices = "MPN,Supplier,Price,Currency,Stock\nRC0402FR-0710KL,Mouser,0.10,USD,900000\n";
    for stock in [
        "Part Number,Description,Qty on hand\nRC0402FR-0710KL,Resistor,150\n",
        "MPN,Stock,Storage location\nRC0402FR-0710KL,150,A-12\n",
        "Herstellerteilenummer;Bezeichnung;Lagerbestand\nRC0402FR-0710KL;Widerstand;150\n",
    ] {
        let report =
            report_of_files(&[("board.csv", BOM), ("prices.csv", prices), ("stock.csv", stock)], &[100]);
        let cost = &report.lines[0].cost.get(0).unwrap();
        assert_eq!((cost.on_hand(), cost.order()), (number("150"), number("50")), "{stock}");
        assert_eq!(cost.extended(), Some(number("5")), "{stock}");
    }
}

#[test]
fn stock_beside_a_seller_or_its_prices_is_not_the_own() {
    for prices in [
        "MPN,Supplier,Price,Currency,On hand\nRC0402FR-0710KL,Mouser,0.10,USD,150\n",
        "MPN,Price 1,Price 100,Currency,On hand\nRC0402FR-0710KL,0.20,0.10,USD,150\n",
        "MPN,DigiKey Part #,DigiKey Stock,Unit Price USD\nRC0402FR-0710KL,311-10KLR,150,0.10\n",
        "MPN,Available,Unit Price USD\nRC0402FR-0710KL,150,0.10\n",
    ] {
        let report = report_of_files(&[("board.csv", BOM), ("prices.csv", prices)], &[100]);
        let cost = &report.lines[0].cost.get(0).unwrap();
        assert_eq!((cost.on_hand(), cost.order()), (number("0"), number("200")), "{prices}");
    }
}

#[test]
fn what_own_stock_stands_in_the_books_is_its_cost() {
    let stock =
        "Part Number;Description;On hand;Standard cost;Currency\nRC0402FR-0710KL;Resistor;500;0,004;EUR\n";
    let report = report_of_files(&[("board.csv", BOM), ("stock.csv", stock)], &[100]);
    let cost = &report.lines[0].cost.get(0).unwrap();
    assert_eq!(
        (cost.on_hand(), cost.order(), cost.extended()),
        (number("200"), number("0"), Some(number("0.8")))
    );
}
