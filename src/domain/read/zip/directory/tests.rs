//! Workbooks with the 64-bit numbers of ZIP64, made by hand.

use crate::domain::read::document::{Document, Limits, ReadError};
use crate::domain::read::read;

/// Which of the numbers stand in 64 bits.
#[derive(Clone, Copy, PartialEq)]
enum Long {
    /// Sizes in an extra field of the local and the central header, as programs write them that pack a stream.
    Sizes,
    /// Sizes and the place of the local header.
    SizesAndOffsets,
    /// The count of entries and the place of the central directory.
    End,
}

const PARTS: [(&str, &str); 3] = [
    ("xl/workbook.xml", "<workbook><sheets><sheet name=\"BOM\" r:id=\"rId1\"/></sheets></workbook>"),
    (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
         </Relationships>",
    ),
    (
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData>\
         <row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Designator</t></is></c>\
         <c r=\"B1\" t=\"inlineStr\"><is><t>MPN</t></is></c></row>\
         <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>R1</t></is></c>\
         <c r=\"B2\" t=\"inlineStr\"><is><t>RC0402FR-0710KL</t></is></c></row>\
         </sheetData></worksheet>",
    ),
];

/// An extra field of 64-bit numbers, behind one of another kind.
fn extra(numbers: &[u64]) -> Vec<u8> {
    let mut field = vec![0x55, 0x54, 2, 0, 9, 9];
    if !numbers.is_empty() {
        field.extend(1_u16.to_le_bytes());
        field.extend((numbers.len() as u16 * 8).to_le_bytes());
        numbers.iter().for_each(|it| field.extend(it.to_le_bytes()));
    }
    field
}

/// Packed and unpacked size, lengths of name and extra field: what both headers of an entry hold.
fn sizes(packed: u32, unpacked: u32, name: &str, extra: &[u8]) -> Vec<u8> {
    let mut fields = vec![0; 4];
    fields.extend(packed.to_le_bytes());
    fields.extend(unpacked.to_le_bytes());
    fields.extend((name.len() as u16).to_le_bytes());
    fields.extend((extra.len() as u16).to_le_bytes());
    fields
}

fn workbook(long: Long) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in PARTS {
        let packed = miniz_oxide::deflate::compress_to_vec(content.as_bytes(), 6);
        let offset = file.len() as u64;
        let both = [content.len() as u64, packed.len() as u64];
        let (short_packed, short_unpacked, local, central) = match long {
            Long::Sizes => (u32::MAX, u32::MAX, extra(&both), extra(&both)),
            Long::SizesAndOffsets => (u32::MAX, u32::MAX, extra(&both), extra(&[both[0], both[1], offset])),
            Long::End => (packed.len() as u32, content.len() as u32, extra(&[]), extra(&[])),
        };
        file.extend(b"PK\x03\x04\x2d\0\0\0\x08\0\0\0\0\0");
        file.extend(sizes(short_packed, short_unpacked, name, &local));
        file.extend(name.as_bytes());
        file.extend(local);
        file.extend(packed);
        directory.extend(b"PK\x01\x02\x2d\0\x2d\0\0\0\x08\0\0\0\0\0");
        directory.extend(sizes(short_packed, short_unpacked, name, &central));
        directory.extend([0; 10]);
        let short_offset = if long == Long::SizesAndOffsets { u32::MAX } else { offset as u32 };
        directory.extend(short_offset.to_le_bytes());
        directory.extend(name.as_bytes());
        directory.extend(central);
    }
    let (start, bytes, count) = (file.len(), directory.len(), PARTS.len());
    file.extend(directory);
    if long == Long::End {
        let end = file.len() as u64;
        file.extend(b"PK\x06\x06");
        file.extend(44_u64.to_le_bytes());
        file.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        [count, count, bytes, start].iter().for_each(|it| file.extend((*it as u64).to_le_bytes()));
        file.extend(b"PK\x06\x07\0\0\0\0");
        file.extend(end.to_le_bytes());
        file.extend(1_u32.to_le_bytes());
        file.extend(b"PK\x05\x06\0\0\0\0");
        file.extend([0xff; 12]);
    } else {
        file.extend(b"PK\x05\x06\0\0\0\0");
        [count, count].iter().for_each(|it| file.extend((*it as u16).to_le_bytes()));
        [bytes, start].iter().for_each(|it| file.extend((*it as u32).to_le_bytes()));
    }
    file.extend([0; 2]);
    file
}

fn cells(document: &Document) -> Vec<String> {
    let table = &document.sheets[0].table;
    (0..table.row_count()).map(|row| table.row(row).collect::<Vec<_>>().join("|")).collect()
}

#[test]
fn workbooks_with_long_numbers_are_read() {
    for long in [Long::Sizes, Long::SizesAndOffsets, Long::End] {
        let document = read("board.xlsx", &workbook(long), &Limits::default()).unwrap();
        assert_eq!(cells(&document), ["Designator|MPN", "R1|RC0402FR-0710KL"]);
    }
}

#[test]
fn no_long_number_leads_out_of_the_file() {
    for long in [Long::Sizes, Long::SizesAndOffsets, Long::End] {
        let whole = workbook(long);
        for at in 0..whole.len() {
            let mut broken = whole.clone();
            broken[at] = 0xff;
            // Whatever it is taken for, it is refused or read within the limits.
            let _ = read("board.xlsx", &broken, &Limits::default());
            let _ = read("board.xlsx", &whole[..at], &Limits::default());
        }
    }
}

#[test]
fn the_limits_hold_for_long_sizes() {
    let limits = Limits { entry_bytes: 64, ..Limits::default() };
    let refused = read("board.xlsx", &workbook(Long::Sizes), &limits).unwrap_err();
    assert!(matches!(refused, ReadError::UnpacksTooLarge { .. }), "{refused:?}");
}
