//! How long links and how large HTML reports of real parts become. Says "skipped" and passes where the catalog is not there.

use std::fmt::Write as _;

use bomlight::domain::export::link::kinds::{LinkContents, Reach};
use bomlight::domain::export::link::write_link;
use bomlight::domain::read::Limits;
use bomlight::domain::report::Audience;
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::ExportKind;

const CATALOG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/catalog/jlc_basic_preferred.csv");

/// A BOM of so many lines, one to eight pieces each, and a quote for all of them.
fn opened(catalog: &str, lines: usize) -> Session {
    let mut reader = csv::Reader::from_reader(catalog.as_bytes());
    let parts: Vec<csv::StringRecord> = reader.records().filter_map(Result::ok).collect();
    let step = (parts.len() / lines).max(1);
    let mut board = String::from("Reference,Qty,MPN,Manufacturer,Description,Footprint\n");
    let mut quote = String::from(
        "MPN,Manufacturer,Supplier,Price 1,Price 100,Price 1000,Currency,Stock,Lead time (weeks),RoHS\n",
    );
    let mut next = 1;
    for (at, part) in parts.iter().step_by(step).take(lines).enumerate() {
        let pieces = at % 8 + 1;
        let references: Vec<String> = (next..next + pieces).map(|it| format!("C{it}")).collect();
        next += pieces;
        let quoted = |it: usize| ["\"", &part[it].replace('"', "\"\""), "\""].concat();
        let (mpn, maker) = (quoted(1), quoted(2));
        writeln!(board, "\"{}\",{pieces},{mpn},{maker},{},{}", references.join(" "), quoted(16), quoted(6))
            .expect("a line");
        let cents = 100 + at * 37 % 900;
        let prices = [cents * 4, cents * 2, cents].map(|it| format!("{}.{:04}", it / 10_000, it % 10_000));
        let (stock, weeks) = (&part[9], at % 20 + 4);
        writeln!(quote, "{mpn},{maker},LCSC,{},USD,{stock},{weeks},Yes", prices.join(",")).expect("a line");
    }
    let mut session = Session::new(Settings::new("2026-11-22"), Limits::default());
    let files =
        [("board.csv", board), ("quote.csv", quote)].map(|(name, it)| (name.to_owned(), it.into_bytes()));
    assert_eq!(session.open(files.into(), false, &mut |_| {}), []);
    session
}

#[test]
fn summaries_get_everywhere_and_reports_stay_small() {
    let Ok(catalog) = std::fs::read_to_string(CATALOG) else { return println!("skipped: no catalog") };
    for lines in [20, 100, 200] {
        let mut session = opened(&catalog, lines);
        let report = session.report().expect("a report");
        assert_eq!(report.lines.len(), lines);
        let [summary, with_lines, prices] =
            [LinkContents::Summary, LinkContents::Lines, LinkContents::Prices]
                .map(|it| write_link(report, it, "Ada Lovelace, Acme").len());
        let mut html = |audience| session.export_bytes(ExportKind::Html, audience).map_or(0, |it| it.len());
        let [internal, customer] = [Audience::Internal, Audience::Customer].map(&mut html);
        println!(
            "{lines} lines: link {summary} (summary), {with_lines} (lines), {prices} (prices); \
             HTML {internal} bytes, {customer} for a customer"
        );
        assert_eq!(Reach::of(summary + 40), Reach::Anywhere);
        assert!(internal < 1_500_000, "{internal}");
    }
}
