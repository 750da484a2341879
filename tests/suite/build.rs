//! Small makers of lines, offers and records for the tests.

// Helpers of tests stand outside of test functions, where clippy does not see that they are tests.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::{Arc, LazyLock};

use bomlight::domain::assess::assemble;
use bomlight::domain::assess::input::Input;
use bomlight::domain::bom::BomLine;
use bomlight::domain::compliance::statements::read_rohs;
use bomlight::domain::money::Currency;
use bomlight::domain::parts::lifecycle::read_lifecycle;
use bomlight::domain::parts::{Offer, PartFacts, PartRecord, PriceBreak};
use bomlight::domain::place::{ColumnIndex, Evidence, RowNumber, SourceIndex, Stated};
use bomlight::domain::read::Limits;
use bomlight::domain::reference::Reference;
use bomlight::domain::report::Report;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use rust_decimal::Decimal;

/// Our own table of reference prices.
pub(crate) fn own_reference() -> Arc<Reference> {
    static OWN: LazyLock<Arc<Reference>> =
        LazyLock::new(|| Arc::new(Reference::read(include_bytes!("../../data/reference.bin")).unwrap()));
    Arc::clone(&OWN)
}

pub(crate) fn number(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub(crate) fn evidence(source: u16, row: u32, text: &str) -> Evidence {
    Evidence { source: SourceIndex(source), row: RowNumber(row), column: ColumnIndex(7), text: text.into() }
}

/// `"1:0.10 100:0.05"` as an offer in US dollars.
pub(crate) fn offer(ladder: &str) -> Offer {
    let breaks = ladder
        .split_whitespace()
        .map(|step| step.split_once(':').unwrap())
        .map(|(quantity, price)| PriceBreak { quantity: number(quantity), unit_price: number(price) })
        .collect();
    Offer {
        seller: None,
        seller_part_number: None,
        packaging: None,
        currency: Some(Currency::USD),
        breaks,
        moq: None,
        multiple: None,
        stock: None,
        lead_time_days: None,
        price_evidence: Some(evidence(0, 2, ladder)),
        ..Offer::default()
    }
}

pub(crate) fn in_stock(mut offer: Offer, stock: &str) -> Offer {
    offer.stock = Some(Stated { value: number(stock), evidence: evidence(1, 2, stock) });
    offer
}

pub(crate) fn lead_days(mut offer: Offer, days: u32) -> Offer {
    offer.lead_time_days = Some(Stated { value: days, evidence: evidence(1, 2, "lead") });
    offer
}

/// A line of the first file; `designators` are separated by blanks.
pub(crate) fn line(row: u32, designators: &str, mpn: &str) -> BomLine {
    BomLine {
        designators: designators.split_whitespace().map(str::to_owned).collect(),
        designator_text: designators.to_owned(),
        quantity: Some(Decimal::from(designators.split_whitespace().count())),
        mpn: mpn.to_owned(),
        ..BomLine::blank(SourceIndex(0), RowNumber(row))
    }
}

/// A row of the second file.
pub(crate) fn record(row: u32, mpn: &str, offers: Vec<Offer>) -> PartRecord {
    PartRecord {
        source: SourceIndex(1),
        row: RowNumber(row),
        mpn: mpn.to_owned(),
        manufacturer: String::new(),
        supplier: String::new(),
        supplier_part_number: String::new(),
        description: String::new(),
        facts: PartFacts { offers: offers.into_iter().map(Arc::new).collect(), ..PartFacts::default() },
    }
}

pub(crate) fn states_rohs(mut record: PartRecord, text: &str) -> PartRecord {
    let value = read_rohs(text, "RoHS").unwrap();
    record.facts.rohs.push(Stated { value, evidence: evidence(1, record.row.0, text) });
    record
}

pub(crate) fn states_lifecycle(mut record: PartRecord, text: &str) -> PartRecord {
    let value = read_lifecycle(text).unwrap();
    record.facts.lifecycle.push(Stated { value, evidence: evidence(1, record.row.0, text) });
    record
}

pub(crate) fn report(boards: &[u32], lines: Vec<BomLine>, records: Vec<PartRecord>) -> Report {
    let mut settings = Settings::parts_alone("2026-11-22");
    settings.set_boards(boards);
    assemble(Input { settings, sources: Vec::new(), lines, records, findings: Vec::new() })
}

/// The same with other settings; parts alone unless the change says otherwise.
pub(crate) fn report_with(
    boards: &[u32],
    lines: Vec<BomLine>,
    records: Vec<PartRecord>,
    change: impl FnOnce(&mut Settings),
) -> Report {
    let mut settings = Settings::parts_alone("2026-11-22");
    settings.set_boards(boards);
    change(&mut settings);
    assemble(Input { settings, sources: Vec::new(), lines, records, findings: Vec::new() })
}

/// An offer of a named seller, with its price in a cell of its own.
pub(crate) fn of_seller(mut offer: Offer, seller: &str, row: u32) -> Offer {
    offer.seller = Some(seller.to_owned());
    offer.price_evidence = Some(evidence(1, row, seller));
    offer
}

/// What the engine makes of whole files, named and in order; parts alone on 2026-11-22.
pub(crate) fn report_of_files(files: &[(&str, &str)], boards: &[u32]) -> Report {
    let mut settings = Settings::parts_alone("2026-11-22");
    settings.set_boards(boards);
    let mut session = Session::new(settings, Limits::default());
    let inputs = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let refused = session.open(inputs, false, &mut |_| {});
    assert!(refused.is_empty(), "{refused:?}");
    session.report().cloned().unwrap()
}

/// The codes of the findings of a line.
pub(crate) fn codes(report: &Report, line: usize) -> Vec<&'static str> {
    report.lines[line].findings.iter().map(|it| report.findings[*it as usize].code).collect()
}

/// The values of columns that distributors really answered; `None`, and said so, where the shared catalog is absent.
pub(crate) fn real_distributor_values() -> Option<csv::Reader<std::fs::File>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/catalog/real-distributor-values.csv");
    let reader = csv::Reader::from_path(path).ok();
    if reader.is_none() {
        println!("skipped: no shared catalog");
    }
    reader
}
