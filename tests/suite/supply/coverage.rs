//! Coverage before figures: what rests on a part of the lines says so and is no tick, what rests on less than half is no
//! figure; and what the file must hold before it is called sound.

use bomlight::domain::export::html::write_body;
use bomlight::domain::export::text::write_text;
use bomlight::domain::known::Mark;
use bomlight::domain::read::Limits;
use bomlight::domain::ready::{Answer, Subject, ready};
use bomlight::domain::report::{Audience, Report};
use bomlight::domain::settings::Settings;
use bomlight::engine::Session;
use bomlight::engine::protocol::{ExportKind, Request};
use bomlight::engine::view::{figures, plan, summary, supply};
use serde_json::Value;

use super::build::report_of_files;

const HEAD: &str = "MPN,Supplier,Price,Currency,Lead time (weeks),Stock\n";

/// A BOM of so many lines, each with a part number.
fn board(lines: usize) -> String {
    let line = |it| format!("U{it},1,PART-{it},ST\n");
    ["Reference,Qty,MPN,Manufacturer\n".to_owned(), (1..=lines).map(line).collect()].concat()
}

/// Part data for the first of them.
fn data(lines: usize, stock: u32) -> String {
    let line = |it| format!("PART-{it},A,1.25,USD,4,{stock}\n");
    [HEAD.to_owned(), (1..=lines).map(line).collect()].concat()
}

fn known(lines: usize, of: usize, stock: u32) -> Report {
    report_of_files(&[("board.csv", &board(of)), ("data.csv", &data(lines, stock))], &[10])
}

fn answer(report: &Report, subject: Subject) -> Answer {
    ready(report)[0].checks.iter().find(|it| it.subject == subject).unwrap().answer
}

#[test]
fn two_priced_lines_of_121_make_no_price_and_no_lead_time() {
    let report = known(2, 121, 5_000);
    let view = summary(&report, 1);
    let tier = &view.cost.tiers[0];
    assert_eq!(
        (tier.per_board.as_str(), tier.coverage.as_str()),
        ("", "2 of 121 lines priced: no board price yet.")
    );
    assert!(view.cost.per_board.rows.iter().filter(|it| it.class == "total").all(|it| it.cells == ["–"]));
    assert_eq!(view.cost.per_board.rows[0].cells, ["2 of 121"], "how much is priced comes first");
    assert_eq!((view.supply.longest.as_str(), view.supply.mark), ("", Mark::Unknown));
    assert_eq!(
        view.supply.sentence,
        "2 of 121 lines state a lead time: too few to tell for the board. 2 of 121 lines state a stock: not known for how many \
         boards it is enough."
    );
    let page = supply(&report, 0, 0, 200, 1).unwrap();
    assert_eq!(page.mark, Mark::Unknown);
    assert!(
        page.rows.iter().filter(|it| (it.least, it.most) == (0, 100)).all(|it| it.grade_text == "Unknown")
    );
    let plan = plan(&report, 0, 1).unwrap();
    assert_eq!(plan.sentence, "A date is known for 2 of 121 parts: no ship date yet.");
    assert_eq!((plan.answer, plan.earliest_ship.as_str()), (Answer::Unknown, "no date yet"));
    assert_eq!(figures(&report, 600, 600).curves, None);
    let (text, html) = (write_text(&report), write_body(&report));
    assert!(text.contains("2 of 121 lines priced: no board price yet."), "{text}");
    assert!(html.contains("2 of 121 lines priced: no board price yet"), "{html}");
    assert!(!html.contains("verdict-amount"), "no bold price");
    for subject in [Subject::Prices, Subject::LongLead, Subject::Lifecycle] {
        assert_eq!(answer(&report, subject), Answer::Unknown, "{subject:?}");
    }
}

#[test]
fn a_figure_of_a_part_of_the_lines_says_so_first_and_is_no_tick() {
    let report = known(3, 4, 5_000);
    let view = summary(&report, 1);
    assert_eq!(view.cost.tiers[0].coverage, "3 of 4 lines priced.");
    assert!(!view.cost.tiers[0].per_board.is_empty() && !view.cost.tiers[0].known.is_full());
    assert_eq!((view.supply.longest.as_str(), view.supply.mark), ("4 weeks", Mark::Unknown));
    assert!(view.supply.sentence.starts_with("3 of 4 lines state a lead time."), "{}", view.supply.sentence);
    assert_eq!(report.stock_mark(10), Mark::Unknown);
    let html = write_body(&report);
    let (coverage, amount) = (html.find("3 of 4 lines priced"), html.find("verdict-amount"));
    assert!(coverage.is_some() && coverage < amount, "the lines stand before the price");
    let whole = known(4, 4, 5_000);
    assert_eq!((summary(&whole, 1).supply.mark, whole.stock_mark(10)), (Mark::Good, Mark::Good));
}

