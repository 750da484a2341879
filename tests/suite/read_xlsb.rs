//! A binary workbook put together record by record ([MS-XLSB]), read by the own reader and by calamine alike.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at once"
)]

use std::io::Cursor;

use bomlight::domain::place::SourceIndex;
use bomlight::domain::read::{Document, Limits, read};
use bomlight::domain::recognise::{Content, recognise};
use calamine::{Data, Reader, Xlsb};

/// A record: its kind and its length in groups of seven bits, then its bytes.
fn record(target: &mut Vec<u8>, kind: u32, data: &[u8]) {
    for mut number in [kind, data.len() as u32] {
        loop {
            let group = (number & 0x7f) as u8;
            number >>= 7;
            target.push(if number > 0 { group | 0x80 } else { group });
            if number == 0 {
                break;
            }
        }
    }
    target.extend(data);
}

/// The number of letters, then the letters in UTF-16.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let count = (units.len() as u32).to_le_bytes();
    count.into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
}

/// A cell as the file keeps it.
enum Cell {
    Shared(u32),
    Text(&'static str),
    /// A number and its style: 0 general, 1 five digits with zeros in front, 2 a day.
    Number(f64, u8),
    /// An integer in 30 bits.
    Packed(i32),
    /// What a formula gave.
    FormulaNumber(f64),
    Bool(bool),
    Error(u8),
}

/// `short`: cells next to each other are written without their columns, as libraries write them.
fn sheet(rows: &[(u32, Vec<(u32, Cell)>)], short: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    record(&mut bytes, 129, &[]);
    let bounds = [0_u32, rows.last().map_or(0, |it| it.0), 0, 6];
    record(&mut bytes, 148, &bounds.map(u32::to_le_bytes).concat());
    record(&mut bytes, 145, &[]);
    for (row, cells) in rows {
        let mut head = row.to_le_bytes().to_vec();
        head.extend([0; 13]);
        record(&mut bytes, 0, &head);
        let mut next = 0;
        for (column, cell) in cells {
            let is_short = short && *column > 0 && *column == next && !matches!(cell, Cell::FormulaNumber(_));
            next = column + 1;
            let style = if let Cell::Number(_, style) = cell { *style } else { 0 };
            let mut data = if is_short { Vec::new() } else { column.to_le_bytes().to_vec() };
            data.extend([style, 0, 0, 0]);
            let kind = match cell {
                Cell::Shared(index) => {
                    data.extend(index.to_le_bytes());
                    7
                }
                Cell::Text(text) => {
                    data.extend(wide(text));
                    6
                }
                Cell::Number(value, _) => {
                    data.extend(value.to_le_bytes());
                    5
                }
                Cell::Packed(value) => {
                    data.extend((value << 2 | 2).to_le_bytes());
                    2
                }
                Cell::FormulaNumber(value) => {
                    data.extend(value.to_le_bytes());
                    data.extend([0; 10]);
                    9
                }
                Cell::Bool(value) => {
                    data.push(u8::from(*value));
                    4
                }
                Cell::Error(code) => {
                    data.push(*code);
                    3
                }
            };
            record(&mut bytes, if is_short { kind + 11 } else { kind }, &data);
        }
    }
    record(&mut bytes, 146, &[]);
    record(&mut bytes, 130, &[]);
    bytes
}

fn workbook_part(names: &[(&str, u32)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    record(&mut bytes, 131, &[]);
    record(&mut bytes, 153, &[0; 12]);
    record(&mut bytes, 143, &[]);
    for (index, (name, state)) in names.iter().enumerate() {
        let mut data = state.to_le_bytes().to_vec();
        data.extend((index as u32 + 1).to_le_bytes());
        data.extend(wide(&format!("rId{}", index + 1)));
        data.extend(wide(name));
        record(&mut bytes, 156, &data);
    }
    record(&mut bytes, 144, &[]);
    record(&mut bytes, 157, &[0; 26]);
    record(&mut bytes, 132, &[]);
    bytes
}

fn strings_part(strings: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let count = (strings.len() as u32).to_le_bytes();
    record(&mut bytes, 159, &[count, count].concat());
    for text in strings {
        record(&mut bytes, 19, &[vec![0], wide(text)].concat());
    }
    record(&mut bytes, 160, &[]);
    bytes
}

fn styles_part() -> Vec<u8> {
    let mut bytes = Vec::new();
    record(&mut bytes, 278, &[]);
    record(&mut bytes, 615, &1_u32.to_le_bytes());
    record(&mut bytes, 44, &[165_u16.to_le_bytes().to_vec(), wide("00000")].concat());
    record(&mut bytes, 616, &[]);
    record(&mut bytes, 617, &3_u32.to_le_bytes());
    for format in [0_u16, 165, 14] {
        let mut data = 0_u16.to_le_bytes().to_vec();
        data.extend(format.to_le_bytes());
        data.extend([0; 12]);
        record(&mut bytes, 47, &data);
    }
    record(&mut bytes, 618, &[]);
    record(&mut bytes, 279, &[]);
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| sum >> 1 ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 })
    })
}

/// A container with its entries as they are.
pub(crate) fn zip(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let offset = file.len() as u32;
        let mut facts = vec![0_u8; 6];
        facts.extend(crc32(content).to_le_bytes());
        facts.extend([(content.len() as u32).to_le_bytes(), (content.len() as u32).to_le_bytes()].concat());
        facts.extend([(name.len() as u16).to_le_bytes(), [0; 2]].concat());
        file.extend(b"PK\x03\x04\x14\0\0\0");
        file.extend(&facts);
        file.extend(name.as_bytes());
        file.extend(content);
        directory.extend(b"PK\x01\x02\x14\0\x14\0\0\0");
        directory.extend(&facts);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = file.len() as u32;
    let count = (entries.len() as u16).to_le_bytes();
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([count, count].concat());
    file.extend([(directory.len() as u32).to_le_bytes(), start.to_le_bytes()].concat());
    file.extend([0; 2]);
    file
}

