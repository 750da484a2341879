//! RoHS status words of distributors, makers and ERP systems, read negatives first (facts: compliance 3.1).

use super::RohsStatement;

/// Reads a RoHS cell. `header` decides what a bare `Y`, `1` or `N` means ("Contains lead?" turns it round).
/// `None` for a blank cell. A word that is not understood gives `Unknown`.
pub fn read_rohs(text: &str, header: &str) -> Option<RohsStatement> {
    let _ = (text, header);
    None
}
