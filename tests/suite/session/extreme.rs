//! Files with odd numbers: whatever stands in them, every page and every export still comes, and what cannot be counted
//! is told.

use std::path::Path;

use bomlight::domain::project::Command;
use bomlight::domain::read::Limits;
use bomlight::domain::settings::Settings;
use bomlight::engine::protocol::ExportKind;
use bomlight::engine::view::FormKind;
use bomlight::engine::view::query::LinesQuery;
use bomlight::engine::{Request, Response, Session};

/// Each fixture with the codes that it must be told of.
const FILES: [(&str, &[&str]); 7] = [
    ("below-zero", &["data.below-zero", "data.lead-time-unreadable"]),
    ("largest-prices", &["cost.price-too-large"]),
    ("negative-part", &["data.below-zero"]),
    ("negative-total", &["data.below-zero"]),
    ("sum-of-large-prices", &["cost.total-too-large"]),
    ("tiny-rate", &[]),
    ("two-price-columns", &["cost.price-too-large"]),
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/extreme")
}

fn opened(name: &str, settings: Settings) -> Session {
    let mut session = Session::new(settings, Limits::default());
    for file in [format!("{name}.csv"), format!("{name}.rates.json")] {
        if let Ok(bytes) = std::fs::read(folder().join(&file)) {
            let open = Request::Open { names: vec![file] };
            let (answer, _) = session.handle(open, vec![bytes], &mut |_| {});
            assert!(
                matches!(&answer, Response::Summary { summary: Some(_), refused, .. } if refused.is_empty()),
                "{name}: {answer:?}"
            );
        }
    }
    session
}

/// Asks for all that a screen can show and save.
fn look(session: &mut Session, name: &str) {
    let mut requests = vec![
        Request::Summary,
        Request::Lines(LinesQuery { count: 50, ..LinesQuery::default() }),
        Request::Line { index: 0 },
        Request::Line { index: 1 },
        Request::Review { source: 0 },
        Request::Compliance { start: 0, count: 50 },
        Request::Alternates { line: 0 },
        Request::Ready,
    ];
    requests.extend([280, 340, 700].map(|width| Request::Figures { curves: width, bars: width }));
    let volumes = session.report().map_or(0, |it| it.settings.boards.len()).min(3);
    for volume in 0..u16::try_from(volumes).expect("a few") {
        requests.push(Request::Plan { volume });
        requests.push(Request::Supply { volume, start: 0, count: 50 });
    }
    let forms = [FormKind::WhatIf, FormKind::Profile, FormKind::Rates, FormKind::Plan, FormKind::Risk];
    requests.extend(forms.map(Request::Form));
    let exports = [
        ExportKind::Json,
        ExportKind::Csv,
        ExportKind::CsvSemicolonExact,
        ExportKind::Html,
        ExportKind::PrintBody,
        ExportKind::Xlsx,
        ExportKind::Text,
        ExportKind::Letters,
        ExportKind::NamedResult,
    ];
    requests.extend(exports.map(Request::Export));
    for request in requests {
        let (answer, _) = session.handle(request.clone(), Vec::new(), &mut |_| {});
        assert!(!matches!(answer, Response::Failed(_)), "{name}: {request:?}: {answer:?}");
    }
}

#[test]
fn odd_numbers_stop_no_page_and_are_told() {
    let mut fixtures: Vec<String> = std::fs::read_dir(folder())
        .expect("the fixtures")
        .filter_map(|it| Some(it.ok()?.file_name().to_str()?.strip_suffix(".csv")?.to_owned()))
        .collect();
    fixtures.sort();
    assert_eq!(fixtures, FILES.map(|it| it.0), "every fixture is asked");
    for (name, codes) in FILES {
        for settings in [Settings::new("2026-11-22"), Settings::parts_alone("2026-11-22")] {
            let mut session = opened(name, settings);
            for code in codes {
                let findings = &session.report().expect("a report").findings;
                assert!(findings.iter().any(|it| it.code == *code), "{name}: {code} in {findings:?}");
            }
            look(&mut session, name);
            for boards in [1, Settings::MAX_BOARDS] {
                session.handle(Request::Apply(Command::SetBoards(vec![boards])), Vec::new(), &mut |_| {});
                session.handle(Request::Apply(Command::SetEstimates(boards > 1)), Vec::new(), &mut |_| {});
                look(&mut session, name);
            }
        }
    }
}

#[test]
fn what_is_below_zero_is_told_and_in_no_sum() {
    let session = opened("below-zero", Settings::parts_alone("2026-11-22"));
    let report = session.report().expect("a report");
    let told = |code: &str| report.findings.iter().filter(|it| it.code == code).count();
    assert_eq!((told("data.below-zero"), told("data.lead-time-unreadable")), (3, 1));
    let zero = rust_decimal::Decimal::ZERO;
    for line in &report.lines {
        assert!(line.line.quantity.is_none_or(|it| it >= zero), "{line:?}");
        assert!(line.stock.is_none_or(|it| it >= zero), "{line:?}");
        assert!(line.line.facts.offers.iter().flat_map(|it| &it.breaks).all(|it| it.unit_price >= zero));
    }
    assert!(report.tiers.iter().all(|it| it.total >= zero && it.parts >= zero));
}
