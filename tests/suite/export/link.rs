//! Links: what is in them comes back, what is not meant to be in them is not, and hostile ones are refused.

use bomlight::domain::assess::compliance::summaries;
use bomlight::domain::compliance::category::Category;
use bomlight::domain::compliance::regimes::{Answer, Regime};
use bomlight::domain::export::html::write_body;
use bomlight::domain::export::link::kinds::{LinkContents, LinkError, Reach};
use bomlight::domain::export::link::{LOCKED, OPEN, is_link, link_of, packed_bytes, read_link, write_link};
use bomlight::domain::export::xlsx::write_xlsx;
use bomlight::domain::export::{csv, json, text};
use bomlight::domain::project::Command;
use bomlight::domain::read::Limits;
use bomlight::domain::report::{Audience, Report};
use bomlight::domain::settings::Settings;
use bomlight::engine::protocol::ExportKind;
use bomlight::engine::view::{self, query::LinesQuery};
use bomlight::engine::{Request, Response, Session};
use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::export::sample;

const CONTENTS: [LinkContents; 3] = [LinkContents::Summary, LinkContents::Lines, LinkContents::Prices];

fn opened(report: &Report, contents: LinkContents) -> Report {
    read_link(&write_link(report, contents, "Ada, Acme")).expect("a link of this version")
}

#[test]
fn what_is_in_a_link_comes_back() {
    let report = sample::report();
    for contents in CONTENTS {
        let link = opened(&report, contents);
        let shared = link.shared.as_ref().expect("it came with a link");
        assert_eq!((shared.by.as_str(), shared.on.as_str()), ("Ada, Acme", "2026-11-22"));
        assert_eq!(link.audience, contents.audience());
        assert_eq!((&link.rohs, link.lines.len()), (&report.rohs, report.lines.len()));
        assert_eq!(link.supply.largest_build_from_stock, report.supply.largest_build_from_stock);
        assert_eq!(link.name(), report.name());
        assert!(write_body(&link).contains("Shared by Ada, Acme by link, checked on 22 November 2026."));
    }
    let lines = opened(&report, LinkContents::Lines);
    let prices = opened(&report, LinkContents::Prices);
    assert_eq!(
        prices.tiers.iter().map(|it| it.total).collect::<Vec<_>>(),
        report.tiers.iter().map(|it| it.total).collect::<Vec<_>>()
    );
    assert_eq!(prices.findings.len(), report.findings.len());
    for ((one, other), bare) in report.lines.iter().zip(&prices.lines).zip(&lines.lines) {
        for link in [other, bare] {
            assert_eq!((&one.line.mpn, &one.line.designators), (&link.line.mpn, &link.line.designators));
            assert_eq!(
                (one.lead_time_days, one.stock, one.lifecycle),
                (link.lead_time_days, link.stock, link.lifecycle)
            );
            assert_eq!((one.rohs.status, one.line.dnp), (link.rohs.status, link.line.dnp));
        }
        for (cost, link) in one.cost.iter().zip(other.cost.iter()) {
            assert_eq!((cost.unit_price(), cost.extended()), (link.unit_price(), link.extended()));
        }
        assert!(bare.cost.iter().all(|it| it.unit_price().is_none()));
    }
}

/// As of a board with ten thousands of parts.
#[test]
fn boards_that_are_never_good_at_the_first_pass_come_back() {
    let mut report = sample::report();
    for tier in &mut report.tiers {
        tier.first_pass = Decimal::ZERO;
    }
    let opened = opened(&report, LinkContents::Prices);
    assert!(opened.tiers.iter().all(|it| it.first_pass.is_zero() && !it.good.is_zero()));
}

#[test]
fn every_format_can_be_made_of_a_link_and_a_link_tells_no_more_when_it_is_passed_on() {
    for report in [sample::report(), sample::empty()] {
        for contents in CONTENTS {
            let link = opened(&report, contents);
            assert!(!csv::write_csv(&link).is_empty() && !text::write_text(&link).is_empty());
            let json: serde_json::Value = serde_json::from_slice(&json::write_json(&link)).expect("JSON");
            assert_eq!(json["date"], "2026-11-22");
            assert!(write_xlsx(&link).starts_with(b"PK"));
            let again = opened(&link, LinkContents::Prices);
            assert_eq!(again.audience, contents.audience());
        }
    }
}

