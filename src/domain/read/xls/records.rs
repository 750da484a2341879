//! The records of a BIFF stream: a kind, a length, and so many bytes.

use crate::domain::read::binary::Fields;

/// The kinds of records that matter, by their numbers in \[MS-XLS\] 2.3.
pub(super) mod kind {
    pub(in super::super) const FORMULA: u16 = 0x0006;
    pub(in super::super) const END: u16 = 0x000a;
    pub(in super::super) const DATE_MODE: u16 = 0x0022;
    pub(in super::super) const FILE_PASS: u16 = 0x002f;
    pub(in super::super) const FONT: u16 = 0x0031;
    pub(in super::super) const CONTINUE: u16 = 0x003c;
    pub(in super::super) const CODE_PAGE: u16 = 0x0042;
    pub(in super::super) const COLUMNS: u16 = 0x007d;
    pub(in super::super) const SHEET: u16 = 0x0085;
    pub(in super::super) const PALETTE: u16 = 0x0092;
    pub(in super::super) const PACKED_ROW: u16 = 0x00bd;
    pub(in super::super) const RICH_LABEL: u16 = 0x00d6;
    pub(in super::super) const STYLE: u16 = 0x00e0;
    pub(in super::super) const STRINGS: u16 = 0x00fc;
    pub(in super::super) const SHARED: u16 = 0x00fd;
    pub(in super::super) const NUMBER: u16 = 0x0203;
    pub(in super::super) const LABEL: u16 = 0x0204;
    pub(in super::super) const BOOLEAN: u16 = 0x0205;
    pub(in super::super) const STRING: u16 = 0x0207;
    pub(in super::super) const ROW: u16 = 0x0208;
    pub(in super::super) const PACKED: u16 = 0x027e;
    pub(in super::super) const FORMAT: u16 = 0x041e;
    pub(in super::super) const BEGIN: u16 = 0x0809;

    /// True for records that begin with a row and a column.
    pub(in super::super) fn is_cell(kind: u16) -> bool {
        matches!(kind, FORMULA | PACKED_ROW | RICH_LABEL | SHARED | NUMBER | LABEL | BOOLEAN | PACKED)
    }
}

/// One record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
}

/// Walks over the records; a cut record ends the walk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Records<'a> {
    fields: Fields<'a>,
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Self { fields: Fields::new(stream) }
    }

    /// The record's bytes and those of the records that continue it.
    pub(super) fn with_continuations(&mut self, record: Record<'a>) -> Vec<&'a [u8]> {
        let mut pieces = vec![record.data];
        let mut ahead = *self;
        while let Some(next) = ahead.next().filter(|next| next.kind == kind::CONTINUE) {
            pieces.push(next.data);
            *self = ahead;
        }
        pieces
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, length) = (self.fields.u16()?, self.fields.u16()?);
        Some(Record { kind, data: self.fields.bytes(usize::from(length))? })
    }
}
