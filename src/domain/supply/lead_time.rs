//! Lead times as people write them: `16W`, `16 wks`, `8-10 weeks`, `178 Days`, `8~10周`, `Stock`.

/// What a lead-time cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeadTimeReading {
    Blank,
    /// Calendar days; weeks × 7; a range counts by its upper end; "Stock" is 0.
    Days(u32),
    /// A bare number, and neither the cell nor the header names a unit.
    NoUnit(u32),
    Unreadable,
}

/// Reads a lead-time cell; the unit comes from the cell, else from the header.
pub fn read_lead_time(text: &str, header: &str) -> LeadTimeReading {
    let _ = (text, header);
    LeadTimeReading::Blank
}
