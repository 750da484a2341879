//! Alternates: who names them, what they change, and what becomes of approvals.

use bomlight::domain::compliance::regimes::Answer;
use bomlight::domain::place::{RowKey, RowNumber, SourceIndex};
use bomlight::domain::project::Command;
use bomlight::domain::read::Limits;
use bomlight::domain::report::Report;
use bomlight::domain::report::prepared::Origin;
use bomlight::domain::report::source::SourceRole;
use bomlight::domain::settings::Settings;
use bomlight::domain::settings::by_hand::Approval;
use bomlight::domain::supply::alternates::changes;
use bomlight::domain::supply::part::{index_of_lines, parts_of};
use bomlight::domain::supply::risk::BomRisk;
use bomlight::engine::{Request, Session};

use super::build::{number, report_of_files};

const BOM: &str = "Reference,Qty,MPN,Manufacturer,Alternate MPN,Alternate Manufacturer\n\
    R1 R2,2,RC0402FR-0710KL,Yageo,CRCW040210K0FKED,Vishay\n\
    U1,1,STM32F103C8T6,ST,,\n";
const PRICES: &str = "MPN,Manufacturer,Price,Currency,RoHS,Lead time (weeks),Supplier,Lifecycle\n\
    RC0402FR-0710KL,Yageo,0.01,USD,Yes,20,A,Active\n\
    CRCW040210K0FKED,Vishay,0.03,USD,Non-compliant,8,B,Active\n\
    STM32F103C8T6,ST,5,USD,Yes,30,A,NRND\n\
    GD32F103C8T6,GigaDevice,2,USD,Yes,6,B,Active\n";
const LIST: &str = "MPN,Manufacturer,Approved alternate,Alternate manufacturer\n\
    STM32F103C8T6,STMicroelectronics,GD32F103C8T6,GigaDevice\n";

fn row(source: u16, row: u32) -> RowKey {
    RowKey { source: SourceIndex(source), row: RowNumber(row) }
}

fn named(report: &Report) -> Vec<(u32, Origin, bool, &str)> {
    let all = report.prepared.alternates.iter();
    all.map(|it| (it.line, it.origin, it.is_approved, it.part.line.mpn.as_str())).collect()
}

#[test]
fn alternates_come_from_the_bom_and_from_approved_lists() {
    let report = report_of_files(&[("board.csv", BOM), ("prices.csv", PRICES), ("avl.csv", LIST)], &[100]);
    assert_eq!(report.sources[2].role, SourceRole::PartData);
    let expected =
        [(0, Origin::Bom, true, "CRCW040210K0FKED"), (1, Origin::ApprovedList, true, "GD32F103C8T6")];
    assert_eq!(named(&report), expected);
    // The price of the alternate is not that of the line.
    assert_eq!(report.lines[1].offers.len(), 1);
    assert_eq!(report.prepared.alternates[1].part.lead_time_days, Some(42));
}

#[test]
fn a_list_may_name_the_part_that_is_replaced() {
    let list = "Part number,Manufacturer,Alternate for\nGD32F103C8T6,GigaDevice,STM32F103C8T6\n";
    let report = report_of_files(&[("board.csv", BOM), ("prices.csv", PRICES), ("avl.csv", list)], &[100]);
    assert_eq!(named(&report)[1], (1, Origin::ApprovedList, true, "GD32F103C8T6"));
}

#[test]
fn what_an_alternate_changes() {
    let report = report_of_files(&[("board.csv", BOM), ("prices.csv", PRICES)], &[100, 1_000]);
    let parts = parts_of(&report);
    let alternate = &report.prepared.alternates[0];
    let index = index_of_lines(&report)[0].unwrap() as usize;
    let changes = changes(&report, &parts[index], index, &alternate.part);
    // 200 pieces at 0.03 in the place of 0.01, and 8 weeks in the place of 20.
    assert_eq!((changes[0].cost, changes[0].days), (Some(number("4.00")), Some(-84)));
    assert_eq!(changes[1].cost, Some(number("40.00")));
    assert_eq!(changes[0].rohs, (Answer::ByExemption, Answer::Fails));
}

#[test]
fn the_grade_that_alternates_reach_stands_beside_the_actual_one() {
    // Without the letter whose part is compliant by exemption only.
    let plain = |text: &str| text.replace("RC0402FR-0710KL", "RC0402FR-0710K");
    let (bom, prices, list) = (plain(BOM), plain(PRICES), plain(LIST));
    let report = report_of_files(&[("board.csv", &bom), ("prices.csv", &prices), ("avl.csv", &list)], &[100]);
    let risk = BomRisk::of(&report, 100);
    let controller = risk.lines[1];
    assert!(controller.reachable.points < controller.actual.points, "{controller:?}");
    assert_eq!(controller.by, Some(1));
    // Not compliant is worse than what is gained in days.
    assert_eq!(risk.lines[0].by, None, "{:?}", risk.lines[0]);
}

#[test]
fn an_approval_can_be_taken_away_and_a_candidate_approved() {
    let mut settings = Settings::parts_alone("2026-11-22");
    settings.set_boards(&[100]);
    let mut session = Session::new(settings, Limits::default());
    let files = [("board.csv", BOM), ("prices.csv", PRICES)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    assert!(session.open(files.to_vec(), false, &mut |_| {}).is_empty());
    let mut ask = |request| {
        session.handle(request, Vec::new(), &mut |_| {});
        named(session.report().unwrap()).iter().map(|it| (it.1, it.2, it.3.to_owned())).collect::<Vec<_>>()
    };
    let of_file = Approval {
        line: row(0, 2),
        mpn: "CRCW040210K0FKED".to_owned(),
        manufacturer: "Vishay".to_owned(),
        row: None,
        is_approved: false,
    };
    let found = ask(Request::Apply(Command::Approve(of_file)));
    assert_eq!(found, [(Origin::Bom, false, "CRCW040210K0FKED".to_owned())]);
    let candidate = Approval {
        line: row(0, 3),
        mpn: "GD32F103C8T6".to_owned(),
        manufacturer: "GigaDevice".to_owned(),
        row: Some(row(1, 5)),
        is_approved: true,
    };
    let found = ask(Request::Apply(Command::Approve(candidate)));
    assert_eq!(found[1], (Origin::Candidate, true, "GD32F103C8T6".to_owned()));
    // It can now be used, and the line is then judged as it.
    let mpn = Some("GD32F103C8T6".to_owned());
    ask(Request::Apply(Command::UseAlternate { line: row(0, 3), mpn }));
    let found = ask(Request::Undo);
    assert_eq!(found.len(), 2);
    ask(Request::Undo);
    assert_eq!(ask(Request::Undo), [(Origin::Bom, true, "CRCW040210K0FKED".to_owned())]);
    // The file of the candidate goes, and the approval with it.
    ask(Request::Redo);
    ask(Request::Redo);
    assert_eq!(ask(Request::CloseSource { index: 1 }).len(), 1);
}
