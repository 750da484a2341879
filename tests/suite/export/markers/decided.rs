//! What a person decided: waivers, cells read otherwise, alternates and matches by hand.

use bomlight::domain::place::{ColumnIndex, RowKey, RowNumber, SourceIndex};
use bomlight::domain::profile::branding::Branding;
use bomlight::domain::project::Command;
use bomlight::domain::project::review::{ReviewEdit, RoleChoice};
use bomlight::domain::report::Audience::{Customer, Internal, Summary};
use bomlight::domain::settings::by_hand::Approval;

use super::case::Case;

const BOARD: &str = "Reference,Qty,MPN,Manufacturer,Value,Description,Alternate MPN,Alternate Manufacturer,Extra qzextra\n\
    R1,1,QZMPN-1,qzmaker,qzbefore,qzfrom,QZALT-1,qzaltmaker,x\n\
    R2,1,RC0402FR-0710KL,Yageo,10k,Resistor,,,y\n\
    U1,1,STM32F103C8T6,ST,MCU,Controller,,,z\n";
const PRICES: &str = "MPN,Manufacturer,Price,Currency,RoHS,Lead time (weeks),Supplier,Lifecycle\n\
    QZMPN-1,qzmaker,0.01,USD,Yes,20,qzoffer,Active\n\
    QZALT-1,qzaltmaker,0.03,USD,Yes,8,qzoffer,Active\n\
    QZMPN1,qzdoubtmaker,0.02,USD,Yes,8,qzother,Active\n\
    STM32F103C8T6,ST,5,USD,Yes,30,qzoffer,NRND\n\
    QZCAND-1,qzcandmaker,2,USD,Yes,6,qzother,Active\n";
/// An approved list.
const LIST: &str = "MPN,Manufacturer,Approved alternate,Alternate manufacturer\n\
    STM32F103C8T6,STMicroelectronics,QZLISTED-1,qzlistmaker\n";

fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![("qzfile.csv", BOARD.into()), ("qzdata.csv", PRICES.into()), ("qzlist.csv", LIST.into())]
}

fn waive(code: &str, part: &str, reason: &str) -> Command {
    Command::Waive { code: code.to_owned(), part: part.to_owned(), reason: Some(reason.to_owned()) }
}

fn review(edit: ReviewEdit) -> Command {
    Command::Review { source: SourceIndex(0), edit }
}

fn row(source: u16, row: u32) -> RowKey {
    RowKey { source: SourceIndex(source), row: RowNumber(row) }
}

pub(super) fn waivers() -> Case {
    Case {
        name: "waivers",
        files: files(),
        edits: vec![
            waive("rohs.unknown", "RC0402FR0710KL", "qzreason by phone"),
            waive("supply.nrnd", "STM32F103C8T6", "qzoffer told us qzsaid"),
            waive("cost.unpriced", "RC0402FR0710KL", "qzbought before"),
            waive("supply.one-house", "STM32F103C8T6", "qzhouse is enough"),
        ],
        told: &[
            ("qzreason", Customer),
            ("qzsaid", Internal),
            ("qzbought", Internal),
            ("qzmpn", Customer),
            ("qzalt-1", Customer),
            // An approved list says what a line may be; the list itself is not named.
            ("qzlistmaker", Customer),
            ("qzlisted-1", Customer),
            ("qzoffer", Internal),
            ("qzdata", Internal),
            ("qzlist.csv", Internal),
        ],
        untold: &[],
        hidden: &["qzhouse", "qzother", "qzextra", "qzcand"],
        findings: vec!["rohs.unknown", "supply.nrnd", "cost.unpriced"],
    }
}

pub(super) fn edits() -> Case {
    let approve = |line, mpn: &str, manufacturer: &str, row, is_approved| {
        let (mpn, manufacturer) = (mpn.to_owned(), manufacturer.to_owned());
        Command::Approve(Approval { line, mpn, manufacturer, row, is_approved })
    };
    Case {
        name: "edits",
        files: files(),
        edits: vec![
            review(ReviewEdit::FixCell {
                row: RowNumber(2),
                column: ColumnIndex(4),
                text: Some("qzafter".to_owned()),
            }),
            review(ReviewEdit::FixAllAlike {
                column: ColumnIndex(5),
                from: "qzfrom".to_owned(),
                to: Some("qzto".to_owned()),
            }),
            review(ReviewEdit::SetRole { column: ColumnIndex(8), role: RoleChoice::NotUsed }),
            approve(row(0, 2), "QZALT-1", "qzaltmaker", None, false),
            approve(row(0, 4), "QZCAND-1", "qzcandmaker", Some(row(1, 6)), true),
            Command::UseAlternate { line: row(0, 4), mpn: Some("QZCAND-1".to_owned()) },
            Command::ConfirmMatch { line: row(0, 2), row: row(1, 4), is_same: Some(true) },
            Command::SetSender(Box::new(Branding {
                customer: "qzcustomer".to_owned(),
                customer_reference: "qzrequest".to_owned(),
                project: "qzproject".to_owned(),
                revision: "qzrevision".to_owned(),
                terms: "qzterms".to_owned(),
                ..Branding::default()
            })),
        ],
        told: &[
            ("qzcustomer", Summary),
            ("qzrequest", Summary),
            ("qzproject", Summary),
            ("qzrevision", Summary),
            ("qzterms", Summary),
            ("qzafter", Customer),
            ("qzto", Customer),
            ("qzfrom", Internal),
            ("qzmpn-1", Customer),
            ("qzalt-1", Customer),
            ("qzoffer", Internal),
            ("qzdata", Internal),
        ],
        untold: &[],
        hidden: &["qzbefore", "qzextra", "qzother", "qzdoubtmaker", "qzlist.csv"],
        findings: Vec::new(),
    }
}
