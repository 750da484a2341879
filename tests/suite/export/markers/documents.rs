//! Documents behind statements: their numbers are told with the lines, their sellers and files to nobody outside.

use bomlight::domain::report::Audience::{self, Customer, Internal};

use super::case::Case;

const BOARD: &str = "Reference,Qty,MPN,Manufacturer,Supplier,Supplier Part Number,RoHS,RoHS certificate,Declaration date\n\
    R1,1,QZMPN-1,qzmaker,qzseller,qznumber-1,Yes,qzcert 17,2024-05-01\n\
    R2,1,QZMPN-2,qzmaker,qzseller,qznumber-2,Yes,qzletter 4 of qzseller,2018-05-01\n\
    R3,1,QZMPN-3,qzmaker,qzseller,qznumber-3,,qzalone 5,2018-05-01\n";
const DATA: &str = "MPN,Manufacturer,Supplier,Price,Currency,RoHS,RoHS certificate,RoHS date\n\
    QZMPN-1,qzmaker,qzoffer,0.5,USD,Compliant,qzpaper 18,2023-02-03\n\
    QZMPN-3,qzmaker,qzoffer,0.5,USD,\"Compliant, says qzoffer\",qzhidden 18 qzoffer,2023-02-03\n";

pub(super) fn case() -> Case {
    Case {
        name: "documents",
        files: vec![("qzfile.csv", BOARD.into()), ("qzdata.csv", DATA.into())],
        edits: Vec::new(),
        told: &[
            ("qzfile", Audience::Summary),
            ("qzmpn-3", Customer),
            ("qzcert 17", Customer),
            ("qzpaper 18", Customer),
            ("qzalone 5", Customer),
            ("qzletter", Internal),
            ("qzhidden", Internal),
            ("qzseller", Internal),
            ("qznumber", Internal),
            ("qzoffer", Internal),
            ("qzdata", Internal),
        ],
        untold: &[],
        hidden: &[],
        findings: vec!["rohs.before-phthalates"],
    }
}