fn workbook() -> Vec<u8> {
    workbook_with(false)
}

fn workbook_with(short: bool) -> Vec<u8> {
    let strings = ["Reference", "Qty", "MPN", "Price", "Date", "RC0402FR-0710KL", "Größe µ"];
    let shared = |column: u32, index: u32| (column, Cell::Shared(index));
    let bom = sheet(
        &[
            (0, vec![(0, Cell::Text("Board X"))]),
            (2, (0..5).map(|it| shared(it, it)).collect()),
            (
                3,
                vec![
                    (0, Cell::Text("R1, R2")),
                    (1, Cell::Packed(2)),
                    shared(2, 5),
                    (3, Cell::Number(0.0123, 0)),
                    (4, Cell::Number(45_000.0, 2)),
                ],
            ),
            (
                4,
                vec![
                    (0, Cell::Text("U1")),
                    (1, Cell::FormulaNumber(1.0)),
                    (2, Cell::Number(123.0, 1)),
                    (3, Cell::Error(0x07)),
                    (5, Cell::Bool(true)),
                    shared(6, 6),
                ],
            ),
        ],
        short,
    );
    let notes = sheet(&[(0, vec![(0, Cell::Text("old"))])], short);
    let relation = |id: u32, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"rId{id}\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
             Target=\"{target}\"/>"
        )
    };
    let relations = [
        "<?xml version=\"1.0\"?>\
         <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
        &relation(1, "worksheet", "worksheets/sheet1.bin"),
        &relation(2, "worksheet", "worksheets/sheet2.bin"),
        &relation(3, "styles", "styles.bin"),
        &relation(4, "sharedStrings", "sharedStrings.bin"),
        "</Relationships>",
    ]
    .concat();
    zip(&[
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("xl/_rels/workbook.bin.rels", relations.into_bytes()),
        ("xl/workbook.bin", workbook_part(&[("BOM", 0), ("Old", 1)])),
        ("xl/styles.bin", styles_part()),
        ("xl/sharedStrings.bin", strings_part(&strings)),
        ("xl/worksheets/sheet1.bin", bom),
        ("xl/worksheets/sheet2.bin", notes),
    ])
}

fn opened() -> Document {
    read("board.xlsb", &workbook(), &Limits::default()).unwrap()
}

#[test]
fn cells_are_what_a_person_sees() {
    let document = opened();
    assert_eq!(document.format.code(), "xlsb");
    let told: Vec<_> = document.sheets.iter().map(|it| (it.name.as_deref().unwrap(), it.hidden)).collect();
    assert_eq!(told, [("BOM", false), ("Old", true)]);
    let table = &document.sheets[0].table;
    let rows: Vec<String> =
        (0..table.row_count()).map(|row| table.row(row).collect::<Vec<_>>().join("|")).collect();
    assert_eq!(
        rows,
        [
            "Board X",
            "",
            "Reference|Qty|MPN|Price|Date",
            "R1, R2|2|RC0402FR-0710KL|0.0123|2023-03-15",
            "U1|1|00123|#DIV/0!||TRUE|Größe µ",
        ]
    );
}

#[test]
fn cells_without_a_column_stand_next_to_the_one_before() {
    let document = read("board.xlsb", &workbook_with(true), &Limits::default()).unwrap();
    assert_eq!(document.sheets[0].table, opened().sheets[0].table);
}

#[test]
fn calamine_reads_the_same() {
    let document = opened();
    let mut theirs: Xlsb<_> = Xlsb::new(Cursor::new(workbook())).unwrap();
    let range = theirs.worksheet_range("BOM").unwrap();
    let mut compared = 0;
    for (row, column, data) in range.used_cells() {
        let (top, left) = range.start().unwrap();
        let own = document.sheets[0].table.cell(row + top as usize, column + left as usize);
        compared += 1;
        match data {
            Data::String(text) => assert_eq!(own, text),
            Data::Float(value) => assert_eq!(own.parse::<f64>().unwrap(), *value),
            Data::Int(value) => assert_eq!(own.parse::<i64>().unwrap(), *value),
            Data::Bool(value) => assert_eq!(own, value.to_string().to_uppercase()),
            Data::Error(error) => assert_eq!(own, error.to_string()),
            Data::DateTime(_) => assert_eq!(own, "2023-03-15"),
            other => panic!("{other:?} beside {own:?}"),
        }
    }
    assert_eq!(compared, 17);
}

#[test]
fn the_bom_in_it_is_understood() {
    let recognised = recognise(SourceIndex(0), &opened());
    let Content::Bom(lines) = recognised.content else { panic!("no BOM") };
    let told: Vec<(u32, &str)> = lines.iter().map(|it| (it.row.0, it.mpn.as_str())).collect();
    assert_eq!(told, [(4, "RC0402FR-0710KL"), (5, "00123")]);
}

/// Wherever the file ends or a byte is wrong, something is said and nothing breaks.
#[test]
fn damaged_workbooks_are_survived() {
    let whole = workbook();
    for end in (0..whole.len()).step_by(7) {
        let _ = read("board.xlsb", &whole[..end], &Limits::default());
        let mut wrong = whole.clone();
        wrong[end] ^= 0x55;
        let _ = read("board.xlsb", &wrong, &Limits::default());
    }
}
