//! The visitor of a page that embeds this one: what the host brings counts, and is not shown.

use bomlight::domain::read::Limits;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::protocol::ExportKind;
use bomlight::engine::view::FormKind;
use bomlight::engine::view::query::LinesQuery;
use bomlight::engine::{Request, Response, Session};

const BOM: &str = "Reference,Qty,MPN,Manufacturer,Description,Supplier Part Number\n\
    R1-R4,4,RC0402FR-0710KL,Yageo,Resistor 10k,311-10KLRCT-ND\n\
    U1,1,STM32F405RGT6,ST,Controller,\n";
/// Every number of it is nowhere else.
const PRICES: &str = "MPN,Supplier,Price 1,Price 100,Currency,Stock,MOQ\n\
    RC0402FR-0710KL,Quellhaus,0.013379,0.008931,USD,47113,\n\
    STM32F405RGT6,Ombra Parts,6.918273,5.827364,USD,2917,37\n";
const SECRETS: [&str; 9] =
    ["0.013379", "0.008931", "47113", "47,113", "6.918", "5.827", "2917", "Quellhaus", "Ombra"];
const HOST: &str = "Prices of quotes.example.csv";

fn visit(config: &str) -> Session {
    let mut session = Session::new(Settings::new("2026-11-22"), Limits::default());
    let mut ask = |request, files| session.handle(request, files, &mut |_| {}).0;
    ask(Request::Configure { seed: 1 }, vec![config.as_bytes().to_vec()]);
    ask(Request::Open { names: vec!["board.csv".to_owned()] }, vec![BOM.as_bytes().to_vec()]);
    ask(Request::Visit { brought: vec![HOST.to_owned()] }, Vec::new());
    ask(Request::Open { names: vec![HOST.to_owned()] }, vec![PRICES.as_bytes().to_vec()]);
    session
}

fn pages() -> Vec<Request> {
    let mut pages = vec![
        Request::Summary,
        Request::Lines(LinesQuery { count: 50, ..LinesQuery::default() }),
        Request::Compliance { start: 0, count: 50 },
        Request::Ready,
        Request::Sides,
        Request::Compare,
        Request::Figures { curves: 700, bars: 700 },
        Request::Form(FormKind::Profile),
        Request::Form(FormKind::Rates),
        Request::Form(FormKind::WhatIf),
    ];
    for at in 0..2 {
        pages.push(Request::Line { index: at });
        pages.push(Request::Alternates { line: at });
        pages.push(Request::Review { source: u16::try_from(at).expect("few") });
        pages.push(Request::File { source: u16::try_from(at).expect("few") });
    }
    for volume in 0..3 {
        pages.push(Request::Plan { volume });
        pages.push(Request::Supply { volume, start: 0, count: 50 });
    }
    for kind in ExportKind::ALL {
        pages.extend(Audience::ALL.map(|audience| Request::ExportFor { kind: *kind, audience }));
        pages.push(Request::AskPrices { kind: *kind, volume: None });
        if !kind.goes_to_host() {
            pages.push(Request::Export(*kind));
        }
    }
    pages
}

/// What an answer says, the bytes beside it as text.
fn told(session: &mut Session, request: Request) -> String {
    let (answer, bytes) = session.handle(request, Vec::new(), &mut |_| {});
    format!("{answer:?}\n{}", String::from_utf8_lossy(&bytes.unwrap_or_default()))
}

#[test]
fn no_page_and_no_export_shows_a_visitor_what_the_host_brings() {
    let mut session = visit("");
    for request in pages() {
        let text = told(&mut session, request.clone());
        for secret in SECRETS {
            assert!(!text.contains(secret), "{request:?} tells {secret}: {text}");
        }
    }
}

#[test]
fn what_the_host_brings_counts_for_a_visitor_and_for_the_host() {
    let mut session = visit("");
    let (Response::Summary { summary: Some(summary), .. }, _) =
        session.handle(Request::Summary, Vec::new(), &mut |_| {})
    else {
        panic!("no summary");
    };
    assert_eq!(summary.audience, Audience::Customer);
    let prices: Vec<&str> = summary.cost.tiers.iter().map(|it| it.per_board.as_str()).collect();
    assert!(prices.iter().all(|it| !it.is_empty()), "{prices:?}");
    // The host is sent its own figures: all of them.
    assert!(told(&mut session, Request::Export(ExportKind::Json)).contains("Quellhaus"));
    // The visitor's own order code stays, and what is typed is beside what the file says.
    let line = told(&mut session, Request::Line { index: 0 });
    assert!(line.contains("311-10KLRCT-ND"), "{line}");
}

/// What is not told is not there: no zero stands in its place.
#[test]
fn what_a_visitor_is_not_told_is_absent_and_not_zero() {
    let mut session = visit("");
    let (Response::Summary { summary: Some(summary), .. }, _) =
        session.handle(Request::Summary, Vec::new(), &mut |_| {})
    else {
        panic!("no summary");
    };
    assert!(summary.cost.tiers.iter().all(|it| it.short.is_none()));
    assert!(!summary.supply.sentence.contains("stock"), "{}", summary.supply.sentence);
    assert!(summary.not_checked.iter().all(|it| it.check != "Stock"));
    let sides = told(&mut session, Request::Sides);
    for label in ["Set-up and one-time cost", "Of the total", "Good boards", "short of stock"] {
        assert!(!sides.contains(label), "{label}: {sides}");
    }
    let (Response::Supply(supply), _) =
        session.handle(Request::Supply { volume: 2, start: 0, count: 9 }, Vec::new(), &mut |_| {})
    else {
        panic!("no supply");
    };
    assert!(supply.covers.is_empty() && !supply.stock.contains("stock"), "{supply:?}");
    let query = LinesQuery { count: 9, ..LinesQuery::default() };
    let (Response::Lines(lines), _) = session.handle(Request::Lines(query), Vec::new(), &mut |_| {}) else {
        panic!("no lines");
    };
    for row in &lines.rows {
        assert_eq!(row.severity.is_some(), row.finding_count > 0, "{row:?}");
    }
}

#[test]
fn whoever_runs_the_site_can_show_it_all() {
    let config = r#"{"schema":"bomlight-config/1","embed":{"showPurchase":true}}"#;
    let mut session = visit(config);
    assert!(told(&mut session, Request::Line { index: 1 }).contains("Ombra"));
}

#[test]
fn a_visitor_who_brings_all_of_it_sees_all_of_it() {
    let mut session = Session::new(Settings::new("2026-11-22"), Limits::default());
    let files = vec![
        ("board.csv".to_owned(), BOM.as_bytes().to_vec()),
        ("my prices.csv".to_owned(), PRICES.as_bytes().to_vec()),
    ];
    assert!(session.open(files, false, &mut |_| {}).is_empty());
    session.handle(Request::Visit { brought: Vec::new() }, Vec::new(), &mut |_| {});
    assert!(told(&mut session, Request::Line { index: 1 }).contains("Ombra"));
}
