//! Lines that hint at what else is likely to apply: what applies is told to everybody, the lines to those who see lines.

use bomlight::domain::report::Audience::{Customer, Internal, Summary};

use super::case::Case;

const BOARD: &str = "Reference,Qty,MPN,Manufacturer,Description,Supplier,Supplier Part Number\n\
    qzref1,1,ESP32-QZMPN,qzmaker,WiFi module of qzseller,qzseller,qznumber-1\n\
    qzref2,1,,,Bluetooth module qztext,qzseller,qznumber-2\n\
    qzref3,1,,,WLAN module from qzseller qzhidden,qzseller,qznumber-3\n\
    BT4,1,CR2032-QZCELL,qzmaker,Coin cell,qzseller,qznumber-4\n";

pub(super) fn hints() -> Case {
    Case {
        name: "hints",
        files: vec![("qzfile.csv", BOARD.into())],
        edits: Vec::new(),
        told: &[
            ("red, directive 2014/53/eu", Summary),
            ("batteries, regulation (eu) 2023/1542", Summary),
            ("qzref1", Customer),
            ("qzmpn", Customer),
            ("qztext", Customer),
            ("qzcell", Customer),
            ("qzseller", Internal),
            ("qznumber", Internal),
        ],
        untold: &[],
        hidden: &["qzhidden"],
        findings: Vec::new(),
    }
}
