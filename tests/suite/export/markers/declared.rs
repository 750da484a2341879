//! What a supplier declares of his parts.

use bomlight::domain::report::Audience::{self, Customer, Internal};

use super::case::Case;

const BOARD: &str = "Reference,Qty,MPN,Manufacturer,Supplier,Supplier Part Number\n\
    R1,1,C-CLEAN,qzmaker,qzseller,qznumber-0\n\
    R2,1,C-OVER,qzmaker,qzseller,qznumber-1\n\
    R3,1,C-EXEMPT,qzmaker,qzseller,qznumber-2\n\
    R4,1,C-WRONG-EXEMPTION,qzmaker,qzseller,qznumber-3\n";
const DECLARATION: &str = include_str!("../../../fixtures/declarations/ipc1752a-class-c.xml");

/// Declared by `supplier`, who is a seller of the board or is not.
fn declared(name: &'static str, supplier: &str, finding: &'static str) -> Case {
    let xml = DECLARATION
        .replace("Alder Parts Ltd", supplier)
        .replace("itemName=\"part ", "itemName=\"qzname ")
        .replace("unitType=\"Each\"", "unitType=\"qzunit\"")
        .replace("authority=\"IPC\"", "authority=\"qzauthority\"");
    assert!(xml.contains(supplier) && xml.contains("qzname"));
    Case {
        name,
        files: vec![("qzfile.csv", BOARD.into()), ("qzdeclaration.xml", xml.into_bytes())],
        edits: Vec::new(),
        told: &[("qzfile", Audience::Summary), ("qzmaker", Customer), ("qzdeclaration", Internal)],
        untold: &[],
        hidden: &["qzunit", "qzauthority", "qznumber", "qzseller"],
        findings: vec![finding],
    }
}

pub(super) fn cases() -> [Case; 2] {
    [
        declared("declaration of a maker", "qzmaker", "rohs.non-compliant"),
        declared("declaration of a seller", "qzseller", "data.match-maker"),
    ]
}
