//! Findings of supply: last days for orders, little stock, codes of one house.

use bomlight::domain::finding::Severity;
use bomlight::domain::report::Report;
use bomlight::domain::words::findings::message;

use super::build::{codes, report_of_files};

fn finding<'a>(report: &'a Report, code: &str) -> &'a bomlight::domain::finding::Finding {
    report.findings.iter().find(|it| it.code == code).unwrap_or_else(|| panic!("no {code}"))
}

#[test]
fn the_last_day_for_orders_is_held_against_the_day_of_the_order() {
    let bom = "Reference,Qty,MPN,Lifecycle,LTB date\n\
        U1,1,ENDING-1,LTB 2027-03-31,\n\
        U2,1,ENDED-1,Last Time Buy,31.10.2026\n\
        U3,1,ANNOUNCED-1,Last Time Buy,\n\
        U4,1,FINE-1,Active,\n";
    let report = report_of_files(&[("board.csv", bom)], &[100]);
    assert!(codes(&report, 0).contains(&"supply.last-buy-day"));
    assert!(codes(&report, 1).contains(&"supply.last-buy-passed"), "{:?}", codes(&report, 1));
    assert!(codes(&report, 2).contains(&"supply.last-time-buy"));
    assert!(!codes(&report, 3).iter().any(|it| it.contains("last")));
    // 22 November to 31 March: 8 + 31 + 31 + 28 + 31 days.
    assert!(message(finding(&report, "supply.last-buy-day")).contains("129 days"));
    assert!(message(finding(&report, "supply.last-buy-passed")).contains("31 October 2026"));
}

#[test]
fn little_stock_is_a_note_at_the_largest_volume_that_it_covers() {
    let bom = "Reference,Qty,MPN,Stock\nU1,1,A-1,140\nU2,1,B-1,150\nU3,1,C-1,99\nU4,1,D-1,\n";
    let report = report_of_files(&[("board.csv", bom)], &[10, 100, 1_000]);
    let found = finding(&report, "supply.low-stock");
    assert_eq!((found.place.line, found.severity), (Some(0), Severity::Note));
    assert_eq!(
        message(found),
        "A build of 100 boards takes 100 pieces of 140 in stock: less than half to spare."
    );
    assert_eq!(report.findings.iter().filter(|it| it.code == "supply.low-stock").count(), 1);
}

#[test]
fn a_code_of_one_house_in_the_place_of_the_part_number_is_told() {
    let bom =
        "Reference,Qty,MPN,LCSC Part #\nR1,1,,C25804\nR2,1,RC0402FR-0710KL,C25744\nR3,1,311-10.0KLRCT-ND,\n";
    let report = report_of_files(&[("board.csv", bom)], &[100]);
    let tied: Vec<Option<u32>> =
        report.findings.iter().filter(|it| it.code == "supply.one-house").map(|it| it.place.line).collect();
    assert_eq!(tied, [Some(0), Some(2)]);
    assert!(message(finding(&report, "supply.one-house")).contains("LCSC"));
}

#[test]
fn a_part_that_can_no_longer_be_ordered_has_no_date_beyond_its_stock() {
    use bomlight::domain::parts::supply::{Availability, Gap};
    use bomlight::domain::supply::part::parts_of;
    let bom = "Reference,Qty,MPN,Lifecycle,Stock,Lead time (weeks)\n\
        U1,1,ENDED-1,LTB 2026-10-31,50,8\n\
        U2,1,ENDING-1,LTB 2026-12-31,50,8\n\
        U3,1,OLD-1,Obsolete,50,8\n\
        U4,1,HERE-1,Discontinued at Digi-Key,50,8\n";
    let report = report_of_files(&[("board.csv", bom)], &[10, 100]);
    let parts = parts_of(&report);
    let at = |boards: u32| parts.iter().map(|it| it.availability(boards)).collect::<Vec<_>>();
    assert_eq!(at(50), [Availability::InStock; 4]);
    let (ended, weeks) = (Availability::Unknown(Gap::NotMade), Availability::LeadTime(56));
    // That a seller stopped says nothing of the maker.
    assert_eq!(at(51), [ended, weeks, ended, weeks]);
}
