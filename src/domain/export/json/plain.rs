//! Values that several parts of the document share.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::domain::export::labels;
use crate::domain::place::{ColumnIndex, Evidence, SourceIndex};
use crate::domain::report::Report;

/// An exact decimal as text: no exponent, no trailing zeros (`2.5`, `0`, `100000`).
#[derive(Debug, Clone, Copy)]
pub(super) struct Plain(pub Decimal);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // A report of a large BOM holds millions of numbers, nearly all of them small: those are written
        // into a buffer on the stack, which is several times as fast as the way over `Display`.
        let (mantissa, scale) = (self.0.mantissa(), self.0.scale());
        if let (Ok(mantissa), true) = (u64::try_from(mantissa), scale <= MAX_SCALE)
            && let Ok(text) = std::str::from_utf8(write_small(mantissa, scale, &mut [0; BUFFER]))
        {
            return serializer.serialize_str(text);
        }
        serializer.collect_str(&self.0.normalize())
    }
}

/// Room for the 20 digits of a `u64`, the point, and the zeros after it.
const BUFFER: usize = 40;
const MAX_SCALE: u32 = 18;

/// Writes `mantissa` ÷ 10^`scale` at the buffer's end, without trailing zeros; returns what was written.
fn write_small(mut mantissa: u64, mut scale: u32, buffer: &mut [u8; BUFFER]) -> &[u8] {
    while scale > 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
        scale -= 1;
    }
    let mut start = BUFFER;
    let mut push = |byte: u8| {
        start = start.saturating_sub(1);
        if let Some(slot) = buffer.get_mut(start) {
            *slot = byte;
        }
    };
    let mut digits = 0;
    loop {
        if scale > 0 && digits == scale {
            push(b'.');
        }
        push(b'0' + u8::try_from(mantissa % 10).unwrap_or(0));
        mantissa /= 10;
        digits += 1;
        if mantissa == 0 && digits > scale {
            break;
        }
    }
    buffer.get(start..).unwrap_or_default()
}

/// A text that is absent where it is empty: empty means that the file does not state it.
pub(super) fn stated(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// Header of a column of a source, or its letter; absent where the source is not known.
pub(super) fn column(report: &Report, source: SourceIndex, column: ColumnIndex) -> Option<Cow<'_, str>> {
    report.sources.get(usize::from(source.0)).map(|source| labels::column(source, column))
}

#[derive(Serialize)]
pub(super) struct EvidenceJson<'a> {
    source: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    row: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<Cow<'a, str>>,
    text: &'a str,
}

impl<'a> EvidenceJson<'a> {
    pub(super) fn new(report: &'a Report, evidence: &'a Evidence) -> Self {
        let (sheet, row) = report.row_in_sheet(evidence.source, evidence.row);
        Self {
            source: evidence.source.0,
            sheet,
            row: row.0,
            column: column(report, evidence.source, evidence.column),
            text: &evidence.text,
        }
    }

    pub(super) fn list(report: &'a Report, evidence: &'a [Evidence]) -> Vec<Self> {
        evidence.iter().map(|it| Self::new(report, it)).collect()
    }
}

/// Leaves a flag out that is not set.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
pub(super) fn is_false(it: &bool) -> bool {
    !it
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(number: Decimal) -> String {
        serde_json::to_string(&Plain(number)).expect("text").trim_matches('"').to_owned()
    }

    #[test]
    fn decimals_have_no_exponent_and_no_trailing_zeros() {
        for (mantissa, scale, want) in [
            (0, 0, "0"),
            (0, 5, "0"),
            (5, 3, "0.005"),
            (500, 3, "0.5"),
            (12345, 2, "123.45"),
            (100_000, 0, "100000"),
            (-25, 1, "-2.5"),
        ] {
            assert_eq!(plain(Decimal::new(mantissa, scale)), want);
        }
    }

    proptest! {
        #[test]
        fn decimals_are_written_as_they_are(mantissa in any::<i64>(), scale in 0_u32..28) {
            let number = Decimal::new(mantissa, scale);
            prop_assert_eq!(plain(number), number.normalize().to_string());
        }
    }
}
