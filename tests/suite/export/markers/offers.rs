//! Rows of a price list that are of other parts: findings that quote them stay in the house.

use bomlight::domain::report::Audience::{Customer, Internal};

use super::case::Case;

const BOARD: &str = "Reference,Qty,MPN,Manufacturer,Value\n\
    qzref1,1,SN74LVC1G08DCKR,TI,Logic\n\
    U3,1,TPS5430DDA,TI,Buck\n\
    U2,1,LM358DR,TI,Op amp\n";
/// Another maker, another packing, and too few of a part.
const PRICES: &str = "MPN,Manufacturer,Price,Currency,Stock,Supplier Part Number,Supplier\n\
    SN74LVC1G08DCKR,Qzfirm Logic,0.01,USD,9000,77-1,Mouser\n\
    TPS5430DDAR,TI,0.01,USD,9000,77-2,Mouser\n\
    LM358DR,TI,0.1,USD,1,77-3,Mouser\n";

pub(super) fn offers() -> Case {
    Case {
        name: "offers",
        files: vec![("board.csv", BOARD.into()), ("qzdata.csv", PRICES.into())],
        edits: Vec::new(),
        told: &[("qzref1", Customer), ("qzfirm", Internal), ("qzdata", Internal)],
        untold: &[],
        hidden: &["tps5430ddar", "of the part data", "data.match", "supply.short", "1 in stock"],
        findings: vec!["data.match-maker", "data.match-packing", "supply.short"],
    }
}
