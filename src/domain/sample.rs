//! The sample that the product brings: a made-up sensor board and made-up part data that show every kind of result.
//!
//! The parts are real ordering codes or look like them; prices, stocks, lead times and statuses are invented.

/// Name and bytes of the sample's files: a BOM and part data.
pub const SAMPLE_FILES: [(&str, &[u8]); 2] = [
    ("sample-bom.csv", include_bytes!("sample/sample-bom.csv")),
    ("sample-parts.csv", include_bytes!("sample/sample-parts.csv")),
];