#[test]
fn versions_and_packings_that_are_not_known_are_refused() {
    let link = write_link(&sample::report(), LinkContents::Summary, "");
    assert!(link.starts_with("#b1.d:") && is_link(&link));
    assert!(link.bytes().skip(6).all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_'));
    let body = link.split_once(':').expect("a colon").1;
    for (fragment, error) in [
        (format!("#b2.d:{body}"), LinkError::Newer),
        (format!("b1.z:{body}"), LinkError::Newer),
        (format!("#b1.e:{body}"), LinkError::Encrypted),
        (format!("#b1.d:{}", &body[..body.len() / 2]), LinkError::Damaged),
        ("#b1.d:".to_owned(), LinkError::Damaged),
        ("#b1.d:!!".to_owned(), LinkError::Damaged),
        ("#/cost?sort=price".to_owned(), LinkError::Damaged),
        (format!("#b1.d:{}", "A".repeat(2_000_001)), LinkError::TooLarge),
    ] {
        assert_eq!(read_link(&fragment).err(), Some(error), "{fragment:.40}");
    }
    assert!(!is_link("#/cost?sort=price") && !is_link(""));
}

fn link_of_json(json: &str) -> String {
    link_of(OPEN, &compress_to_vec(json.as_bytes(), 6))
}

#[test]
fn counts_that_the_lines_of_the_link_contradict_are_refused() {
    let read = |report: &Report, contents| read_link(&write_link(report, contents, "")).is_ok();
    let swapped = |counts: &mut [u32]| counts.rotate_right(1);
    let mut rohs = sample::report();
    swapped(&mut rohs.rohs.counts);
    let mut chosen = sample::report();
    chosen.settings.set_regimes(&Regime::ALL);
    chosen.regimes = summaries(&chosen.lines, &chosen.sources, &chosen.settings);
    let mut regime = chosen.clone();
    let of_one = regime.regimes.last_mut().expect("a regime");
    swapped(&mut of_one.counts);
    for contents in [LinkContents::Lines, LinkContents::Prices] {
        assert!(read(&sample::report(), contents) && read(&chosen, contents));
        assert!(!read(&rohs, contents) && !read(&regime, contents));
    }
}

#[test]
fn hostile_links_cost_little_and_are_refused() {
    let bomb = " ".repeat(5 << 20);
    assert_eq!(read_link(&link_of_json(&bomb)).err(), Some(LinkError::TooLarge));
    let large = "79228162514264337593543950335";
    for json in [
        r#"{"d":"2026-11-22","v":"pass","m":[4000000000,0]}"#.to_owned(),
        r#"{"d":"today","v":"pass"}"#.to_owned(),
        r#"{"d":"2026-11-22","v":"maybe"}"#.to_owned(),
        r#"{"d":"2026-11-22","v":"pass","t":[{"b":10},{"b":1}]}"#.to_owned(),
        r#"{"d":"2026-11-22","v":"pass","t":[{"b":0,"y":["1","1"]}]}"#.to_owned(),
        format!(r#"{{"d":"2026-11-22","v":"pass","t":[{{"b":1,"t":"{large}","y":["1","1"]}}]}}"#),
        r#"{"d":"2026-11-22","v":"pass","r":[5,0,0,0,0],"m":[1,0]}"#.to_owned(),
        r#"{"d":"2026-11-22","v":"pass","t":[{"b":1,"y":["1","1"],"c":[7,0,0,0]}],"m":[1,0]}"#.to_owned(),
        r#"{"d":"2026-11-22","v":"pass","s":{"long":9},"m":[1,0]}"#.to_owned(),
        r#"{"d":"2026-11-22","v":"pass","m":[1,2]}"#.to_owned(),
        r#"{"d":"2026-11-22","v":"pass","contents":"Lines","l":{"row":[1,2],"refs":["R1"]}}"#.to_owned(),
    ] {
        assert_eq!(read_link(&link_of_json(&json)).err(), Some(LinkError::Damaged), "{json}");
    }
    // A billion findings are not made, and codes that nobody knows are left out.
    let many = r#"{"d":"2026-11-22","v":"pass","f":[["rohs.unknown",[4000000000,0,0]],["no.such",[1,1,1]]]}"#;
    assert_eq!(read_link(&link_of_json(many)).map(|it| it.findings.len()), Ok(100_000));
}

fn session() -> Session {
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    let board = b"Ref,Qty,MPN,Supplier,Price USD\nR1,1,ABC-1,Zetronix,0.5\n".to_vec();
    assert_eq!(session.open(vec![("b.csv".to_owned(), board)], false, &mut |_| {}), []);
    session
}

#[test]
fn a_session_makes_and_opens_links_and_a_shared_report_is_read_only() {
    let mut session = session();
    let mut ask = |request| session.handle(request, Vec::new(), &mut |_| {});
    let (made, _) = ask(Request::Link { contents: LinkContents::Lines, by: String::new() });
    let Response::Link { fragment } = made else { panic!("{made:?}") };
    let (failed, _) = ask(Request::OpenLink { fragment: "#b7.d:AAAA".to_owned() });
    let Response::Failed(refusal) = failed else { panic!("{failed:?}") };
    assert_eq!(refusal.message, "The link cannot be opened: it was made by a newer version.");
    let (shown, _) = ask(Request::OpenLink { fragment });
    assert!(matches!(shown, Response::Summary { summary: Some(_), .. }), "{shown:?}");
    let (changed, _) = ask(Request::Apply(Command::SetBoards(vec![3])));
    assert!(matches!(changed, Response::Failed(_)), "{changed:?}");
    let (saved, _) = ask(Request::Export(ExportKind::Project));
    assert!(matches!(saved, Response::Failed(_)), "{saved:?}");
    let csv = session.export_bytes(ExportKind::Csv, Audience::Internal).expect("a report");
    assert!(!String::from_utf8(csv).expect("UTF-8").contains("Zetronix"));
    // Own files take its place.
    let board = b"Ref,Qty,MPN\nC1,1,XYZ-9\n".to_vec();
    assert_eq!(session.open(vec![("c.csv".to_owned(), board)], false, &mut |_| {}), []);
    assert!(session.report().is_some_and(|it| it.shared.is_none() && it.lines.len() == 1));
}

#[test]
fn a_link_with_lines_of_a_small_board_gets_through_most_programs() {
    let report = sample::report();
    let lengths = CONTENTS.map(|it| write_link(&report, it, "Ada").len());
    assert!(lengths[0] < lengths[1] && lengths[1] < lengths[2], "{lengths:?}");
    assert_eq!(Reach::of(lengths[0]), Reach::Anywhere);
    assert_eq!(Reach::of(lengths[1]), Reach::Anywhere);
    assert_eq!(
        [2_000, 2_001, 8_000, 8_001].map(Reach::of),
        [Reach::Anywhere, Reach::Most, Reach::Most, Reach::TooLong]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn no_link_panics(text in ".{0,80}", at in 0_usize..3_000, letter in "[A-Za-z0-9_-]") {
        let _ = read_link(&text);
        let _ = read_link(&format!("#b1.d:{text}"));
        let mut link = LINK.with(Clone::clone);
        if at < link.len() {
            link.replace_range(at..=at, &letter);
        }
        if let Ok(report) = read_link(&link) {
            let _ = (write_body(&report), json::write_json(&report), text::write_text(&report));
        }
    }

    /// The packing is sound and the contents are not: numbers of any size in every place.
    #[test]
    fn odd_numbers_do_no_harm(numbers in proptest::collection::vec(any::<i64>(), 6), scale in 0_u32..28) {
        let [a, b, c, d, e, f] = numbers.as_slice() else { panic!("six") };
        let decimal = rust_decimal::Decimal::from_i128_with_scale(i128::from(*a) * i128::from(u32::MAX), scale);
        let boards = b.unsigned_abs() % 12_000_000;
        let json = format!(
            r#"{{"d":"2026-11-22","v":"fail","c":"USD","contents":"Prices","a":true,"m":[1,0],"t":[{{"b":{boards},"t":"{decimal}","u":"{c}","y":["0.5","1"],"p":{},"c":[1,0,0,0]}}],"g":[[{},"{decimal}"],[{},"{d}"]]}}"#,
            e.unsigned_abs() % 70_000, e.unsigned_abs() % 4_000_000_000, f.unsigned_abs() % 4_000_000_000
        );
        if let Ok(report) = read_link(&link_of_json(&json)) {
            let _ = (write_body(&report), json::write_json(&report), text::write_text(&report), write_xlsx(&report));
        }
    }
}

#[test]
fn the_bytes_of_a_link_can_be_locked_and_put_back() {
    let open = write_link(&sample::report(), LinkContents::Lines, "Ada");
    let bytes = packed_bytes(&open, OPEN).expect("an open link");
    assert_eq!(link_of(OPEN, &bytes), open);
    let locked = link_of(LOCKED, &bytes);
    assert!(locked.starts_with("#b1.e:") && is_link(&locked));
    assert_eq!(packed_bytes(&locked, LOCKED), Some(bytes));
    for other in
        [packed_bytes(&open, LOCKED), packed_bytes("#b2.d:AAAA", OPEN), packed_bytes("#/lines", OPEN)]
    {
        assert_eq!(other, None);
    }
}

#[test]
fn a_link_without_lines_shows_none() {
    let fragment = write_link(&sample::report(), LinkContents::Summary, "Ada");
    let mut reader = Session::new(Settings::new("2026-11-23"), Limits::default());
    let mut ask = |request| reader.handle(request, Vec::new(), &mut |_| {}).0;
    let Response::Summary { summary: Some(summary), .. } = ask(Request::OpenLink { fragment }) else {
        panic!("a summary")
    };
    assert_eq!(summary.shared, "Shared by Ada by link, checked on 22 November 2026.");
    assert_eq!(summary.audience, Audience::Summary);
    let lines = ask(Request::Lines(LinesQuery { count: 10, ..LinesQuery::default() }));
    assert!(matches!(lines, Response::Failed(refusal) if refusal.message.contains("link")));
    // Nothing of it is a file that could be kept.
    assert_eq!(ask(Request::Keep), Response::Done);
}

thread_local! {
    static LINK: String = write_link(&sample::report(), LinkContents::Prices, "Ada");
}

/// The regimes, the category and the ship date come along; plan and risk follow from offers, which do not.
#[test]
fn a_link_tells_the_regimes_and_says_that_it_holds_no_plan() {
    let mut settings = Settings::new("2026-11-22");
    settings.set_regimes(&Regime::ALL);
    settings.category = Category::from_code("9-industrial");
    settings.ship_date = Some("2027-08-01".to_owned());
    let mut session = Session::new(settings, Limits::default());
    let board = b"Ref,Qty,MPN,RoHS,REACH\nR1,1,A-1,Yes (exemption 7(c)-I),No SVHC\nU1,1,B-2,No,\n".to_vec();
    assert_eq!(session.open(vec![("b.csv".to_owned(), board)], false, &mut |_| {}), []);
    let report = session.report().expect("a report");
    // Its exemption has ended by then.
    assert_eq!((report.rohs.count(Answer::Unknown), report.rohs.doubtful), (1, 1));
    for contents in CONTENTS {
        let link = opened(report, contents);
        assert_eq!((&link.regimes, &link.rohs), (&report.regimes, &report.rohs), "{contents:?}");
        assert_eq!(link.settings.shipment(), report.settings.shipment(), "{contents:?}");
        for (one, other) in report.lines.iter().zip(&link.lines).filter(|_| contents != LinkContents::Summary)
        {
            assert_eq!(one.rohs.outcomes, other.rohs.outcomes);
        }
        assert!(!text::write_text(&link).contains("Supply plan"), "{contents:?}");
        let fragment = write_link(report, contents, "");
        let mut reader = Session::new(Settings::new("2026-11-23"), Limits::default());
        let mut ask = |request| reader.handle(request, Vec::new(), &mut |_| {}).0;
        assert!(matches!(ask(Request::OpenLink { fragment }), Response::Summary { .. }));
        for request in [Request::Plan { volume: 0 }, Request::Ready, Request::Compare] {
            assert!(matches!(ask(request), Response::Failed(refusal) if refusal.message.contains("link")));
        }
    }
}

/// A link tells how many findings there are and not their values: a sentence with gaps is not shown.
#[test]
fn findings_of_a_link_are_counted_and_not_told_with_gaps() {
    let mut session = session();
    let bom = "Reference,Qty,MPN\nJ92,1,B3B-ZR\nJ92,1,B4B-ZR\n";
    assert!(session.open(vec![("b.csv".to_owned(), bom.into())], false, &mut |_| {}).is_empty());
    let report = session.report().expect("a report");
    for contents in CONTENTS {
        let link = opened(report, contents);
        let groups = view::summary(&link, 1).finding_groups;
        let twice = groups.iter().find(|it| it.code == "data.duplicate-designator").expect("the group");
        assert!(twice.count > 0 && twice.findings.is_empty(), "{contents:?}: {twice:?}");
        for told in [
            text::write_text(&link),
            write_body(&link),
            String::from_utf8_lossy(&json::write_json(&link)).into_owned(),
        ] {
            assert!(!told.contains("already stands in row"), "{contents:?}: {told}");
        }
    }
}

/// Found by `cargo xtask fuzz`: what ten million of a dear board cost together was more than a link could hold.
#[test]
fn amounts_of_many_dear_boards_come_back() {
    let mut session = session();
    let bom = "Ref,Qty,MPN,Price,Currency\nU1,1,STM32F103C8T6,2666666675.44,USD\n";
    let open = Request::Open { names: vec!["board.csv".to_owned()] };
    session.handle(open, vec![bom.as_bytes().to_vec()], &mut |_| {});
    session.handle(Request::Apply(Command::SetBoards(vec![Settings::MAX_BOARDS])), Vec::new(), &mut |_| {});
    let report = session.report().expect("a report");
    let total = report.tiers.iter().map(|it| it.total).max();
    assert!(total > Some(Decimal::from(1_000_000_000_000_000_u64)), "{total:?}");
    assert_eq!(opened(report, LinkContents::Prices).tiers.len(), report.tiers.len());
}
