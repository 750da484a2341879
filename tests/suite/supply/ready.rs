//! Ready for mass production: each check says go, not yet or unknown.

use bomlight::domain::ready::{Answer, Subject, ready};
use bomlight::domain::report::Report;

use super::build::report_of_files;

const BOM: &str =
    "Reference,Qty,MPN,Manufacturer,Alternate MPN,Alternate manufacturer\nU1,1,A-100,ST,B-100,TI\n";

fn answers(report: &Report, boards: u32) -> Vec<(Subject, Answer, u32)> {
    let found = ready(report).into_iter().find(|it| it.boards == boards).unwrap();
    found.checks.iter().map(|it| (it.subject, it.answer, it.count)).collect()
}

#[test]
fn nothing_known_is_unknown_and_never_go() {
    let report = report_of_files(&[("board.csv", "Reference,Qty,MPN\nU1,1,A-100\n")], &[10_000]);
    let answers = answers(&report, 10_000);
    let known: Vec<_> = answers.iter().filter(|it| it.1 != Answer::Unknown).collect();
    assert_eq!(known, [&(Subject::Data, Answer::Go, 0)]);
    assert_eq!(ready(&report)[0].answer(), Answer::Unknown);
}

#[test]
fn all_known_and_well_is_go_but_for_what_nobody_stated() {
    let data = "MPN,Supplier,Price,Currency,RoHS,Lead time (weeks),Stock,Lifecycle\n\
        A-100,A,1,USD,Yes,6,50000,Active\nA-100,B,1.1,USD,Yes,6,50000,Active\n";
    let mut report = report_of_files(&[("board.csv", BOM), ("data.csv", data)], &[100, 10_000]);
    report.settings.plan.ship_date = Some("2027-12-01".to_owned());
    let left: Vec<_> = answers(&report, 10_000).into_iter().filter(|it| it.1 != Answer::Go).collect();
    assert_eq!(left, [(Subject::Yield, Answer::Unknown, 1), (Subject::SetUp, Answer::Unknown, 1)]);
    // The day cannot be kept: 84 days of set-up and 56 more from 22 November are 11 April.
    report.settings.plan.ship_date = Some("2027-04-10".to_owned());
    assert!(answers(&report, 10_000).contains(&(Subject::ShipDate, Answer::NotYet, 1)));
    assert!(answers(&report, 100).contains(&(Subject::ShipDate, Answer::Go, 0)));
}

#[test]
fn what_stands_in_the_way_is_counted() {
    let data = "MPN,Supplier,Price,Currency,RoHS,Lead time (weeks),Stock,Lifecycle\n\
        A-100,A,1,USD,No,30,50,NRND\n";
    let bom = BOM.replace("B-100,TI", ",");
    let report = report_of_files(&[("board.csv", &bom), ("data.csv", data)], &[10, 10_000]);
    let found = answers(&report, 10_000);
    for subject in [Subject::Compliance, Subject::LongLead, Subject::Sources, Subject::Lifecycle] {
        assert!(found.contains(&(subject, Answer::NotYet, 1)), "{subject:?}: {found:?}");
    }
    assert_eq!(ready(&report)[1].answer(), Answer::NotYet);
    // For ten boards the stock is enough.
    assert!(answers(&report, 10).contains(&(Subject::LongLead, Answer::Go, 0)));
}