#[test]
fn stock_for_no_board_is_never_well() {
    let report = known(4, 4, 0);
    assert_eq!(report.supply.largest_build_from_stock, Some(0));
    assert_eq!((summary(&report, 1).supply.mark, report.stock_mark(10)), (Mark::Warning, Mark::Warning));
    assert_eq!(supply(&report, 0, 0, 10, 1).unwrap().stock, "The stated stock is not enough for one board.");
}

/// What the host gets of two files with a config of the site.
fn told(config: &str, lines: usize, of: usize) -> Value {
    let mut session = Session::new(Settings::parts_alone("2026-11-22"), Limits::default());
    session.handle(Request::Configure { seed: 1 }, vec![config.into()], &mut |_| {});
    let files = [("board.csv", board(of)), ("data.csv", data(lines, 5_000))];
    let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    session.open(files.into(), false, &mut |_| {});
    let bytes = session.export_bytes(ExportKind::Result, Audience::Internal).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

#[test]
fn the_embed_tells_no_figure_below_the_operators_threshold_and_says_what_is_missing() {
    let figures = ["per_board", "earliest_ship", "longest_lead_time_days", "largest_build_from_stock"];
    let has = |result: &Value, figure: &str| {
        !result["volumes"][0][figure].is_null() || !result["supply"][figure].is_null()
    };
    let sparse = told("", 3, 4);
    for figure in figures {
        assert!(!has(&sparse, figure), "{figure}: {sparse}");
        let missing = sparse["missing"].as_array().unwrap().iter().find(|it| it["figure"] == figure).unwrap();
        assert_eq!((missing["known"].as_u64(), missing["of"].as_u64()), (Some(3), Some(4)), "{figure}");
    }
    assert!(sparse["volumes"][0].get("total").is_none());
    let config = r#"{"schema":"bomlight-config/1","embed":{"leastKnownPercent":75}}"#;
    for result in [told(config, 3, 4), told("", 4, 4)] {
        assert!(figures.iter().all(|it| has(&result, it)), "{result}");
        assert_eq!(result["missing"], Value::Array(Vec::new()));
    }
    assert!(!has(&told(config, 2, 4), "per_board"));
}

#[test]
fn the_file_is_sound_only_where_every_line_can_be_ordered_and_none_is_lost() {
    let head = "Item,Reference,Qty,Value,Package,MPN,Manufacturer\n";
    let sound = "1,R1,1,10k,0402,,\n2,C1,1,100n 16V,0402,,\n3,U1,1,,,A-100,ST\n";
    let file = |rows: &str| report_of_files(&[("board.csv", &[head, rows].concat())], &[10]);
    let codes = |report: &Report| -> Vec<&'static str> {
        let of_file = report.findings.iter().map(|it| it.code).filter(|it| it.starts_with("data."));
        of_file.collect()
    };
    let report = file(sound);
    assert_eq!(
        (report.file_mark(), answer(&report, Subject::Data)),
        (Mark::Good, Answer::Go),
        "{:?}",
        codes(&report)
    );
    for (row, code) in [
        // A transistor by its value, a resistor without a size, a capacitor without a voltage.
        ("4,Q1,1,NPN,SOT-23,,\n", "data.not-orderable"),
        ("4,R2,1,10k,,,\n", "data.not-orderable"),
        ("4,C2,1,100n,0402,,\n", "data.not-orderable"),
    ] {
        let report = file(&[sound, row].concat());
        assert_eq!(codes(&report), [code], "{row}");
        assert_eq!(
            (report.file_mark(), answer(&report, Subject::Data)),
            (Mark::Warning, Answer::NotYet),
            "{row}"
        );
        assert_eq!(summary(&report, 1).data_problems, 1, "{row}");
    }
    let nothing = report_of_files(&[("data.csv", &data(2, 10))], &[10]);
    assert_ne!(answer(&nothing, Subject::Data), Answer::Go);
}
